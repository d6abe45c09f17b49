"""Days as people say them: `yesterday`, `last friday`, `2 march`.

The library that reads them takes longer to import than everything else; plain dates go without it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

import click

from helplog.model.late_patterns import late_pattern

_NEAR: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_DAY_OF_MONTH: Final = late_pattern(
    r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE
)
_DAY_AND_MONTH: Final = late_pattern(r"(\d{1,2})\. ?(\d{1,2})\.")
"""`2.3.`, as it is written where the day comes first; the library takes it for a time."""
_SO_LONG: Final = late_pattern(r"in .+|.+ ago")
"""So many days, weeks, months or years from today: one day, however the library fills up a bare
year."""
_NUMBERS: Final = late_pattern(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\.?")
_CLOCK: Final = late_pattern(r"(?:at )?\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]m)?")
_YEAR: Final = late_pattern(r"\d{4}|year")
_MOST_MONTHS: Final = 12
_MOST_YEARS: Final = 9
"""Between two leap days there are eight years at most."""


def past_day(text: str, today: date, option: str = "--on") -> date:
    """The latest day that the words can mean, today included.

    Raises:
        click.BadParameter: they mean no day, or one still to come.
    """
    day = _read(text, today, "past")
    if day is None:
        raise _unread(text, option)
    if day > today:
        raise click.BadParameter(
            f"{said(day)} is still to come; name a day that has been", param_hint=option
        )
    return day


def coming_day(text: str, today: date, option: str) -> date:
    """The next day that the words can mean, today included.

    Raises:
        click.BadParameter: they mean no day.
    """
    day = _read(text, today, "future")
    if day is None:
        raise _unread(text, option)
    return day


def nearest_day(text: str, today: date, option: str) -> date:
    """The day nearest to today that the words can mean, be it to come or past.

    Raises:
        click.BadParameter: they mean no day.
    """
    days = {_read(text, today, "future"), _read(text, today, "past")} - {None}
    if not days:
        raise _unread(text, option)
    return min(filter(None, days), key=lambda day: (abs(day - today), day < today))


def said(day: date) -> str:
    """`Wednesday 18 November 2026`."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _read(text: str, today: date, prefer: str) -> date | None:
    words = " ".join(text.split()).lower()
    try:
        if words in _NEAR:
            return today + timedelta(days=_NEAR[words])
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            return date.fromisoformat(words)
        if dotted := _DAY_AND_MONTH.fullmatch(words):
            return _day_of_year(int(dotted[2]), int(dotted[1]), today, prefer)
        numbered = _DAY_OF_MONTH.fullmatch(words)
        if numbered:
            return _day_of_month(int(numbered[1]), today, prefer)
        return _by_library(words, today, prefer)
    except (ValueError, OverflowError):
        return None


def _day_of_month(number: int, today: date, prefer: str) -> date | None:
    """The nearest month, this one included, that has the day on the preferred side of today."""
    step = -1 if prefer == "past" else 1
    for months in range(_MOST_MONTHS):
        year, month = divmod(today.year * 12 + today.month - 1 + step * months, 12)
        try:
            day = date(year, month + 1, number)
        except ValueError:
            continue
        if (today - day).days * -step >= 0:
            return day
    return None


def _day_of_year(month: int, day: int, today: date, prefer: str) -> date | None:
    """The nearest year, this one included, that has the day on the preferred side of today."""
    step = -1 if prefer == "past" else 1
    for years in range(_MOST_YEARS):
        try:
            found = date(today.year + step * years, month, day)
        except ValueError:
            continue
        if (today - found).days * -step >= 0:
            return found
    return None


def _by_library(words: str, today: date, prefer: str) -> date | None:
    if words.isdigit() or _CLOCK.fullmatch(words):
        return None
    numbers = _NUMBERS.fullmatch(words)
    days = (
        {_parsed(words, today, prefer, order) for order in ("DMY", "MDY")} - {None}
        if numbers
        else set()
    )
    if len(days) > 1:
        raise click.BadParameter(
            f"{words} could be two days; write it as {min(filter(None, days))}"
        )
    if _SO_LONG.fullmatch(words):
        return _parsed(words, today, prefer, "DMY")
    # A month or a year alone has another day at its beginning than at its end.
    within = (
        {_parsed(words, today, prefer, "DMY", within) for within in ("first", "last")}
        if not numbers
        else days
    )
    day = within.pop() if len(within) == 1 else None
    if (
        day
        and (day.month, day.day) == (today.month, today.day)
        and not _YEAR.search(words)
    ):
        return today  # the library takes a coming day for one that is not today
    return day


def _parsed(
    words: str, today: date, prefer: str, order: str, within: str = "current"
) -> date | None:
    import dateparser

    found = dateparser.parse(
        words,
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": prefer,
            "DATE_ORDER": order,
            "PREFER_DAY_OF_MONTH": within,
            "PREFER_MONTH_OF_YEAR": within,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if found:
        return found.date()
    return None


def _unread(text: str, option: str) -> click.BadParameter:
    return click.BadParameter(
        f"{text!r} is no day; say it as yesterday, last friday, 2 march or 2026-11-18",
        param_hint=option,
    )
