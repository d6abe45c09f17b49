"""Which week a file is the check-in of: what `week:` says, else its name, its day and its headings.

A check-in is written at the end of its week, a day or a month late, or its file is made a few days
ahead. Where the day in it is none of these, one of the two is a slip.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from helplog.model.calendar import week_of
from helplog.model.settings import Settings
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import replacing
from helplog.text.source.nodes import Node, as_text, is_blank
from helplog.text.values.dates import ImpossibleDateError, read_week_day
from helplog.text.values.filenames import Named
from helplog.text.values.habits import week_name_day
from helplog.text.values.unfilled import is_unfilled
from helplog.text.values.week_names import WeekName, bare_week, week_of_words

AROUND: Final = 14
"""Days within which a check-in may well be made ahead, or be given another day by its name."""


@dataclass(frozen=True, slots=True)
class WeekReader:
    """Finds the week of one file."""

    front: Frontmatter
    named: Named
    """What its name says."""
    on: date | None
    """Its day, by its frontmatter or else by its name."""
    key: str | None
    """The frontmatter key that gave the day."""
    asks: Callable[[], bool]
    """Whether the questions of a week stand in its body as headings."""
    settings: Settings
    findings: Findings

    def read(self) -> date | None:
        """The first day of its week, None where it is no check-in."""
        named_day = self._named_day()
        written_day = self._written_day()
        if written_day is None:
            return self._settled(named_day)
        week = self._week_of(written_day)
        if named_day and self._week_of(named_day) != week:
            self._report_named(week, named_day)
        return week

    def _week_of(self, day: date) -> date:
        return week_of(day, self.settings.week_start)

    def _named_day(self) -> date | None:
        """A day of the week that the name speaks of."""
        if self.named.week_day:
            return self.named.week_day
        week = self.named.week
        if week is None or not self.asks():
            return None
        if week.year is None:
            return self._day_near(week)
        if week.is_month and not self._is_of_the_day(week):
            return None
        return week.day

    def _day_near(self, week: WeekName) -> date | None:
        if self.on is None:
            return None
        return week.day_near(self.on)

    def _is_of_the_day(self, week: WeekName) -> bool:
        if self.on is None:
            return False
        name_day = self._name_day(self.on)
        return week.day == name_day

    def _settled(self, named_day: date | None) -> date | None:
        """The week of the name, or that of the day where the two can't both be true."""
        on = self.on
        if named_day is None:
            return self._of_an_impossible_name()
        if on is None or not self._contradicts(on, named_day):
            return self._week_of(named_day)
        named = _label(named_day)
        self._report_day(on, named, f"If the name is right, type week: {named}; else")
        return self._week_of(on)

    def _of_an_impossible_name(self) -> date | None:
        """`2027-W53` of 2 January 2027, the week of which began in the year before."""
        week = self.named.week
        if week is None or not week.sure:
            return None
        if self.key is None or self.on is None:
            return None
        if self._name_day(self.on).isocalendar().week != week.number:
            return None
        self._report_day(self.on, week.label, f"{week.year} has no such week:")
        return self._week_of(self.on)

    def _contradicts(self, on: date, named_day: date) -> bool:
        if (self._week_of(named_day) - on).days > AROUND:
            return True
        # A number with the year of before: a slip, and no check-in that is a year late.
        year, number, _ = self._name_day(on).isocalendar()
        named = named_day.isocalendar()
        return number == named.week and year != named.year

    def _name_day(self, day: date) -> date:
        return week_name_day(day, self.settings.week_start)

    def _written_day(self) -> date | None:
        """A day of the week that `week:` says."""
        node = self.front.last("week")
        if node is None or is_blank(node):
            return None
        if is_unfilled(node, self.findings):
            return None
        text = as_text(node)
        try:
            day = read_week_day(text)
        except ImpossibleDateError:
            self.findings.error(
                node.start,
                "impossible-date",
                f"`week: {text[:60]}`: there is no such week",
                "Type it as 2026-W47, or any date of it",
            )
            self.front.keep("week", text)
            return None
        return day or self._guessed_day(node, text)

    def _guessed_day(self, node: Node, text: str) -> date | None:
        """`week: 2026-48`; `week: 47`, `W47` or `KW 47` in a file whose year is known."""
        day = _bare_day(text)
        if day:
            self.findings.info(
                node.start,
                "perhaps-a-week",
                f"`week: {text[:20]}` is read as {_label(day)}",
                f"Type week: {_label(day)}",
                replacing(node.start, node.end, _label(day)),
            )
            return day
        week = week_of_words(text) or week_of_words(f"W{text.strip()}")
        if week:
            day = self._day_near(week)
        if day:
            self.findings.warning(
                node.start,
                "week-without-year",
                f"`week: {text[:20]}` has no year; read as {_label(day)}",
                f"Type week: {_label(day)}",
            )
            return day
        self.findings.error(
            node.start,
            "not-a-week",
            f"`week: {text[:60]}` is not a week helplog can read",
            "Type it as 2026-W47, or any date of that week",
        )
        self.front.keep("week", text)
        return None

    def _report_named(self, week: date, named_day: date) -> None:
        self.findings.warning(
            self.front.values["week"][-1].start,
            "week-differs-from-name",
            f"The frontmatter names the week of {week}, the file name that of "
            f"{self._week_of(named_day)}; the frontmatter counts",
            "Change one of the two",
        )

    def _report_day(self, on: date, named: str, hint: str) -> None:
        """Says that the day in a file, or in its name, is far from the week it is named by."""
        label = _label(self._name_day(on))
        if self.key is None:
            spot = Spot(1, 1)
            message = f"The file name says {on} and {named}; the day counts"
        else:
            spot = self.front.values[self.key][-1].start
            message = (
                f"The frontmatter says {on}, the file name {named}; "
                f"the frontmatter counts, which makes it the check-in of {label}"
            )
        self.findings.warning(
            spot,
            "week-differs-from-name",
            message,
            f"{hint} rename the file to {label}.md",
        )


def _label(day: date) -> str:
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def _bare_day(text: str) -> date | None:
    week = bare_week(text.strip())
    if week is None:
        return None
    return week.day
