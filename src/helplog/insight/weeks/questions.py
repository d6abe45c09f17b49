"""The three questions of a week: which lists answer them, and whether they are answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helplog.model.journal import Checkin, Item, Reply, Writing
from helplog.model.kinds import Kind, Question


def _answered_by(question: Question) -> frozenset[Kind]:
    kinds = set()
    for kind in Kind:
        if kind.spec.question is question:
            kinds.add(kind)
    return frozenset(kinds)


ANSWERED_BY: Final = {question: _answered_by(question) for question in Question}
"""An item of one of these lists, or the list's explicit none, answers the question."""

Replies = dict[Question, tuple[Reply, ...]]


def replies_to(checkins: Iterable[Checkin]) -> Replies:
    """The writer's own words for each question, in the order of the check-ins."""
    given: dict[Question, list[Reply]] = {}
    for question in Question:
        given[question] = []
    for checkin in checkins:
        for question, reply in checkin.replies.items():
            replies = given[question]
            replies.append(reply)
    found = {}
    for question, replies in given.items():
        found[question] = tuple(replies)
    return found


def answered(
    items: Iterable[Item], writings: Iterable[Writing], replies: Replies
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
        lists = ANSWERED_BY[question]
        by_list = not kinds.isdisjoint(lists)
        by_reply = bool(replies[question])
        found[question] = by_list or by_reply
    return found
