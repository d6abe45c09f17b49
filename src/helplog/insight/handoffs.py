"""Handoffs: drafts to be said, silence while they are tried, a talk once the trial is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helplog.model.journal import Item
from helplog.model.kinds import Kind


def out_of_trial(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """What may be named outside its own week: everything but handoffs in their trial."""
    return tuple(item for item in items if not item.in_trial(today))


def ready_to_talk(items: Iterable[Item], today: date) -> tuple[Item, ...]:
    """Handoffs that have come to their check-in and have no result, longest ready first."""
    ready = []
    for item in items:
        if item.kind is not Kind.HANDOFFS or item.is_draft:
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
