"""Addresses of repositories, as they may be shown.

Without who signs in, and without what stands behind `?` or `#`: people put a password there, or a
token, and what is printed ends up in a log, in a picture of the screen, in a question asked
elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

from helplog.model.late_patterns import late_pattern

_WAY: Final = r"(?P<way>[A-Za-z][A-Za-z0-9+.-]*://)"
_WHO: Final = r"(?:(?P<who>[^/\s]*)@)?"
"""Up to the last @ before the first slash: a password may hold one."""
_ADDRESS: Final = late_pattern(
    rf"{_WAY}{_WHO}(?P<place>[^\s?#]*)"
    # not the quotes and stops that a sentence puts behind it
    r"(?:[?#]\S*?(?=['\"]?[:.,;)]*(?:\s|$)))?"
)
_WHOLE_ADDRESS: Final = late_pattern(
    rf"{_WAY}{_WHO}(?P<place>[^?#]*)(?P<rest>.*)", re.DOTALL
)
_QUOTED_ADDRESS: Final = late_pattern(rf"(?<='){_WAY}[^'\n]*(?=')")
_SCP: Final = late_pattern(r"(?<![^\s'\"(])(?!git@)[^\s@:/'\"]+@(?=[\w.-]+:(?!//|\s))")
"""`token@host:path`; `git@` is everyone's and no secret."""
_SECRETS: Final = late_pattern(
    r"token|pass|pwd|secret|key|auth|credential|signature|sig$", re.IGNORECASE
)
_NO_SECRETS: Final = frozenset({"git", "oauth2"})
"""Names that hosting services give to everyone."""


def shown_address(url: str) -> str:
    """An address as it may be shown; the path of a folder stays as it is."""
    found = _WHOLE_ADDRESS.search(url)
    if found is None:
        return _SCP.sub("", url)
    if found["way"] == "file://":
        return url
    return url[: found.start()] + found["way"] + found["place"]


def without_secrets(sentence: str) -> str:
    """A sentence of git's or of the other end's, with each address in it as it may be shown."""
    quoted = _QUOTED_ADDRESS.sub(lambda found: shown_address(found[0]), sentence)
    return _SCP.sub(
        "", _ADDRESS.sub(lambda found: found["way"] + found["place"], quoted)
    )


def holds_secret(url: str) -> bool:
    """Whether an address holds a password or a token; any program here can read where it stands."""
    found = _WHOLE_ADDRESS.search(url)
    if found is None:
        return False
    for parameter in re.split(r"[?#&]", found["rest"]):
        name, _, value = parameter.partition("=")
        if value and _SECRETS.search(name):
            return True
    name, _, password = (found["who"] or "").partition(":")
    if not password and found["way"].lower() in {"https://", "http://"}:
        password = name  # a token in the place of the name
    return bool(password) and password not in _NO_SECRETS
