"""The line that stands for a week in a list: own words, where a sentence can stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from helplog.insight.reflection import Reflection, Week
from helplog.model.journal import Item
from helplog.pages.letters.known_quotes import PulledQuote
from helplog.pages.letters.own_words import pulled_quote
from helplog.pages.letters.whole_sentences import without_comments
from helplog.pages.wording.sentences import says
from helplog.pages.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """What a list says of a week."""

    text: str
    own: bool
    """A whole sentence of the writer's own prose."""


Lines = Mapping[date, Line]
"""By the week's first day; no line where nothing may be said."""


def lines_of(
    reflection: Reflection, words: Words, quote: PulledQuote = pulled_quote
) -> Lines:
    """The line of every week that has one, the same at every build; nothing private.

    Args:
        reflection: what is known about the journal.
        words: the reader's language.
        quote: chooses a sentence of a week's own.
    """
    lines = {}
    for week in reflection.weeks:
        if week.empty:
            continue
        line = _line_of(week, reflection.today, words, quote)
        if line is not None:
            lines[week.start] = line
    return lines


def _line_of(week: Week, today: date, words: Words, quote: PulledQuote) -> Line | None:
    own = quote(_bodies(week), week.start, ())
    if own is not None:
        return Line(own, own=True)
    for entry in week.entries:
        if entry.title and not entry.private:
            return Line(entry.title, own=False)
    for item in week.items:
        if _may_be_said(item, today):
            said = says(item, words)
            return Line(said, own=False)
    return None


def _bodies(week: Week) -> Iterator[str]:
    """What a sentence may be taken from."""
    for entry in week.entries:
        if not entry.private:
            yield without_comments(entry.body)
    for checkin in week.checkins:
        if checkin.private:
            continue
        for reply in checkin.replies.values():
            yield without_comments(reply.text)


def _may_be_said(item: Item, today: date) -> bool:
    if item.private or item.in_trial(today):
        return False
    return bool(item.what)


def year_line(lines: Lines, year: int) -> Line | None:
    """One of a year's own lines, the same at every build; None where it has none."""
    of_year = [line for start, line in lines.items() if start.year == year and line.own]
    if not of_year:
        return None
    return of_year[year % len(of_year)]
