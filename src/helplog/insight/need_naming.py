"""Which need an item is for: by its id, its words, or words that fit exactly one open need."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from helplog.insight.rates import YESES
from helplog.insight.search.folding import same_text, words
from helplog.model.journal import Item, ItemKey
from helplog.model.keys import FIELDS
from helplog.model.kinds import Kind

MEETING: Final = FIELDS["for"].kinds
"""Kinds whose items may name the need they are for."""
_ENDINGS: Final = ("met", "dropped")


def need_keys(item: Item) -> tuple[str, ...]:
    """The keys a need is known by: its id and its words; none where it has neither.

    An id and a text share one space of keys, because `for` may give either.
    """
    ident = item.text("id")
    keys = []
    for given in (ident, item.what):
        key = same_text(given or "")
        if key:
            keys.append(key)
    return tuple(keys)


@dataclass(slots=True)
class _Groups:
    """Needs that share a key, directly or by way of another, joined while they are read."""

    parents: list[int] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)

    def find(self, index: int) -> int:
        """The group's number: that of its first need."""
        parents = self.parents
        while parents[index] != index:
            parent = parents[index]
            parents[index] = parents[parent]
            index = parents[index]
        return index

    def add(self, keys: Iterable[str]) -> None:
        index = len(self.parents)
        self.parents.append(index)
        for key in keys:
            known = self.by_key.setdefault(key, index)
            of_known = self.find(known)
            of_this = self.find(index)
            later = max(of_known, of_this)
            self.parents[later] = min(of_known, of_this)


@dataclass(slots=True)
class _Span:
    """A need as far as words may be for it: what it says, and while it is open."""

    first_on: date
    texts: list[tuple[str, ...]] = field(default_factory=list)
    ended_on: date | None = None

    def end(self, on: date) -> None:
        if self.ended_on is None or on < self.ended_on:
            self.ended_on = on

    def fits(self, wanted: Sequence[str], on: date) -> bool:
        """Whether it is open on a day, and has all of some words, or words that begin so."""
        if self.first_on > on:
            return False
        if self.ended_on is not None and self.ended_on < on:
            return False
        return any(_has_all(text, wanted) for text in self.texts)


def _has_all(text: Sequence[str], wanted: Iterable[str]) -> bool:
    return all(any(said.startswith(word) for said in text) for word in wanted)


class NeedIndex:
    """The needs of a journal, to look up what `for` means.

    Args:
        items: the journal's items in date order, each once.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._groups = _Groups()
        self._by_item: dict[ItemKey, int] = {}
        self._spans: dict[int, _Span] = {}
        self._fitting: dict[tuple[str, date], int | None] = {}
        named = [item for item in items if item.kind is Kind.NEEDS]
        for number, item in enumerate(named):
            keys = need_keys(item)
            self._by_item[item.key] = number
            self._groups.add(keys)
        for item in named:
            self._note_span(item)
        for item in items:
            self._note_end(item)
        by_group = self._words_by_group()
        self._words = sorted(by_group)

    def group_of(self, need: Item) -> int:
        """The need that a naming of it belongs to."""
        return self._groups.find(self._by_item[need.key])

    def named_by(self, item: Item) -> set[int]:
        """The needs an item says it is for."""
        found = set()
        for text in self._texts(item):
            group = self._group(text, item.on)
            if group is not None:
                found.add(group)
        return found

    def unknown_in(self, item: Item) -> list[str]:
        """What an item says it is for and no need has, each as a key."""
        texts = self._texts(item)
        return [same_text(text) for text in texts if self._group(text, item.on) is None]

    def _texts(self, item: Item) -> list[str]:
        """The needs that are named, one or several: with commas, unless a need's words hold one."""
        given = item.text("for")
        if item.kind not in MEETING:
            return []
        if not given or not same_text(given):
            return []
        if self._group(given, item.on) is not None:
            return [given]
        parts = [part for part in given.split(",") if same_text(part)]
        for part in parts:
            if self._group(part, item.on) is not None:
                return parts
        return [given]

    def _group(self, text: str, on: date) -> int | None:
        exact = self._exact(text)
        if exact is not None:
            return exact
        asked = text, on
        if asked not in self._fitting:
            self._fitting[asked] = self._only_fitting(text, on)
        return self._fitting[asked]

    def _only_fitting(self, text: str, on: date) -> int | None:
        wanted = words(text)
        if not wanted:
            return None
        near = self._with_word(wanted[0])
        fitting = [group for group in near if self._spans[group].fits(wanted, on)]
        if len(fitting) != 1:
            return None
        return fitting[0]

    def _words_by_group(self) -> set[tuple[str, int]]:
        """Every word of every need."""
        found: set[tuple[str, int]] = set()
        for group, span in self._spans.items():
            for text in span.texts:
                found.update((word, group) for word in text)
        return found

    def _with_word(self, beginning: str) -> set[int]:
        """The needs that have a word which begins so: of many, few have to be looked at."""
        found: set[int] = set()
        at = bisect_left(self._words, (beginning, -1))
        while at < len(self._words):
            word, group = self._words[at]
            if not word.startswith(beginning):
                break
            found.add(group)
            at += 1
        return found

    def _exact(self, text: str) -> int | None:
        folded = same_text(text)
        known = self._groups.by_key.get(folded)
        if known is None:
            return None
        return self._groups.find(known)

    def _note_span(self, need: Item) -> None:
        group = self.group_of(need)
        fresh = _Span(need.on)
        span = self._spans.setdefault(group, fresh)
        said = words(need.what or "")
        span.texts.append(said)
        for name in _ENDINGS:
            if need.text(name) == "yes":
                span.end(need.on)
            day = need.day(name)
            if day is not None:
                span.end(day)

    def _note_end(self, item: Item) -> None:
        """A yes that names a need by its very words ends it on its day."""
        if "for" not in item.fields:
            return
        if item.kind is not Kind.ACCEPTED and item.answer not in YESES:
            return
        for group in self._exactly_named(item):
            on = item.day("answered") or item.on
            self._spans[group].end(on)

    def _exactly_named(self, item: Item) -> Iterator[int]:
        given = item.text("for")
        if item.kind not in MEETING or not given:
            return
        for text in (given, *given.split(",")):
            group = self._exact(text)
            if group is not None:
                yield group
