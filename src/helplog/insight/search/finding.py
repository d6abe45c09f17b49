"""Finding items: which of them a query fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from helplog.insight.people.names import Names, names_of
from helplog.insight.search.folding import fold
from helplog.insight.search.querying import Query, QueryProblem, Wanted, read_query
from helplog.model.calendar import WeekStart, week_of
from helplog.model.journal import Item, ItemKey, Journal
from helplog.model.keys import FIELDS, KeyType

_ANSWERED: Final = FIELDS["answer"].kinds
_WORDED: Final = frozenset(
    name for name, known in FIELDS.items() if known.type is KeyType.TEXT
)
"""Fields in the writer's own words; a search for `yes` does not mean every answer."""


_Value = str | date
"""What a query looks for, as `Wanted.values` has it."""
_TagsByUri = dict[str, set[str]]


def find(
    items: Iterable[Item],
    query: str,
    today: date,
    week_start: WeekStart,
    *,
    journal: Journal | None = None,
) -> tuple[Item, ...] | QueryProblem:
    """The items a query fits, in the order given; all of them for an empty query.

    Words are looked for in everything an item says: the people, the what, every field in words.
    They may stand within a longer word. Case, accents and the width of letters make no difference.

    Args:
        items: of the journal, in date order.
        query: as typed; see `querying`.
        today: the day `today` and `yesterday` are reckoned from.
        week_start: the weekday that weeks start on.
        journal: where aliases and tags are known from; without it a name stands for itself and no
            item has a tag.
    """
    read = read_query(query, today, week_start)
    if isinstance(read, QueryProblem):
        return read
    given = tuple(items)
    search = _Search(week_start)
    if journal is not None:
        search.names = names_of(journal.person_notes)
        search.tags = _folded_tags(journal)
    search.know(given)
    found = []
    for item in given:
        fits = search.fits(item, read)
        if fits:
            found.append(item)
    return tuple(found)


def _folded_tags(journal: Journal) -> _TagsByUri:
    """The tags of each file, by its uri."""
    tags: _TagsByUri = {}
    for writing in journal.writings:
        folded = set()
        for tag in writing.tags:
            bare = tag.removeprefix("#")
            folded.add(fold(bare))
        tags[writing.uri] = folded
    return tags


@dataclass(slots=True)
class _Search:
    """What is known about the journal while its items are looked through."""

    week_start: WeekStart
    names: Names = field(default_factory=Names)
    tags: _TagsByUri = field(default_factory=dict)
    """Uri -> folded tags of that file."""
    spellings: dict[str, set[str]] = field(default_factory=dict)
    """Key of a person -> every folded name and alias that means them."""
    matching: dict[str, set[str]] = field(default_factory=dict)
    """Folded name in the query -> keys of the people it means."""
    texts: dict[ItemKey, str] = field(default_factory=dict)
    """Key of an item -> all it says, folded."""

    def know(self, items: Iterable[Item]) -> None:
        """Learn every name that the journal has for somebody."""
        known = self.names.spellings()
        for key, aliases in known.items():
            folded_aliases = map(fold, aliases)
            self.spellings[key] = set(folded_aliases)
        for item in items:
            for name in item.who:
                key = self.names.key(name)
                if not key:
                    continue
                folded = fold(name)
                spelling = folded.removeprefix("@")
                spellings = self.spellings.setdefault(key, set())
                spellings.add(spelling)

    def fits(self, item: Item, query: Query) -> bool:
        """Whether an item has all that is wanted and nothing that is excluded."""
        for wanted in query.wanted:
            has = self._has(item, wanted)
            if has == wanted.exclude:
                return False
        return True

    def _has(self, item: Item, wanted: Wanted) -> bool:
        test = _TESTS[wanted.term]
        for value in wanted.values:
            fits = test(self, item, value)
            if fits:
                return True
        return False

    def names_person(self, item: Item, value: _Value) -> bool:
        """Whether an item names someone whom a name in the query means."""
        wanted = str(value)
        people = self.matching.get(wanted)
        if people is None:
            people = self._people(wanted)
            self.matching[wanted] = people
        named = self.names.keys(item)
        return not people.isdisjoint(named)

    def _people(self, wanted: str) -> set[str]:
        """Whoever bears exactly this name, else whoever has a name in which a word begins so."""
        exact = set()
        begun = set()
        word = f" {wanted}"
        for key, names in self.spellings.items():
            if wanted in names:
                exact.add(key)
            for name in names:
                if word in f" {name}":
                    begun.add(key)
        return exact or begun

    def has_tag(self, item: Item, value: _Value) -> bool:
        """Whether the file of an item has a tag."""
        uri = item.where.uri
        tags = self.tags.get(uri)
        if tags is None:
            return False
        return value in tags

    def has_words(self, item: Item, value: _Value) -> bool:
        """Whether an item says something."""
        text = self.texts.get(item.key)
        if text is None:
            text = _folded_text(item)
            self.texts[item.key] = text
        return str(value) in text

    def is_of_week(self, item: Item, value: _Value) -> bool:
        """Whether an item counts for the week that starts on a day."""
        start = week_of(item.on, self.week_start)
        return start == value


def _folded_text(item: Item) -> str:
    """All that an item says in words, a line for each, so that no phrase runs across two."""
    said = list(item.who)
    if item.what:
        said.append(item.what)
    for name, text in item.fields.items():
        if name not in _WORDED:
            continue
        if isinstance(text, str):
            said.append(text)
    said += item.extra.values()
    folded = map(fold, said)
    return "\n".join(folded)


def _is_of_kind(_: _Search, item: Item, value: _Value) -> bool:
    """Whether an item stands in a list."""
    return item.kind == value


def _has_answer(_: _Search, item: Item, value: _Value) -> bool:
    """Whether an item got an answer, if it is of a kind that gets any."""
    if item.kind not in _ANSWERED:
        return False
    return item.answer == value


def _is_since(_: _Search, item: Item, value: _Value) -> bool:
    """Whether an item is of a day or later."""
    if not isinstance(value, date):
        return False
    return item.on >= value


def _is_until(_: _Search, item: Item, value: _Value) -> bool:
    """Whether an item is of a day or earlier."""
    if not isinstance(value, date):
        return False
    return item.on <= value


_Test = Callable[[_Search, Item, _Value], bool]
_TESTS: Final[Mapping[str, _Test]] = {
    "words": _Search.has_words,
    "who": _Search.names_person,
    "tag": _Search.has_tag,
    "week": _Search.is_of_week,
    "kind": _is_of_kind,
    "answer": _has_answer,
    "since": _is_since,
    "until": _is_until,
}
