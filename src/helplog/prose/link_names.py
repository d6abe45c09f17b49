"""What stands between `[[` and `]]`: a page, a day as Logseq writes it, a place within a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

Slug = Callable[[str], str]
"""From the words of a heading to its id."""
BLOCK: Final = "block-"
"""Before the name of a block, as an id."""
_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_NUMBERED: Final = re.compile(
    r"(?P<year>\d{4})([-/_.]?)(?P<month>\d\d)\2(?P<day>\d\d)", re.ASCII
)
_MONTH_FIRST: Final = re.compile(
    r"(?:[a-z]{3,9},? )?(?P<name>[a-z]{3})[a-z]{0,6}\.? "
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)
_DAY_FIRST: Final = re.compile(
    r"(?:[a-z]{3,9},? )?(?P<day>\d{1,2})(?:st|nd|rd|th)? "
    r"(?P<name>[a-z]{3})[a-z]{0,6}\.?,? (?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)
_BEGINS_WITH_WORD: Final = (_MONTH_FIRST, _DAY_FIRST)


class LinkName(NamedTuple):
    """A link by name, taken apart."""

    page: str
    """Empty for the page it stands on."""
    anchor: str
    """Id of a heading or a block of it; empty for the page as a whole."""


def link_name(written: str, slug: Slug) -> LinkName:
    """Takes a link by name apart: `page`, `page#Heading`, `page#^block`, `page^block`.

    Args:
        written: what stands before a `|`.
        slug: gives headings their ids.
    """
    page, _, within = written.partition("#")
    if within:
        # of a heading below a heading, Obsidian names both
        place = within.rpartition("#")[2].strip()
        if place.startswith("^"):
            return LinkName(page.strip(), BLOCK + place[1:])
        named = page.strip()
        return LinkName(named, slug(place))
    page, _, block = page.partition("^")
    if block:
        name = page.strip()
        return LinkName(name, BLOCK + block.strip())
    return LinkName(page.strip(), "")


def day_named(name: str) -> date | None:
    """The day that `2026-11-18`, `2026/11/18`, `Nov 18th, 2026` or `18 November 2026` is."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        return _day(int(numbered["month"]), numbered)
    if not name[-4:].isdecimal():
        return None
    for form in _BEGINS_WITH_WORD:
        found = form.fullmatch(name)
        if found is not None and found["name"].lower() in _MONTHS:
            month = _MONTHS.index(found["name"].lower()) + 1
            return _day(month, found)
    return None


def _day(month: int, found: re.Match[str]) -> date | None:
    try:
        year = int(found["year"])
        return date(year, month, int(found["day"]))
    except ValueError:
        return None
