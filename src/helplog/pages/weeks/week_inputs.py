"""All that may stand on a week's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from helplog.insight.carried_ask import shown_suggestion
from helplog.insight.reflection import Suggestion, Week
from helplog.model.calendar import week_days
from helplog.model.journal import Item, ItemKey, Writing
from helplog.model.kinds import Kind
from helplog.pages.addresses import week_uri
from helplog.pages.letters.letter import Letter
from helplog.pages.narrowing import Concern, narrowed
from helplog.pages.page_context import PageContext
from helplog.pages.site_context import SiteContext
from helplog.pages.weeks.week_letter import other_years


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekInputs:
    """One week, and what its page says beside it."""

    context: PageContext
    week: Week
    """Without what the weeks before have to do with: its strength, how many were met in a row."""
    before: date | None
    """Start of the nearest earlier week that has a page."""
    after: date | None
    """Start of the nearest later one."""
    letter: Letter
    other_years: tuple[tuple[date, str], ...]
    """The same week in other years by its first day, each with the line that says most of it."""
    is_over: bool
    suggestion: Suggestion | None
    """The suggestion is about now: it stands on this week's page, on no other."""
    noticed: int
    """How many things of it might be items; of this week, in the preview alone."""

    @property
    def uri(self) -> str:
        """The page's source."""
        return week_uri(self.week.start)


def week_inputs(
    site: SiteContext, week: Week, before: date | None, after: date | None
) -> WeekInputs:
    """What the page of a week is made of.

    Args:
        site: what is known of all.
        week: the week.
        before: start of the nearest earlier week that has a page.
        after: start of the nearest later one.
    """
    this_week = site.reflection.this_week.start
    is_this = week.start == this_week
    suggestion = shown_suggestion(site.reflection) if is_this else None
    others = tuple(other_years(site, week))
    return WeekInputs(
        context=_context(site, week, suggestion),
        week=week._replace(strength=0.0, in_a_row=0),
        before=before,
        after=after,
        letter=site.letters.of(week),
        other_years=others,
        is_over=week.start < this_week,
        suggestion=suggestion,
        noticed=site.noticed if is_this else 0,
    )


def _context(
    site: SiteContext, week: Week, suggestion: Suggestion | None
) -> PageContext:
    writings = (*week.entries, *week.checkins)
    items = list(_items(week, writings))
    whom = dict(_whom(site, items))
    names = list(whom.values())
    if suggestion is not None:
        items += _behind(suggestion)
        if suggestion.person is not None:
            names.append(suggestion.person.name)
    concern = Concern(
        items=items,
        names=names,
        days=week_days(week.start),
        writings=writings,
    )
    context = narrowed(site, concern)
    return replace(context, ask_whom=whom)


def _items(week: Week, writings: tuple[Writing, ...]) -> Iterator[Item]:
    """What counts for the week, and what its files hold beside: an item may be of another day."""
    yield from week.items
    for writing in writings:
        yield from writing.items


def _behind(suggestion: Suggestion) -> Iterator[Item]:
    yield suggestion.item
    if suggestion.like is not None:
        yield suggestion.like
    if suggestion.need is not None:
        yield suggestion.need.item


def _whom(site: SiteContext, items: list[Item]) -> Iterator[tuple[ItemKey, str]]:
    """Who might be asked about what was held alone."""
    if site.likely is None:
        return
    for item in items:
        if item.kind is Kind.ALONE and item.what and not item.private:
            found = site.likely.for_words((item.what,))
            if found is not None:
                yield item.key, found.person.name
