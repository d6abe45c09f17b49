"""The language of `find`: words, quoted phrases and terms, read into a query or a problem."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from helplog.insight.search.folding import fold
from helplog.insight.search.periods import Period, read_period, read_week
from helplog.model.calendar import WeekStart
from helplog.model.kinds import Answer, Kind

TERMS: Final = ("who", "kind", "answer", "tag", "since", "until", "week")
"""What may stand before a colon."""
_ONE_EACH: Final = frozenset({"kind", "answer", "week"})
"""What an item has only one of."""
_QUOTED: Final = r'"(?:[^"]*)"?'
_NAME: Final = r"[^\W\d_]+"
_VALUE: Final = rf'(?:{_QUOTED}|[^\s"])+'
_PART: Final = re.compile(
    rf"(?P<minus>-?)"
    rf"(?:(?P<term>{_NAME}):(?P<gap>\s*)(?!-?{_NAME}:)(?P<value>{_VALUE})?"
    rf"|(?P<phrase>{_QUOTED})"
    rf"|(?P<word>\S+))"
)
_CURLY: Final = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def _kind_words() -> dict[str, Kind]:
    words = {}
    for kind in Kind:
        words[kind.value] = kind
        for synonym in kind.spec.synonyms:
            words[synonym] = kind
    return words


KIND_WORDS: Final = _kind_words()
"""What may stand after `kind:`, and which list it means."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing a query asks of an item."""

    term: str
    """One of `TERMS`, or `words`."""
    values: tuple[str | date, ...]
    """Folded texts or days; one of them is enough."""
    exclude: bool = False
    """An item that has it is left out."""


@dataclass(frozen=True, slots=True)
class Query:
    """What an item must have, and must not have, to be found; an empty one finds everything."""

    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """Why a query can't be read."""

    message: str
    """One line: what is not understood, and what to type instead."""

    def __str__(self) -> str:
        return self.message


class _Unreadable(Exception):  # noqa: N818 - it never leaves this module, and says what it is
    """Carries a problem's message out of the reading."""


def read_query(text: str, today: date, week_start: WeekStart) -> Query | QueryProblem:
    """Read what was typed.

    All of it must fit an item. Several values of `kind`, `answer` or `week`, repeated or with
    commas between them, are alternatives, since an item has only one of each.

    Args:
        text: words, `"phrases"`, `term:value`, each with `-` before it to exclude.
        today: the day `today` and `yesterday` are reckoned from.
        week_start: the weekday that weeks start on.
    """
    straight = text.translate(_CURLY)
    try:
        parts = tuple(_read_parts(straight, today, week_start))
    except _Unreadable as unreadable:
        return QueryProblem(str(unreadable))
    wanted = _join_alternatives(parts)
    return Query(wanted)


def _read_parts(text: str, today: date, week_start: WeekStart) -> Iterator[Wanted]:
    for found in _PART.finditer(text):
        exclude = found["minus"] == "-"
        if found["term"] is None:
            said = found["phrase"] or found["word"]
            yield from _words(said, exclude=exclude)
        elif _is_plain_word(found):
            said = found[0].removeprefix(found["minus"])
            yield from _words(said, exclude=exclude)
        else:
            term = found["term"].casefold()
            value = found["value"] or ""
            yield _term(term, value, today, week_start, exclude=exclude)


def _is_plain_word(found: re.Match[str]) -> bool:
    """Whether a colon is part of what is searched for, as in an address."""
    value = found["value"] or ""
    if found["gap"]:
        return False
    return value.startswith("//")


def _words(text: str, *, exclude: bool) -> Iterator[Wanted]:
    bare = text.replace('"', " ")
    folded = fold(bare)
    if folded:
        yield Wanted("words", (folded,), exclude)


def _term(
    term: str, value: str, today: date, week_start: WeekStart, *, exclude: bool
) -> Wanted:
    if term not in TERMS:
        known = ", ".join(f"{name}:" for name in TERMS)
        raise _Unreadable(
            f"there is no term {term}: in find; the terms are {known}"
            " (quote it to search for the words)"
        )
    bare = value.replace('"', "")
    values = []
    for part in bare.split(","):
        text = part.strip()
        if text:
            values.append(_value(term, text, today, week_start))
    if not values:
        raise _Unreadable(
            f"{term}: says nothing after the colon; type for instance {_EXAMPLES[term]}"
        )
    return Wanted(term, tuple(values), exclude)


def _value(term: str, text: str, today: date, week_start: WeekStart) -> str | date:
    """What is looked for, out of one of the values after a term's colon."""
    if term == "since":
        return _period(term, text, today, week_start).first_on
    if term == "until":
        return _period(term, text, today, week_start).last_on
    if term == "week":
        return _week(text, today, week_start)
    readers: dict[str, Callable[[str], str]] = {
        "who": _name,
        "tag": _tag,
        "kind": _kind,
        "answer": _answer,
    }
    reader = readers[term]
    return reader(text)


_EXAMPLES: Final = {
    "who": "who:Dana",
    "kind": "kind:asks",
    "answer": "answer:yes",
    "tag": "tag:family",
    "since": "since:2026-11-01",
    "until": "until:2026-11",
    "week": "week:2026-W47",
}


def _name(text: str) -> str:
    return fold(text.removeprefix("@"))


def _tag(text: str) -> str:
    return fold(text.removeprefix("#"))


def _kind(text: str) -> Kind:
    word = fold(text)
    kind = KIND_WORDS.get(word)
    if kind is None:
        known = ", ".join(Kind)
        raise _Unreadable(f"there is no kind {text}; the kinds are {known}")
    return kind


def _answer(text: str) -> Answer:
    word = fold(text)
    try:
        return Answer(word)
    except ValueError:
        known = ", ".join(Answer)
        raise _Unreadable(
            f"there is no answer {text}; the answers are {known}"
        ) from None


def _period(term: str, text: str, today: date, week_start: WeekStart) -> Period:
    period = read_period(text, today, week_start)
    if period is None:
        raise _Unreadable(
            f"{term}: needs a day, a month, a year or a week (2026-11-18, 2026-11, 2026, 2026-W47)"
        )
    return period


def _week(text: str, today: date, week_start: WeekStart) -> date:
    start = read_week(text, today, week_start)
    if start is None:
        raise _Unreadable("week: needs a week or a day in it (2026-W47, 2026-11-18)")
    return start


def _join_alternatives(parts: tuple[Wanted, ...]) -> tuple[Wanted, ...]:
    """Join what an item has only one of: `kind:asks kind:needs` means either."""
    alternatives: dict[tuple[str, bool], list[str | date]] = {}
    rest = []
    for part in parts:
        if part.term not in _ONE_EACH:
            rest.append(part)
            continue
        values = alternatives.setdefault((part.term, part.exclude), [])
        values.extend(part.values)
    joined = []
    for (term, exclude), values in alternatives.items():
        all_values = tuple(values)
        either = Wanted(term, all_values, exclude)
        joined.append(either)
    return (*joined, *rest)
