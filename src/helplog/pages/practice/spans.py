"""What one bar or point of a chart stands for: a week, a month or a year of weeks.

A year is drawn by its weeks, a few years by their months, many by the year: a long journal's chart
shows all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby
from typing import Final

from helplog.insight.reflection import Week, WeekState
from helplog.insight.weeks.tallies import add_lb
from helplog.model.journal import Item, last_day
from helplog.pages.charts.plot import Tick, january_ticks, month_ticks, year_ticks
from helplog.pages.site_page_builder import SitePageBuilder

MOST_WEEKS: Final = 53
"""A year, drawn by its weeks."""
_MOST_MONTHS: Final = 48


class Grain(Enum):
    """How finely time is drawn."""

    WEEK = "Week"
    MONTH = "Month"
    YEAR = "Year"


@dataclass(frozen=True, slots=True)
class Span:
    """A week, or the weeks that begin in a month or a year."""

    first: date
    weeks: Sequence[Week]
    name: str
    """`Nov 16 – 22, 2026`, `November 2026`, `2026`."""
    href: str
    """Its page; empty where it has none."""
    shade: str = ""
    """`rest` or `away`, for a week that was not one of practice."""
    running: bool = False
    """It isn't over: no line is drawn through it."""

    @property
    def lifted_lb(self) -> float:
        """Pounds lifted in it."""
        return add_lb(week.lifted_lb for week in self.weeks)

    @property
    def items(self) -> Iterable[Item]:
        """Everything that counts for its weeks."""
        for week in self.weeks:
            yield from week.items


@dataclass(frozen=True, slots=True)
class Spans:
    """The time that a chart shows, oldest first."""

    grain: Grain
    spans: Sequence[Span]
    ticks: Sequence[Tick]

    def __bool__(self) -> bool:
        return bool(self.spans)


def whole_journal(page: SitePageBuilder, weeks: Sequence[Week]) -> Spans:
    """All weeks as bars, as finely as there is room for; empty where there are none."""
    months = by_month(page, weeks)
    if months.grain is Grain.WEEK:
        return months
    if len(months.spans) <= _MOST_MONTHS:
        return months
    years = _grouped(page, weeks, lambda day: day.replace(month=1, day=1), _year)
    firsts = [span.first.year for span in years]
    ticks = year_ticks(firsts)
    return Spans(Grain.YEAR, years, ticks)


def by_month(page: SitePageBuilder, weeks: Sequence[Week]) -> Spans:
    """All weeks as a line, which has room for every month; a year and less by the week."""
    if len(weeks) <= MOST_WEEKS:
        return by_week(page, weeks)
    months = _grouped(page, weeks, lambda day: day.replace(day=1), _month)
    starts = [span.first for span in months]
    ticks = january_ticks(page.words, starts)
    return Spans(Grain.MONTH, months, ticks)


def by_week(page: SitePageBuilder, weeks: Sequence[Week]) -> Spans:
    """Every week by itself."""
    spans = [_week(page, week) for week in weeks]
    starts = [week.start for week in weeks]
    ticks = month_ticks(page.words, starts)
    return Spans(Grain.WEEK, spans, ticks)


def _week(page: SitePageBuilder, week: Week) -> Span:
    shade = shade_of(page, week)
    name = page.week_title(week)
    if shade:
        name = f"{name} · {shade_names(page)[shade]}"
    this_week = page.reflection.this_week.start
    has_page = not week.empty or week.start == this_week
    href = ""
    if has_page:
        href = page.to_week(week.start)
    return Span(week.start, (week,), name, href, shade, week.start >= this_week)


_Begin = Callable[[date], date]
_Name = Callable[[SitePageBuilder, date], str]


def _grouped(
    page: SitePageBuilder, weeks: Sequence[Week], begin: _Begin, name: _Name
) -> list[Span]:
    """Weeks by the month or the year they begin in."""
    this_week = page.reflection.this_week.start
    with_page = {year.number for year in page.reflection.years}
    spans = []
    for first, several in groupby(weeks, lambda week: begin(week.start)):
        of_span = tuple(several)
        href = ""
        if first.year in with_page:
            href = page.to_year(first.year)
        running = begin(this_week) <= first
        span = name(page, first)
        span_of_all = Span(first, of_span, span, href, running=running)
        spans.append(span_of_all)
    return spans


def _month(page: SitePageBuilder, first: date) -> str:
    return page.words.month_of_year(first)


def _year(page: SitePageBuilder, first: date) -> str:
    del page
    return f"{first.year:04d}"


def shade_of(page: SitePageBuilder, week: Week) -> str:
    """How a week that was not one of practice is drawn; rest belongs to streaks."""
    streaks = page.reflection.journal.settings.streaks
    if week.state is WeekState.AWAY:
        return week.state.value
    if week.state is WeekState.REST and streaks:
        return week.state.value
    return ""


def shade_names(page: SitePageBuilder) -> dict[str, str]:
    """What those weeks are called."""
    away = page.words.text("Away")
    resting = page.words.text("Resting")
    return {WeekState.AWAY.value: away, WeekState.REST.value: resting}


def caption(page: SitePageBuilder, title: str, spans: Spans) -> str:
    """A caption with the time that is drawn."""
    first = spans.spans[0].weeks[0].start
    last = spans.spans[-1].weeks[-1].start
    last_on = last_day(last)
    span = page.words.span(first, last_on)
    return f"{title}: {span}"


def heading_of(page: SitePageBuilder, spans: Spans) -> str:
    """What stands over the names in a table: `Week`, `Month`, `Year`."""
    _ = page.words.text
    named = {Grain.WEEK: _("Week"), Grain.MONTH: _("Month"), Grain.YEAR: _("Year")}
    return named[spans.grain]
