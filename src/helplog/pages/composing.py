"""All pages of a journal's site, from what is known about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar

from helplog.insight.reflection import Person, Reflection, Week
from helplog.model.diagnostic import Diagnostic, Place
from helplog.pages.addresses import person_uri, week_uri
from helplog.pages.asks import asks_page
from helplog.pages.attention import attention_page
from helplog.pages.home.today import today_page
from helplog.pages.people.everyone import people_pages
from helplog.pages.people.person import person_page
from helplog.pages.people.person_inputs import person_inputs
from helplog.pages.practice.page import practice_page
from helplog.pages.site_context import SiteContext
from helplog.pages.site_making import no_editor, site_of
from helplog.pages.source import PageSource, Prose
from helplog.pages.stories.fears import fears_pages
from helplog.pages.stories.pages import story_pages
from helplog.pages.tags import tag_pages
from helplog.pages.weeks.week import week_page
from helplog.pages.weeks.week_inputs import week_inputs
from helplog.pages.weeks.weeks import weeks_page
from helplog.pages.years.calendar import calendar_pages
from helplog.pages.years.wall import wall_page
from helplog.pages.years.year import year_page, years_page

T = TypeVar("T")

Composition = Generator[PageSource, None, tuple[Diagnostic, ...]]
"""Pages one at a time, and at the end what was found."""


class Plan(NamedTuple):
    """Pages to make."""

    make: Callable[[], Iterable[PageSource]]
    """Makes them; asks for the pages that were planned before it to be gathered."""
    uri: str = ""
    """Of a page that is made of explicit inputs alone."""


def compose(
    reflection: Reflection,
    prose: Prose,
    *,
    editor: Callable[[Place], str | None] = no_editor,
    preview: bool = False,
    noticed: int = 0,
) -> Composition:
    """Every page, one at a time: a long journal's pages together would fill the memory.

    For what it takes see `site_of`.

    Yields:
        The pages; the page of findings last, and only while there is one.

    Returns:
        What wants a look: findings of the reader, of the journal, and of rendering.
    """
    site = site_of(reflection, prose, editor, preview=preview, noticed=noticed)
    for plan in planned(site):
        for page in plan.make():
            site.gather(page)
            yield page
    found = findings_of(site)
    if found:
        yield attention_page(site, found)
    return found


def findings_of(site: SiteContext) -> tuple[Diagnostic, ...]:
    """What wants a look once all pages are made."""
    every = (*site.reflection.diagnostics, *site.rendered)
    return tuple(finding for finding in every if not finding.understood)


def planned(site: SiteContext) -> Iterator[Plan]:
    """All pages but that of findings, in the order in which they are made."""
    weeks = _weeks_with_a_page(site.reflection)
    with_page = _with_this_week(weeks, site.reflection.this_week)
    people = [person for person in site.reflection.people if not person.private]
    yield from _weeks(site, with_page)
    yield Plan(lambda: _years(site))
    yield Plan(lambda: calendar_pages(site))
    yield Plan(lambda: people_pages(site, people))
    for person in people:
        yield Plan(partial(_person, site, person), person_uri(person.slug))
    yield Plan(lambda: tag_pages(site))
    yield Plan(lambda: [weeks_page(site, weeks)])
    yield Plan(lambda: story_pages(site))
    yield Plan(lambda: fears_pages(site))
    yield Plan(lambda: [asks_page(site), practice_page(site, weeks), today_page(site)])


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


def _weeks(site: SiteContext, weeks: Sequence[Week]) -> Iterator[Plan]:
    starts = [week.start for week in weeks]
    for week, near in zip(weeks, _neighbours(starts), strict=True):
        yield Plan(partial(_week, site, week, near), week_uri(week.start))


def _week(
    site: SiteContext, week: Week, near: tuple[date | None, date | None]
) -> list[PageSource]:
    return [week_page(week_inputs(site, week, *near))]


def _person(site: SiteContext, person: Person) -> list[PageSource]:
    return [person_page(person_inputs(site, person))]


def _years(site: SiteContext) -> Iterator[PageSource]:
    years = site.reflection.years
    numbers = [year.number for year in years]
    for year, near in zip(years, _neighbours(numbers), strict=True):
        yield year_page(site, year, *near)
        poster = wall_page(site, year)
        if poster is not None:
            yield poster
    yield years_page(site)


def _neighbours(pages: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """What comes right before and right after each; None beyond the ends."""
    padded = [None, *pages, None]
    after = padded[2:]
    return zip(padded, after, strict=False)
