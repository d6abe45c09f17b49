"""An ordinary page's text as a site generator may have it: UTF-8, its frontmatter plain YAML or none."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from helplog.text.words import yes_or_no

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOMB: Final = re.compile(r"(?m)(?:^|[\s\[{,:-])[&*][A-Za-z0-9_]")
"""Anchors and aliases are what makes a few lines of YAML grow without end."""
_PRIVATE: Final = re.compile(r"(?mi)^private[ \t]*:[ \t]*([^#\n]*)")
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
    """Whether a page says `private: true`; in a frontmatter that can't be parsed, too."""
    front, _ = page_parts(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n"))
    return any(yes_or_no(said) for said in _PRIVATE.findall(front))


def _is_plain(front: str) -> bool:
    if len(front) > _CAP or _BOMB.search(front):
        return not front
    try:
        return isinstance(yaml.load(front, Loader=_LOADER), dict | None)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError):
        return False
