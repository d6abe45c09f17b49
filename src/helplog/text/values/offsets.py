"""Stamps with an offset, as programs write them: of which days they may be."""

from __future__ import annotations

from datetime import date
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.text.values.dates import Moment

_OFFSET: Final = late_pattern(
    r"(?:UTC|GMT)?(?P<sign>[+\u2212-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?.*"
)
_NONE: Final = frozenset({"Z", "UTC", "GMT"})
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_FIRST: Final = -12 * _HOUR
_LAST: Final = 14 * _HOUR
"""The clocks of the world are at most so many minutes before and behind that of UTC."""


def may_be_of(moment: Moment, day: date) -> bool:
    """Whether it was a given day somewhere on Earth at a moment that has an offset.

    A moment without one is of the day it names.
    """
    offset = _minutes(moment.tz)
    if moment.time is None or offset is None:
        return False
    hours, minutes = map(int, moment.time.split(":"))
    in_utc = moment.on.toordinal() * _DAY + hours * _HOUR + minutes - offset
    earliest = (in_utc + _FIRST) // _DAY
    latest = (in_utc + _LAST) // _DAY
    return earliest <= day.toordinal() <= latest


def _minutes(tz: str | None) -> int | None:
    """How far a clock is before that of UTC; None where nothing says it."""
    if tz is None:
        return None
    plain = tz.upper()
    if plain in _NONE:
        return 0
    found = _OFFSET.fullmatch(plain)
    if not found:
        return None
    minutes = int(found["hours"]) * _HOUR + int(found["minutes"] or 0)
    if found["sign"] != "+":
        minutes = -minutes
    if _FIRST <= minutes <= _LAST:
        return minutes
    return None
