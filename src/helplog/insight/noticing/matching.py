"""Whether a rule fits a sentence: tried place by place, each once, and never for long.

For every element of a rule and every word of a sentence the answer is worked out at most once, so
that the work is bounded by their product whatever is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from helplog.insight.noticing.sentences import Sentence
from helplog.insight.noticing.tables import Element

_GAP: Final = 7
"""Words that `..` may leap over, within a clause."""
_WIDE_GAP: Final = 12
"""Words that `...` may leap over."""
_LONGEST_WHAT: Final = 14
_MOST_SKIPPED: Final = 4
"""Words such as `also` and `then` that `~` may leap over."""


class Who(NamedTuple):
    """People named at a place of a sentence."""

    end: int
    """Just past them, in words."""
    names: tuple[str, ...]
    bare: bool = False
    """A capital alone says that somebody is meant."""


@dataclass(slots=True)
class Seen:
    """A sentence with all that is known of it before a rule is tried."""

    sentence: Sentence
    people: dict[int, list[Who]]
    """By the word they begin at."""
    owners: dict[int, list[Who]]
    """`Dana's`, `Danas`."""
    subjects: dict[int, list[int]]
    """Where `{i}` may begin, and just past it: at an `I`, or where a diary leaves it out."""
    light: list[bool]
    """Whether `~` leaps over a word."""
    hidden: set[int] = field(default_factory=set)
    """Words in quotation marks."""


@dataclass(slots=True)
class Budget:
    """How much may be tried; what is left untried stays silent."""

    steps: int


class Part(NamedTuple):
    """What an element of a rule fits."""

    element: Element
    start: int
    end: int
    who: Who | None = None


class Match(NamedTuple):
    """Where a rule fits."""

    start: int
    end: int
    parts: tuple[Part, ...]

    @property
    def who(self) -> tuple[str, ...]:
        """The people it names."""
        for part in self.parts:
            if part.who is not None:
                return part.who.names
        return ()


def matches(elements: Sequence[Element], seen: Seen, budget: Budget) -> Iterator[Match]:
    """Every place where a rule fits, none within another.

    Args:
        elements: of the rule.
        seen: the sentence.
        budget: taken from; nothing more is found when it is used up.
    """
    attempt = _Attempt(elements, seen, budget)
    after = 0
    for start in _starts(elements[0], seen):
        if start < after:
            continue
        parts = attempt.fit(0, start)
        if parts is None:
            continue
        all_parts = tuple(parts)
        found = Match(start, parts[-1].end, all_parts)
        yield found
        after = found.end


def _starts(first: Element, seen: Seen) -> Iterable[int]:
    """Where a rule that begins with an element may begin."""
    if first.slot == "{who}":
        return sorted(seen.people)
    if first.slot == "{whose}":
        return sorted(seen.owners)
    if first.slot == "{i}":
        return seen.subjects
    if first.slot or first.optional or first.ends:
        return range(len(seen.sentence))
    return [at for at, word in enumerate(seen.sentence.plain) if word in first.by_first]


class _Attempt:
    def __init__(
        self,
        elements: Sequence[Element],
        seen: Seen,
        budget: Budget,
    ) -> None:
        self.elements = elements
        self.seen = seen
        self.budget = budget
        self.dead: set[tuple[int, int]] = set()
        """Where the rest of the rule is known not to fit."""

    def fit(self, number: int, at: int) -> list[Part] | None:
        """The parts that elements from `number` on fit from `at` on."""
        if number == len(self.elements):
            return []
        key = (number, at)
        if key in self.dead:
            return None
        if self.budget.steps <= 0:
            return None
        self.budget.steps -= 1
        element = self.elements[number]
        for part in self._ways(element, at):
            rest = self.fit(number + 1, part.end)
            if rest is not None:
                return [part, *rest]
        if element.optional:
            rest = self.fit(number + 1, at)
            if rest is not None:
                return rest
        self.dead.add(key)
        return None

    def _ways(self, element: Element, at: int) -> Iterator[Part]:
        if not element.slot:
            for end in self._words(element, at):
                yield Part(element, at, end)
            return
        if element.slot in {"{who}", "{whose}"}:
            places = self.seen.people
            if element.slot == "{whose}":
                places = self.seen.owners
            for who in places.get(at, ()):
                yield Part(element, at, who.end, who)
            return
        for end in self._ends(element.slot, at):
            yield Part(element, at, end)

    def _words(self, element: Element, at: int) -> Iterator[int]:
        plain = self.seen.sentence.plain
        if at >= len(plain):
            return
        if at in self.seen.hidden:
            return
        word = plain[at]
        for phrase in element.by_first.get(word, ()):
            end = at + len(phrase)
            if len(phrase) == 1 or tuple(plain[at:end]) == phrase:
                yield end
        if element.ends and word.endswith(element.ends):
            yield at + 1

    def _ends(self, slot: str, at: int) -> Iterator[int]:
        if slot == "{i}":
            yield from self._first_person(at)
        elif slot == "~":
            yield from self._skip(at)
        elif slot == "$":
            if self._is_clause_end(at):
                yield at
        elif slot == "..":
            yield from self._leap(at, _GAP, least=0, across=False)
        elif slot == "..-":
            yield from self._leap_over_things(at)
        elif slot == "...":
            yield from self._leap(at, _WIDE_GAP, least=0, across=True)
        else:
            yield from self._leap(at, _LONGEST_WHAT, least=1, across=False)

    def _first_person(self, at: int) -> Iterator[int]:
        """`I`, or nothing where a diary leaves it out: `Asked Priya`."""
        for end in self.seen.subjects.get(at, ()):
            yield from self._skip(end)

    def _skip(self, at: int) -> Iterator[int]:
        """As few words as possible that say nothing: `then`, `also`."""
        yield at
        light = self.seen.light
        for end in range(at, min(at + _MOST_SKIPPED, len(light))):
            if not light[end]:
                return
            yield end + 1

    def _leap(self, at: int, most: int, *, least: int, across: bool) -> Iterator[int]:
        sentence = self.seen.sentence
        for count in range(most + 1):
            end = at + count
            if end > len(sentence):
                return
            if count and not across and not self._together(at, end - 1):
                return
            if count >= least:
                yield end

    def _leap_over_things(self, at: int) -> Iterator[int]:
        """As `..`, but over nobody: who helped his brother did not help me."""
        yield at
        for end in self._leap(at, _GAP, least=1, across=False):
            if any(not who.bare for who in self.seen.people.get(end - 1, ())):
                return
            yield end

    def _together(self, at: int, other: int) -> bool:
        sentence = self.seen.sentence
        return sentence.clause[at] == sentence.clause[other]

    def _is_clause_end(self, at: int) -> bool:
        clause = self.seen.sentence.clause
        if at >= len(clause):
            return True
        return at > 0 and clause[at] != clause[at - 1]
