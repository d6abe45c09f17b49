"""Whom a line names beside the owner of a handoff: no page for them names anybody else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from helplog.insight.people.names import Names
from helplog.model.journal import Item, Journal
from helplog.model.names import name_key
from helplog.pages.handoffs.grammar import word_set

_SHORTEST_PART: Final = 3
"""Letters of a part of a name that stands for somebody: `Lee` of `Dana Lee`."""
_TITLES: Final = word_set(
    "mr mrs ms miss dr prof aunt uncle frau herr tante onkel the from and der die von"
)
_ALSO_WORDS: Final = word_set(
    "will may mark rose art hope grace joy bill sue pat rob jack june april dawn faith max frank"
    " ray penny olive iris ivy ruby pearl amber summer autumn chance chase drew guy ernst mia"
    " wolf stern klein gross lang kurz"
)
"""Names that are words as well: without a capital they are not the person."""


def other_names(journal: Journal, names: Names, owners: Iterable[str]) -> list[str]:
    """Every name in a journal by which somebody else than the owners may be called."""
    owners = tuple(owners)
    own = {names.key(name) for name in owners}
    own_words = _words_of(map(name_key, owners))
    for key, spellings in names.spellings().items():
        if key in own:
            own_words |= _words_of(spellings)
    found: set[str] = set()
    for name in _all_names(journal):
        if names.key(name) not in own:
            ways = _ways_to_call(name, own_words)
            found.update(ways)
    return sorted(found, key=lambda called: (-len(called), called))


def _words_of(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        parts = name.split()
        found.update(parts)
    return found


def named_in(line: str, others: Iterable[str]) -> str | None:
    """The first of these names that a line says; None where it says none."""
    folded = line.casefold()
    for name in others:
        key = name.casefold()
        if key not in folded:
            continue
        pattern = rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)"
        for found in re.finditer(pattern, line, re.IGNORECASE):
            if key not in _ALSO_WORDS:
                return name
            if found[0][0].isupper():
                return name
    return None


def _all_names(journal: Journal) -> Iterator[str]:
    for item in journal.items:
        yield from _names_of(item)
    for note in journal.person_notes:
        yield from (note.name, *note.aliases)


def _names_of(item: Item) -> Iterator[str]:
    for name in item.who:
        yield " ".join(name.removeprefix("@").split())


def _ways_to_call(name: str, own_words: Collection[str]) -> Iterator[str]:
    """The whole name, and each part of it that the owners' names do not have."""
    parts = name.split()
    if name_key(name) and name_key(name) not in own_words:
        yield name
    if len(parts) == 1:
        return
    for part in parts:
        key = part.casefold().strip(".")
        if len(key) < _SHORTEST_PART:
            continue
        if key in _TITLES or key in own_words:
            continue
        yield part
