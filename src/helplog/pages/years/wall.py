"""The wall of a year: a page for one picture, that prints as a poster."""

from __future__ import annotations

from itertools import groupby

from helplog.insight.reflection import Year
from helplog.insight.weeks.tallies import count_kinds, weight_of
from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS
from helplog.pages.addresses import wall_uri
from helplog.pages.charts.figure import Table, figure
from helplog.pages.charts.wall import Month, wall
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.templating import written
from helplog.pages.words import Words


def lifts_of(site: SiteContext, year: int) -> list[Item]:
    """The lifts of a calendar year in date order, private ones as well: plates say nothing."""
    return list(site.lifts.get(year, ()))


def wall_page(site: SiteContext, year: Year) -> PageSource | None:
    """The page of a year's plates; None where nothing was lifted in it."""
    lifts = lifts_of(site, year.number)
    if not lifts:
        return None
    uri = wall_uri(year.number)
    page = SitePageBuilder(site, uri)
    words = page.words
    number = f"{year.number:04d}"
    months = months_of(words, lifts)
    title = words.text("A wall of plates, {year}").format(year=number)
    count = len(lifts)
    counted = words.plural("{n} plate", "{n} plates", count)
    picture = wall(number, months, title, counted)
    table = _table(page, months)
    drawn = figure(words, "wall", words.text("One plate a lift"), picture, table)
    return written(page, "wall", title, year=year, wall=drawn)


def months_of(words: Words, lifts: list[Item]) -> list[Month]:
    """The months of a year's lifts, which are in date order, each with its own."""
    months = []
    for _, several in groupby(lifts, lambda item: item.on.month):
        of_month = sorted(several, key=lambda item: (item.on, -weight_of(item)))
        first = of_month[0].on
        name = words.month(first)
        short_name = words.short_month(first)
        months.append(Month(name, short_name, of_month))
    return months


def _table(page: SitePageBuilder, months: list[Month]) -> Table:
    words = page.words
    head = [words.text("Month"), *map(page.kind_name, REP_KINDS), words.text("Lifted")]
    rows = []
    for month in months:
        counts = count_kinds(month.lifts)
        cells = [words.number(counts[kind]) for kind in REP_KINDS]
        lifted = words.lifted(month.lifts)
        rows.append((month.name, *cells, lifted))
    return Table(head=head, rows=rows)
