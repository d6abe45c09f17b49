"""An ordinary page's text as a site generator may have it: UTF-8, its frontmatter plain YAML or none."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from helplog.text.decoding import decode
from helplog.text.fence import split_document
from helplog.text.findings import Findings
from helplog.text.frontmatter import read_frontmatter
from helplog.text.properties import read_private
from helplog.text.secrecy import private_line

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOMB: Final = re.compile(r"(?m)(?:^|[\s\[{,:-])[&*][A-Za-z0-9_]")
"""Anchors and aliases are what makes a few lines of YAML grow without end."""
_CAP: Final = 64 * 1024


def page_text(data: bytes) -> tuple[str, bool]:
    """A page's text with the frontmatter kept where it is a plain mapping, left out where it is not.

    MkDocs prints a frontmatter it can't parse on the page.

    Returns:
        The text; whether all of it is there.
    """
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    front, body = page_parts(text)
    plain = _is_plain(front)
    return (text if plain else body), plain


def page_parts(text: str) -> tuple[str, str]:
    """Frontmatter and body of a page; the frontmatter is empty where there is none."""
    handler = YAMLHandler()
    if not text.startswith("---") or not handler.detect(text):
        return "", text
    try:
        front, body = handler.split(text)
    except ValueError:
        return "", text
    return front, body.removeprefix("\n")


def is_private(data: bytes) -> bool:
    """Whether a page says `private: true`, by the same signs as an entry: however it is typed, wherever it stands."""
    findings = Findings("")
    document = split_document(decode(data, findings), findings)
    front = read_frontmatter(document, findings)
    said = [read_private(node, findings) for node in front.values.get("private", ())]
    return any(said) or front.private_slip or private_line(document.body) is not None


def _is_plain(front: str) -> bool:
    if len(front) > _CAP or _BOMB.search(front):
        return False
    try:
        return isinstance(yaml.load(front, Loader=_LOADER), dict | None)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError):
        return False
