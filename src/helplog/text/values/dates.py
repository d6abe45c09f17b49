"""Dates as people and other programs write them.

The writer's local civil date; offsets are left aside.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.source.lines import SPACES
from helplog.text.values.week_names import week_of_words

MONTHS: Final = {
    name[:length]: number
    for number, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        start=1,
    )
    for length in (3, len(name))
} | {"sept": 9}

_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[a-z]{3,9})"
_DAY = r"(?P<day>[0-9]{1,2})"
_TAIL = (
    r"(?:[T ,;_]\s*(?:at\s+)?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.][0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?P<half>[ap]\.?m\.?))?\s?(?P<tz>"
    r"(?:Z|(?:UTC|GMT)?[+\u2212-][0-9]{1,2}(?::?[0-9]{2})?)(?:\[[\w/+-]{1,40}\])?"
    r"|[A-Z]{3,5}|\[?[A-Z]+/[\w/+-]{1,40}\]?)?)?"
)
_EDGE = rf"(?:[ ,]*\(?{_WEEKDAY}\)?)?"
_FORMS = tuple(
    late_pattern(rf"(?:{_WEEKDAY}[.,]?\s+)?{form}{_EDGE}{_TAIL}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<sep>[-/._ ])(?P<m>[0-9]{{1,2}})(?P=sep){_DAY}",
        rf"{_YEAR}(?P<m>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_DAY}(?:st|nd|rd|th)?(?:\s+of)?[ .-]+{_MONTH}\.?[ ,-]+{_YEAR}",
        rf"{_MONTH}\.?[ -]+{_DAY}(?:st|nd|rd|th)?[ ,-]+{_YEAR}",
        rf"{_YEAR}[ -]{_MONTH}\.?[ -]{_DAY}",
    )
)
_NUMBERS = late_pattern(
    rf"(?P<first>[0-9]{{1,2}})(?P<sep>[-/.])(?P<second>[0-9]{{1,2}})(?P=sep){_YEAR}{_TAIL}",
    re.IGNORECASE,
)
_WEEK_DAY = late_pattern(r"([0-9]{4})-?W([0-9]{2})-?([1-7])", re.IGNORECASE)
_TODAY_LINK = late_pattern(r"\[\[([^\[\]|]{1,60})(?:\|[^\[\]]{0,60})?\]\]")
_LONGEST: Final = 80
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_MONTHS_IN_YEAR: Final = 12


class Moment(NamedTuple):
    """A day, and the time of day written with it."""

    on: date
    time: str | None = None
    """`23:10`."""
    tz: str | None = None
    """As written, `-06:00`."""
    guessed: bool = False
    """Day and month could only be told apart by their size: `18/11/2026`."""


class ImpossibleDateError(ValueError):
    """A text has the form of a date that no calendar knows: 30 February."""


def read_moment(text: str) -> Moment | None:
    """The day a text names, None where it has not the form of a date.

    Raises:
        ImpossibleDateError: it has the form, and there is no such day.
    """
    bare = _bare(text)
    if len(bare) > _LONGEST:
        return None
    if not any(c.isdigit() for c in bare):
        return None
    if len(bare) == len("2026-11-18") and bare[4] == bare[7] == "-":
        # The form nearly every date has; the patterns take longer.
        return _plain(bare)
    for form in _FORMS:
        found = form.fullmatch(bare)
        if found:
            return _moment(found, _month(found), int(found["day"]))
    week = _WEEK_DAY.fullmatch(bare)
    if week:
        year, number, day = map(int, week.groups())
        return Moment(_checked_week(year, number, day))
    return _by_size(bare)


def read_day(text: str) -> date | None:
    """The day a text names, None where it has not the form of a date.

    Raises:
        ImpossibleDateError: it has the form, and there is no such day.
    """
    moment = read_moment(text)
    if moment is None:
        return None
    return moment.on


def read_week_day(text: str) -> date | None:
    """A day of the week that a text names; None where it names none.

    It may be `2026-W47`, `KW 47 2026`, or any date.

    Raises:
        ImpossibleDateError: there is no such week or day.
    """
    week = week_of_words(_bare(text))
    if week is None or week.year is None:
        return read_day(text)
    if week.day is None:
        raise ImpossibleDateError(text)
    return week.day


def clock(hour: str | None, minute: str | None, half: str | None = None) -> str | None:
    """`23:10`, None where it is no time of day."""
    if hour is None or minute is None:
        return None
    hours = int(hour)
    if half:
        hours %= 12
        if half[0] in "pP":
            hours += 12
    if hours > _LAST_HOUR or int(minute) > _LAST_MINUTE:
        return None
    return f"{hours:02d}:{minute}"


def _bare(text: str) -> str:
    bare = text.strip(SPACES)
    link = _TODAY_LINK.fullmatch(bare)
    if not link:
        return bare
    return link[1].rsplit("/", 1)[-1]


def _plain(text: str) -> Moment | None:
    """A day written `2026-11-18`, None where letters stand for digits."""
    year, month, day = text[:4], text[5:7], text[8:]
    digits = year + month + day
    if not (digits.isascii() and digits.isdigit()):
        return None
    return Moment(_checked(int(year), int(month), int(day)))


def _month(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if groups.get("m"):
        return int(groups["m"])
    return MONTHS.get(groups["month"].casefold())


def _moment(
    found: re.Match[str], month: int | None, day: int, *, guessed: bool = False
) -> Moment | None:
    if month is None:
        return None
    on = _checked(int(found["year"]), month, day)
    time = clock(found["hour"], found["minute"], found["half"])
    return Moment(on, time, found["tz"], guessed)


def _by_size(text: str) -> Moment | None:
    """`18/11/2026`: only where one of the two can't be a month."""
    found = _NUMBERS.fullmatch(text)
    if not found:
        return None
    first, second = int(found["first"]), int(found["second"])
    if found["sep"] == ".":
        return _moment(found, second, first)
    if first > _MONTHS_IN_YEAR >= second or first == second:
        return _moment(found, second, first, guessed=True)
    if second > _MONTHS_IN_YEAR >= first:
        return _moment(found, first, second, guessed=True)
    return None


def _checked(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise ImpossibleDateError(f"{year:04d}-{month:02d}-{day:02d}") from problem


def _checked_week(year: int, week: int, day: int) -> date:
    try:
        return date.fromisocalendar(year, week, day)
    except ValueError as problem:
        raise ImpossibleDateError(f"{year:04d}-W{week:02d}-{day}") from problem
