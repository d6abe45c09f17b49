"""Where everything is: the uris of pages, the anchors on them, relative links between them.

Links name `index.html` in full, so that the site works from a folder on disk as well.
"""

from __future__ import annotations

import posixpath
from datetime import date
from functools import cache
from typing import Final
from urllib.parse import quote

TODAY_URI: Final = "index.md"
WEEKS_URI: Final = "weeks/index.md"
PEOPLE_URI: Final = "people/index.md"
ASKS_URI: Final = "asks/index.md"
PRACTICE_URI: Final = "practice/index.md"
PEOPLE_BY_NAME_URI: Final = "people/by-name/index.md"
NEEDS_URI: Final = "needs/index.md"
FEARS_URI: Final = "fears/index.md"
YEARS_URI: Final = "years/index.md"
CALENDAR_URI: Final = "calendar/index.md"
TAGS_URI: Final = "tags/index.md"
ATTENTION_URI: Final = "attention/index.md"
MAIN_URIS: Final = (
    TODAY_URI,
    WEEKS_URI,
    PEOPLE_URI,
    ASKS_URI,
    PRACTICE_URI,
    ATTENTION_URI,
)
"""Pages that every page leads to, in the order of the navigation."""
LEADING_URIS: Final = frozenset({*MAIN_URIS, CALENDAR_URI})
"""Pages that every page would lead to, if there were such a page."""


def week_uri(start: date) -> str:
    """The page of the week that starts on `start`."""
    return f"weeks/{start.isoformat()}/index.md"


def year_uri(year: int) -> str:
    """The page of a calendar year."""
    return f"years/{year:04d}/index.md"


def wall_uri(year: int) -> str:
    """The wall of plates of a calendar year."""
    return f"years/{year:04d}/wall/index.md"


def calendar_uri(year: int) -> str:
    """The months of a calendar year, to find a day by."""
    return f"calendar/{year:04d}/index.md"


def need_uri(slug: str) -> str:
    """The story of one need."""
    return f"needs/{slug}/index.md"


def person_uri(slug: str) -> str:
    """The page of one person."""
    return f"people/{slug}/index.md"


def tag_uri(slug: str) -> str:
    """The page of one tag."""
    return f"tags/{slug}/index.md"


def guest_uris(uri: str) -> tuple[str, ...]:
    """Where the writer's own page with the address of a page made here may lie."""
    readme = uri.replace("index.md", "README.md")
    folder = uri.removesuffix("/index.md")
    return (uri, readme, f"{folder}.md")


@cache
def page_address(uri: str) -> str:
    """The address of a page within the site: `weeks/2026-11-16/index.html`."""
    without_ending = posixpath.splitext(uri)[0] + ".html"
    return quote(without_ending)


@cache
def to_root(uri: str) -> str:
    """The way from a page to the root of the site: `../../`; what a link begins with."""
    return "../" * uri.count("/")


def relative(address: str, from_uri: str) -> str:
    """A link to an address of the site as written on the page with source `from_uri`."""
    return to_root(from_uri) + address


def link(uri: str, from_uri: str, anchor: str = "") -> str:
    """A link from one page to another, or to a place on it."""
    if anchor and uri == from_uri:
        return f"#{anchor}"
    address = relative(page_address(uri), from_uri)
    if not anchor:
        return address
    return f"{address}#{anchor}"


def entry_prefix(on: date, number: int) -> str:
    """What stands before every id of an entry on the page of its week: `e18-`, `e18_2-`.

    Args:
        on: its day.
        number: which one of that day's it is, from 1 on.
    """
    if number == 1:
        return f"e{on.day}-"
    return f"e{on.day}_{number}-"
