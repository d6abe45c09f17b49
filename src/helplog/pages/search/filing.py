"""Records filed under the terms in them: what stands in the shards, a line for each key.

A key is a word, or begins with a sign that no word has: `@` a person's items, `=` a kind's, `?` an
answer's, `#` a tag, `~` a name and `*` four letters within longer words; `!` is everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from helplog.insight.search.folding import fold
from helplog.model.kinds import Answer, Kind
from helplog.pages.search.postings import (
    ONCE,
    TITLE,
    WEIGHTS,
    codes_after,
    gaps,
    weight_of,
)
from helplog.pages.search.records import GROUPS, OTHER, Entry, Ident, Record
from helplog.pages.search.sections import Fact, Named, Sort
from helplog.pages.search.signs import counted

KIND_ORDER: Final = tuple(Kind)
ANSWER_ORDER: Final = tuple(Answer)
SORT_ORDER: Final = tuple(Sort)
EVERY: Final = "!"
"""The key under which every section is filed, for what asks for no word."""
GRAM: Final = 4
"""Letters by which the inside of a word is looked for."""
_LONG: Final = 7
"""Letters of a word that has an inside."""
_FIRST_PART: Final = 2
"""Letters that stand before it, at least."""

Line = str | list[str]
"""What a shard says of a key."""
Lines = Mapping[str, Line]


class Filing:
    """The records of a site, filed as they come."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, list[int]]] = {}
        self._facts: dict[str, dict[str, dict[int, list[int]]]] = {}
        self._tags: dict[str, str] = {}
        self._names: dict[str, set[tuple[str, str, str]]] = {}
        self._texts: dict[str, list[tuple[str, ...]]] = {}
        self.count = 0
        """How many sections there are."""

    def add(self, record: Record) -> None:
        """File a page's record."""
        for entry in record:
            self._add_words(entry)
            for number, fact in enumerate(entry.about.facts):
                self._add_fact(entry, number, fact)
            for tag in entry.about.tags:
                self._add_tag(entry, tag)
            if entry.about.person is not None:
                self._add_person(entry.ident, entry.about.person)
            kind = SORT_ORDER.index(entry.about.sort)
            text = (entry.address, entry.title, str(kind), entry.text)
            self._texts.setdefault(entry.ident.key, []).append(text)
            self.count += 1

    def _add_words(self, entry: Entry) -> None:
        group, number = entry.ident
        place = number * WEIGHTS
        weights = {}
        for term, times in counted(f"{entry.title} {entry.text}").items():
            weights[term] = weight_of(times)
        for term in counted(entry.headings):
            weights[term] = TITLE
        weights[EVERY] = ONCE
        for term, weight in weights.items():
            groups = self._words.get(term)
            if groups is None:
                groups = self._words[term] = {}
            places = groups.get(group)
            if places is None:
                groups[group] = [place + weight]
            else:
                places.append(place + weight)

    def _add_fact(self, entry: Entry, number: int, fact: Fact) -> None:
        answer = 0
        keys = [f"={fact.kind}", *(f"@{slug}" for slug in fact.people)]
        if fact.answer is not None:
            answer = 1 + ANSWER_ORDER.index(fact.answer)
            keys.append(f"?{fact.answer}")
        kind = KIND_ORDER.index(fact.kind)
        code = code_of(number, kind, answer)
        for key in keys:
            groups = self._facts.setdefault(key, {})
            of_group = groups.setdefault(entry.ident.group, {})
            of_group.setdefault(entry.ident.number, []).append(code)

    def _add_tag(self, entry: Entry, tag: str) -> None:
        key = f"#{fold(tag)}"
        shown = self._tags.setdefault(key, tag)
        self._tags[key] = min(shown, tag)
        groups = self._words.setdefault(key, {})
        group, number = entry.ident
        # The tag's own page is told before the days that carry it.
        weight = TITLE if group == OTHER else ONCE
        groups.setdefault(group, []).append(number * WEIGHTS + weight)

    def _add_person(self, ident: Ident, person: Named) -> None:
        """A person's own page is among what `who:` finds, and tells no item."""
        groups = self._facts.setdefault(f"@{person.slug}", {})
        groups.setdefault(ident.group, {}).setdefault(ident.number, [])
        for spelling in person.spellings:
            words = fold(spelling).split()
            for at in range(len(words)):
                key = "~" + " ".join(words[at:])
                whole = "" if at else "1"
                named = (person.slug, person.name, whole)
                self._names.setdefault(key, set()).add(named)

    def lines(self) -> dict[str, Line]:
        """What the shards say of each key."""
        lines: dict[str, Line] = {}
        for key, groups in self._words.items():
            said = _in_groups(
                {name: gaps(_once(places)) for name, places in groups.items()}
            )
            lines[key] = [self._tags[key], said] if key in self._tags else said
        for key, facts in self._facts.items():
            lines[key] = _in_groups(
                {name: _of_items(items) for name, items in facts.items()}
            )
        for key, names in self._names.items():
            lines[key] = [part for named in sorted(names) for part in named]
        lines.update(_insides(self._words))
        return lines

    def texts(self) -> dict[str, list[str]]:
        """What a result shows, by the key of its section."""
        return {
            key: [part for text in sorted(texts) for part in text]
            for key, texts in self._texts.items()
        }


def code_of(number: int, kind: int, answer: int) -> int:
    """What a term may ask of an item, in one number.

    Args:
        number: of the item in its section.
        kind: as in `KIND_ORDER`.
        answer: 0 for none, else one more than in `ANSWER_ORDER`.
    """
    kinds = number * len(KIND_ORDER) + kind
    return kinds * (len(ANSWER_ORDER) + 1) + answer


def _once(places: Iterable[int]) -> list[int]:
    """In order, a section once, as it is told best: two may have one number."""
    best: dict[int, int] = {}
    for place in sorted(places):
        best[place // WEIGHTS] = place
    return list(best.values())


def _of_items(items: Mapping[int, list[int]]) -> str:
    said = []
    before = 0
    for number in sorted(items):
        said.append(codes_after(number - before, items[number]))
        before = number
    return "".join(said)


def _in_groups(said: Mapping[str, str]) -> str:
    parts = [said.get(group, "") for group in GROUPS]
    return "|".join(parts).rstrip("|")


def _insides(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Four letters, and the long words that have them inside, so that `karton` is found in more."""
    found: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _LONG and word.isalpha():
            for at in range(_FIRST_PART, len(word) - GRAM + 1):
                gram = word[at : at + GRAM]
                found.setdefault(f"*{gram}", []).append(word)
    for gram, longer in found.items():
        yield gram, " ".join(sorted(set(longer)))
