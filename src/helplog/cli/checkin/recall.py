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
        return "\n".join(f"- {line}" for line in self.kept)


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
    said = "\n\n".join(reply.text for reply in week.replies[question])
    items = [item for item in week.items if not item.private]
    kept = _kept(question, _still_true(items, reflection))
    beside = _beside(question, items, week, reflection)
    if said:
        unsaid = [line for line in kept if line not in said]
        beside = [*_led("from the week", unsaid), *beside]
    if not kept and _none_for(question, week):
        kept = [_NONE]
    return Noted(said, tuple(kept), tuple(beside))


def _still_true(items: Iterable[Item], reflection: Reflection) -> list[Item]:
    """Without needs that are met by now, or went away."""
    open_needs = {item.where for need in reflection.open_needs for item in need.named}
    return [
        item
        for item in items
        if item.kind is not Kind.NEEDS or item.where in open_needs
    ]


def _kept(question: Question, items: Sequence[Item]) -> list[str]:
    kept = _of(QUESTION_LISTS[question], items)
    if question is Question.LET_HELP:
        kept += [item for item in _of(Kind.ASKS, items) if item.answer in _SAID_YES]
    return _lines(kept)


def _beside(
    question: Question, items: Sequence[Item], week: Week, reflection: Reflection
) -> list[str]:
    if question is Question.LET_HELP:
        return _led("turned down", _lines(_of(Kind.DECLINED, items)))
    if question is Question.CONNECTED:
        return []
    carried = [need for need in reflection.open_needs if _carried_into(need, week)]
    alone = _lines(_of(Kind.ALONE, items))
    return [*map(_carried_line, carried), *_led("held alone", alone)]


def _carried_into(need: Need, week: Week) -> bool:
    """Whether a need was named before a week, not in it, and never in private."""
    return bool(need.item.what) and all(
        item.on < week.start and not item.private for item in need.named
    )


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
    shown = [
        writing for writing in (*week.entries, *week.checkins) if not writing.private
    ]
    return any(kind in writing.nones for writing in shown)


def _lines(items: Iterable[Item]) -> list[str]:
    """Each item in one line, said once."""
    lines = dict.fromkeys(_line(item) for item in items)
    return list(filter(None, lines))


def _line(item: Item) -> str:
    parts = (WORDS.all_of(item.who), item.what)
    return " ".join(": ".join(filter(None, parts)).split())
