"""Addresses of repositories, as they may be shown: without who signs in, and without what stands behind `?` or `#`.

People put a password there, or a token, and what is printed ends up in a log, in a picture of the screen, in a
question asked elsewhere.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

_WAY: Final = r"(?P<way>[A-Za-z][A-Za-z0-9+.-]*://)"
_WHO: Final = r"(?:[^/\s]*@)?"
"""Up to the last @ before the first slash: a password may hold one."""
_ADDRESS: Final = re.compile(
    rf"{_WAY}{_WHO}(?P<place>[^\s?#]*)"
    r"(?:[?#]\S*?(?=['\"]?[:.,;)]*(?:\s|$)))?"  # not the quotes and stops that a sentence puts behind it
)
_WHOLE_ADDRESS: Final = re.compile(rf"{_WAY}{_WHO}(?P<place>[^?#]*).*", re.DOTALL)
_QUOTED_ADDRESS: Final = re.compile(rf"(?<='){_WAY}[^'\n]*(?=')")
_SCP: Final = re.compile(r"(?<![^\s'\"(])(?!git@)[^\s@:/'\"]+@(?=[\w.-]+:(?!//|\s))")
"""`token@host:path`; `git@` is everyone's and no secret."""
_SECRETS: Final = re.compile(r"token|pass|pwd|secret|key|auth|credential|signature|sig$", re.IGNORECASE)
_NO_SECRETS: Final = frozenset({"git", "oauth2"})
"""Names that hosting services give to everyone."""


def shown_address(url: str) -> str:
    """An address as it may be shown; the path of a folder stays as it is."""
    found = _WHOLE_ADDRESS.search(url)
    if found is None:
        return _SCP.sub("", url)
    return url if found["way"] == "file://" else url[: found.start()] + found["way"] + found["place"]


def without_secrets(sentence: str) -> str:
    """A sentence of git's or of the other end's, with each address in it as it may be shown."""
    quoted = _QUOTED_ADDRESS.sub(lambda found: shown_address(found[0]), sentence)
    return _SCP.sub("", _ADDRESS.sub(lambda found: found["way"] + found["place"], quoted))


def holds_secret(url: str) -> bool:
    """Whether an address holds a password or a token, in a file that any program of the person's can read.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url)
    named = {name for query in (parts.query, parts.fragment) for name, value in parse_qsl(query) if value}
    if any(map(_SECRETS.search, named)):
        return True
    secret = parts.password or (parts.username if parts.scheme in {"https", "http"} else None)
    return "@" in parts.netloc and bool(secret) and secret not in _NO_SECRETS
