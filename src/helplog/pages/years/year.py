"""A year: words and pictures by month, firsts, who helped; its days and numbers last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Person, Week, Year
from helplog.insight.weeks.tallies import lifted_by_day
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import YEARS_URI, year_uri
from helplog.pages.charts.heatmap import heatmap
from helplog.pages.letters.best_line import year_line
from helplog.pages.letters.gist import gists
from helplog.pages.people.known_of import counted_on, has_helped
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.weeks.shelf import strip
from helplog.pages.wording.names_in_sentences import Named
from helplog.pages.years.pictures import Picture

_HELPERS_NAMED: Final = 12
_MOST_NAMED: Final = 3
"""With more than these at the top, nobody stands out."""
_MOST_LINES: Final = 3
"""Lines of a month; sentences of the writer's own come first."""
_MOST_PICTURES: Final = 4
_MOST_DEEDS: Final = 3


@dataclass(frozen=True, slots=True)
class Month:
    """What is worth reading again of the weeks that begin in a month."""

    first_on: date
    lines: tuple[tuple[date, str], ...]
    """By the first day of their weeks."""
    pictures: tuple[tuple[date, Picture], ...]

    @property
    def ident(self) -> str:
        """The id of its heading."""
        return f"m{self.first_on.month}"


def years_page(site: SiteContext) -> PageSource:
    """All years, the newest first, with a line of each."""
    page = SitePageBuilder(site, YEARS_URI)
    years = []
    for year in reversed(site.reflection.years):
        line = year_line(site.lines, year.number)
        said = ""
        if line:
            said = line.text
        drawn = strip(year.number, year.weeks)
        years.append((year.number, drawn, said))
    title = page.words.text("Years")
    return written(page, "years", title, years=years)


def year_page(
    site: SiteContext, year: Year, before: int | None, after: int | None
) -> PageSource:
    """The page of one year, with the nearest years that have one."""
    uri = year_uri(year.number)
    page = SitePageBuilder(site, uri)
    written_days = _written_days(site, year.number)
    found_helpers = _helpers(page, year)
    helpers = list(found_helpers)
    return written(
        page,
        "year",
        f"{year.number:04d}",
        year=year,
        before=before,
        after=after,
        heatmap=_heatmap(page, year, written_days),
        months=list(_months(site, year)),
        straddles=_straddles(site, year),
        aloud=list(_aloud(page, year, len(written_days))),
        helpers=helpers[:_HELPERS_NAMED],
        more_helpers=len(helpers[_HELPERS_NAMED:]),
        firsts=[(kind, item) for kind, item in year.firsts if page.shown([item])],
        heaviest=_heaviest(page, year),
        with_wall=year.number in site.lifts,
        in_calendar=any(day.year == year.number for day in site.marked),
        first_of=lambda kind: page.words.text(kind.spec.first),
    )


def _helpers(
    page: SitePageBuilder, year: Year
) -> Iterator[tuple[Person, tuple[str, ...]]]:
    """Who helped, as far as it may be told, and with what, the latest first."""
    for person, _ in year.helpers:
        if person.private:
            continue
        latest_first = reversed(person.items)
        shown = page.shown(latest_first)
        helped = [
            item
            for item in shown
            if has_helped(item) and _year_of(page, item) == year.number
        ]
        if helped:
            deeds = gists((item.what for item in helped), _MOST_DEEDS)
            yield person, deeds


def _year_of(page: SitePageBuilder, item: Item) -> int:
    """The year that an item counts for: the one its week begins in."""
    return page.week_start(counted_on(item)).year


def _straddles(site: SiteContext, year: Year) -> bool:
    """Whether the days of the year hold other reps than its weeks."""
    on_days = site.lifts.get(year.number, ())
    return len(on_days) != year.reps


def _written_days(site: SiteContext, year: int) -> frozenset[date]:
    days = set()
    for entry in site.reflection.journal.entries:
        if entry.on.year == year:
            days.add(entry.on)
    return frozenset(days)


def _heatmap(
    page: SitePageBuilder, year: Year, written_days: frozenset[date]
) -> Markup:
    settings = page.site.settings
    lifts = page.site.lifts.get(year.number, ())
    return heatmap(
        page.words,
        year.number,
        lifted_by_day=lifted_by_day(settings.unit, lifts),
        written=written_days,
        week_start=settings.week_start,
        href=page.to_day,
    )


def _heaviest(page: SitePageBuilder, year: Year) -> Item | None:
    heaviest = year.heaviest
    if heaviest is None:
        return None
    may_be_shown = page.shown([heaviest])
    if not may_be_shown:
        return None
    return heaviest


def _months(site: SiteContext, year: Year) -> Iterator[Month]:
    """Months with something to read or to look at."""
    by_month: dict[date, list[Week]] = {}
    for week in year.weeks:
        month = week.start.replace(day=1)
        by_month.setdefault(month, []).append(week)
    for first_on, weeks in by_month.items():
        lines = _best_lines(site, weeks)
        pictures = _pictures(site, weeks)
        if lines or pictures:
            all_lines = tuple(lines)
            all_pictures = tuple(pictures)
            yield Month(first_on, all_lines, all_pictures)


def _best_lines(site: SiteContext, weeks: Iterable[Week]) -> list[tuple[date, str]]:
    """The likeliest lines of a month, in the order of their weeks."""
    found = []
    for week in weeks:
        line = site.lines.get(week.start)
        if line is not None:
            found.append((not line.own, week.start, line.text))
    found.sort()
    lines = [(start, text) for _, start, text in found[:_MOST_LINES]]
    lines.sort()
    return lines


def _pictures(site: SiteContext, weeks: Iterable[Week]) -> list[tuple[date, Picture]]:
    found = []
    for week in weeks:
        for day in sorted({entry.on for entry in week.entries}):
            found += [(day, picture) for picture in site.pictures.get(day, ())]
    return found[:_MOST_PICTURES]


def _aloud(page: SitePageBuilder, year: Year, days: int) -> Iterator[str]:
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
        count = accepted + declined
        offers = words.plural("{n} offer", "{n} offers", count)
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
        named = Named(most, words)
        yield said.format(names=named)


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
