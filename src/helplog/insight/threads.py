"""Which needs pass through a day: named, asked about, answered or met on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from helplog.insight.reflection import Need


def threads_of(needs: Iterable[Need]) -> Mapping[date, tuple[Need, ...]]:
    """The needs by each day they pass through, oldest first; nothing that is private."""
    found: dict[date, dict[int, Need]] = {}
    for number, need in enumerate(needs):
        if need.item.private:
            continue
        for item in (*need.named, *need.asked, *need.refused, *need.met_by):
            if not item.private:
                found.setdefault(item.on, {})[number] = need
    return {day: tuple(of_day.values()) for day, of_day in found.items()}
