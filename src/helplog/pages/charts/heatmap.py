"""A year's days as twelve small months, each day as warm as what was lifted on it."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.heat import heat
from helplog.model.calendar import WeekStart, week_of
from helplog.pages.charts.figure import Table, figure, joined, legend, short, svg
from helplog.pages.words import Words

_SIDE: Final = 20
_SIZE: Final = 17.0


@dataclass(frozen=True, slots=True)
class _Days:
    """What is known of the days that are drawn."""

    words: Words
    lb: Mapping[date, float]
    written: AbstractSet[date]
    href: Callable[[date], str]
    """Where a written day stands."""

    def lifted_on(self, day: date) -> float:
        return self.lb.get(day, 0)

    def within(self, year: int) -> list[date]:
        """The days of a year with anything in them, in order."""
        return sorted(day for day in {*self.written, *self.lb} if day.year == year)


def heatmap(  # noqa: PLR0913 - what a year needs to be drawn
    words: Words,
    year: int,
    *,
    lb_by_day: Mapping[date, float],
    written: AbstractSet[date],
    week_start: WeekStart,
    href: Callable[[date], str],
) -> Markup:
    """The months of a year; days with writing lead to that day, days without are drawn faint.

    Args:
        words: the language.
        year: the calendar year.
        lb_by_day: lb lifted, for days with a rep.
        written: days with an entry.
        week_start: the first column.
        href: where a written day stands.
    """
    known = _Days(words, lb_by_day, written, href)
    days = known.within(year)
    months = joined(
        _month(known, date(year, n, 1), week_start) for n in _months_between(days)
    )
    picture = Markup('<div class="hl-months">{}</div>{}').format(months, _legend(words))
    caption = words.text("The days of {year}").format(year=year)
    return figure(words, "heatmap", caption, picture, _table(known, days))


def _months_between(days: Sequence[date]) -> range:
    """From the first to the last with anything in it: a year begun in May shows no empty spring."""
    if not days:
        return range(1, 13)
    return range(days[0].month, days[-1].month + 1)


def _table(known: _Days, days: Iterable[date]) -> Table:
    words = known.words
    rows = []
    for day in days:
        shown: str = words.day(day)
        if day in known.written:
            shown = _link_to(known, day)
        rows.append((shown, words.pounds(known.lifted_on(day))))
    return Table(head=(words.text("Day"), words.text("Lifted")), rows=rows)


def _link_to(known: _Days, day: date) -> Markup:
    """A day that leads to itself: a square of the picture is small for a finger, a line is not."""
    return Markup('<a href="{}">{}</a>').format(known.href(day), known.words.day(day))


def _month(known: _Days, first: date, week_start: WeekStart) -> Markup:
    words = known.words
    _, length = calendar.monthrange(first.year, first.month)
    days = [first.replace(day=n + 1) for n in range(length)]
    offset = (first - week_of(first, week_start)).days
    cells = []
    for place, day in enumerate(days, offset):
        row, column = divmod(place, 7)
        cells.append(_cell(known, day, column * _SIDE, row * _SIDE))
    lifted = sum(known.lifted_on(day) for day in days)
    count = sum(day in known.written for day in days)
    counted = words.plural("{n} day written", "{n} days written", count)
    picture = svg(
        f"m{first.year}-{first.month:02d}",
        box=(7 * _SIDE, 6 * _SIDE),
        title=words.month(first),
        description=f"{counted}, {words.pounds(lifted)}",
        body=joined(cells),
        linked=count > 0,
    )
    month = Markup(
        '<div class="hl-month"><span class="hl-month-name">{}</span>{}</div>'
    )
    return month.format(words.month(first), picture)


def _cell(known: _Days, day: date, x: int, y: int) -> Markup:
    """A day's square; `x` and `y` are the corner of its room."""
    lb = known.lifted_on(day)
    is_written = day in known.written
    says = ""
    if lb or is_written:
        says = escape(f"{known.words.day(day)}: {known.words.pounds(lb)}")
    title = f"<title>{says}</title>" if says else ""
    style = f"hl-heat-{heat(lb)}"
    if is_written:
        style += " hl-written"
    place = f'x="{short(x + 1.5)}" y="{short(y + 1.5)}"'
    size = f'width="{short(_SIZE)}" height="{short(_SIZE)}"'
    cell = f'<rect class="{style}" {place} {size} rx="4">{title}</rect>'
    if (
        is_written
    ):  # a finger may come down beside the square as well, half way to the next one
        room = f'x="{short(x)}" y="{short(y)}" width="{_SIDE}" height="{_SIDE}"'
        aim = f'<rect class="hl-aim" {room}/>'
        cell = (
            f'<a href="{escape(known.href(day))}" aria-label="{says}">{cell}{aim}</a>'
        )
    return Markup(cell)  # noqa: S704 - escaped where words come in


def _legend(words: Words) -> Markup:
    names = ("0", "1–3", "4–9", "10–24", words.text("25 lb or more"))
    square = Markup(
        '<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="hl-heat-{} hl-written" '
        'width="9" height="9" x="0.5" y="0.5" rx="2"/></svg>{}</span>'
    )
    return legend(square.format(n, name) for n, name in enumerate(names))
