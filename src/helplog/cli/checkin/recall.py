"""What the entries of a week say already about the three questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from helplog.cli.output.lines import WORDS
from helplog.insight.reflection import Reflection, Week
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
        return self.said or (
            _NONE if self.kept == (_NONE,) else "\n".join(f"- {line}" for line in self.kept)
        )


_NONE: Final = "none"


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
    kept = _kept(question, _still_true(items, reflection)) or (
        (_NONE,) if _none_for(question, week) else ()
    )
    beside = _beside(question, items, week, reflection)
    if said:
        beside = (
            *(f"from the week: {line}" for line in kept if line not in said and line != _NONE),
            *beside,
        )
    return Noted(said, kept, beside)


def _still_true(items: Iterable[Item], reflection: Reflection) -> list[Item]:
    """Without needs that are met by now, or went away."""
    open_needs = {item.where for need in reflection.open_needs for item in need.named}
    return [item for item in items if item.kind is not Kind.NEEDS or item.where in open_needs]


def _kept(question: Question, items: Sequence[Item]) -> tuple[str, ...]:
    own = [item for item in items if item.kind is QUESTION_LISTS[question]]
    if question is Question.LET_HELP:
        asked = [
            i for i in items if i.kind is Kind.ASKS and i.answer in {Answer.YES, Answer.PARTLY}
        ]
        return _lines([*own, *asked])
    return _lines(own)


def _beside(
    question: Question, items: Sequence[Item], week: Week, reflection: Reflection
) -> tuple[str, ...]:
    if question is Question.LET_HELP:
        return tuple(
            f"turned down: {line}" for line in _lines(i for i in items if i.kind is Kind.DECLINED)
        )
    if question is Question.CONNECTED:
        return ()
    alone = tuple(
        f"held alone: {line}" for line in _lines(i for i in items if i.kind is Kind.ALONE)
    )
    carried = tuple(
        f"carried for {WORDS.plural('{n} week', '{n} weeks', need.carried_weeks)}: {need.item.what}"
        for need in reflection.open_needs
        if need.item.what
        and not any(item.on >= week.start for item in need.named)
        and not any(item.private for item in need.named)
    )
    return (*carried, *alone)


def _none_for(question: Question, week: Week) -> bool:
    kind = QUESTION_LISTS[question]
    return any(
        kind in writing.nones for writing in (*week.entries, *week.checkins) if not writing.private
    )


def _lines(items: Iterable[Item]) -> tuple[str, ...]:
    """Each item in one line, said once."""
    lines = (
        " ".join(f"{WORDS.all_of(i.who)}{': ' if i.who and i.what else ''}{i.what or ''}".split())
        for i in items
    )
    return tuple(dict.fromkeys(line for line in lines if line))
