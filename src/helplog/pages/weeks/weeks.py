"""All weeks by year, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from helplog.insight.reflection import Week, WeekState
from helplog.pages.addresses import WEEKS_URI
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.weeks.week import state_line

_QUIET: Final = frozenset({WeekState.AWAY, WeekState.REST})
"""Weeks without a word that are in the list all the same, so that it says where they went."""


def weeks_page(site: SiteContext, weeks: Sequence[Week]) -> PageSource:
    """The list of the weeks that have a page, `weeks` oldest first."""
    page = PageBuilder(site, WEEKS_URI)
    with_page = {week.start for week in weeks}
    listed = list(weeks)
    quiet = set()
    for week in site.reflection.weeks:
        if week.start in with_page:
            continue
        if week.state in _QUIET:
            listed.append(week)
            quiet.add(week.start)
    listed.sort(key=lambda week: week.start, reverse=True)
    by_year: dict[int, list[Week]] = {}
    for week in listed:
        year = week.start.year
        of_year = by_year.setdefault(year, [])
        of_year.append(week)
    return written(
        page,
        "weeks",
        page.words.text("Weeks"),
        years=list(by_year.items()),
        quiet=quiet,
        state=lambda week: state_line(page, week),
    )
