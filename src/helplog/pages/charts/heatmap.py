"""A year's days as twelve small months, each day as warm as what was lifted on it."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.heat import heat
from helplog.model.calendar import WeekStart, week_of
from helplog.pages.charts.figure import Table, figure, joined, legend, short, svg
from helplog.pages.words import Words

_SIDE: Final = 20
_SIZE: Final = 17.0


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
    months = joined(
        _month(
            words,
            year,
            month,
            lb_by_day=lb_by_day,
            written=written,
            week_start=week_start,
            href=href,
        )
        for month in _months_between(year, {*written, *lb_by_day})
    )
    picture = Markup('<div class="hl-months">{}</div>{}').format(months, _legend(words))
    days = sorted(day for day in {*written, *lb_by_day} if day.year == year)
    table = Table(
        head=(words.text("Day"), words.text("Lifted")),
        rows=[
            (
                _led(words, day, href) if day in written else words.day(day),
                words.pounds(lb_by_day.get(day, 0)),
            )
            for day in days
        ],
    )
    return figure(
        words, "heatmap", words.text("The days of {year}").format(year=year), picture, table
    )


def _led(words: Words, day: date, href: Callable[[date], str]) -> Markup:
    """A day that leads to itself: a square of the picture is small for a finger, a line of the table is not."""
    return Markup('<a href="{}">{}</a>').format(href(day), words.day(day))


def _months_between(year: int, days: AbstractSet[date]) -> range:
    """The months from the first to the last with anything in them: a year that began in May shows no empty spring."""
    months = [day.month for day in days if day.year == year]
    return range(min(months, default=1), max(months, default=12) + 1)


def _month(  # noqa: PLR0913 - as above
    words: Words,
    year: int,
    month: int,
    *,
    lb_by_day: Mapping[date, float],
    written: AbstractSet[date],
    week_start: WeekStart,
    href: Callable[[date], str],
) -> Markup:
    first = date(year, month, 1)
    days = [date(year, month, n + 1) for n in range(calendar.monthrange(year, month)[1])]
    offset = (first - week_of(first, week_start)).days
    cells = []
    for index, day in enumerate(days):
        column, row = (index + offset) % 7, (index + offset) // 7
        cells.append(_day(words, day, column, row, lb_by_day.get(day, 0), written, href))
    lifted = sum(lb_by_day.get(day, 0) for day in days)
    count = sum(day in written for day in days)
    says = words.plural("{n} day written", "{n} days written", count) + ", " + words.pounds(lifted)
    picture = svg(
        f"m{year}-{month:02d}",
        box=(7 * _SIDE, 6 * _SIDE),
        title=words.month(first),
        description=says,
        body=joined(cells),
        linked=count > 0,
    )
    return Markup('<div class="hl-month"><span class="hl-month-name">{}</span>{}</div>').format(
        words.month(first), picture
    )


def _day(  # noqa: PLR0913, PLR0917 - as above
    words: Words,
    day: date,
    column: int,
    row: int,
    lb: float,
    written: AbstractSet[date],
    href: Callable[[date], str],
) -> Markup:
    on = day in written
    says = escape(f"{words.day(day)}: {words.pounds(lb)}") if lb or on else ""
    title = f"<title>{says}</title>" if says else ""
    cell = (
        f'<rect class="hl-heat-{heat(lb)}{" hl-written" if on else ""}" x="{short(column * _SIDE + 1.5)}" '
        f'y="{short(row * _SIDE + 1.5)}" width="{short(_SIZE)}" height="{short(_SIZE)}" rx="4">{title}</rect>'
    )
    if on:  # a finger may come down beside the square as well, half way to the next one
        at = f'x="{short(column * _SIDE)}" y="{short(row * _SIDE)}"'
        aim = f'<rect class="hl-aim" {at} width="{_SIDE}" height="{_SIDE}"/>'
        cell = f'<a href="{escape(href(day))}" aria-label="{says}">{cell}{aim}</a>'
    return Markup(cell)  # noqa: S704 - escaped where words come in


def _legend(words: Words) -> Markup:
    names = ("0", "1–3", "4–9", "10–24", words.text("25 lb or more"))
    return legend(
        Markup(
            '<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="hl-heat-{} hl-written" '
            'width="9" height="9" x="0.5" y="0.5" rx="2"/></svg>{}</span>'
        ).format(n, name)
        for n, name in enumerate(names)
    )
