"""How a journal names its files: learned from the names there are, used for the next one.

A habit is written as the date format of moment.js, which is what Obsidian's daily notes are set
with: `YYYY/MM/YYYY-MM-DD`, words that stay as they are in brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from helplog.model.calendar import WeekStart, week_days, week_of
from helplog.model.late_patterns import late_pattern
from helplog.text.values.filenames import read_name
from helplog.text.values.week_names import week_in

DAY_HABIT: Final = "YYYY/YYYY-MM-DD"
"""Of a journal in which nothing is written yet."""
WEEK_HABIT: Final = "[checkins]/GGGG-[W]WW"
LOOKED_AT: Final = 30
"""Files, the latest, that the habit is learned from: people change their habits."""

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_TOKEN: Final = late_pattern(
    r"\[([^\]]{0,200})\]|GGGG|YYYY|MMMM|MMM|MM|M|DD|Do|D|dddd|ddd|WW|W"
)
_FOLDERS: Final = (
    "YYYY",
    "YYYY-MM",
    "YYYY_MM",
    "YYYYMM",
    "MM",
    "MM-MMMM",
    "MM-MMM",
    "MMMM",
    "MMM",
    "DD",
    "M",
    "D",
    "GGGG-[W]WW",
    "[W]WW",
)
_DAYS: Final = (
    "YYYY-MM-DD",
    "YYYY_MM_DD",
    "YYYY.MM.DD",
    "YYYYMMDD",
    "YYYY-MMM-DD",
    "YYYY-MMMM-DD",
    "YYYY MM DD",
    "MMM Do, YYYY",
    "MMMM Do, YYYY",
    "MMMM D, YYYY",
    "DD MMMM YYYY",
    "D MMMM YYYY",
    "MM-DD",
    "DD",
    "D",
)
_WEEKS: Final = (
    "GGGG-[W]WW",
    "GGGG[W]WW",
    "GGGG_[W]WW",
    "GGGG-[w]WW",
    "GGGG[w]WW",
    "GGGG-[Week]-WW",
    "GGGG [W]WW",
    "[W]WW",
)
_DIGITS: Final = late_pattern(r"([0-9]+)")
_WITH_WEEKDAY: Final = (" dddd", " ddd", "-dddd", "-ddd", "_dddd", "_ddd", ", dddd")
"""What names of days end with beside the date, and every day anew."""
_OF_A_FOLDER: Final = frozenset({"index", "readme"})
"""A file that stands for the folder it lies in: `2026/11/18/index.md`."""
_BEFORE: Final = late_pattern(r"(?:[^\s\d\[\]]*[^\s\w\[\]]|[^\W\d]*_)?")
"""What a program puts before every date, `daily.journal.`; words with spaces are a title."""
_THURSDAY: Final = 4


def named_in(habit: str, on: date) -> str:
    """The uri that a habit gives a day.

    Args:
        habit: moment.js's tokens, without the `.md`.
        on: the day; of a week its Thursday, which is the day that names it.
    """
    name = _TOKEN.sub(lambda found: _token(found, on), habit)
    return f"{name}.md"


def day_habit(uris: Iterable[str]) -> str:
    """How the days of a journal are named.

    Args:
        uris: of its files, in any order; only what their names say is looked at.
    """
    dated: list[tuple[date, str]] = []
    for uri in uris:
        on = read_name(uri).on
        if on:
            dated.append((on, uri))
    return _habit(dated, _DAYS) or DAY_HABIT


def week_habit(uris: Iterable[str]) -> str:
    """How the check-ins of a journal are named."""
    weeks: list[tuple[date, str]] = []
    for uri in uris:
        day = read_name(uri).week_day
        if day:
            weeks.append((day, uri))
    return _habit(weeks, _WEEKS) or WEEK_HABIT


def uris_of_day(uris: Iterable[str], on: date) -> tuple[str, ...]:
    """The files that a day has by their names, the plain one before `-anything` and `_1`."""
    found = [uri for uri in uris if read_name(uri).on == on]
    found.sort(key=lambda uri: (_said_beside(uri, on), len(uri), uri))
    return tuple(found)


def _said_beside(uri: str, on: date) -> int:
    """How many signs a file's name has beside the day and its weekday."""
    stem = uri.rpartition("/")[2].removesuffix(".md").casefold()
    if stem in _OF_A_FOLDER:
        return 0
    counts = [len(stem)]
    for form in _DAYS:
        written = _written(form, on).casefold()
        before, found, rest = stem.partition(written)
        if not found:
            continue
        weekdays = {_written(ending, on).casefold() for ending in _WITH_WEEKDAY}
        beside = len(before)
        if rest not in weekdays:
            beside += len(rest)
        counts.append(beside)
    return min(counts)


