"""Dates and weeks in the name or path of a file. File times are never looked at."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from helplog.model.calendar import iso_week_day
from helplog.text.source.patterns import LatePattern
from helplog.text.values.dates import MONTHS, clock

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_CLOCK = r"(?:[T _-]+(?P<hour>[0-9]{2})[-:.h_]?(?P<minute>[0-9]{2})(?:[-:._]?(?P<second>[0-9]{2}))?(?![0-9]))?"
_DASHED = LatePattern(
    rf"(?<![0-9])(?P<y>[0-9]{{4}})(?P<s>[-_. ])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})(?![0-9]){_CLOCK}"
)
_COMPACT = LatePattern(
    rf"(?<![0-9])(?P<y>[0-9]{{4}})(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})"
    rf"(?:(?P<hh>[0-9]{{2}})(?P<mm>[0-9]{{2}})(?:[0-9]{{2}})?)?(?![0-9]){_CLOCK}"
)
_WORDED = LatePattern(
    rf"(?<![0-9])(?P<y>[0-9]{{4}})[-_. ](?P<name>{_NAMES})[-_. ](?P<d>[0-9]{{1,2}})(?![0-9]){_CLOCK}",
    re.IGNORECASE,
)
_DAY_FIRST = LatePattern(
    rf"(?<![0-9])(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[-_. ](?P<name>{_NAMES})[-_. ,]+(?P<y>[0-9]{{4}})(?![0-9]){_CLOCK}",
    re.IGNORECASE,
)
_MONTH_FIRST = LatePattern(
    rf"(?<![a-z])(?P<name>{_NAMES})[-_. ](?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[-_. ,]+(?P<y>[0-9]{{4}})(?![0-9]){_CLOCK}",
    re.IGNORECASE,
)
_FORMS = (_DASHED, _COMPACT, _WORDED, _DAY_FIRST, _MONTH_FIRST)
_WEEK = LatePattern(
    r"(?<![0-9])([0-9]{4})[-_. ]?W(?:eek)?[-_ ]?([0-9]{1,2})(?![0-9])", re.IGNORECASE
)
_WEEK_ALONE = LatePattern(r"W(?:eek)?[-_ ]?([0-9]{1,2})(?![0-9])", re.IGNORECASE)
_YEAR = LatePattern(r"[0-9]{4}")
_YEAR_MONTH = LatePattern(
    rf"(?:(?P<y>[0-9]{{4}})[-_. ])?(?:(?P<m>[0-9]{{1,2}})(?:[-_. ]+(?:{_NAMES}))?|(?P<name>{_NAMES}))",
    re.IGNORECASE,
)
_DAY = LatePattern(r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:[-_. ].*)?")
_MONTH_DAY = LatePattern(
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


def read_name(uri: str) -> Named:
    """What the name says, else the path.

    Args:
        uri: posix path of the file, relative to the entries' folder.
    """
    *folders, name = uri.split("/")
    stem = name.rsplit(".", 1)[0] if name.endswith((".md", ".markdown")) else name
    week = _WEEK.search(stem)
    if week and not _DASHED.search(stem):
        return _week(week[1], week[2], week.group())
    found = _in_stem(stem)
    if found:
        return found
    alone = _WEEK_ALONE.match(stem)
    if alone and folders and _YEAR.fullmatch(folders[-1]):
        return _week(folders[-1], alone[1], stem)
    return _in_path(folders, stem)


def _in_stem(stem: str) -> Named | None:
    if not any(c.isdigit() for c in stem):
        return None
    impossible = None
    for form in _FORMS:
        for found in form.finditer(stem):
            groups = found.groupdict()
            on = _day(groups["y"], _month(groups), groups["d"])
            if on:
                hour, minute = (
                    groups.get("hh") or groups["hour"],
                    groups.get("mm") or groups["minute"],
                )
                return Named(on, clock(hour, minute))
            if form is _DASHED and impossible is None:
                impossible = found.group()
    return Named(impossible=impossible) if impossible else None


def _week(year: str, number: str, written: str) -> Named:
    try:
        return Named(week_day=iso_week_day(int(year), int(number)))
    except ValueError:
        return Named(impossible=written)


def _in_path(folders: list[str], stem: str) -> Named:
    """`2026/11/18.md`, `2026/November/18-anything.md`, `2026-11/18.md`, `2026/11-18.md`, `2026/11/18/notes.md`."""
    parts = [*folders, stem]
    for last in range(len(parts) - 1, max(0, len(parts) - 3), -1):
        on = _by_folders(parts[: last + 1])
        if on:
            return Named(on)
    return Named()


def _by_folders(parts: list[str]) -> date | None:
    day = _DAY.fullmatch(parts[-1])
    if day:
        month = _YEAR_MONTH.fullmatch(parts[-2])
        if not month:
            return None
        groups = month.groupdict()
        year = groups["y"] or (parts[-3] if len(parts) > 2 and _YEAR.fullmatch(parts[-3]) else None)  # noqa: PLR2004
        from_folders = _day(year, _month(groups), day["d"]) if year else None
        if from_folders:
            return from_folders
    both = _MONTH_DAY.fullmatch(parts[-1])
    if both and _YEAR.fullmatch(parts[-2]):
        return _day(parts[-2], _month(both.groupdict()), both["d"])
    return None


def _month(groups: dict[str, str | None]) -> int | None:
    number, name = groups.get("m"), groups.get("name")
    if number:
        return int(number)
    return MONTHS[name.casefold()] if name else None


def _day(year: str | None, month: int | None, day: str | None) -> date | None:
    if not year or not month or not day:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
