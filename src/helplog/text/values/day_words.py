"""Days as people say them: `yesterday`, `last friday`, `2 march`, `nächsten Freitag`.

The library that reads them takes longer to import than everything else; plain dates go without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final

from helplog.model.late_patterns import late_pattern

ENGLISH: Final = "en"
_GERMAN: Final = "de"
_NEAR: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_ISO: Final = late_pattern(r"\d{4}-\d\d-\d\d")
_DAY_OF_MONTH: Final = late_pattern(
    r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE
)
_DAY_AND_MONTH: Final = late_pattern(r"(\d{1,2})\. ?(\d{1,2})\.")
"""`2.3.`, as it is written where the day comes first; the library takes it for a time."""
_SO_LONG: Final = late_pattern(r"in .+|.+ ago|vor .+")
"""So many days, weeks, months or years from today: one day, however the library fills up a bare
year."""
_NUMBERS: Final = late_pattern(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\.?")
_CLOCK: Final = late_pattern(r"(?:at )?\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]m)?")
_YEAR: Final = late_pattern(r"\d{4}|year|jahr")
_COMING: Final = late_pattern(
    r"(?:bis |am |ab )*(?:zum |den |der )?(?:(?:nächste|kommende|diese)[nrs]? )?"
    r"(?=(?:mon|diens|donners|frei|sams|sonn)(?:tag|abend)$|mittwoch$|\d)"
)
"""What may stand before a day in German, and adds nothing to it."""
_LAST: Final = late_pattern(r"(?:am )?(?:letzte|vorige|vergangene)[nrs]? (?=\w+$)")
_MOST_MONTHS: Final = 12
_MOST_YEARS: Final = 9
"""Between two leap days there are eight years at most."""


class AmbiguousDayError(ValueError):
    """Words could mean two days. Carries the earlier one."""

    def __init__(self, words: str, day: date) -> None:
        super().__init__(words)
        self.words = words
        self.day = day


def day_of_words(
    text: str, base: date, *, past: bool, language: str = ENGLISH
) -> date | None:
    """The day that words mean; None where they mean none.

    Args:
        text: as typed.
        base: the day to reckon from.
        past: of several days, the latest up to that day; else the first from it on.
        language: the library's name for it; English is read beside it.

    Raises:
        AmbiguousDayError: it could be two days.
    """
    words = " ".join(text.split()).lower()
    try:
        day = _day_of(words, base, past=past)
        if day is None and language != ENGLISH:
            day = _in_language(words, base, past=past, language=language)
    except AmbiguousDayError:
        raise
    except (ValueError, OverflowError):
        return None
    return day


def _day_of(words: str, base: date, *, past: bool) -> date | None:
    if words in _NEAR:
        return base + timedelta(days=_NEAR[words])
    if _ISO.fullmatch(words):
        return date.fromisoformat(words)
    if dotted := _DAY_AND_MONTH.fullmatch(words):
        return _day_of_year(int(dotted[2]), int(dotted[1]), base, past=past)
    if numbered := _DAY_OF_MONTH.fullmatch(words):
        return _day_of_month(int(numbered[1]), base, past=past)
    return _by_library(words, base, past=past, language=ENGLISH)


def _in_language(words: str, base: date, *, past: bool, language: str) -> date | None:
    if language == _GERMAN:
        last = _LAST.match(words)
        if last:
            past = True
            words = words[last.end() :]
        words = _COMING.sub("", words, count=1)
    return _by_library(words, base, past=past, language=language)


def _day_of_month(number: int, base: date, *, past: bool) -> date | None:
    """The nearest month, this one included, that has the day on the wanted side of today."""
    step = 1
    if past:
        step = -1
    for months in range(_MOST_MONTHS):
        year, month = divmod(base.year * 12 + base.month - 1 + step * months, 12)
        try:
            day = date(year, month + 1, number)
        except ValueError:
            continue
        if (base - day).days * -step >= 0:
            return day
    return None


def _day_of_year(month: int, day: int, base: date, *, past: bool) -> date | None:
    """The nearest year, this one included, that has the day on the wanted side of today."""
    step = 1
    if past:
        step = -1
    for years in range(_MOST_YEARS):
        try:
            found = date(base.year + step * years, month, day)
        except ValueError:
            continue
        if (base - found).days * -step >= 0:
            return found
    return None


def _by_library(words: str, base: date, *, past: bool, language: str) -> date | None:
    if words.isdigit() or _CLOCK.fullmatch(words):
        return None
    reading = _Library(base, past=past, language=language)
    if _NUMBERS.fullmatch(words):
        days: Collection[date | None] = _either_way(words, reading)
    elif _SO_LONG.fullmatch(words):
        return reading.day(words)
    else:
        # A month or a year alone has another day at its beginning than at its end.
        days = {reading.day(words, within=within) for within in ("first", "last")}
    if len(days) != 1:
        return None
    (day,) = days
    if day is None or _YEAR.search(words):
        return day
    if (day.month, day.day) == (base.month, base.day):
        return base  # the library takes a coming day for one that is not today
    return day


def _either_way(words: str, reading: _Library) -> set[date]:
    """The day that numbers say with the day or with the month first."""
    either = {reading.day(words, order) for order in ("DMY", "MDY")}
    days = {day for day in either if day is not None}
    if len(days) > 1:
        raise AmbiguousDayError(words, min(days))
    return days


class _Library:
    """The library, asked about one day."""

    def __init__(self, base: date, *, past: bool, language: str) -> None:
        self.base = base
        self.prefer = "past" if past else "future"
        self.language = language

    def day(
        self, words: str, order: str = "DMY", within: str = "current"
    ) -> date | None:
        import dateparser  # noqa: PLC0415 - takes longer to import than all else

        found = dateparser.parse(
            words,
            languages=[self.language],
            settings={
                "RELATIVE_BASE": datetime.combine(self.base, time(12)),
                "PREFER_DATES_FROM": self.prefer,
                "DATE_ORDER": order,
                "PREFER_DAY_OF_MONTH": within,
                "PREFER_MONTH_OF_YEAR": within,
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
        if found:
            return found.date()
        return None
