"""All pages of a journal's site, from what is known about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeVar

from helplog.insight.reflection import Person, Reflection, Week
from helplog.model.diagnostic import Diagnostic, Place
from helplog.pages.addresses import (
    FEARS_URI,
    NEEDS_URI,
    TAGS_URI,
    TODAY_URI,
    person_uri,
    week_uri,
)
from helplog.pages.asks import asks_page
from helplog.pages.attention import attention_page
from helplog.pages.home.today import today_page
from helplog.pages.keying.facts_key import FactsKey
from helplog.pages.keying.page_keys import Prints, person_key, week_key
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


def _no_key() -> str:
    """Made each time."""
    return ""


class Plan(NamedTuple):
    """Pages to make."""

    make: Callable[[], Iterable[PageSource]]
    """Makes them; what the pages planned before them leave has to be gathered."""
    uri: str = ""
    """Of a page that has a key of its own; empty for several that have one together, or none."""
    key: Callable[[], str] = _no_key
    """The key, found without making anything; empty where there is none."""
    place: str = ""
    """Where several pages have their addresses; see `place_of`."""


def place_of(uri: str) -> str:
    """The folder a page has its address in, or the page itself where that is none."""
    place, _, _ = uri.partition("/")
    return place


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
            site.gather(page.left)
            yield page
    found = findings_of(site)
    if found:
        yield attention_page(site, found)
    return found


def findings_of(site: SiteContext) -> tuple[Diagnostic, ...]:
    """What wants a look once all pages are made."""
    every = (*site.reflection.diagnostics, *site.rendered)
    return tuple(finding for finding in every if not finding.understood)


def planned(site: SiteContext, prints: Prints | None = None) -> Iterator[Plan]:
    """All pages but that of findings, in the order in which they are made.

    Args:
        site: what they are made from.
        prints: of all files of the journal, where pages are to have keys.
    """
    weeks = _weeks_with_a_page(site.reflection)
    with_page = _with_this_week(weeks, site.reflection.this_week)
    people = [person for person in site.reflection.people if not person.private]
    together = partial(_together, FactsKey(site) if prints else None)
    yield from _weeks(site, with_page, prints)
    yield together("years", lambda: _years(site))
    yield together("calendar", lambda: calendar_pages(site))
    yield together("people", lambda: people_pages(site, people))
    yield from _people(site, people, prints)
    yield Plan(lambda: tag_pages(site), place=place_of(TAGS_URI))
    yield together("weeks", lambda: [weeks_page(site, weeks)])
    yield Plan(lambda: story_pages(site), place=place_of(NEEDS_URI))
    yield Plan(lambda: fears_pages(site), place=place_of(FEARS_URI))
    yield together("asks", lambda: [asks_page(site)])
    yield together("practice", lambda: [practice_page(site, weeks)])
    yield Plan(lambda: [today_page(site)], place=place_of(TODAY_URI))


def _together(
    keys: FactsKey | None, group: str, make: Callable[[], Iterable[PageSource]]
) -> Plan:
    """Pages about the whole journal that have a key together, and their place's name."""
    if keys is None:
        return Plan(make, place=group)
    known = keys

    def key() -> str:
        return known.of(group)

    def made() -> Iterator[PageSource]:
        key_of_all = key()
        for page in make():
            yield replace(page, key=key_of_all)

    return Plan(made, key=key, place=group)


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


def _weeks(
    site: SiteContext, weeks: Sequence[Week], prints: Prints | None
) -> Iterator[Plan]:
    starts = [week.start for week in weeks]
    for week, near in zip(weeks, _neighbours(starts), strict=True):
        given = partial(week_inputs, site, week, *near)
        make, key = _keyed(given, week_page, week_key, prints)
        yield Plan(make, week_uri(week.start), key)


def _people(
    site: SiteContext, people: Iterable[Person], prints: Prints | None
) -> Iterator[Plan]:
    for person in people:
        given = partial(person_inputs, site, person)
        make, key = _keyed(given, person_page, person_key, prints)
        yield Plan(make, person_uri(person.slug), key)


def _keyed(
    given: Callable[[], T],
    page_of: Callable[[T], PageSource],
    key_of: Callable[[T, Prints], str],
    prints: Prints | None,
) -> tuple[Callable[[], Iterable[PageSource]], Callable[[], str]]:
    """How a page is made of its inputs, and how its key is found."""

    def made() -> Iterator[PageSource]:
        inputs = given()
        page = page_of(inputs)
        if prints is not None:
            page = replace(page, key=key_of(inputs, prints))
        yield page

    def key() -> str:
        return key_of(given(), prints or {})

    return made, key


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
