"""A year: a heatmap, its months, its firsts, who helped, and a few sentences to read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Year
from helplog.insight.weeks.tallies import is_rep
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import year_uri
from helplog.pages.charts.heatmap import heatmap
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.wording.names_in_sentences import Named

_HELPERS_NAMED: Final = 12
_MOST_NAMED: Final = 3
"""With more than these at the top, nobody stands out."""
_MONTHS: Final = range(1, 13)


@dataclass(frozen=True, slots=True)
class Month:
    """A month's part of a year: its days, wherever their weeks belong."""

    first_on: date
    days: int
    reps: int
    lifted: str
    """`27 lb`."""


def year_page(
    site: SiteContext, year: Year, before: int | None, after: int | None
) -> PageSource:
    """The page of one year, with the nearest years that have one."""
    uri = year_uri(year.number)
    page = PageBuilder(site, uri)
    written_days = _written_days(site, year.number)
    helpers = [(person, n) for person, n in year.helpers if not person.private]
    firsts = []
    for kind, item in year.firsts:
        may_be_shown = page.shown([item])
        if may_be_shown:
            firsts.append((kind, item))
    months = list(_months(site, year.number, written_days))
    reps = sum(month.reps for month in months)
    return written(
        page,
        "year",
        f"{year.number:04d}",
        year=year,
        before=before,
        after=after,
        heatmap=_heatmap(page, year, written_days),
        months=months,
        straddles=reps != year.reps,
        aloud=list(_aloud(page, year, len(written_days))),
        helpers=helpers[:_HELPERS_NAMED],
        more_helpers=len(helpers[_HELPERS_NAMED:]),
        firsts=firsts,
        heaviest=_heaviest(page, year),
        first_of=lambda kind: page.words.text(kind.spec.first),
    )


def _written_days(site: SiteContext, year: int) -> frozenset[date]:
    days = set()
    for entry in site.reflection.journal.entries:
        if entry.on.year == year:
            days.add(entry.on)
    return frozenset(days)


def _heatmap(page: PageBuilder, year: Year, written_days: frozenset[date]) -> Markup:
    reflection = page.reflection
    settings = reflection.journal.settings
    return heatmap(
        page.words,
        year.number,
        lb_by_day=reflection.lb_by_day,
        written=written_days,
        week_start=settings.week_start,
        href=page.to_day,
    )


def _heaviest(page: PageBuilder, year: Year) -> Item | None:
    heaviest = year.heaviest
    if heaviest is None:
        return None
    may_be_shown = page.shown([heaviest])
    if not may_be_shown:
        return None
    return heaviest


def _months(
    site: SiteContext, year: int, written_days: frozenset[date]
) -> Iterator[Month]:
    """The months in which something was written or lifted."""
    reps: dict[int, list[Item]] = {number: [] for number in _MONTHS}
    for item in site.reflection.items:
        if item.on.year != year or not is_rep(item):
            continue
        of_month = reps[item.on.month]
        of_month.append(item)
    for number in _MONTHS:
        lifted = reps[number]
        days = sum(day.month == number for day in written_days)
        if not days and not lifted:
            continue
        first_on = date(year, number, 1)
        yield Month(first_on, days, len(lifted), site.words.lifted(lifted))


def _aloud(page: PageBuilder, year: Year, days: int) -> Iterator[str]:
    """The year in a few plain sentences."""
    words = page.words
    said = words.text("{year}: {days}, {weeks}.")
    yield said.format(
        year=f"{year.number:04d}",
        days=words.plural("{n} day written", "{n} days written", days),
        weeks=words.plural(
            "{n} week with an answer", "{n} weeks with an answer", year.met_weeks
        ),
    )
    if year.reps:
        said = words.text("{reps}, {lb} in all.")
        reps = words.plural("{n} rep", "{n} reps", year.reps)
        items = (item for week in year.weeks for item in week.items)
        lifted = words.lifted(items)
        yield said.format(reps=reps, lb=lifted)
    accepted = year.counts[Kind.ACCEPTED]
    declined = year.counts[Kind.DECLINED]
    if accepted:
        said = words.text("Of {offers}, {yes} became a yes.")
        offers = words.plural("{n} offer", "{n} offers", accepted + declined)
        yes = words.number(accepted)
        yield said.format(offers=offers, yes=yes)
    thanked = year.counts[Kind.THANKS]
    if thanked:
        said = words.text("{thanks} said and meant.")
        thanks = page.noun(Kind.THANKS, thanked)
        yield said.format(thanks=thanks)
    most = _helped_most(year)
    if 1 <= len(most) <= _MOST_NAMED:
        said = words.text("Help came most often from {names}.")
        yield said.format(names=Named(most, words))


def _helped_most(year: Year) -> list[str]:
    """The names of whoever helped as often as nobody else, as far as they may be shown."""
    names = []
    most_times = 0
    for person, times in year.helpers:
        if times < most_times:
            break
        most_times = times
        if not person.private:
            names.append(person.name)
    return names
