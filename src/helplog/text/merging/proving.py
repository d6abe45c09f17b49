"""Looking, after a merge, whether all is there and all can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from helplog.model.diagnostic import Severity
from helplog.model.journal import Item
from helplog.model.keys import FIELD_NAMES, SCALARS
from helplog.model.kinds import Kind
from helplog.model.settings import Settings
from helplog.text.merging.aligning import likeness, words_in
from helplog.text.merging.effort import spend
from helplog.text.merging.matching import ALIKE
from helplog.text.reading.file import read

_WORD = re.compile(r"\w+|[^\w\s!-/:-@\[-`{-~]")
GRAMMAR: Final = frozenset({*Kind, *SCALARS, *FIELD_NAMES})
"""Words of the format itself; another spelling of an item has others of them."""
_SOME_FILE: Final = "2000-01-01.md"
"""A name that dates the file, so that it is read as the entry it is under whatever name."""
_REMEMBERED: Final = 16
"""One merge looks at the same few files again and again."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What one version of a file holds, as far as a merge must keep it."""

    words: Counter[str]
    errors: Counter[str]
    items: frozenset[tuple[str, str]]
    """Of each item, the list it is in and what it says."""
    private: bool = False
    hidden: frozenset[str] = frozenset()
    """Words of private items, of all of them in a private file."""
    shown: frozenset[str] = frozenset()
    """Words that stand elsewhere."""


@lru_cache(_REMEMBERED)
def take_stock(data: bytes) -> Proof:
    """What a file holds."""
    entry, found = read(_SOME_FILE, data, Settings())
    errors = Counter(d.code for d in found if d.severity is Severity.ERROR)
    items = entry.items if entry else ()
    said = frozenset((item.kind.value, f"{', '.join(sorted(item.who))} {item.what or ''}") for item in items)
    words = _words(data.decode("utf-8", "replace"))
    private = entry is not None and entry.private
    within = _words(" ".join(_all_said(item) for item in items if item.private or private))
    shown = frozenset() if private else frozenset(words - within)
    return Proof(words, errors, said, private, frozenset(within), shown)


def _all_said(item: Item) -> str:
    return " ".join([*item.who, item.what or "", *map(str, item.fields.values()), *item.extra.values()])


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def holds(base: bytes, first: bytes, second: bytes, merged: bytes) -> bool:
    """Whether a merge keeps every word and item that either version added, and reads no worse than they do."""
    origin, one, two, whole = (take_stock(data) for data in (base, first, second, merged))
    return (
        _reads_no_worse(origin, one, two, whole)
        and _has_words(origin, one, two, whole)
        and all(_has_items(origin, side, whole) for side in (one, two))
    )


def _reads_no_worse(base: Proof, one: Proof, two: Proof, whole: Proof) -> bool:
    """Whether each error is one that a version had already."""
    known = one.errors | two.errors | (one.errors + two.errors - base.errors)
    return whole.errors <= known


def _has_words(base: Proof, one: Proof, two: Proof, whole: Proof) -> bool:
    """Whether each added word is there at all.

    How often it is there tells nothing: the other side may have taken out a sentence with the same word.
    """
    added = {word for side in (one, two) for word, count in side.words.items() if count > base.words[word]}
    return all(word in whole.words or word.casefold() in GRAMMAR for word in added)


def _has_items(base: Proof, side: Proof, whole: Proof) -> bool:
    """Whether each added item is in its list, as it is or as an edit of both versions has it."""
    lost = side.items - base.items - whole.items
    if not lost:
        return True
    said = [(name, words_in(text)) for name, text in whole.items]
    return all(_is_among(name, words_in(text), said) for name, text in lost)


def _is_among(name: str, words: Sequence[str], said: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Whether a list of this name has an item that is an edit of one with these words."""
    for other, others in said:
        if other != name:
            continue
        spend(len(words) + len(others))
        if likeness(words, others) >= ALIKE:
            return True
    return False
