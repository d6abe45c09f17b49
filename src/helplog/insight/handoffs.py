"""Handoffs: silence while they are tried, a talk once the trial is over."""

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
        if item.kind is not Kind.HANDOFFS:
            continue
        if item.result is not None or item.check_in_on > today:
            continue
        ready.append(item)
    ready.sort(key=lambda item: item.check_in_on)
    return tuple(ready)
