"""How the practice goes, in a line for each week: the last weeks, strength, the streak."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from helplog.insight.reflection import Reflection, Week
from helplog.insight.weeks.streaks import RECENT_WEEKS
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


def line_today(reflection: Reflection) -> StreakLine | None:
    """As it is now; None when streaks are off."""
    streaks = reflection.streaks
    if streaks is None:
        return None
    return StreakLine(
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
    if reflection.streaks is None or week.start > this_week.start:
        return None
    if week.start == this_week.start:
        return line_today(reflection)
    upto = bisect_right(weeks, week.start, key=lambda known: known.start)
    recent = weeks[max(0, upto - RECENT_WEEKS) : upto]
    return StreakLine(
        met=sum(known.met for known in recent),
        of=len(recent),
        strength=week.strength,
        in_a_row=week.in_a_row,
    )


def line_words(words: Words, streak: StreakLine | None) -> list[str]:
    """`9 of the last 12 weeks`, strength, then the streak, from two weeks up.

    Nothing before the first week is met.
    """
    if streak is None or not streak.of:
        return []
    if streak.of == 1 and not streak.met:
        return []
    _ = words.text
    recent = _("the first week is met")
    if streak.of > 1:
        recent = _("{n} of the last {of} weeks").format(n=streak.met, of=streak.of)
    strength = _("strength {share}").format(share=words.percent(streak.strength))
    line = [recent, strength]
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
