"""Handoffs: drafts to be said, silence while they are tried, a talk once the trial is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import fmean
from typing import Final

from helplog.insight.reflection import LoadAround, Talk
from helplog.model.journal import Item
from helplog.model.kinds import Kind

_DAYS_BEFORE: Final = 28
"""How far back the load counts as that before a handoff."""


def out_of_trial(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """What may be named outside its own week: everything but handoffs in their trial."""
    return tuple(
        item
        for item in items
        if item.kind is not Kind.HANDOFFS or not item.in_trial(today)
    )


def ready_to_talk(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """Handoffs that have come to their check-in and have no result, longest ready first."""
    ready = []
    for item in items:
        if item.kind is not Kind.HANDOFFS:
            continue
        if item.is_draft:
            continue
        if item.is_settled or item.check_in_on > today:
            continue
        ready.append(item)
    ready.sort(key=lambda item: item.check_in_on)
    return tuple(ready)


def drafts_of(items: Iterable[Item]) -> tuple[Item, ...]:
    """Handoffs that are prepared and not said yet, in the order given."""
    return tuple(item for item in items if item.is_draft)


def without_drafts(items: Iterable[Item]) -> tuple[Item, ...]:
    """What has happened: everything but what is only prepared."""
    return tuple(item for item in items if not item.is_draft)


def talks_of(
    ready: Iterable[Item], loads: Iterable[tuple[date, float]], today: date
) -> tuple[Talk, ...]:
    """What there is to talk about, for each handoff that is ready, in the order given.

    Args:
        ready: the handoffs.
        loads: how full the head was, with its days.
        today: days after it are not counted.
    """
    known = [(on, load) for on, load in loads if on <= today]
    talks = []
    for item in ready:
        load = load_around(item.on, known)
        talks.append(Talk(item, load))
    return tuple(talks)


def load_around(
    said_on: date, loads: Iterable[tuple[date, float]]
) -> LoadAround | None:
    """How full the head was before something was handed over, and since.

    The day itself still counts as before. None where either side has nothing.
    """
    before, since = [], []
    for on, load in loads:
        days = (on - said_on).days
        if days > 0:
            since.append(load)
        elif days > -_DAYS_BEFORE:
            before.append(load)
    if not before or not since:
        return None
    mean_before = fmean(before)
    return LoadAround(mean_before, len(before), fmean(since), len(since))
