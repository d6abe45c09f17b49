"""What a year says, month by month: each week's letter, plates and answers, then its days.

Nothing that is private is among it, and no word of how much that would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from helplog.insight.reflection import Week, Year
from helplog.insight.weeks.questions import says_all_of
from helplog.model.journal import Checkin, Entry, Item
from helplog.model.kinds import Kind
from helplog.pages.days.days import Shown, days_of
from helplog.pages.details import answer_of, result_of
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.weeks.rack import paper_rack
from helplog.pages.weeks.week_letter import letter_html
from helplog.pages.weeks.week_questions import AskedQuestion, questions_of
from helplog.pages.wording.sentences import says


@dataclass(frozen=True, slots=True)
class Line:
    """An item, said in one plain line."""

    kind: Kind
    text: str
    came: str
    """What came back; empty where nothing is asked."""


@dataclass(frozen=True, slots=True)
class Writing:
    """An entry, or what a check-in says beside its answers."""

    title: str
    away: tuple[str, ...]
    prose: Markup
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BookDay:
    """A day with something to read."""

    on: date
    writings: tuple[Writing, ...]


@dataclass(frozen=True, slots=True)
class BookWeek:
    """A week with something to read."""

    start: date
    letter: Markup
    """Empty where it would tell of nothing."""
    rack: Markup
    questions: tuple[AskedQuestion, ...]
    """Those with an answer in own words."""
    days: tuple[BookDay, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A month, by its weeks; a week is in the month it begins in."""

    first_on: date
    weeks: tuple[BookWeek, ...]


def days_in(year: Year) -> frozenset[str]:
    """The days of a year's weeks on which something stands that may be read: `2026-11-18`."""
    return frozenset(
        entry.on.isoformat()
        for week in year.weeks
        for entry in week.entries
        if not entry.private and (entry.body.strip() or entry.items)
    )


def chapters_of(page: SitePageBuilder, year: Year) -> Iterator[Chapter]:
    """The months of a year that have something to read."""
    by_month = groupby(year.weeks, lambda week: week.start.replace(day=1))
    for first_on, weeks in by_month:
        told = tuple(filter(None, (_week(page, week) for week in weeks)))
        if told:
            yield Chapter(first_on, told)


def _week(page: SitePageBuilder, week: Week) -> BookWeek | None:
    letter = page.site.letters.of(week)
    shown_days = _days(page, week)
    days = tuple(shown_days)
    questions = tuple(one for one in questions_of(page, week) if one.replies)
    if letter.is_empty and not days and not questions:
        return None
    told = letter_html(letter) if not letter.is_empty else Markup("")
    rack = paper_rack(page, week)
    return BookWeek(week.start, told, rack, questions, days)


def _days(page: SitePageBuilder, week: Week) -> Iterator[BookDay]:
    public = _public_replies(week.checkins)
    replies = [*public]
    for day in days_of(page, week, {}):
        told = (_writing(page, shown, replies) for shown in day.entries)
        all_told = filter(None, told)
        writings = tuple(all_told)
        if writings:
            yield BookDay(day.on, writings)


def _public_replies(checkins: Iterable[Checkin]) -> Iterator[str]:
    for checkin in checkins:
        if not checkin.private:
            replies = checkin.replies.values()
            yield from (reply.text for reply in replies)


def _writing(
    page: SitePageBuilder, shown: Shown, replies: Sequence[str]
) -> Writing | None:
    """What stands under a day; of a private file nothing."""
    writing = shown.writing
    if writing.private:
        return None
    told_lines = _lines(page, writing.items, replies)
    lines = tuple(told_lines)
    stretches = _away(page, writing)
    away = tuple(stretches)
    title = shown.title
    if isinstance(writing, Checkin) and not shown.prose:
        title = ""  # that it is one says nothing without words of its own
    if not (lines or away or title or shown.prose):
        return None
    return Writing(title, away, shown.prose, lines)


def _away(page: SitePageBuilder, writing: Entry | Checkin) -> Iterator[str]:
    words = page.words
    for away in writing.away:
        span = words.span(away.first_on, away.last_on)
        said = words.text("Away, {span}").format(span=span)
        yield f"{said}: {away.why}" if away.why else said


def _lines(
    page: SitePageBuilder, items: Iterable[Item], replies: Sequence[str]
) -> Iterator[Line]:
    """The items of a file, but for those that the week's answers say in full."""
    words = page.words
    for item in page.shown(items):
        if any(says_all_of(reply, item) for reply in replies):
            continue
        came = filter(None, (answer_of(item, words), result_of(item, words)))
        said = says(item, words)
        came_of_it = ", ".join(came)
        yield Line(item.kind, said, came_of_it)
