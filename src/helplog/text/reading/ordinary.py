"""An ordinary page's text as a site generator may have it: its frontmatter plain YAML or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from helplog.model.diagnostic import FileFinding, Severity
from helplog.model.late_patterns import late_pattern
from helplog.text.source.file.decoding import with_plain_ends

FRONTMATTER_LEFT_OUT: Final = FileFinding(
    Severity.WARNING,
    "page-frontmatter-left-out",
    "The frontmatter of this page is no plain YAML and is left out of the site",
    "Look for an unclosed quote or bracket between the two lines of dashes",
)
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BOMB: Final = late_pattern(r"(?m)(?:^|[\s\[{,:-])[&*][A-Za-z0-9_]")
"""Anchors and aliases are what makes a few lines of YAML grow without end."""
_OPENING: Final = late_pattern(r"(?:[ \t]*\n)*+(?P<fence>---)[ \t]*\n")
_FENCES: Final = YAMLHandler(re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE))
_KEY: Final = late_pattern(r"^[^\n#]*?:(?:\s|$)", re.MULTILINE)
_CAP: Final = 64 * 1024
_DEEPEST: Final = 30
"""Lists in lists."""


def page_text(data: bytes) -> tuple[str, bool]:
    """A page's text, without its frontmatter where that is no plain mapping.

    MkDocs prints a frontmatter it can't parse on the page.

    Returns:
        The text; whether all of it is there.
    """
    text = as_text(data)
    front, body = page_parts(text)
    if _is_plain(front):
        return text, True
    opening = _OPENING.match(body)
    if opening is not None:
        # It begins with the like of another, which nobody has looked at: a rule is one in any case.
        body = f"***\n{body[opening.end() :]}"
    return body, False


def as_text(data: bytes) -> str:
    """What a page holds, with LF line ends."""
    decoded = data.decode("utf-8-sig", errors="replace")
    return with_plain_ends(decoded)


def page_parts(text: str) -> tuple[str, str]:
    """Frontmatter and body of a page; the frontmatter is empty where there is none.

    What stands between two rules and has no key in it is words, like all the rest.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return "", text
    fenced = text[opening.start("fence") :]
    try:
        front, body = _FENCES.split(fenced)
    except ValueError:
        return "", text
    front = front.removeprefix("\n")
    is_empty = not front.strip()
    if not is_empty and not _KEY.search(front):
        return "", text
    return front, body.removeprefix("\n")


def page_settings(text: str) -> Mapping[str, Any]:
    """What the frontmatter of a page says, as a site generator has it; nothing where it is none."""
    front, _ = page_parts(text)
    if not _is_plain(front):
        return {}
    return _FENCES.load(front) or {}


def generator_text(text: str) -> str:
    """A page's text in the form in which a site generator reads of it what helplog does.

    MkDocs takes `Note: buy milk` on the first line of a page for a setting of the page and leaves
    it out; behind a blank line it does not. A fence it knows at the very beginning alone.
    """
    front, body = page_parts(text)
    if not front.strip():
        return f"\n{body}"
    return f"---\n{front}---\n{body}"


def _is_plain(front: str) -> bool:
    if len(front) > _CAP:
        return False
    if _BOMB.search(front):
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
