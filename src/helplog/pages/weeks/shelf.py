"""Weeks as a shelf of lines worth reading.

Each has its date, a small rack, its best line, who was in it, a picture where there is one.

Hundreds of them stand on one page, so they are put together here and not in a template.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.reflection import Week
from helplog.model.names import name_key
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.weeks.rack import small_rack
from helplog.pages.weeks.week import state_line
from helplog.pages.words import as_title
from helplog.pages.years.pictures import Picture

_MOST_INITIALS: Final = 5
_WEEK_DAYS: Final = 7
_STRIP_STEP: Final = 4
_STRIP_HEIGHT: Final = 18


def by_month(page: SitePageBuilder, weeks: Iterable[Week]) -> Iterator[Markup]:
    """Months with their weeks, in the order given; each month under a heading of the page."""
    for first_on, of_month in _months(weeks):
        month = page.words.month_of_year(first_on)
        name = as_title(month)
        heading = page.heading(2, f"m{first_on:%Y-%m}", name)
        shown = _rows(page, of_month)
        yield _section(heading, shown)


def by_month_in_fold(page: SitePageBuilder, weeks: Iterable[Week]) -> Iterator[Markup]:
    """The same within a fold that is a heading itself."""
    for first_on, of_month in _months(weeks):
        heading = Markup("<h3>{}</h3>").format(as_title(page.words.month(first_on)))
        shown = _rows(page, of_month)
        yield _section(heading, shown)


def _months(weeks: Iterable[Week]) -> Iterator[tuple[date, list[Week]]]:
    for first_on, of_month in groupby(weeks, lambda week: week.start.replace(day=1)):
        yield first_on, list(of_month)


def _section(heading: Markup, rows: Markup) -> Markup:
    section = Markup('<section class="hl-month-block">{}\n{}</section>\n')
    return section.format(heading, rows)


def _rows(page: SitePageBuilder, weeks: Iterable[Week]) -> Markup:
    rows = "".join(_row(page, week) for week in weeks)
    return Markup(f'<ol class="hl-weeks" reversed>\n{rows}</ol>')  # noqa: S704 - escaped


def _row(page: SitePageBuilder, week: Week) -> str:
    """One week; where nothing was written, what it counts as, leading nowhere."""
    start = week.start
    span = f'<span class="hl-week-span">{escape(page.week_short(start))}</span>'
    if week.empty and start != page.reflection.this_week.start:
        state_told = state_line(page, week)
        state = escape(state_told)
        return f'<li><p class="hl-week-quiet">{span} <span>{state}</span></p></li>\n'
    line = page.site.lines.get(start)
    said = escape(line.text if line else state_line(page, week))
    style = "hl-week-line" if line else "hl-week-state"
    beside = _initials(page, week) + small_rack(page.words, week) + _picture(page, week)
    return (
        f'<li><a href="{escape(page.to_week(start))}">{span} '
        f'<span class="{style}">{said}</span>{beside}</a></li>\n'
    )


def _initials(page: SitePageBuilder, week: Week) -> Markup:
    """Who is named in the week, by their initials; a screen reader is told the names."""
    names: dict[str, str] = {}
    for item in page.shown(week.items):
        for name in item.who:
            person = page.site.directory.person(name)
            shown = name
            if person:
                shown = person.name
            names.setdefault(name_key(shown), shown)
    if not names:
        return Markup("")
    shown_names = names.values()
    told = list(shown_names)
    letters_of_names = map(initials, told[:_MOST_INITIALS])
    letters = " ".join(letters_of_names)
    more = ""
    if len(told) > _MOST_INITIALS:
        more = " …"
    everyone = page.words.all_of(told)
    span = Markup(' <span class="hl-initials" role="img" aria-label="{}">{}{}</span>')
    return span.format(everyone, letters, more)


def initials(name: str) -> str:
    """`DL` of Dana Lee, `S` of Sam: the first letters of two words at most."""
    first = [word[0] for word in name.split() if word[0].isalpha()]
    return "".join(first[:2]).upper() or name[:1]


def _picture(page: SitePageBuilder, week: Week) -> Markup:
    found = picture_of(page, week)
    if found:
        return found.small(page.uri)
    return Markup("")


def picture_of(page: SitePageBuilder, week: Week) -> Picture | None:
    """The first picture of a week's days."""
    for number in range(_WEEK_DAYS):
        day = date.fromordinal(
            min(week.start.toordinal() + number, date.max.toordinal())
        )
        pictures = page.site.pictures.get(day)
        if pictures:
            return pictures[0]
    return None


def strip(year: int, weeks: Sequence[Week]) -> Markup:
    """A year as a strip of its weeks: a stroke for each with words, longer where more was lifted.

    Args:
        year: the calendar year.
        weeks: those that begin in it.
    """
    first_on = date(year, 1, 1)
    strokes = []
    for week in weeks:
        if week.empty:
            continue
        number = (week.start - first_on).days // _WEEK_DAYS
        length = _stroke(week.lifted_lb)
        strokes.append(f"M{_STRIP_STEP * number + 2} {_STRIP_HEIGHT}v-{length}")
    width = 53 * _STRIP_STEP
    return Markup(  # noqa: S704 - numbers alone
        f'<svg class="hl-strip-weeks" viewBox="0 0 {width} {_STRIP_HEIGHT}" aria-hidden="true">'
        f'<path d="{"".join(strokes)}"/></svg>'
    )


def _stroke(lifted_lb: float) -> int:
    """From 4 for a week with words alone to the whole height, by the logarithm."""
    doubled = 1 + lifted_lb / 3
    grown = 3 * math.log2(doubled)
    return min(_STRIP_HEIGHT, 4 + round(grown))
