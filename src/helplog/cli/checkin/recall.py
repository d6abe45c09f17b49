"""What the entries of a week say already about the three questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from helplog.insight.reflection import Reflection, Week
from helplog.model.journal import Item, ItemKey
from helplog.model.kinds import QUESTION_LISTS, Answer, Kind, Question
from helplog.pages.words import Words, to_translate


@dataclass(frozen=True, slots=True)
class Noted:
    """What is known before a question is asked."""

    said: str = ""
    """The writer's own answer, where there is one already; Markdown."""
    kept: tuple[str, ...] = ()
    """Lines that Enter takes as the answer."""
    beside: tuple[str, ...] = ()
    """What helps to remember, and is no answer."""

    @property
    def answer(self) -> str:
        """What Enter keeps, as Markdown."""
        if self.said:
            return self.said
        if self.kept == (_NONE,):
            return _NONE
        points = [f"- {line}" for line in self.kept]
        return "\n".join(points)


_FROM_THE_WEEK: Final = to_translate("from the week")
_TURNED_DOWN: Final = to_translate("turned down")
_HELD_ALONE: Final = to_translate("held alone")
_NONE: Final = "none"
_SAID_YES: Final = frozenset({Answer.YES, Answer.PARTLY})


def noted_for(
    question: Question, week: Week, reflection: Reflection, words: Words
) -> Noted:
    """What a week says to a question.

    A private entry's words stay where they are: the check-in is shown on the site. A `none` in an
    entry's list is the answer that Enter keeps.

    Args:
        question: one of the three.
        week: the week.
        reflection: for the needs that are open.
        words: of the journal's language.
    """
    recall = _Recall(words)
    replies = [reply.text for reply in week.replies[question]]
    said = "\n\n".join(replies)
    items = [item for item in week.items if not item.private]
    still_true = _still_true(items, reflection)
    shown = still_true
    if said:
        shown = _said_elsewhere(still_true, week)
    kept = recall.kept(question, shown)
    beside = recall.beside(question, items)
    if said:
        unsaid = [line for line in kept if line not in said]
        beside = recall.led(_FROM_THE_WEEK, unsaid) + beside
    if not kept and _none_for(question, week):
        kept = [_NONE]
    all_kept = tuple(kept)
    all_beside = tuple(beside)
    return Noted(said, all_kept, all_beside)


def _said_elsewhere(items: Sequence[Item], week: Week) -> list[Item]:
    """What a check-in says in its own frontmatter, its answer says in words."""
    own: set[ItemKey] = set()
    for checkin in week.checkins:
        own.update(item.key for item in checkin.items)
    return [item for item in items if item.key not in own]


class _Recall:
    """What is recalled, in the words of a language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def kept(self, question: Question, items: Sequence[Item]) -> list[str]:
        """What answers a question."""
        kind = QUESTION_LISTS[question]
        kept = _of(kind, items)
        if question is Question.LET_HELP:
            asks = _of(Kind.ASKS, items)
            kept += [ask for ask in asks if ask.answer in _SAID_YES]
        return self._lines(kept)

    def beside(self, question: Question, items: Sequence[Item]) -> list[str]:
        """What only helps to remember."""
        if question is Question.LET_HELP:
            declined = _of(Kind.DECLINED, items)
            declined_lines = self._lines(declined)
            return self.led(_TURNED_DOWN, declined_lines)
        if question is Question.NEED_HELP:
            alone = _of(Kind.ALONE, items)
            alone_lines = self._lines(alone)
            return self.led(_HELD_ALONE, alone_lines)
        return []

    def led(self, message: str, lines: Iterable[str]) -> list[str]:
        """Lines behind a few words that say where they come from."""
        said, lead = self.words.text("{said}: {what}"), self.words.text(message)
        return [said.format(said=lead, what=line) for line in lines]

    def _lines(self, items: Iterable[Item]) -> list[str]:
        """Each item in one line, said once."""
        lines = (self._line(item) for item in items)
        written = filter(None, lines)
        each_once = dict.fromkeys(written)
        return list(each_once)

    def _line(self, item: Item) -> str:
        said = ""
        if item.who:
            said = self.words.all_of(item.who)
        if said and item.what:
            said += ": "
        if item.what:
            said += item.what
        parts = said.split()
        return " ".join(parts)


def _still_true(items: Iterable[Item], reflection: Reflection) -> list[Item]:
    """Without needs that are met by now, or went away."""
    open_needs = set()
    for need in reflection.open_needs:
        for item in need.named:
            open_needs.add(item.where)
    still_true = []
    for item in items:
        is_need = item.kind is Kind.NEEDS
        if not is_need or item.where in open_needs:
            still_true.append(item)
    return still_true


def _of(kind: Kind, items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.kind is kind]


def _none_for(question: Question, week: Week) -> bool:
    """Whether the week says that there was none, where anyone may read it."""
    kind = QUESTION_LISTS[question]
    for writing in (*week.entries, *week.checkins):
        if writing.private:
            continue
        if kind in writing.nones:
            return True
    return False
