"""Paths of a built site: which are the theme's and the search's, and what each belongs to."""

from __future__ import annotations

import posixpath
import re
from datetime import date, timedelta
from typing import Final, NamedTuple
from zlib import crc32

NOT_FOUND: Final = "404.html"
APP_MANIFEST: Final = "manifest.webmanifest"
"""Answered by the copy's worker itself, with nothing of this journal in it."""
START: Final = "search/start.js"
"""What the search reads first; it names all that it may read then."""
_INDEX: Final = "index.html"
_THEME: Final = (
    "assets/helplog/",
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/fonts/",
    "assets/images/favicon.png",
)
"""Folders that the theme and plugins fill. Of a writer's own `assets/` nothing lies in them."""
SEARCH: Final = "search/"
TEXTS: Final = "search/t-"
"""How the files begin that hold the text of what is found, and where it stands."""
_LEFT_OUT: Final = re.compile(
    r"(?:sitemap\.xml(?:\.gz)?|manifest\.webmanifest|.*/\..*|\..*|assets/.*\.map|"
    r"assets/javascripts/lunr/.*|search/search_index\.json)"
)
"""For search engines, for who works on the theme, for a search that isn't ours; and the names of
the journal, which the copy's own worker doesn't know."""
_WEEK: Final = re.compile(r"weeks/(\d{4})-(\d\d)-(\d\d)(?:/|\.html)")
_YEAR: Final = re.compile(r"(?:years|calendar)/(\d{4})(?:/|\.html)")
_DAYS_FILED: Final = re.compile(r"search/t-(\d{4})(\d{0,2})\d*\.js")
_WORDS_FILED: Final = re.compile(r"search/w-(.{0,2})")
_FILED: Final = re.compile(r"search/(?:start|[tw]-[^/]*)\.js")
_PAGES_IN_A_PACK: Final = 32
_SIX_DAYS: Final = timedelta(days=6)


class Group(NamedTuple):
    """A part that files of a site go into."""

    name: str
    years: tuple[int, ...] = ()
    """Which it belongs to; none for what any page needs."""


def is_sealed(path: str) -> bool:
    """Whether a file of the site is in the copy at all."""
    return _LEFT_OUT.fullmatch(path) is None


def is_own_path(path: str) -> bool:
    """Whether a path is the theme's."""
    return path.startswith(_THEME)


def is_search_file(path: str) -> bool:
    """Whether a path is one of the search's, and not of a folder of that name of the journal's."""
    return _FILED.fullmatch(path) is not None


def is_page(path: str) -> bool:
    """Whether a file of the site is a page."""
    return path.endswith(".html")


def page_path(path: str) -> str:
    """What a page is called in an address: its folder, where it is the index of one."""
    folder, name = posixpath.split(path)
    if name != _INDEX:
        return path
    return f"{folder}/" if folder else ""


def groups_of(paths: list[str]) -> dict[str, Group]:
    """Which part each file of a site goes into.

    The same file goes into the same one next time, so that little is different when little is.
    """
    folders: dict[str, list[str]] = {}
    found: dict[str, Group] = {}
    for path in paths:
        group = _group(path)
        if group is not None:
            found[path] = group
        else:
            folders.setdefault(_folder(path), []).append(path)
    for folder, within in folders.items():
        packs = _packs(len(within))
        for path in within:
            number = crc32(path.encode()) % packs
            found[path] = Group(f"pages/{folder}-{number:02x}")
    return found


def _group(path: str) -> Group | None:
    """The part of a file; None for a page that shares one with others of its folder."""
    if not is_page(path):
        return _other_group(path)
    address = page_path(path)
    if address in {"", NOT_FOUND}:
        return Group("pages/home")
    week = _WEEK.match(address)
    if week:
        year, month, day = map(int, week.groups())
        return Group(f"pages/{year:04d}-{month:02d}", _years_of_week(year, month, day))
    year_found = _YEAR.match(address)
    if year_found:
        return Group(f"pages/year-{year_found[1]}", (int(year_found[1]),))
    return None


def _years_of_week(year: int, month: int, day: int) -> tuple[int, ...]:
    """A week that goes over the end of a year belongs to both."""
    last = date(year, month, day) + _SIX_DAYS
    return tuple(sorted({year, last.year}))


def _other_group(path: str) -> Group:
    if path == START:
        return Group("search/start")
    if is_own_path(path):
        return Group("theme")
    if not is_search_file(path):
        return Group(f"file/{path}")
    days = _DAYS_FILED.fullmatch(path)
    if days:
        year, month = days.groups()
        return Group(f"search/t-{year}{month}", (int(year),))
    words = _WORDS_FILED.match(path)
    if words:
        return Group(f"search/w-{words[1].removesuffix('.').removesuffix('.j')}")
    return Group("search/other")


def _folder(path: str) -> str:
    folder, name = posixpath.split(path)
    above = folder
    if name == _INDEX:
        above = posixpath.dirname(folder)
    return above.partition("/")[0] or "first"


def _packs(pages: int) -> int:
    """How many packs so many pages make: a power of two, which seldom is another one."""
    return 1 << (pages // _PAGES_IN_A_PACK).bit_length()
