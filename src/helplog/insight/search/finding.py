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
        search = _Search(
            week_start, names_of(journal.person_notes), _folded_tags(journal)
        )
    search.know(given)
    return tuple(item for item in given if search.fits(item, read))


def _folded_tags(journal: Journal) -> dict[str, frozenset[str]]:
    """The tags of each file, by its uri."""
    tags = {}
    for writing in (*journal.entries, *journal.checkins):
        bare = [tag.removeprefix("#") for tag in writing.tags]
        tags[writing.uri] = frozenset(map(fold, bare))
    return tags


@dataclass(slots=True)
class _Search:
    """What is known about the journal while its items are looked through."""

    week_start: WeekStart
    names: Names = field(default_factory=Names)
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Uri -> folded tags of that file."""
    spellings: dict[str, set[str]] = field(default_factory=dict)
    """Key of a person -> every folded name and alias that means them."""
    matching: dict[str, frozenset[str]] = field(default_factory=dict)
    """Folded name in the query -> keys of the people it means."""
    texts: dict[ItemKey, str] = field(default_factory=dict)
    """Key of an item -> all it says, folded."""

    def know(self, items: Iterable[Item]) -> None:
        """Learn every name that the journal has for somebody."""
        for key, aliases in self.names.spellings().items():
            self.spellings[key] = {fold(alias) for alias in aliases}
        for item in items:
            for name in item.who:
                key = self.names.key(name)
                if key:
                    spelling = fold(name).removeprefix("@")
                    self.spellings.setdefault(key, set()).add(spelling)

    def fits(self, item: Item, query: Query) -> bool:
        """Whether an item has all that is wanted and nothing that is excluded."""
        return all(self._has(item, wanted) != wanted.exclude for wanted in query.wanted)

    def _has(self, item: Item, wanted: Wanted) -> bool:
        fits = _TESTS[wanted.term]
        return any(fits(self, item, value) for value in wanted.values)

    def names_person(self, item: Item, value: str | date) -> bool:
        """Whether an item names someone whom a name in the query means."""
        wanted = str(value)
        people = self.matching.get(wanted)
        if people is None:
            people = self.matching[wanted] = self._people(wanted)
        return not people.isdisjoint(self.names.keys(item))

    def _people(self, wanted: str) -> frozenset[str]:
        """Whoever bears exactly this name, else whoever has a name in which a word begins so."""
        exact = frozenset(
            key for key, names in self.spellings.items() if wanted in names
        )
        if exact:
            return exact
        begun = set()
        for key, names in self.spellings.items():
            if any(f" {wanted}" in f" {name}" for name in names):
                begun.add(key)
        return frozenset(begun)

    def has_tag(self, item: Item, value: str | date) -> bool:
        """Whether the file of an item has a tag."""
        tags = self.tags.get(item.where.uri, ())
        return value in tags

    def has_words(self, item: Item, value: str | date) -> bool:
        """Whether an item says something."""
        text = self.texts.get(item.key)
        if text is None:
            text = self.texts[item.key] = _folded_text(item)
        return str(value) in text

    def is_of_week(self, item: Item, value: str | date) -> bool:
        """Whether an item counts for the week that starts on a day."""
        return week_of(item.on, self.week_start) == value


def _folded_text(item: Item) -> str:
    """All that an item says in words, a line for each, so that no phrase runs across two."""
    said = [*item.who, item.what or ""]
    for name, text in item.fields.items():
        if name in _WORDED and isinstance(text, str):
            said.append(text)
    said += item.extra.values()
    return "\n".join(map(fold, said))


_Test = Callable[[_Search, Item, str | date], bool]
_TESTS: Final[Mapping[str, _Test]] = {
    "words": _Search.has_words,
    "who": _Search.names_person,
    "tag": _Search.has_tag,
    "week": _Search.is_of_week,
    "kind": lambda _, item, value: item.kind == value,
    "answer": lambda _, item, value: item.kind in _ANSWERED and item.answer == value,
    "since": lambda _, item, value: isinstance(value, date) and item.on >= value,
    "until": lambda _, item, value: isinstance(value, date) and item.on <= value,
}
