"""Weeks as people call them in the name of a file or under `week:`: `2026-W47`, `2026 KW50`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from helplog.model.calendar import iso_week_day
from helplog.model.late_patterns import late_pattern
from helplog.model.normal_forms import normalized

_LAST_MONTH: Final = 12
_LAST_WEEK: Final = 53
_LONGEST: Final = 255
"""What a file's name may have; a longer text names no week."""
_WORDS: Final = (
    *("week", "wk", "w"),  # Dutch has the first as well
    *("kalenderwoche", "woche", "kw"),
    *("semaine", "semana", "setmana", "settimana", "săptămâna", "saptamana"),
    *("uge", "uke", "veke", "vecka"),
    *("viikko", "vko", "nädal", "nadal", "hét"),
    *("tydzień", "tydzien", "týden", "tyden", "týždeň", "tyzden", "teden", "tjedan"),
    *("неделя", "тиждень", "тыдзень", "седмица"),
    *("savaitė", "savaite", "nedēļa", "nedela", "εβδομάδα", "hafta", "astea", "tuần"),
    *("أسبوع", "שבוע", "هفته", "सप्ताह", "สัปดาห์"),
)
_SHORT_WORDS: Final = ("sem", "sett", "vk", "s", "v")
"""Weeks of some languages, and seasons, semesters and versions of others."""
_LETTER: Final = late_pattern(r"[^\W\d_]")
_GAP: Final = r"[-_. \u2013]"
_ANY_WORD: Final = "|".join(sorted((*_WORDS, *_SHORT_WORDS), key=len, reverse=True))
_FULL_WORD: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBERED: Final = late_pattern(
    # No letter before: `2026W47` is a week, `now 3` is none.
    rf"(?<![^\W\d_])(?P<word>{_ANY_WORD}){_GAP}{{0,2}}(?P<behind>[0-9]{{1,2}})(?![0-9])"
    rf"|(?<![0-9])(?P<before>[0-9]{{1,2}})(?:\.ª|[.ªº]|st|nd|rd|th|e|ème)[-_ ]?"
    rf"(?:{_FULL_WORD})(?![^\W\d_])"
    # Without the sign of counting it may be so many weeks; `50周年` is an anniversary.
    r"|(?P<counted>[第제])? ?(?<![0-9])(?P<sign>[0-9]{1,2}) ?(?:周|週|주(?P<turn>차)?)"
    r"(?![年間间末])"
)
_YEAR_BEFORE: Final = late_pattern(
    rf"(?<![0-9])(?P<of_a_day>[0-9]{{1,2}}[./]|[0-9]{{2}}-[0-9]{{2}}-)?"
    rf"(?P<year>[0-9]{{4}})[年년]?(?:,|{_GAP}){{0,3}}$"
)
_YEAR_BEHIND: Final = late_pattern(
    rf"(?:(?:[,(/]|{_GAP}){{1,3}}| (?:de|del|du|of|van|von|i|år) )"
    r"(?P<year>(?:19|20|21)[0-9]{2})(?![^\W_]|[-_./][0-9])\)?"
)
_BARE: Final = late_pattern(
    r"(?P<year>[0-9]{4})[-_. ](?P<number>[0-9]{2})(?P<words>[-_ ]+[^\W\d_].*)?"
)


class WeekName(NamedTuple):
    """What a name says of a week."""

    number: int
    year: int | None = None
    """Where one stands beside the number."""
    plain: bool = False
    """Its word means a week and nothing else: `KW50`. `S48` is a season elsewhere."""
    start: int = 0
    """Where in the name it begins."""
    end: int = 0
    """Just past it."""
    bare: bool = False
    """Two numbers and no word: `2024-32`."""

    @property
    def sure(self) -> bool:
        """Whether it is a week, whatever stands in the file."""
        return self.plain and self.year is not None

    @property
    def label(self) -> str:
        """`2026-W47`, as it is typed."""
        return f"{self.year or 0:04d}-W{self.number:02d}"

    @property
    def is_month(self) -> bool:
        """Whether the two numbers are a year and a month."""
        return self.bare and self.number <= _LAST_MONTH

    def day_in(self, year: int) -> date | None:
        """Its Thursday in a year, None where that has no such week."""
        try:
            return iso_week_day(year, self.number)
        except ValueError:
            return None

    @property
    def day(self) -> date | None:
        """Its Thursday, None where it has no year, or that has no such week."""
        if self.year is None:
            return None
        return self.day_in(self.year)

    def day_near(self, on: date) -> date | None:
        """The Thursday nearest to a day among the weeks of that number."""
        year = on.isocalendar().year
        days = [self.day_in(near) for near in (year - 1, year, year + 1)]
        return min(
            (day for day in days if day), key=lambda day: abs(day - on), default=None
        )


def week_in(name: str) -> WeekName | None:
    """The week a name speaks of: one with its year before one without."""
    if len(name) > _LONGEST:
        return None
    if not _LETTER.search(name):
        return None
    first = None
    for week in _weeks_in(_folded(name)):
        if week.year is not None:
            return week
        first = first or week
    return first


def week_of_words(text: str) -> WeekName | None:
    """The week a text names with all its words: `KW 50`, `2026 Woche 50`."""
    week = week_in(text)
    if week is None or week.start > 0:
        return None
    folded = _folded(text)
    if week.end < len(folded):
        return None
    return week


def bare_week(name: str) -> WeekName | None:
    """A year and a number that may be of a week or of a month: `2024-32`, `2024-32 the boiler`."""
    found = _BARE.fullmatch(name)
    if not found:
        return None
    year = int(found["year"])
    number = int(found["number"])
    if not 0 < number <= _LAST_WEEK:
        return None
    if found["words"] and number == (year + 1) % 100:
        return None  # `2024-25 budget`: a school's year, or a season
    return WeekName(number, year, bare=True)


def _folded(name: str) -> str:
    return normalized("NFKC", name).casefold()


def _weeks_in(folded: str) -> Iterator[WeekName]:
    for found in _NUMBERED.finditer(folded):
        number = int(found["behind"] or found["before"] or found["sign"])
        start, end = found.span()
        plain = _is_plain(found)
        week = WeekName(number, None, plain, start, end)
        dated = _with_year(week, folded)
        if dated.sure or 0 < number <= _LAST_WEEK:
            yield dated


def _is_plain(found: re.Match[str]) -> bool:
    if found["behind"]:
        return found["word"] not in _SHORT_WORDS
    return bool(found["counted"] or found["turn"])


def _with_year(week: WeekName, folded: str) -> WeekName:
    """A week with the year before or behind it."""
    before = _YEAR_BEFORE.search(folded[: week.start])
    if before:
        year = int(before["year"])
        start = before.start("year")
        # The year of `28.12.2026 KW53` is a day's.
        plain = week.plain and not before["of_a_day"]
        return week._replace(year=year, start=start, plain=plain)
    behind = _YEAR_BEHIND.match(folded, week.end)
    if behind:
        # `Room W12 2026` has no week in it.
        plain = week.plain and (week.start == 0 or folded[week.start + 1].isalpha())
        return week._replace(year=int(behind["year"]), plain=plain, end=behind.end())
    return week
