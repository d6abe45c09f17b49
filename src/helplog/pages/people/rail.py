"""A story along its days: the dates on a rail, beside them what happened, in own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup, escape

from helplog.model.journal import Item
from helplog.pages.letters.that_day import Finder
from helplog.pages.page_builder import PageBuilder


@dataclass(frozen=True, slots=True)
class RailDay:
    """What happened on a day."""

    on: date
    href: str
    """Where the day stands."""
    items: tuple[Item, ...]
    own: str = ""
    """A sentence that was written that day."""


Line = Callable[[Item], Markup]
"""An item as a line of a list."""


def rail_days(
    page: PageBuilder, items: Iterable[Item], find: Finder
) -> Iterator[RailDay]:
    """Items by their days, in the order given, with a sentence of each day.

    Args:
        page: the page they stand on.
        items: those that may be shown.
        find: a sentence of an entry's body, about what happened on its day.
    """
    for on, group in groupby(items, lambda item: item.on):
        of_day = tuple(group)
        own = ""
        for uri in dict.fromkeys(item.where.uri for item in of_day):
            own = own or find(page.site.bodies.get(uri, ""), of_day)
        href = page.to_item(of_day[0])
        yield RailDay(on, href, of_day, own=own)


def rail(page: PageBuilder, days: Iterable[RailDay], line: Line) -> Markup:
    """The days as a list along a rail.

    Args:
        page: the page it stands on.
        days: in the order they are told.
        line: how an item is told.
    """
    told = "".join(_day(page, day, line) for day in days)
    return Markup(f'<ol class="hl-rail">\n{told}</ol>\n')  # noqa: S704 - escaped


def _day(page: PageBuilder, day: RailDay, line: Line) -> str:
    day_shown = page.words.short_day(day.on)
    shown = escape(day_shown)
    iso = day.on.isoformat()
    lines = map(line, day.items)
    items = "".join(lines)
    own = ""
    if day.own:
        own = f'<p class="hl-that-day">{escape(day.own)}</p>'
    return (
        f'<li><a class="hl-rail-day" href="{escape(day.href)}">'
        f'<time datetime="{iso}">{shown}</time></a>'
        f'<div><ul class="hl-items">{items}</ul>{own}</div></li>\n'
    )
