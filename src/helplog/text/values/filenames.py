"""Dates and weeks in the name or path of a file. File times are never looked at."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.text.values.dates import MONTHS, clock
from helplog.text.values.week_names import WeekName, bare_week, week_in

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR_OF_DATE = r"(?P<y>[0-9]{4})"
_DAY_OF_DATE = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:[T _-]+(?P<hour>[0-9]{2})[-:.h_]?(?P<minute>[0-9]{2})"
    r"(?:[-:._]?(?P<second>[0-9]{2}))?(?![0-9]))?"
)
_DASHED = late_pattern(
    rf"(?<![0-9]){_YEAR_OF_DATE}(?P<s>[-_. ])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})"
    rf"(?![0-9]){_CLOCK}"
)
_COMPACT = late_pattern(
    rf"(?<![0-9]){_YEAR_OF_DATE}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})"
    rf"(?:(?P<hh>[0-9]{{2}})(?P<mm>[0-9]{{2}})(?:[0-9]{{2}})?)?(?![0-9]){_CLOCK}"
)
_WORDED = late_pattern(
    rf"(?<![0-9]){_YEAR_OF_DATE}[-_. ](?P<name>{_NAMES})[-_. ](?P<d>[0-9]{{1,2}})"
    rf"(?![0-9]){_CLOCK}",
    re.IGNORECASE,
)
_DAY_FIRST = late_pattern(
    rf"(?<![0-9]){_DAY_OF_DATE}[-_. ](?P<name>{_NAMES})[-_. ,]+{_YEAR_OF_DATE}"
    rf"(?![0-9]){_CLOCK}",
    re.IGNORECASE,
)
_MONTH_FIRST = late_pattern(
    rf"(?<![a-z])(?P<name>{_NAMES})[-_. ]{_DAY_OF_DATE}[-_. ,]+{_YEAR_OF_DATE}"
    rf"(?![0-9]){_CLOCK}",
    re.IGNORECASE,
)
_FORMS = (_DASHED, _COMPACT, _WORDED, _DAY_FIRST, _MONTH_FIRST)
_YEAR = late_pattern(r"[0-9]{4}")
_TWO = late_pattern(r"[0-9]{2}")
_YEAR_MONTH = late_pattern(
    rf"(?:{_YEAR_OF_DATE}[-_. ])?"
    rf"(?:(?P<m>[0-9]{{1,2}})(?:[-_. ]+(?:{_NAMES}))?|(?P<name>{_NAMES}))",
    re.IGNORECASE,
)
_DAY = late_pattern(rf"{_DAY_OF_DATE}(?:[-_. ].*)?")
_MONTH_DAY = late_pattern(
    rf"(?:(?P<m>[0-9]{{1,2}})|(?P<name>{_NAMES}))[-_. ](?P<d>[0-9]{{1,2}})(?:[-_. ].*)?",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """What a file's name and path say about when."""

    on: date | None = None
    time: str | None = None
    """`23:10`."""
    week_day: date | None = None
    """A day of the week that it names, the Thursday: `2026-W47.md`."""
    impossible: str | None = None
    """What has the form of a date, and is none: `2026-02-30`."""
    week: WeekName | None = None
    """A week that it may be of, which what stands in the file decides: `2026-12-28 Woche 53`."""


@lru_cache(maxsize=256)
def read_name(uri: str) -> Named:
    """What the name says, else the path. A capture asks about the newest few again and again.

    Args:
        uri: posix path of the file, relative to the entries' folder.
    """
    *folders, name = uri.split("/")
    stem = name
    if name.endswith((".md", ".markdown")):
        stem = name.rsplit(".", 1)[0]
    week = week_in(stem)
    if week and week.sure and not _DASHED.search(stem):
        return _of_week(week)
    found = _in_stem(stem) or _in_path(folders, stem)
    if found:
        return found._replace(week=week)
    if week:
        return _week_of_year(folders, week)
    return Named(week=_bare_week(folders, stem))


def _of_week(week: WeekName) -> Named:
    """A week, whatever stands in the file."""
    if week.day:
        return Named(week_day=week.day)
    return Named(impossible=week.label, week=week)


