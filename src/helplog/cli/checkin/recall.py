"""What the entries of a week say already about the three questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from helplog.cli.output.lines import WORDS
from helplog.insight.reflection import Need, Reflection, Week
from helplog.model.journal import Item
from helplog.model.kinds import QUESTION_LISTS, Answer, Kind, Question


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


_NONE: Final = "none"
_SAID_YES: Final = frozenset({Answer.YES, Answer.PARTLY})


def noted_for(question: Question, week: Week, reflection: Reflection) -> Noted:
    """What a week says to a question.

    A private entry's words stay where they are: the check-in is shown on the site. A `none` in an
    entry's list is the answer that Enter keeps.

    Args:
        question: one of the three.
        week: the week.
        reflection: for the needs that are carried from earlier weeks.
    """
    replies = [reply.text for reply in week.replies[question]]
    said = "\n\n".join(replies)
    items = [item for item in week.items if not item.private]
    still_true = _still_true(items, reflection)
    kept = _kept(question, still_true)
    beside = _beside(question, items, week, reflection)
    if said:
        unsaid = [line for line in kept if line not in said]
        beside = _led("from the week", unsaid) + beside
    if not kept and _none_for(question, week):
        kept = [_NONE]
    return Noted(said, tuple(kept), tuple(beside))


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


def _kept(question: Question, items: Sequence[Item]) -> list[str]:
    kind = QUESTION_LISTS[question]
    kept = _of(kind, items)
    if question is Question.LET_HELP:
        for ask in _of(Kind.ASKS, items):
            answer = ask.answer
            if answer in _SAID_YES:
                kept.append(ask)
    return _lines(kept)


def _beside(
    question: Question, items: Sequence[Item], week: Week, reflection: Reflection
) -> list[str]:
    if question is Question.LET_HELP:
        declined = _of(Kind.DECLINED, items)
        return _led("turned down", _lines(declined))
    if question is Question.CONNECTED:
        return []
    beside = []
    for need in reflection.open_needs:
        is_carried = _carried_into(need, week)
        if is_carried:
            beside.append(_carried_line(need))
    alone = _of(Kind.ALONE, items)
    beside += _led("held alone", _lines(alone))
    return beside


def _carried_into(need: Need, week: Week) -> bool:
    """Whether a need was named before a week, not in it, and never in private."""
    if not need.item.what:
        return False
    for item in need.named:
        is_earlier = item.on < week.start
        if item.private or not is_earlier:
            return False
    return True


def _carried_line(need: Need) -> str:
    weeks = WORDS.plural("{n} week", "{n} weeks", need.carried_weeks)
    return f"carried for {weeks}: {need.item.what}"


def _of(kind: Kind, items: Iterable[Item]) -> list[Item]:
    return [item for item in items if item.kind is kind]


def _led(words: str, lines: Iterable[str]) -> list[str]:
    """Lines behind a few words that say where they come from."""
    return [f"{words}: {line}" for line in lines]


def _none_for(question: Question, week: Week) -> bool:
    """Whether the week says that there was none, where anyone may read it."""
    kind = QUESTION_LISTS[question]
    for writing in (*week.entries, *week.checkins):
        if writing.private:
            continue
        if kind in writing.nones:
            return True
    return False


def _lines(items: Iterable[Item]) -> list[str]:
    """Each item in one line, said once."""
    lines: dict[str, None] = {}
    for item in items:
        line = _line(item)
        if line:
            lines[line] = None
    return list(lines)


def _line(item: Item) -> str:
    said = WORDS.all_of(item.who)
    if said and item.what:
        said += ": "
    if item.what:
        said += item.what
    return " ".join(said.split())
