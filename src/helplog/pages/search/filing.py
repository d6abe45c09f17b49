"""Records filed under the terms in them: what stands in the shards, a line for each key.

A key is a word, or begins with a sign that no word has: `@` a person's items, `=` a kind's, `?` an
answer's, `#` a tag, `~` a name and `*` four letters within longer words; `!` is everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helplog.insight.search.folding import fold
from helplog.model.kinds import Answer, Kind
from helplog.pages.search.postings import (
    OFTEN_TIMES,
    ONCE,
    TITLE,
    WEIGHTS,
    ItemCodes,
    Places,
    said_of_items,
    said_of_places,
)
from helplog.pages.search.records import GROUPS, OTHER, Entry, Ident, Record
from helplog.pages.search.sections import Fact, Named, Sort
from helplog.pages.search.signs import counted

KIND_ORDER: Final = tuple(Kind)
ANSWER_ORDER: Final = tuple(Answer)
SORT_ORDER: Final = tuple(Sort)
EVERY: Final = "!"
"""The key under which every section is filed, for what asks for no word."""
TAG: Final = "#"
NAME: Final = "~"
INSIDE: Final = "*"
GRAM: Final = 4
"""Letters by which the inside of a word is looked for."""
_LONG: Final = 7
"""Letters of a word that has an inside."""
_FIRST_PART: Final = 2
"""Letters that stand before it, at least."""

Line = str | list[str]
"""What a shard says of a key."""
Lines = dict[str, Line]
NameRow = tuple[str, str, str]
"""Slug and shown name of a person, and `1` where the key is all of one of their names."""


class Filing:
    """The records of a site, filed as they come."""

    def __init__(self) -> None:
        self._places: dict[str, dict[str, list[int]]] = {group: {} for group in GROUPS}
        """Group -> key -> places; of words, tags and everything."""
        self.items: dict[str, ItemCodes] = {}
        self.tags: dict[str, str] = {}
        """Key -> the tag as its own page has it."""
        self.names: dict[str, set[NameRow]] = {}
        self.texts: dict[str, list[str]] = {}
        """What a result shows, by the key of its section: address, title, sort, text."""

    def add(self, record: Record) -> None:
        """File a page's record."""
        for entry in record:
            self._add_words(entry)
            for number, fact in enumerate(entry.about.facts):
                self._add_fact(entry.ident, number, fact)
            for tag in entry.about.tags:
                self._add_tag(entry.ident, tag)
            if entry.about.person is not None:
                self._add_person(entry.ident, entry.about.person)
            sort = SORT_ORDER.index(entry.about.sort)
            text = [entry.address, entry.title, str(sort), entry.text]
            self.texts.setdefault(entry.ident.key, []).extend(text)

    def _add_words(self, entry: Entry) -> None:
        group, number = entry.ident
        # Each by its weight, made once: of a million places in a long journal none is a number of
        # its own, which would take five times the room.
        once, some, often, title = range(number * WEIGHTS, (number + 1) * WEIGHTS)
        of_group = self._places[group]
        titles = counted(entry.headings)
        said = {EVERY: 1, **titles, **counted(f"{entry.title} {entry.text}")}
        # Hundreds of thousands in a long journal: no call for each.
        for term, times in said.items():
            place = some
            if term in titles:
                place = title
            elif times == 1:
                place = once
            elif times >= OFTEN_TIMES:
                place = often
            if term in of_group:
                of_group[term].append(place)
            else:
                of_group[term] = [place]

    def _add_fact(self, ident: Ident, number: int, fact: Fact) -> None:
        keys = [f"={fact.kind}", *(f"@{slug}" for slug in fact.people)]
        answer = 0
        if fact.answer is not None:
            keys.append(f"?{fact.answer}")
            answer = 1 + ANSWER_ORDER.index(fact.answer)
        kind = KIND_ORDER.index(fact.kind)
        code = code_of(number, kind, answer)
        for key in keys:
            self._item(key, ident).append(code)

    def _item(self, key: str, ident: Ident) -> list[int]:
        of_group = self.items.setdefault(key, {}).setdefault(ident.group, {})
        return of_group.setdefault(ident.number, [])

    def _add_tag(self, ident: Ident, tag: str) -> None:
        key = TAG + fold(tag)
        weight = ONCE
        # The tag's own page is told before the days that carry it.
        if ident.group == OTHER:
            # Of two that read alike, one gives the name, whichever is told first.
            self.tags[key] = min(tag, self.tags.get(key, tag))
            weight = TITLE
        place = ident.number * WEIGHTS + weight
        self._places[ident.group].setdefault(key, []).append(place)

    def _add_person(self, ident: Ident, person: Named) -> None:
        """A person's own page is among what `who:` finds, and tells no item."""
        self._item(f"@{person.slug}", ident)
        for spelling in person.spellings:
            words = fold(spelling).split()
            for at in range(len(words)):
                key = NAME + " ".join(words[at:])
                whole = "" if at else "1"
                self.names.setdefault(key, set()).add((person.slug, person.name, whole))

    def keys(self) -> set[str]:
        """What has places: words, tags and everything."""
        return set().union(*self._places.values())

    def places_of(self, key: str) -> Places:
        """Where a key stands."""
        return {
            group: of_group[key]
            for group, of_group in self._places.items()
            if key in of_group
        }

    def lines(self) -> Lines:
        """What the shards say of each key."""
        lines: Lines = {}
        keys = self.keys()
        for key in keys:
            said = said_of_places(self.places_of(key))
            lines[key] = said
            if key.startswith(TAG):
                lines[key] = [self.tags.get(key, key[1:]), said]
        for key, items in self.items.items():
            lines[key] = said_of_items(items)
        for key, names in self.names.items():
            lines[key] = said_of_names(names)
        for gram, longer in insides(keys).items():
            lines[gram] = " ".join(sorted(longer))
        return lines


def filed(records: Iterable[Record]) -> Filing:
    """Records, filed."""
    filing = Filing()
    for record in records:
        filing.add(record)
    return filing


def code_of(number: int, kind: int, answer: int) -> int:
    """What a term may ask of an item, in one number.

    Args:
        number: of the item in its section.
        kind: as in `KIND_ORDER`.
        answer: 0 for none, else one more than in `ANSWER_ORDER`.
    """
    kinds = number * len(KIND_ORDER) + kind
    return kinds * (len(ANSWER_ORDER) + 1) + answer


def said_of_names(names: Iterable[NameRow]) -> list[str]:
    """Whom a name means, one after the other."""
    return [part for row in sorted(names) for part in row]


def insides(words: Iterable[str]) -> dict[str, set[str]]:
    """Four letters, and the long words that have them inside, so that `karton` is found in more."""
    found: dict[str, set[str]] = {}
    for word in words:
        if len(word) < _LONG or not word.isalpha():
            continue
        for at in range(_FIRST_PART, len(word) - GRAM + 1):
            gram = INSIDE + word[at : at + GRAM]
            found.setdefault(gram, set()).add(word)
    return found
