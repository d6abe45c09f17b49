"""The three questions of a week: which lists answer them, and whether they are answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helplog.insight.people.calling import called
from helplog.insight.rates import YESES
from helplog.insight.search.folding import words
from helplog.model.journal import Checkin, Item, Reply, Writing
from helplog.model.kinds import QUESTION_LISTS, Kind, Question


def _answered_by(question: Question) -> frozenset[Kind]:
    kinds = set()
    for kind in Kind:
        if kind.spec.question is question:
            kinds.add(kind)
    return frozenset(kinds)


ANSWERED_BY: Final = {question: _answered_by(question) for question in Question}
"""An item of one of these lists answers the question."""


def answers(question: Question, item: Item) -> bool:
    """Whether an item answers a question; a yes to an ask is help let in, as an offer taken is."""
    if question is Question.LET_HELP and item.kind is Kind.ASKS:
        return item.answer in YESES
    return item.kind in ANSWERED_BY[question]


def says_all_of(reply: str, item: Item) -> bool:
    """Whether an answer says an item already: each person by what they are called, and each word.

    Args:
        reply: the answer, Markdown.
        item: one of its week.
    """
    said = set(words(reply))
    if not {called(name) for name in item.who} <= said:
        return False
    if not (item.who or item.what):
        return False
    wanted = words(item.what or "")
    return said.issuperset(wanted)


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
    of_week = tuple(items)
    # Of each kind one tells as much as all, but for asks, whose answers differ.
    one_each = {item.kind: item for item in of_week}
    asks = [item for item in of_week if item.kind is Kind.ASKS]
    telling = (*one_each.values(), *asks)
    nones: set[Kind] = set()
    for writing in writings:
        nones |= writing.nones
    found = {}
    for question in Question:
        by_item = any(answers(question, item) for item in telling)
        # That I asked nobody says nothing about where I need help.
        by_none = QUESTION_LISTS[question] in nones
        by_reply = bool(replies[question])
        found[question] = by_item or by_none or by_reply
    return found
