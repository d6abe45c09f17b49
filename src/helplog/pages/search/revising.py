"""The lines of the shards after some pages have changed: the same as if all were filed anew.

What a page has given is taken out by its old record, and put in by its new one. Only keys of which
they say something different are looked at, however long the journal is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, Protocol

from helplog.pages.search.filing import (
    TAG,
    Filing,
    Line,
    NameRow,
    filed,
    insides,
    said_of_names,
)
from helplog.pages.search.postings import (
    parts_of,
    spelled_in,
    with_items,
    with_places,
)
from helplog.pages.search.records import GROUPS, OTHER, Entry, Record

_ONE_SECTION: Final = 4
"""Parts of a text's line, as `Filing` has them."""


class UnclearError(Exception):
    """What a page had a part in can't be told from its line: all have to be filed anew."""


class Family(Protocol):
    """The lines of one family of shards."""

    def line(self, key: str) -> Line | None:
        """What is said of a key."""

    def put(self, key: str, line: Line) -> None:
        """Say something else of it; of a line that says nothing, nothing."""


class Change(NamedTuple):
    """What is filed no more, and what is instead."""

    gone: Filing
    come: Filing

    @property
    def keys(self) -> Iterator[str]:
        """Words, tags and everything, where they differ."""
        gone, come = self
        for key in gone.keys() | come.keys():
            has_moved = gone.places_of(key) != come.places_of(key)
            if has_moved or gone.tags.get(key) != come.tags.get(key):
                yield key


def change_of(before: Iterable[Record], after: Iterable[Record]) -> Change:
    """What differs between records.

    Args:
        before: those that were filed and are no more.
        after: those that are instead.
    """
    old = Counter(entry for record in before for entry in record)
    new = Counter(entry for record in after for entry in record)
    return Change(_filed(old - new), _filed(new - old))


def _filed(entries: Counter[Entry]) -> Filing:
    return filed([tuple(entries.elements())])


def revise_texts(texts: Family, change: Change) -> int:
    """Put new texts in the place of old ones.

    Args:
        texts: what results show.
        change: of some pages.

    Returns:
        How many more there are.

    Raises:
        UnclearError: two sections have one number.
    """
    gone, come = change.gone.texts, change.come.texts
    for key in gone.keys() | come.keys():
        new = come.get(key, [])
        # Of a section that is told twice nobody could say which words are whose.
        if (texts.line(key) or []) != gone.get(key, []) or len(new) > _ONE_SECTION:
            raise UnclearError(key)
        texts.put(key, list(new))
    return len(come) - len(gone)


def revise_terms(terms: Family, change: Change) -> None:
    """Put what is said of terms in the place of what was.

    Args:
        terms: the lines of the shards.
        change: of pages no two sections of which have one identity.

    Raises:
        UnclearError: two pages are one tag's.
    """
    _revise_places(terms, change)
    gone, come = change
    for key in _differing(gone.items, come.items):
        said = _text(terms.line(key))
        items = with_items(said, gone.items.get(key, {}), come.items.get(key, {}))
        terms.put(key, items)
    for key in _differing(gone.names, come.names):
        rows = _rows(terms.line(key)).difference(gone.names.get(key, ()))
        terms.put(key, said_of_names(rows.union(come.names.get(key, ()))))


def _differing(gone: Mapping[str, object], come: Mapping[str, object]) -> Iterator[str]:
    for key in gone.keys() | come.keys():
        if gone.get(key) != come.get(key):
            yield key


def _revise_places(terms: Family, change: Change) -> None:
    new: set[str] = set()
    lost: set[str] = set()
    for key in change.keys:
        before = terms.line(key)
        now = _placed(before, key, change)
        terms.put(key, now)
        if not before:
            new.add(key)
        elif not now:
            lost.add(key)
    for gram, words in insides(lost).items():
        others = _words(terms, gram) - words
        terms.put(gram, " ".join(sorted(others)))
    for gram, words in insides(new).items():
        more = _words(terms, gram) | words
        terms.put(gram, " ".join(sorted(more)))


def _words(terms: Family, gram: str) -> set[str]:
    return set(_text(terms.line(gram)).split())


def _placed(line: Line | None, key: str, change: Change) -> Line:
    gone, come = change
    before = (line[-1] if isinstance(line, list) else line) or ""
    now = with_places(before, gone.places_of(key), come.places_of(key))
    if not key.startswith(TAG) or not now:
        return now
    shown = line[0] if isinstance(line, list) else key[1:]
    if key in gone.tags or key in come.tags:
        # Of two pages that read alike, only one gives the name.
        if max(_pages(before), _pages(now)) > 1:
            raise UnclearError(key)
        shown = come.tags.get(key, key[1:])
    return [shown, now]


def _pages(said: str) -> int:
    """How many pages of their own a tag's postings have."""
    return len(spelled_in(parts_of(said)[GROUPS.index(OTHER)]))


def _rows(line: Line | None) -> set[NameRow]:
    parts = line if isinstance(line, list) else []
    rows = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return set(rows)


def _text(line: Line | None) -> str:
    return line if isinstance(line, str) else ""
