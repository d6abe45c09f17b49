"""A story along its days: the dates on a rail, beside them what happened, in own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from markupsafe import Markup, escape

from helplog.model.journal import Item
from helplog.pages.items import listed
from helplog.pages.letters.that_day import Finder
from helplog.pages.page_builder import PageBuilder


@dataclass(frozen=True, slots=True)
class RailDay:
    """What happened on a day."""

    on: date
    href: str
    """Where the day stands."""
    items: tuple[Item, ...]
    remarks: tuple[str, ...] = field(default=())
    """Plain lines under what happened."""
    own: str = ""
    """A sentence that was written that day."""


Below = Callable[[Item], str]
"""A plain line under an item."""


def rail_days(
    page: PageBuilder, items: Iterable[Item], find: Finder
) -> Iterator[RailDay]:
    """Items by their days, in the order given, with a sentence of each day.

    Args:
        page: the page they stand on.
        items: those that may be shown.
        find: a sentence of an entry's body.
    """
    for on, group in groupby(items, lambda item: item.on):
        of_day = tuple(group)
        own = ""
        for uri in dict.fromkeys(item.where.uri for item in of_day):
            own = own or find(page.site.bodies.get(uri, ""))
        yield RailDay(on, page.to_item(of_day[0]), of_day, own=own)


def rail(page: PageBuilder, days: Iterable[RailDay], below: Below) -> Markup:
    """The days as a list along a rail.

    Args:
        page: the page it stands on.
        days: in the order they are told.
        below: what stands under an item.
    """
    told = "".join(_day(page, day, below) for day in days)
    return Markup(f'<ol class="hl-rail">\n{told}</ol>\n')  # noqa: S704 - escaped


def _day(page: PageBuilder, day: RailDay, below: Below) -> str:
    shown = escape(page.words.short_day(day.on))
    iso = day.on.isoformat()
    items = "".join(
        listed(page, item, when=False, below=below(item)) for item in day.items
    )
    remarks = "".join(f'<p class="hl-quiet">{escape(one)}</p>' for one in day.remarks)
    own = f'<p class="hl-own">{escape(day.own)}</p>' if day.own else ""
    return (
        f'<li><a class="hl-rail-day" href="{escape(day.href)}">'
        f'<time datetime="{iso}">{shown}</time></a>'
        f'<div><ul class="hl-items">{items}</ul>{remarks}{own}</div></li>\n'
    )
