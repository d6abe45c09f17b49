"""Needs: the same one however often it is named, how long it is carried, what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from helplog.insight.handoffs import out_of_trial
from helplog.insight.need_naming import NeedIndex
from helplog.insight.rates import YESES
from helplog.insight.reflection import Need, NeedState
from helplog.model.journal import FieldValue, Item, ItemKey
from helplog.model.kinds import Answer, Kind, Result

_WEEK_DAYS: Final = 7


@dataclass(slots=True)
class _Story:
    """What the journal says about one need."""

    named: list[Item] = field(default_factory=list)
    met_by: list[Item] = field(default_factory=list)
    asked: list[Item] = field(default_factory=list)
    refused: list[Item] = field(default_factory=list)
    drafts: list[Item] = field(default_factory=list)

    def take(self, item: Item) -> None:
        """Note an item that is for the need."""
        if item.result is Result.TAKEN_BACK:
            return
        if item.is_draft:
            self.drafts.append(item)
        elif meets(item):
            self.met_by.append(item)
        elif item.answer is Answer.NO:
            self.refused.append(item)
        else:
            self.asked.append(item)


def meets(item: Item) -> bool:
    """Whether an item that is for a need has met it: a yes, or something done or agreed on."""
    if item.kind is Kind.ACCEPTED:
        return True
    if item.answer in YESES:
        return True
    if item.answer is Answer.NO:
        return False
    return "done" in item.fields or item.result is not None


def needs_of(items: Sequence[Item], index: NeedIndex, today: date) -> tuple[Need, ...]:
    """Every need of a journal, in the order they were first named.

    Args:
        items: the journal's items in date order, each once.
        index: which need an item names.
        today: the day it is asked.
    """
    stories: defaultdict[int, _Story] = defaultdict(_Story)
    for item in items:
        if item.kind is Kind.NEEDS:
            group = index.group_of(item)
            stories[group].named.append(item)
    for item in items:
        for group in index.named_by(item):
            stories[group].take(item)
    return tuple(_need(story, today) for story in stories.values())


def needs_by_item(needs: Iterable[Need]) -> dict[ItemKey, Need]:
    """The need that each item names, by the key of the item."""
    by_item = {}
    for need in needs:
        for item in need.named:
            by_item[item.key] = need
    return by_item


def _need(story: _Story, today: date) -> Need:
    first = story.named[0]
    carried = today - first.on
    weeks = carried.days // _WEEK_DAYS
    plan = _latest(story.named, "plan")
    return Need(
        item=first,
        named=tuple(story.named),
        carried_weeks=max(0, weeks),
        state=_state(story, today),
        met_by=out_of_trial(story.met_by, today),
        asked=out_of_trial(story.asked, today),
        refused=tuple(story.refused),
        drafts=tuple(story.drafts),
        plan=plan if isinstance(plan, str) else None,
        keeps_awake=_latest(story.named, "2am") == "yes",
    )


def _state(story: _Story, today: date) -> NeedState:
    if story.met_by:
        return NeedState.MET
    if _ended(story.named, "met", today):
        return NeedState.MET
    if _ended(story.named, "dropped", today):
        return NeedState.DROPPED
    if story.asked:
        return NeedState.ASKED
    return NeedState.OPEN


def _latest(named: Iterable[Item], name: str) -> FieldValue | None:
    """What was said last, of all the times a need was named."""
    latest = None
    for item in named:
        latest = item.fields.get(name, latest)
    return latest


def _ended(named: Iterable[Item], name: str, today: date) -> bool:
    """Whether the writer says it is met, or dropped.

    A date to come says that it will be, not that it is.
    """
    for need in named:
        given = need.fields.get(name, "no")
        if isinstance(given, date):
            if given <= today:
                return True
        elif given != "no":
            return True
    return False
