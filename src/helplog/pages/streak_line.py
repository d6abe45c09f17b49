"""How the practice goes, in a line for each week: the last weeks, strength, the streak."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from helplog.insight.reflection import Reflection, Week
from helplog.insight.weeks.showing import is_measured, shows_strength
from helplog.insight.weeks.streaks import RECENT_WEEKS, could_be_met
from helplog.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StreakLine:
    """What the line is made of."""

    met: int
    """Met weeks among the last ones."""
    of: int
    """How many those are: 12, or fewer in a younger journal."""
    strength: float
    """0 to 1."""
    in_a_row: int
    """Met weeks, rest and away weeks passed over."""
    rest_held: int = 0
    """Rest weeks in hand, 0 to 2."""
    is_measured: bool = True
    """There are weeks enough to count by."""
    shows_strength: bool = True
    """Strength says something: it was not left alone for long."""


def line_today(reflection: Reflection) -> StreakLine | None:
    """As it is now; None when streaks are off."""
    streaks = reflection.streaks
    if streaks is None:
        return None
    this_start = reflection.this_week.start
    weeks = [week for week in reflection.weeks if week.start <= this_start]
    return StreakLine(
        is_measured=is_measured(weeks),
        shows_strength=shows_strength(reversed(weeks), running=True),
        met=streaks.last_12,
        of=streaks.last_12_of,
        strength=reflection.strength,
        in_a_row=streaks.weekly_current,
        rest_held=streaks.rest_held,
    )


def line_after(reflection: Reflection, week: Week) -> StreakLine | None:
    """As it was at a week's end; as it is now, where the week is this one.

    None for a week ahead, and when streaks are off.
    """
    weeks, this_week = reflection.weeks, reflection.this_week
    if reflection.streaks is None:
        return None
    if week.start > this_week.start:
        return None
    if week.start == this_week.start:
        return line_today(reflection)
    upto = bisect_right(weeks, week.start, key=lambda known: known.start)
    until = (weeks[at] for at in range(upto))
    before = _back_from(weeks, upto)
    recent = tuple(islice(could_be_met(before), RECENT_WEEKS))
    return StreakLine(
        is_measured=is_measured(until),
        shows_strength=shows_strength(_back_from(weeks, upto), running=False),
        met=sum(known.met for known in recent),
        of=len(recent),
        strength=week.strength,
        in_a_row=week.in_a_row,
    )


def _back_from(weeks: Sequence[Week], upto: int) -> Iterator[Week]:
    """Some weeks, the latest first; a long journal's page looks at a few of them only."""
    for at in reversed(range(upto)):
        yield weeks[at]


def line_words(words: Words, streak: StreakLine | None) -> list[str]:
    """`9 of the last 12 weeks`, strength, then the streak, from two weeks up.

    Nothing before four weeks have something in them: a first rep is greeted, not measured. Whoever
    comes back after months is not told a zero.
    """
    if streak is None or not streak.is_measured:
        return []
    _ = words.text
    line = []
    if streak.met:
        counted = _("{n} of the last {of} weeks")
        weeks_met = counted.format(n=streak.met, of=streak.of)
        line.append(weeks_met)
    if streak.shows_strength:
        strength = _("strength {share}")
        share = words.percent(streak.strength)
        line.append(strength.format(share=share))
    if streak.in_a_row > 1:
        line.append(
            words.plural("{n} week in a row", "{n} weeks in a row", streak.in_a_row)
        )
    if streak.rest_held:
        line.append(
            words.plural(
                "{n} rest week in hand", "{n} rest weeks in hand", streak.rest_held
            )
        )
    return line