def _week_of_year(folders: list[str], week: WeekName) -> Named:
    """A week in the folder of its year, or of a month that it touches: `2026/KW50.md`."""
    above = _YearAbove.of(folders)
    if week.start > 0 or week.year is not None or above is None:
        return Named(week=week)
    day = week.day_in(above.year)
    if above.month and not (day and _touches(day, above.month)):
        return Named()  # the second week of November
    dated = week._replace(year=above.year, plain=week.plain and above.is_near)
    if dated.sure:
        return _of_week(dated)
    return Named(week=dated)


class _YearAbove(NamedTuple):
    """What the folders of a file say of its year."""

    year: int
    month: int | None
    is_near: bool
    """Only a month is between; the third week of a course is none of the year's."""

    @classmethod
    def of(cls, folders: list[str]) -> _YearAbove | None:
        month = None
        is_near = True
        for folder in reversed(folders):
            if _YEAR.fullmatch(folder):
                return cls(int(folder), month, is_near)
            named = _YEAR_MONTH.fullmatch(folder)
            if named is None:
                is_near = False
                continue
            month = _month(named.groupdict())
            if named["y"]:
                year = int(named["y"])
                return cls(year, month, is_near)
        return None


def _touches(thursday: date, month: int) -> bool:
    monday = thursday - timedelta(days=3)
    sunday = thursday + timedelta(days=3)
    return month in {monday.month, sunday.month}


def _bare_week(folders: list[str], stem: str) -> WeekName | None:
    """`2024-32`, and `2024/32`."""
    if folders and _YEAR.fullmatch(folders[-1]) and _TWO.fullmatch(stem):
        stem = f"{folders[-1]}-{stem}"
    return bare_week(stem)


def _in_stem(stem: str) -> Named | None:
    if not any(char.isdigit() for char in stem):
        return None
    impossible = None
    for form in _FORMS:
        for found in form.finditer(stem):
            named = _dated(found.groupdict())
            if named:
                return named
            if form is _DASHED and impossible is None:
                impossible = found.group()
    if impossible is None:
        return None
    return Named(impossible=impossible)


def _dated(groups: dict[str, str | None]) -> Named | None:
    on = _day(groups["y"], _month(groups), groups["d"])
    if not on:
        return None
    hour = groups.get("hh") or groups["hour"]
    minute = groups.get("mm") or groups["minute"]
    return Named(on, clock(hour, minute))


def _in_path(folders: list[str], stem: str) -> Named | None:
    """The day that folders and name say together.

    `2026/11/18.md`, `2026/November/18-anything.md`, `2026-11/18.md`, `2026/11-18.md`,
    `2026/11/18/notes.md`, `2026-11-18/index.md`.
    """
    if folders:
        for form in _FORMS:
            whole = form.fullmatch(folders[-1])
            named = None
            if whole:
                named = _dated(whole.groupdict())
            if named:
                return Named(named.on)
    parts = [*folders, stem]
    for last in range(len(parts) - 1, max(0, len(parts) - 3), -1):
        on = _by_folders(parts[: last + 1])
        if on:
            return Named(on)
    return None


def _by_folders(parts: list[str]) -> date | None:
    *above, folder, name = parts
    day = _DAY.fullmatch(name)
    month = _YEAR_MONTH.fullmatch(folder)
    if day and month:
        groups = month.groupdict()
        year = groups["y"]
        if not year and above and _YEAR.fullmatch(above[-1]):
            year = above[-1]
        on = _day(year, _month(groups), day["d"])
        if on:
            return on
    both = _MONTH_DAY.fullmatch(name)
    if both and _YEAR.fullmatch(folder):
        return _day(folder, _month(both.groupdict()), both["d"])
    return None


def _month(groups: dict[str, str | None]) -> int | None:
    number = groups.get("m")
    if number:
        return int(number)
    name = groups.get("name")
    if name:
        return MONTHS[name.casefold()]
    return None


def _day(year: str | None, month: int | None, day: str | None) -> date | None:
    if not year or not month or not day:
        return None
    try:
        year_number = int(year)
        return date(year_number, month, int(day))
    except ValueError:
        return None
