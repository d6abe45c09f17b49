"""A year: its days as a heatmap, its months, its firsts, who helped, and a few sentences to read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from helplog.insight.reflection import Year
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.addresses import year_uri
from helplog.pages.charts.heatmap import heatmap
from helplog.pages.page_builder import PageBuilder, SiteContext
from helplog.pages.source import PageSource
from helplog.pages.templating import written

_HELPERS_NAMED = 12
_MOST_NAMED = 3
"""With more than these at the top, nobody stands out."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month's part of a year: its days, wherever their weeks belong."""

    first_on: date
    days: int
    reps: int
    lifted_lb: float


def year_page(site: SiteContext, year: Year, before: int | None, after: int | None) -> PageSource:
    """The page of one year, with the nearest years that have one."""
    page = PageBuilder(site, year_uri(year.number))
    reflection = site.reflection
    written_days = frozenset(
        entry.on for entry in reflection.journal.entries if entry.on.year == year.number
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
        heatmap=heatmap(
            page.words,
            year.number,
            lb_by_day=reflection.lb_by_day,
            written=written_days,
            week_start=reflection.journal.settings.week_start,
            href=page.to_day,
        ),
        months=months,
        straddles=sum(month.reps for month in months) != year.reps,
        aloud=list(_aloud(page, year, len(written_days))),
        helpers=helpers[:_HELPERS_NAMED],
        more_helpers=len(helpers[_HELPERS_NAMED:]),
        firsts=[(kind, item) for kind, item in year.firsts if page.shown([item])],
        heaviest=next(iter(page.shown([year.heaviest] if year.heaviest else [])), None),
        first_of=_first_of(page),
    )


def _months(site: SiteContext, year: int, written_days: frozenset[date]) -> Iterator[Month]:
    reps = [
        item for item in site.reflection.items if item.kind in REP_KINDS and item.on.year == year
    ]
    for number in range(1, 13):
        lifted = [item for item in reps if item.on.month == number]
        days = sum(day.month == number for day in written_days)
        if days or lifted:
            yield Month(
                date(year, number, 1), days, len(lifted), sum(i.weight_lb or 0 for i in lifted)
            )


def _aloud(page: PageBuilder, year: Year, days: int) -> Iterator[str]:
    """The year in a few plain sentences."""
    _, words = page.words.text, page.words
    yield _("{year}: {days}, {weeks}.").format(
        year=f"{year.number:04d}",
        days=words.plural("{n} day written", "{n} days written", days),
        weeks=words.plural("{n} week with an answer", "{n} weeks with an answer", year.met_weeks),
    )
    if year.reps:
        yield _("{reps}, {lb} in all.").format(
            reps=words.plural("{n} rep", "{n} reps", year.reps), lb=words.pounds(year.lifted_lb)
        )
    if year.counts[Kind.ACCEPTED]:
        offered = year.counts[Kind.ACCEPTED] + year.counts[Kind.DECLINED]
        yield _("Of {offers}, {yes} became a yes.").format(
            offers=words.plural("{n} offer", "{n} offers", offered),
            yes=words.number(year.counts[Kind.ACCEPTED]),
        )
    if year.counts[Kind.THANKS]:
        yield _("{thanks} said and meant.").format(
            thanks=page.noun(Kind.THANKS, year.counts[Kind.THANKS])
        )
    most = [
        person.name for person, n in year.helpers if not person.private and n == year.helpers[0][1]
    ]
    if most and len(most) <= _MOST_NAMED:
        yield _("Help came most often from {names}.").format(names=words.all_of(most))


def _first_of(page: PageBuilder) -> Callable[[Kind], str]:
    return lambda kind: page.words.text(kind.spec.first)
