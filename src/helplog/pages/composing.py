"""All pages of a journal's site, from what is known about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from itertools import pairwise

from helplog.insight.needs import needs_by_item
from helplog.insight.people.people import most_willing
from helplog.insight.reflection import Reflection, Week
from helplog.model.diagnostic import Diagnostic, Place
from helplog.pages.asks import asks_page
from helplog.pages.attention import attention_page
from helplog.pages.directory import directory_of
from helplog.pages.people import people_page
from helplog.pages.person import person_page
from helplog.pages.practice import practice_page
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource, Prose
from helplog.pages.tags import tag_pages, tags_of
from helplog.pages.today import today_page
from helplog.pages.week import week_page
from helplog.pages.weeks import weeks_page
from helplog.pages.words import words_in
from helplog.pages.years import year_page

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
) -> Composition:
    """Every page, one at a time: a long journal's pages together would fill the memory.

    Args:
        reflection: what is known about the journal today.
        prose: renders and cleans what people wrote.
        editor: a link that opens a place in the writer's editor, or None.
        preview: whether the site is read while it is written; every day leads into the editor then,
            not only findings.

    Yields:
        The pages; the page of findings last, and only while there is one.

    Returns:
        Every finding: the reader's, the journal's, and those of rendering.
    """
    site = SiteContext(
        reflection=reflection,
        directory=directory_of(reflection),
        words=words_in(reflection.journal.settings.language),
        prose=prose,
        editor=editor,
        preview=preview,
        needs=needs_by_item(reflection.needs),
        most_willing=most_willing(reflection.people),
        open_offers=frozenset(offer.key for offer in reflection.open_offers),
        tags=tags_of(reflection),
    )
    weeks = tuple(
        week
        for week in reflection.weeks
        if not week.empty or week.start == reflection.this_week.start
    )
    yield from _weeks(site, _with_this_week(weeks, reflection.this_week))
    yield from _years(site)
    yield from _people(site)
    yield from tag_pages(site)
    yield weeks_page(site, weeks)
    yield asks_page(site)
    yield practice_page(site, weeks)
    yield today_page(site)
    found = (*reflection.diagnostics, *site.rendered)
    if found:
        yield attention_page(site, found)
    return found


def _with_this_week(weeks: tuple[Week, ...], this_week: Week) -> tuple[Week, ...]:
    """This week has a page even in a journal that is still empty: the home page leads there."""
    if any(week.start == this_week.start for week in weeks):
        return weeks
    return tuple(sorted((*weeks, this_week), key=lambda week: week.start))


def _weeks(site: SiteContext, weeks: tuple[Week, ...]) -> Iterator[PageSource]:
    by_start = {week.start: n for n, week in enumerate(site.reflection.weeks)}
    bookended = [None, *weeks, None]
    for before, (week, after) in zip(bookended, pairwise(bookended[1:]), strict=False):
        if week is None:
            return
        position = by_start.get(week.start, 0)
        previous = site.reflection.weeks[position - 1] if position else None
        yield week_page(
            site,
            week,
            previous,
            before.start if before is not None else None,
            after.start if after is not None else None,
        )


def _years(site: SiteContext) -> Iterator[PageSource]:
    years = site.reflection.years
    numbers = [None, *(year.number for year in years), None]
    for year, before, after in zip(years, numbers, numbers[2:], strict=False):
        yield year_page(site, year, before, after)


def _people(site: SiteContext) -> Iterator[PageSource]:
    shown = [person for person in site.reflection.people if not person.private]
    yield people_page(site, shown)
    for person in shown:
        yield person_page(site, person)
