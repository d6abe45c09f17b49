"""A year's days as twelve small months, each day as warm as what was lifted on it."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.heat import WARMER_FROM, heat
from helplog.model.calendar import WeekStart, week_of
from helplog.pages.charts.figure import Table, figure, joined, legend, short, svg
from helplog.pages.words import Words

_SIDE: Final = 20
_SIZE: Final = 17.0


@dataclass(frozen=True, slots=True)
class _Days:
    """What is known of the days that are drawn."""

    words: Words
    lifted: Mapping[date, float]
    """In the reader's unit."""
    written: AbstractSet[date]
    href: Callable[[date], str]
    """Where a written day stands."""

    def lifted_on(self, day: date) -> float:
        return self.lifted.get(day, 0)

    def within(self, year: int) -> list[date]:
        """The days of a year with anything in them, in order."""
        days = set()
        for day in (*self.written, *self.lifted):
            if day.year == year:
                days.add(day)
        return sorted(days)


def heatmap(  # noqa: PLR0913 - what a year needs to be drawn
    words: Words,
    year: int,
    *,
    lifted_by_day: Mapping[date, float],
    written: AbstractSet[date],
    week_start: WeekStart,
    href: Callable[[date], str],
) -> Markup:
    """The months of a year; days with writing lead to that day, days without are drawn faint.

    Args:
        words: the language.
        year: the calendar year.
        lifted_by_day: what was lifted in the reader's unit, for days with a rep.
        written: days with an entry.
        week_start: the first column.
        href: where a written day stands.
    """
    known = _Days(words, lifted_by_day, written, href)
    days = known.within(year)
    months = []
    for number in _months_between(days):
        first = date(year, number, 1)
        drawn_month = _month(known, first, week_start)
        months.append(drawn_month)
    drawn = Markup('<div class="hl-months">{}</div>{}')
    drawn_months = joined(months)
    picture = drawn.format(drawn_months, _legend(words))
    caption = words.text("The days of {year}").format(year=year)
    table = _table(known, days)
    return figure(words, "heatmap", caption, picture, table)


def _months_between(days: Sequence[date]) -> range:
    """From the first to the last with anything in it: a year begun in May shows no empty spring."""
    first = 1
    last = 12
    if days:
        first = days[0].month
        last = days[-1].month
    return range(first, last + 1)


def _table(known: _Days, days: Iterable[date]) -> Table:
    words = known.words
    rows = []
    for day in days:
        shown: str = words.day(day)
        if day in known.written:
            shown = _link_to(known, day)
        lifted = known.lifted_on(day)
        weighed = words.weighed(lifted)
        rows.append((shown, weighed))
    day_title = words.text("Day")
    head = (day_title, words.text("Lifted"))
    return Table(head=head, rows=rows)


def _link_to(known: _Days, day: date) -> Markup:
    """A day that leads to itself: a square of the picture is small for a finger, a line is not."""
    link = Markup('<a href="{}">{}</a>')
    href = known.href(day)
    day_name = known.words.day(day)
    return link.format(href, day_name)


def _month(known: _Days, first: date, week_start: WeekStart) -> Markup:
    words = known.words
    name = words.month(first)
    _, length = calendar.monthrange(first.year, first.month)
    days_before = first - week_of(first, week_start)
    cells = []
    lifted = 0.0
    count = 0
    for number in range(length):
        day = first.replace(day=number + 1)
        row, column = divmod(days_before.days + number, 7)
        left = column * _SIDE
        cells.append(_cell(known, day, left, row * _SIDE))
        lifted += known.lifted_on(day)
        if day in known.written:
            count += 1
    counted = words.plural("{n} day written", "{n} days written", count)
    picture = svg(
        f"m{first.year}-{first.month:02d}",
        box=(7 * _SIDE, 6 * _SIDE),
        title=name,
        description=f"{counted}, {words.weighed(lifted)}",
        body=joined(cells),
        linked=count > 0,
    )
    month = Markup(
        '<div class="hl-month"><span class="hl-month-name">{}</span>{}</div>'
    )
    return month.format(name, picture)


def _cell(known: _Days, day: date, x: int, y: int) -> Markup:
    """A day's square; `x` and `y` are the corner of its room."""
    words = known.words
    lifted = known.lifted_on(day)
    is_written = day in known.written
    says = ""
    title = ""
    if lifted or is_written:
        says = escape(f"{words.day(day)}: {words.weighed(lifted)}")
        title = f"<title>{says}</title>"
    style = f"hl-heat-{heat(lifted, words.unit)}"
    if is_written:
        style += " hl-written"
    place = f'x="{short(x + 1.5)}" y="{short(y + 1.5)}"'
    side = short(_SIZE)
    size = f'width="{side}" height="{side}"'
    cell = f'<rect class="{style}" {place} {size} rx="4">{title}</rect>'
    if is_written:
        # a finger may come down beside the square as well, half way to the next one
        room = f'x="{short(x)}" y="{short(y)}" width="{_SIDE}" height="{_SIDE}"'
        aim = f'<rect class="hl-aim" {room}/>'
        href = escape(known.href(day))
        cell = f'<a href="{href}" aria-label="{says}">{cell}{aim}</a>'
    return Markup(cell)  # noqa: S704 - escaped where words come in


def _legend(words: Words) -> Markup:
    square = Markup(
        '<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="hl-heat-{} hl-written" '
        'width="9" height="9" x="0.5" y="0.5" rx="2"/></svg>{}</span>'
    )
    squares = []
    for shade, name in enumerate(_shade_names(words)):
        drawn = square.format(shade, name)
        squares.append(drawn)
    return legend(squares)


def _shade_names(words: Words) -> Iterator[str]:
    """`0`, `1–3`, `4–9`, `10–24`, `25 lb or more`, or the same in kilograms."""
    yield "0"
    least = 1
    warmer_from = WARMER_FROM[words.unit]
    for next_one in warmer_from:
        last = next_one - 1
        yield f"{least}–{last}" if last > least else f"{least}"
        least = next_one
    yield words.text("{weight} or more").format(weight=words.weighed(warmer_from[-1]))
