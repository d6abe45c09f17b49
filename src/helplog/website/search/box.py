"""The theme's search box in a finished page: ours behind it, and another way without script."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from helplog.pages import addresses
from helplog.pages.words import Words

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

_NAMED: Final = 'name="search"'
_FORM: Final = f'<form class="md-search__form" {_NAMED}>'
"""By its name the theme knows that there is an index to be loaded."""
_BOX: Final = '<div class="md-search"'
_UNNAMED: Final = _FORM.replace(f" {_NAMED}", "")


class Way(NamedTuple):
    """A page on which things are found without script."""

    address: str
    name: str


def ways_without_script(files: Files, words: Words) -> tuple[Way, ...]:
    """The calendar, where there is one yet, and the people."""
    named = (
        (addresses.CALENDAR_URI, words.text("Calendar")),
        (addresses.PEOPLE_URI, words.text("People")),
    )
    return tuple(
        Way(addresses.page_address(uri), name)
        for uri, name in named
        if files.get_file_from_path(uri) is not None
    )


def with_own_search(html: str, root: str, ways: tuple[Way, ...]) -> str:
    """A finished page whose box is ours; one that has none stays as it is.

    Args:
        html: the whole page.
        root: what an address of the site begins with on it.
        ways: shown in its place where no script runs.
    """
    if _FORM not in html or _BOX not in html:
        return html
    links = "".join(
        f'<a href="{root}{way.address}">{escape(way.name)}</a>' for way in ways
    )
    without = f'<noscript><span class="hl-ways">{links}</span></noscript>'
    return html.replace(_FORM, _UNNAMED, 1).replace(_BOX, without + _BOX, 1)
