"""The calendar: a month to find a day by, a year of months, and all years at a glance.

Every day of a long journal stands in it, so it is put together here and not in a template.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup, escape

from helplog.pages.addresses import CALENDAR_URI, calendar_uri
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.words import as_title
from helplog.pages.years.marked_days import MarkedDay, MarkedDays

_WEEK_DAYS: Final = 7
_MONTHS: Final = range(1, 13)


@dataclass(frozen=True, slots=True)
class Glance:
    """A year in the list of all, with its months."""

    year: int
    months: tuple[tuple[str, str], ...]
    """What each is called, and where it stands; nowhere where nothing is marked."""


def calendar_pages(site: SiteContext) -> Iterator[PageSource]:
    """All years at a glance, then each with its months; none while no day is marked."""
    marked = site.marked
    if not marked:
        return
    years = sorted({day.year for day in marked})
    yield _all_years(site, years, marked)
    for at, year in enumerate(years):
        before = None
        if at:
            before = years[at - 1]
        after = None
        if at + 1 < len(years):
            after = years[at + 1]
        yield _year(site, marked, year, before, after)


def _all_years(
    site: SiteContext, years: Sequence[int], marked: MarkedDays
) -> PageSource:
    page = SitePageBuilder(site, CALENDAR_URI)
    latest = max(marked)
    earliest = min(marked)
    shown = min(max(site.reflection.today, earliest), latest)
    first_on = shown.replace(day=1)
    month = _month(page, first_on, marked)
    in_months = {day.replace(day=1) for day in marked}
    glances = []
    for year in reversed(years):
        months = tuple(_to_month(page, date(year, n, 1), in_months) for n in _MONTHS)
        glances.append(Glance(year, months))
    title = page.words.text("Calendar")
    return written(page, "calendar", title, month=month, glances=glances)


def _to_month(
    page: SitePageBuilder, first_on: date, in_months: set[date]
) -> tuple[str, str]:
    name = page.words.short_month(first_on)
    if first_on not in in_months:
        return name, ""
    uri = calendar_uri(first_on.year)
    return name, page.to(uri, _ident(first_on))


def _year(
    site: SiteContext,
    marked: MarkedDays,
    year: int,
    before: int | None,
    after: int | None,
) -> PageSource:
    page = SitePageBuilder(site, calendar_uri(year))
    numbers = {day.month for day in marked if day.year == year}
    between = range(min(numbers), max(numbers) + 1)
    firsts = [date(year, number, 1) for number in between]
    words = page.words
    return written(
        page,
        "calendar_year",
        words.text("Calendar {year}").format(year=f"{year:04d}"),
        year=year,
        before=before,
        after=after,
        has_page=year in {one.number for one in site.reflection.years},
        links=[(words.short_month(first), _ident(first)) for first in firsts],
        months=[_month(page, first, marked) for first in firsts],
        region=words.text("The months of {year}").format(year=f"{year:04d}"),
    )


def _ident(first_on: date) -> str:
    return first_on.isoformat()[:7]


def _month(page: SitePageBuilder, first_on: date, marked: MarkedDays) -> Markup:
    """A month under its heading, as a table of weeks."""
    heading = page.heading(
        2, _ident(first_on), as_title(page.words.month_of_year(first_on))
    )
    _, length = calendar.monthrange(first_on.year, first_on.month)
    blank = (first_on - page.week_start(first_on)).days
    cells = ["<td></td>"] * blank
    for number in range(length):
        day = first_on.replace(day=number + 1)
        cells.append(f"<td>{_day(page, day, marked.get(day))}</td>")
    cells += ["<td></td>"] * (-len(cells) % _WEEK_DAYS)
    starts = range(0, len(cells), _WEEK_DAYS)
    rows = [f"<tr>{''.join(cells[at : at + _WEEK_DAYS])}</tr>" for at in starts]
    return Markup(  # noqa: S704 - escaped where words come in
        f'<section class="hl-cal-month">{heading}\n<table class="hl-cal">'
        f"<thead><tr>{_week_days(page, first_on)}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></section>\n"
    )


def _week_days(page: SitePageBuilder, first_on: date) -> str:
    second_week = first_on + timedelta(days=_WEEK_DAYS)
    start = page.week_start(second_week)
    heads = []
    for number in range(_WEEK_DAYS):
        day = start + timedelta(days=number)
        letter = page.words.narrow_week_day(day)
        short = escape(letter)
        heads.append(f'<th scope="col">{short}</th>')
    return "".join(heads)


def _day(page: SitePageBuilder, day: date, marked: MarkedDay | None) -> str:
    """A day's number; a link with its marks where there is something."""
    number = page.words.number(day.day)
    if marked is None:
        return f"<span>{number}</span>"
    words = page.words
    said = []
    marks = ""
    href = page.to_day(day)
    if marked.written:
        said.append(words.text("written"))
        marks += '<i class="hl-cal-dot"></i>'
    elif marked.lifted is not None:
        href = page.to_item(marked.lifted)
    if marked.lifted is not None:
        said.append(words.text("lifted"))
        marks += '<i class="hl-cal-plate"></i>'
    pictures = page.site.pictures.get(day, ())
    picture = ""
    if pictures:
        said.append(words.text("a picture"))
        picture = pictures[0].small(page.uri)
    label = f"{words.day(day)}: {words.all_of(said)}"
    return (
        f'<a href="{escape(href)}" aria-label="{escape(label)}">{picture}'
        f"<span>{number}</span>{marks}</a>"
    )
