"""All pages of a journal's site, from what is known about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TypeVar

from helplog.insight.likely_people import likely_people
from helplog.insight.mentions import mentions_of
from helplog.insight.needs import needs_by_item
from helplog.insight.reflection import Person, Reflection, Week
from helplog.insight.threads import threads_of
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import Item
from helplog.model.second_process import begun_beside
from helplog.pages.asks import asks_page
from helplog.pages.attention import attention_page
from helplog.pages.directory import directory_of
from helplog.pages.home.today import today_page
from helplog.pages.letters.best_line import lines_of
from helplog.pages.letters.letter import Letters
from helplog.pages.people.everyone import people_pages
from helplog.pages.people.person import person_page
from helplog.pages.practice.page import practice_page
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource, Prose
from helplog.pages.stories.fears import fears_pages
from helplog.pages.stories.pages import story_pages
from helplog.pages.stories.story import stories_of
from helplog.pages.tags import tag_pages, tags_of
from helplog.pages.weeks.week import week_page
from helplog.pages.weeks.weeks import weeks_page
from helplog.pages.words import words_of
from helplog.pages.years.calendar import calendar_pages
from helplog.pages.years.marked_days import marked_days
from helplog.pages.years.wall import wall_page
from helplog.pages.years.year import year_page, years_page

T = TypeVar("T")

Composition = Generator[PageSource, None, tuple[Diagnostic, ...]]
"""Pages one at a time, and at the end what was found."""


def no_editor(_: Place) -> None:
    """Where no editor is set."""


def compose(
    reflection: Reflection,
    prose: Prose,
    *,
    editor: Callable[[Place], str | None] = no_editor,
    preview: bool = False,
    noticed: int = 0,
) -> Composition:
    """Every page, one at a time: a long journal's pages together would fill the memory.

    Args:
        reflection: what is known about the journal today.
        prose: renders and cleans what people wrote.
        editor: a link that opens a place in the writer's editor, or None.
        preview: whether the site is read while it is written; every day leads into the editor then,
            not only findings.
        noticed: how many things of this week might be items; said in the preview alone.

    Yields:
        The pages; the page of findings last, and only while there is one.

    Returns:
        What wants a look: findings of the reader, of the journal, and of rendering.
    """
    said = noticed if preview else 0
    site = site_of(reflection, prose, editor, preview=preview, noticed=said)
    weeks = _weeks_with_a_page(reflection)
    with_page = _with_this_week(weeks, reflection.this_week)
    yield from _weeks(site, with_page)
    yield from _years(site)
    yield years_page(site)
    yield from calendar_pages(site)
    yield from _people(site)
    yield from tag_pages(site)
    yield weeks_page(site, weeks)
    yield from story_pages(site)
    yield from fears_pages(site)
    yield asks_page(site)
    yield practice_page(site, weeks)
    yield today_page(site)
    every = (*reflection.diagnostics, *site.rendered)
    found = tuple(finding for finding in every if not finding.understood)
    if found:
        yield attention_page(site, found)
    return found


def site_of(
    reflection: Reflection,
    prose: Prose,
    editor: Callable[[Place], str | None] = no_editor,
    *,
    preview: bool = False,
    noticed: int = 0,
) -> SiteContext:
    """What every page is made from, put together once; see `compose`."""
    settings = reflection.journal.settings
    words = words_of(settings)
    return SiteContext(
        reflection=reflection,
        directory=directory_of(reflection),
        words=words,
        prose=prose,
        editor=editor,
        letters=Letters(reflection, words),
        weeks={week.start: week for week in reflection.weeks},
        mentions=mentions_of(reflection.journal.entries),
        threads=threads_of(reflection.needs),
        preview=preview,
        noticed=noticed,
        needs=needs_by_item(reflection.needs),
        stories=stories_of(reflection),
        likely=likely_people(reflection),
        tags=tags_of(reflection),
        lines=lines_of(reflection, words),
        marked=marked_days(reflection),
        bodies=_public_bodies(reflection),
        lifts=_lifts_by_year(reflection),
        open_between=_open_between(reflection),
    )


def _public_bodies(reflection: Reflection) -> dict[str, str]:
    entries = reflection.journal.entries
    return {entry.uri: entry.body for entry in entries if not entry.private}


def _lifts_by_year(reflection: Reflection) -> dict[int, list[Item]]:
    by_year: dict[int, list[Item]] = {}
    for item in reflection.items:
        if item.weighs:
            by_year.setdefault(item.on.year, []).append(item)
    return by_year


def _open_between(reflection: Reflection) -> dict[str, list[Item]]:
    """What is open, by the people it names."""
    needs = [need.item for need in reflection.open_needs]
    asked = (*reflection.open_asks, *reflection.handoffs_ready)
    between: dict[str, list[Item]] = {}
    for item in (*asked, *reflection.open_offers, *needs):
        for key in reflection.names.keys(item):
            between.setdefault(key, []).append(item)
    return between


def _weeks_with_a_page(reflection: Reflection) -> list[Week]:
    """Those that hold anything, and this one once the journal has weeks."""
    this_start = reflection.this_week.start
    weeks = []
    for week in reflection.weeks:
        is_this_week = week.start == this_start
        if is_this_week or not week.empty:
            weeks.append(week)
    return weeks


def _with_this_week(weeks: list[Week], this_week: Week) -> list[Week]:
    """This week has a page even in a journal that is still empty: the home page leads there."""
    starts = {week.start for week in weeks}
    if this_week.start in starts:
        return weeks
    more = [*weeks, this_week]
    more.sort(key=lambda week: week.start)
    return more


def _weeks(site: SiteContext, weeks: Sequence[Week]) -> Iterator[PageSource]:
    starts = [week.start for week in weeks]
    neighbours = _neighbours(starts)
    for week, near in zip(weeks, neighbours, strict=True):
        before, after = near
        yield week_page(site, week, before, after)


def _years(site: SiteContext) -> Iterator[PageSource]:
    years = site.reflection.years
    numbers = [year.number for year in years]
    neighbours = _neighbours(numbers)
    for year, near in zip(years, neighbours, strict=True):
        before, after = near
        yield year_page(site, year, before, after)
        poster = wall_page(site, year)
        if poster is not None:
            yield poster


def _neighbours(pages: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """What comes right before and right after each; None beyond the ends."""
    padded = [None, *pages, None]
    after = padded[2:]
    return zip(padded, after, strict=False)


def _people(site: SiteContext) -> Iterator[PageSource]:
    people = site.reflection.people
    shown = [person for person in people if not person.private]
    yield from people_pages(site, shown)
    yield from _one_by_one(site, shown)


def _one_by_one(site: SiteContext, people: Sequence[Person]) -> Iterator[PageSource]:
    """A page each; of very many people the later ones that have no note are composed beside.

    A note is rendered here: what its words lead to is gathered as it is.
    """
    without_note = [person for person in people if not person.notes]
    later = without_note[len(without_note) // 2 :]
    keys = {person.key for person in later}

    def pages() -> Iterator[PageSource]:
        for person in later:
            yield person_page(site, person)

    with begun_beside(pages, len(later)) as beside:
        for person in people:
            page = next(beside, None) if person.key in keys else None
            yield page or person_page(site, person)
