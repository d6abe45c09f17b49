"""A year: a heatmap, its months, its firsts, who helped, and a few sentences to read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Year
from helplog.insight.weeks.tallies import is_rep, weight_of
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import year_uri
from helplog.pages.charts.heatmap import heatmap
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written

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
    lifted_lb: float


def year_page(
    site: SiteContext, year: Year, before: int | None, after: int | None
) -> PageSource:
    """The page of one year, with the nearest years that have one."""
    page = PageBuilder(site, year_uri(year.number))
    entries = site.reflection.journal.entries
    written_days = frozenset(
        entry.on for entry in entries if entry.on.year == year.number
    )
    helpers = [(person, n) for person, n in year.helpers if not person.private]
    months = list(_months(site, year.number, written_days))
    return written(
        page,
        "year",
        f"{year.number:04d}",
        year=year,
        before=before,
        after=after,
        heatmap=_heatmap(page, year, written_days),
        months=months,
        straddles=sum(month.reps for month in months) != year.reps,
        aloud=list(_aloud(page, year, len(written_days))),
        helpers=helpers[:_HELPERS_NAMED],
        more_helpers=len(helpers[_HELPERS_NAMED:]),
        firsts=[(kind, item) for kind, item in year.firsts if page.shown([item])],
        heaviest=_heaviest(page, year),
        first_of=lambda kind: page.words.text(kind.spec.first),
    )


def _heatmap(page: PageBuilder, year: Year, written_days: frozenset[date]) -> Markup:
    reflection = page.reflection
    return heatmap(
        page.words,
        year.number,
        lb_by_day=reflection.lb_by_day,
        written=written_days,
        week_start=reflection.journal.settings.week_start,
        href=page.to_day,
    )


def _heaviest(page: PageBuilder, year: Year) -> Item | None:
    if year.heaviest is None or not page.shown([year.heaviest]):
        return None
    return year.heaviest


def _months(
    site: SiteContext, year: int, written_days: frozenset[date]
) -> Iterator[Month]:
    """The months in which something was written or lifted."""
    reps: dict[int, list[Item]] = {number: [] for number in _MONTHS}
    for item in filter(is_rep, site.reflection.items):
        if item.on.year == year:
            reps[item.on.month].append(item)
    for number in _MONTHS:
        lifted = reps[number]
        days = sum(day.month == number for day in written_days)
        if days or lifted:
            lifted_lb = sum(weight_of(item) for item in lifted)
            yield Month(date(year, number, 1), days, len(lifted), lifted_lb)


def _aloud(page: PageBuilder, year: Year, days: int) -> Iterator[str]:
    """The year in a few plain sentences."""
    _, words = page.words.text, page.words
    yield _("{year}: {days}, {weeks}.").format(
        year=f"{year.number:04d}",
        days=words.plural("{n} day written", "{n} days written", days),
        weeks=words.plural(
            "{n} week with an answer", "{n} weeks with an answer", year.met_weeks
        ),
    )
    if year.reps:
        reps = words.plural("{n} rep", "{n} reps", year.reps)
        lifted = words.pounds(year.lifted_lb)
        yield _("{reps}, {lb} in all.").format(reps=reps, lb=lifted)
    accepted = year.counts[Kind.ACCEPTED]
    if accepted:
        offered = accepted + year.counts[Kind.DECLINED]
        offers = words.plural("{n} offer", "{n} offers", offered)
        yield _("Of {offers}, {yes} became a yes.").format(
            offers=offers, yes=words.number(accepted)
        )
    thanks = year.counts[Kind.THANKS]
    if thanks:
        yield _("{thanks} said and meant.").format(
            thanks=page.noun(Kind.THANKS, thanks)
        )
    most = _helped_most(year)
    if 1 <= len(most) <= _MOST_NAMED:
        yield _("Help came most often from {names}.").format(names=words.all_of(most))


def _helped_most(year: Year) -> list[str]:
    """The names of whoever helped as often as nobody else, as far as they may be shown."""
    if not year.helpers:
        return []
    _, most_times = year.helpers[0]
    return [
        person.name
        for person, times in year.helpers
        if times == most_times and not person.private
    ]
