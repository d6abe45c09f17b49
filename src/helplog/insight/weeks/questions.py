"""The three questions of a week: which lists answer them, and whether they are answered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from helplog.model.journal import Checkin, Item, Reply, Writing
from helplog.model.kinds import Kind, Question

ANSWERED_BY: Final[Mapping[Question, frozenset[Kind]]] = {
    question: frozenset(kind for kind in Kind if kind.spec.question is question)
    for question in Question
}
"""An item of one of these lists, or the list's explicit none, answers the question."""


def replies_to(checkins: Iterable[Checkin]) -> dict[Question, tuple[Reply, ...]]:
    """The writer's own words for each question, in the order of the check-ins."""
    given: dict[Question, list[Reply]] = {question: [] for question in Question}
    for checkin in checkins:
        for question, reply in checkin.replies.items():
            given[question].append(reply)
    return {question: tuple(replies) for question, replies in given.items()}


def answered(
    items: Iterable[Item],
    writings: Iterable[Writing],
    replies: Mapping[Question, Collection[Reply]],
) -> dict[Question, bool]:
    """Which questions a week answers.

    Args:
        items: the week's items.
        writings: the week's entries and check-ins, for what they say there was none of.
        replies: what the week's check-ins say.
    """
    kinds = {item.kind for item in items}
    for writing in writings:
        kinds |= writing.nones
    found = {}
    for question in Question:
        by_list = not kinds.isdisjoint(ANSWERED_BY[question])
        found[question] = by_list or bool(replies[question])
    return found
