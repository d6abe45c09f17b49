"""All weeks, the newest first: half a year of lines, what is before folded by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Week, WeekState
from helplog.pages.addresses import WEEKS_URI
from helplog.pages.letters.best_line import year_line
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.weeks.rack import small_plates
from helplog.pages.weeks.shelf import by_month, by_month_in_fold, strip

_QUIET: Final = frozenset({WeekState.AWAY, WeekState.REST})
"""Weeks without a word that are in the list all the same, so that it says where they went."""
_OPEN_WEEKS: Final = 26
_MOST_OPEN: Final = 40
"""With no more than these there is nothing to fold."""


@dataclass(frozen=True, slots=True)
class FoldedYear:
    """What lies behind one strip."""

    number: int
    strip: Markup
    line: str
    """One of the writer's own; empty where there is none."""
    months: tuple[Markup, ...]


def weeks_page(site: SiteContext, weeks: Sequence[Week]) -> PageSource:
    """The shelf of the weeks that have a page, `weeks` oldest first."""
    page = SitePageBuilder(site, WEEKS_URI)
    listed = _listed(site, weeks)
    open_weeks = listed
    if len(listed) > _MOST_OPEN:
        open_weeks = listed[:_OPEN_WEEKS]
    folded = listed[len(open_weeks) :]
    return written(
        page,
        "weeks",
        page.words.text("Weeks"),
        plates=small_plates(listed),
        months=list(by_month(page, open_weeks)),
        folded=list(_folded(page, folded)),
        with_page={year.number for year in site.reflection.years},
    )


def _listed(site: SiteContext, weeks: Sequence[Week]) -> list[Week]:
    """Weeks with a page, and those of rest or away between them; newest first."""
    with_page = {week.start for week in weeks}
    others = [week for week in site.reflection.weeks if week.start not in with_page]
    listed = [*weeks, *(week for week in others if week.state in _QUIET)]
    listed.sort(key=lambda week: week.start, reverse=True)
    return listed


def _folded(page: SitePageBuilder, weeks: Sequence[Week]) -> Iterator[FoldedYear]:
    for number, group in groupby(weeks, lambda week: week.start.year):
        of_year = list(group)
        line = year_line(page.site.lines, number)
        yield FoldedYear(
            number=number,
            strip=strip(number, of_year),
            line=line.text if line else "",
            months=tuple(by_month_in_fold(page, of_year)),
        )
