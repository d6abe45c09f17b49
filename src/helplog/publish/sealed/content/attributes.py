"""Attributes of a page that say where something is, found without taking the page apart.

Pages are helplog's and the theme's own well-formed HTML, with no `<` in the text. Ten years are
sixty megabytes of it: one pass of a pattern over them costs seconds, a tree of each page minutes.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable
from typing import Final

LINKS: Final = frozenset({"href", "src", "poster", "xlink:href", "longdesc"})
"""Hold an address."""
SOURCES: Final = "srcset"
"""Holds several."""
ONE_ID: Final = frozenset({"id", "for", "form", "list"})
IDS: Final = frozenset(
    {
        "aria-activedescendant", "aria-controls", "aria-describedby", "aria-details",
        "aria-flowto", "aria-labelledby", "aria-owns", "headers", "itemref",
    }
)  # fmt: skip
"""Hold ids with spaces between them."""
_REFERRING: Final = frozenset(
    {
        "clip-path", "cursor", "fill", "filter", "marker-end", "marker-mid", "marker-start", "mask",
        "stroke", "style",
    }
)  # fmt: skip
"""Hold `url(#id)`, where they matter here."""
_PLAIN: Final = "|".join(sorted(LINKS | ONE_ID | IDS | {SOURCES}))
_ATTRIBUTE: Final = re.compile(
    rf"""\s(?:({_PLAIN})=(?:"([^"]*)"|'([^']*)')"""
    rf"""|({"|".join(sorted(_REFERRING))})="([^"]*url\([^"]*)")"""
)
_TAG: Final = re.compile(
    r"""<[a-zA-Z/!][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>"""
)

Tell = Callable[[str, str], str]
"""From an attribute's name and value, as it is written, to the value in its place."""


def with_values(html: str, tell: Tell) -> str:
    """A page, or a piece of one that begins and ends outside of a tag, with other values.

    Args:
        html: the page.
        tell: what stands in the place of a value; escaped, as what it is given is.
    """
    told: list[str] = []
    end = 0
    tags: _Tags | None = None
    for found in _ATTRIBUTE.finditer(html):
        begin = found.start()
        # The text of a page may hold what looks like an attribute; it has no "<" of its own.
        tag_begins = html.rfind("<", 0, begin)
        if tag_begins < 0 or html.find(">", tag_begins, begin) >= 0:
            tags = tags or _Tags(html)
            if not tags.hold(begin):
                continue
        name, value, single, referring, reference = found.groups()
        if name is None:
            name, value = referring, reference
        elif value is None:
            value = single
        told += (html[end : begin + 1], name, '="', tell(name, value), '"')
        end = found.end()
    told.append(html[end:])
    return "".join(told)


class _Tags:
    """Where the tags of a page are, for whoever meets a `>` in an attribute."""

    def __init__(self, html: str) -> None:
        spans = [tag.span() for tag in _TAG.finditer(html)]
        self._begins = [begin for begin, _ in spans]
        self._ends = [end for _, end in spans]

    def hold(self, at: int) -> bool:
        """Whether a place is in one."""
        number = bisect(self._begins, at) - 1
        return number >= 0 and at < self._ends[number]
