"""The five places of a journal: the bar that leads to them, and which one a page belongs to.

The theme marks a page's line in the navigation only where the page itself stands there; of a
journal's pages that are five, and a week, a person or a need's story stands below one of them.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs.utils import get_relative_url

from helplog.pages import addresses
from helplog.pages.words import Words, to_translate

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class FivePlace(NamedTuple):
    """One of the five."""

    uri: str
    name: str
    """To translate."""
    folders: tuple[str, ...]
    """Of the pages that belong to it."""
    drawn: str
    """Its sign, as the path of an SVG of 24 by 24 that is stroked and not filled."""


FIVE: Final = (
    FivePlace(
        addresses.TODAY_URI,
        to_translate("Today"),
        ("index.html",),
        "M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 3v2M12 19v2M3 12h2M19 12h2"
        "M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4",
    ),
    FivePlace(
        addresses.WEEKS_URI,
        to_translate("Weeks"),
        ("weeks", "years", "calendar", "tags"),
        "M12 6c-2-1.5-5-2-8-1.5v14c3-.5 6 0 8 1.5c2-1.5 5-2 8-1.5v-14c-3-.5-6 0-8 1.5v14",
    ),
    FivePlace(
        addresses.PEOPLE_URI,
        to_translate("People"),
        ("people",),
        "M9 11a3 3 0 1 0 0-6a3 3 0 0 0 0 6M3 19c0-3 2.5-5 6-5s6 2 6 5"
        "M16 5.3a3 3 0 0 1 0 5.4M17.5 14.3c2.2.7 3.5 2.4 3.5 4.7",
    ),
    FivePlace(
        addresses.ASKS_URI,
        to_translate("Asks"),
        ("asks", "needs", "fears"),
        "M4 5h16v11h-9l-4 4v-4H4zM8.5 10.5h7",
    ),
    FivePlace(
        addresses.PRACTICE_URI,
        to_translate("Practice"),
        ("practice",),
        "M3 12h18M6 8.5v7M9 6v12M15 6v12M18 8.5v7",
    ),
)

_BEFORE: Final = '<div class="md-dialog"'
"""What stands in the theme's frame right after all that scrolls."""


def place_of(address: str) -> str:
    """The uri in the navigation that a page made here belongs to.

    Args:
        address: of the page in the site, `weeks/2026-11-16/index.html`.
    """
    folder = address.partition("/")[0]
    for place in FIVE:
        if folder in place.folders:
            return place.uri
    return addresses.ATTENTION_URI


def leads_to_all(config: MkDocsConfig) -> bool:
    """Whether the navigation has a line for each of the five, as helplog's own has."""
    lines = config.nav or ()
    return all(place.uri in lines for place in FIVE)


def with_active(html: str, address: str) -> str:
    """A finished page whose line in tabs and menu is marked; without that line, as it was.

    Args:
        html: the whole page.
        address: of the page in the site.
    """
    active = addresses.page_address(place_of(address))
    href = get_relative_url(active, address)
    line = f'<a href="{href}" class="md-'
    current = _current(active, address)
    return html.replace(line, f'<a{current} href="{href}" class="md-')


def with_bar(html: str, root: str, words: Words, address: str = "") -> str:
    """A finished page with the bar in it; without a place for it, as it was.

    Args:
        html: the whole page.
        root: what an address of the site begins with on it.
        words: the reader's language.
        address: of a page made here; empty for pages that belong to none of the five.
    """
    at = html.find(_BEFORE)
    if at < 0:
        return html
    active = ""
    if address:
        active = addresses.page_address(place_of(address))
    current = _current(active, address)
    return html[:at] + _bar(root, words, active, current) + html[at:]


def _current(active: str, address: str) -> str:
    """The page itself, or what it lies below."""
    return ' aria-current="page"' if active == address else ' aria-current="true"'


@lru_cache(maxsize=64)
def _bar(root: str, words: Words, active: str, current: str) -> str:
    links = []
    for place in FIVE:
        address = addresses.page_address(place.uri)
        mark = ""
        if address == active:
            mark = current
        name = escape(words.text(place.name))
        links.append(
            f'<a href="{root}{address}"{mark}><svg viewBox="0 0 24 24" aria-hidden="true">'
            f'<path d="{place.drawn}"/></svg>{name}</a>'
        )
    label = escape(words.text("Places"))
    spoken = words.translations.info().get("language", "en").replace("_", "-")
    attributes = f'class="hl-places" lang="{spoken}" aria-label="{label}"'
    return f"<nav {attributes}>{''.join(links)}</nav>\n"
