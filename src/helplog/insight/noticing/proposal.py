"""What was noticed: an item somebody may say yes to, and the words it was seen in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind
from helplog.model.names import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something that might be an item. Nothing is one before its writer says so."""

    kind: Kind
    who: tuple[str, ...] = ()
    """As written; of German in the nominative, as somebody is named."""
    what: str | None = None
    """Short, in the writer's own words."""
    note: str | None = None
    """What else was said about it."""
    answer: Answer | None = None
    """What the person asked said, where the prose tells it."""
    words: str
    """What was seen, as it stands in the text; it may run over several lines."""
    start: int
    """Where the words begin, in characters of the text."""
    unknown: tuple[str, ...] = ()
    """Those of `who` that the journal does not know yet."""

    @property
    def end(self) -> int:
        """Just past the words."""
        return self.start + len(self.words)


def already_there(
    proposal: Proposal, item: Item, key: Callable[[str], str] = name_key
) -> bool:
    """Whether an item says the same: one kind, and the same person or words that are alike.

    Args:
        proposal: what was noticed.
        item: of the same file or day.
        key: the person a name means.
    """
    if proposal.kind not in {item.kind, item.counts_as}:
        return False
    theirs = {key(name) for name in item.who}
    mine = {key(name) for name in proposal.who}
    if mine & theirs:
        return True
    if mine and theirs:
        return False
    return _alike(proposal.what or proposal.words, item.what or "")


def says_same(
    proposal: Proposal, item: Item, key: Callable[[str], str] = name_key
) -> bool:
    """Whether what an answer says is an item of its week already, though in other words.

    One person may help twice in a week, so that beside the person the words count too, where both
    say any. Somebody met is met, whatever the words. A yes to an ask is help that was let in.

    Args:
        proposal: of an answer.
        item: of the same week.
        key: the person a name means.
    """
    if proposal.kind not in _kinds_of(item):
        return False
    mine = {key(name) for name in proposal.who}
    theirs = {key(name) for name in item.who}
    if mine & theirs:
        if _is_told_by_names(proposal, item):
            return True
    elif mine and theirs:
        return False
    said = proposal.what or proposal.words
    return _says_alike(said, item.what or "")


def _is_told_by_names(proposal: Proposal, item: Item) -> bool:
    """Whether the people are all there is to compare: time together, or one says no more."""
    if proposal.kind is Kind.CONNECTIONS:
        return True
    return not proposal.what or not item.what


def _says_alike(said: str, what: str) -> bool:
    if _alike(said, what):
        return True
    return _within(said, what)


def _kinds_of(item: Item) -> set[Kind]:
    kinds = {item.kind, item.counts_as}
    if item.answer in _YESES or item.kind is Kind.HANDOFFS:
        kinds.add(Kind.ACCEPTED)
    return kinds


_YESES: Final = frozenset({Answer.YES, Answer.PARTLY})


def _alike(one: str, other: str) -> bool:
    """Whether one text has most of the longer words of the other."""
    mine = _long_words(one)
    theirs = _long_words(other)
    fewer = min(len(mine), len(theirs))
    return fewer > 0 and 2 * len(mine & theirs) > fewer


def _within(one: str, other: str) -> bool:
    """Whether all words of the shorter text are in the other: `the van`."""
    mine_words = name_key(one).split()
    mine = set(mine_words)
    theirs_words = name_key(other).split()
    theirs = set(theirs_words)
    if not (mine and theirs):
        return False
    return mine <= theirs or theirs <= mine


def _long_words(text: str) -> set[str]:
    parts = name_key(text).split()
    words = (word.strip(".,;:!?()'\"") for word in parts)
    return {word for word in words if len(word) >= _LONG and word not in _JOINING}


_LONG: Final = 4
"""Letters of a word that says what something is about; shorter ones stand in every sentence."""
_JOINING: Final = frozenset({"with", "from", "that", "this", "over", "eine", "einen"})
"""Longer words that stand in every sentence all the same."""
