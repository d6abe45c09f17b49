"""A life as it is written down: weeks, days, what was done on them, and what must come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

WITH_A_NAME: Final = frozenset({"writes", "$", "page", "file", "site"})
BARE: Final = frozenset(
    {"site", "numbers", "totals", "weeks", "open", "people", "findings"}
)
_DAY: Final = re.compile(r"(?P<week_day>[A-Z][a-z]+day) (?P<on>\d{4}-\d\d-\d\d)$")
_TAB: Final = "⇥"
"""Stands for a tab in what is written: a real one could not be seen."""


class UnreadableError(Exception):
    """A line of a script that nobody could follow."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a script."""

    number: int
    text: str


@dataclass(slots=True)
class Step:
    """One thing that is done or looked at, with the lines below it."""

    verb: str
    name: str
    number: int
    week: str
    week_start: date
    day: date
    below: list[Line] = field(default_factory=list)

    @property
    def said(self) -> str:
        """The step as it stands in the script."""
        return f"{self.verb} {self.name}".strip()

    @property
    def when(self) -> str:
        """Its day, as people say it."""
        return f"{self.day:%A} {self.day}"


def steps_of(text: str) -> list[Step]:
    """The steps of a life, in order; whatever stands before its first week is for people alone.

    Raises:
        UnreadableError: a line is no step, and nothing that belongs to one.
    """
    return list(_Reader().read(text))


class _Reader:
    """Where one is while a script is read."""

    def __init__(self) -> None:
        self.week = ""
        self.week_start = self.day = date.min
        self.step: Step | None = None

    def read(self, text: str) -> Iterator[Step]:
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("== "):
                self._begin_week(number, line.removeprefix("== "))
            elif not self.week or line.startswith("#"):
                continue
            elif line.startswith("on "):
                self.day = _day(number, line)
            elif line.startswith(" ") or not line:
                self._put_below(number, line)
            else:
                self.step = self._step(number, line)
                yield self.step

    def _begin_week(self, number: int, title: str) -> None:
        self.week, _, _ = title.partition(":")
        self.week_start = self.day = _day(number, title)
        self.step = None

    def _step(self, number: int, line: str) -> Step:
        verb, _, name = line.partition(" ")
        if verb not in (WITH_A_NAME if name else BARE):
            raise _unreadable(number, line)
        return Step(verb, name, number, self.week, self.week_start, self.day)

    def _put_below(self, number: int, line: str) -> None:
        if self.step is None:
            if line:
                raise _unreadable(number, line)
            return
        if self.step.verb == "writes":
            text = line.removeprefix("    ").replace(_TAB, "\t")
            self.step.below.append(Line(number, text))
            return
        told = line.strip()
        if told and not told.startswith("#"):
            self.step.below.append(Line(number, told))


def _day(number: int, line: str) -> date:
    found = _DAY.search(line)
    if found is None:
        raise _unreadable(number, line)
    on = date.fromisoformat(found["on"])
    if f"{on:%A}" != found["week_day"]:
        raise UnreadableError(f"line {number}: {on} is a {on:%A}")
    return on


def _unreadable(number: int, line: str) -> UnreadableError:
    return UnreadableError(f"line {number}: nothing one can do: {line}")
