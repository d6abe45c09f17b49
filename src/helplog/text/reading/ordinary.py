"""An ordinary page's text as a site generator may have it: its frontmatter plain YAML or none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from helplog.model.diagnostic import FileFinding, Severity
from helplog.model.late_patterns import late_pattern
from helplog.text.source.decoding import with_plain_ends

FRONTMATTER_LEFT_OUT: Final = FileFinding(
    Severity.WARNING,
    "page-frontmatter-left-out",
    "The frontmatter of this page is no plain YAML and is left out of the site",
    "Look for an unclosed quote or bracket between the two lines of dashes",
)
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOMB: Final = late_pattern(r"(?m)(?:^|[\s\[{,:-])[&*][A-Za-z0-9_]")
"""Anchors and aliases are what makes a few lines of YAML grow without end."""
_CAP: Final = 64 * 1024
_DEEPEST: Final = 30
"""Lists in lists."""


def page_text(data: bytes) -> tuple[str, bool]:
    """A page's text, without its frontmatter where that is no plain mapping.

    MkDocs prints a frontmatter it can't parse on the page.

    Returns:
        The text; whether all of it is there.
    """
    text = with_plain_ends(data.decode("utf-8-sig", errors="replace"))
    front, body = page_parts(text)
    if _is_plain(front):
        return text, True
    return body, False


def page_parts(text: str) -> tuple[str, str]:
    """Frontmatter and body of a page; the frontmatter is empty where there is none."""
    handler = YAMLHandler()
    if not handler.detect(text):
        return "", text
    try:
        front, body = handler.split(text)
    except ValueError:
        return "", text
    return front, body.removeprefix("\n")


def _is_plain(front: str) -> bool:
    if len(front) > _CAP or _BOMB.search(front):
        return False
    try:
        held = yaml.load(front, Loader=_LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return False
    if not isinstance(held, dict | None):
        return False
    return not _is_deep(held)


def _is_deep(value: object) -> bool:
    """Whether lists and keys are nested deeper than a template, or Python, follows them."""
    layer = [value]
    for _ in range(_DEEPEST):
        inner: list[object] = []
        for held in layer:
            inner += _within(held)
        layer = inner
    return bool(layer)


def _within(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    if isinstance(value, list | tuple | set):
        return value
    return ()