def week_name_day(start: date, week_start: WeekStart) -> date:
    """The Thursday of a week, on whichever day weeks start: an ISO week is named by it."""
    days = week_days(week_of(start, week_start))
    for day in days:
        if day.isoweekday() == _THURSDAY:
            return day
    return days[0]


def _habit(dated: list[tuple[date, str]], stems: tuple[str, ...]) -> str | None:
    """The commonest of the latest files' habits, the latest of equals."""
    counted: Counter[str] = Counter()
    for on, uri in sorted(dated, reverse=True):
        habit = _habit_of(uri, on, stems)
        if habit:
            counted[habit] += 1
        if counted.total() == LOOKED_AT:
            break
    return max(counted, key=counted.__getitem__, default=None)


def _habit_of(uri: str, on: date, stems: tuple[str, ...]) -> str | None:
    """The habit that gives this file its name; None where it follows none."""
    *folders, name = uri.removesuffix(".md").split("/")
    parts = [_folder(folder, on) for folder in folders]
    stem = _stem(name, on, stems)
    parts.append(stem)
    forms = [part for part in parts if part]
    if len(forms) < len(parts):
        return None
    habit = "/".join(forms)
    named = read_name(named_in(habit, on))
    if on in {named.on, named.week_day}:
        return habit
    return None


def _stem(name: str, on: date, stems: tuple[str, ...]) -> str | None:
    """The form of a name: `2026-11-18-the-boiler` and `2026-11-18_1` name a day as `2026-11-18`."""
    for form in stems:
        written = _written(form, on)
        before, found, rest = name.partition(written)
        if not found:
            continue
        if rest[:1].isalnum():
            continue
        if not _BEFORE.fullmatch(before):
            continue
        start = f"[{before}]" if before else ""
        return f"{start}{form}{_weekday(rest, on)}"
    if stems is _WEEKS:
        return _week_in_words(name, on)
    if name.casefold() in _OF_A_FOLDER:
        return f"[{name}]"
    return None


def _week_in_words(name: str, on: date) -> str | None:
    """The habit of `2026 KW50` or `Week 50, 2026`: its words stay as they are."""
    week = week_in(name)
    if week is None:
        return None
    if week.start > 0 or "[" in name:
        return None
    year, number, _ = on.isocalendar()
    tokens = {f"{year:04d}": "GGGG", str(number): "W", f"{number:02d}": "WW"}
    parts = _DIGITS.split(name[: week.end])
    habit = ""
    for part in parts:
        if part in tokens:
            habit += tokens[part]
        elif part:
            habit += f"[{part}]"
    return habit


def _weekday(rest: str, on: date) -> str:
    """The form of the weekday that a name begins to go on with, empty where it is none."""
    for form in _WITH_WEEKDAY:
        written = _written(form, on)
        if rest.startswith(written) and not rest[len(written) :][:1].isalnum():
            return form
    return ""


def _folder(folder: str, on: date) -> str | None:
    for form in _FOLDERS:
        if _written(form, on) == folder:
            return form
    if any(char.isdigit() or char in "[]" for char in folder):
        return None
    return f"[{folder}]"


def _written(form: str, on: date) -> str:
    return named_in(form, on).removesuffix(".md")


def _token(found: re.Match[str], on: date) -> str:
    words = found[1]
    if words is not None:
        return words
    return _values(on)[found[0]]


@lru_cache(maxsize=64)
def _values(on: date) -> Mapping[str, str]:
    """What each token is on a day; a file's name is held against dozens of forms."""
    year, week, _ = on.isocalendar()
    month = _MONTHS[on.month - 1]
    weekday = _WEEKDAYS[on.weekday()]
    return {
        "GGGG": f"{year:04d}",
        "YYYY": f"{on.year:04d}",
        "MMMM": month,
        "MMM": month[:3],
        "MM": f"{on.month:02d}",
        "M": str(on.month),
        "DD": f"{on.day:02d}",
        "Do": f"{on.day}{_ordinal(on.day)}",
        "D": str(on.day),
        "dddd": weekday,
        "ddd": weekday[:3],
        "WW": f"{week:02d}",
        "W": str(week),
    }


def _ordinal(day: int) -> str:
    """`1st`, `12th`, `23rd`."""
    if day in {11, 12, 13}:
        return "th"
    last_digit = day % 10
    return {1: "st", 2: "nd", 3: "rd"}.get(last_digit, "th")
