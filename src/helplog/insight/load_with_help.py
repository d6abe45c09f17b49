"""How full the head was in weeks in which help was let in, and in the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from helplog.insight.reflection import Week
from helplog.model.kinds import Question

SHOWN_FROM: Final = 4
"""Weeks with a load, on either side."""


@dataclass(frozen=True, slots=True)
class LoadWithHelp:
    """Means of the weeks' own means, 0 to 10."""

    helped: float
    other: float


def mean_load(weeks: Iterable[Week]) -> float | None:
    """The mean of the loads written in some weeks; None where there is none."""
    writings = (one for week in weeks for one in (*week.entries, *week.checkins))
    known = [one.load for one in writings if one.load is not None]
    if not known:
        return None
    return sum(known) / len(known)


def load_with_help(weeks: Iterable[Week]) -> LoadWithHelp | None:
    """Beside each other the weeks whose first question is answered, and those where it is not.

    Returns:
        None where either side has under four weeks with a load.
    """
    helped: list[float] = []
    other: list[float] = []
    for week in weeks:
        load = mean_load([week])
        if load is None:
            continue
        side = other
        if week.answered[Question.LET_HELP]:
            side = helped
        side.append(load)
    if min(len(helped), len(other)) < SHOWN_FROM:
        return None
    helped_mean = sum(helped) / len(helped)
    return LoadWithHelp(helped_mean, sum(other) / len(other))
