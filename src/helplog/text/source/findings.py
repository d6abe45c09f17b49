"""Collecting what is found while one file is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from helplog.model.diagnostic import Diagnostic, Place, Severity

MOST_FINDINGS: Final = 500
"""A file that asks for more has one cause, and nobody reads on."""


class Spot(NamedTuple):
    """A place in the file being read: 1-based line and column, counted in characters."""

    line: int
    column: int


SpotRange = tuple[Spot, Spot]
"""Where something begins, and just past where it ends."""


@dataclass(slots=True)
class Findings:
    """The findings of one file, in the order they came up."""

    uri: str
    found: list[Diagnostic] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """Codes that are said once a file."""

    def error(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """Something that could not be understood."""
        self._add(spot, Severity.ERROR, code, message, hint)

    def warning(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """Something that was understood by repairing it."""
        self._add(spot, Severity.WARNING, code, message, hint)

    def note(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """Something worth knowing."""
        self._add(spot, Severity.NOTE, code, message, hint)

    def once(self, spot: Spot, code: str, message: str, hint: str = "") -> None:
        """A warning that would only be tiresome a second time in the same file."""
        if code in self.seen:
            return
        self.seen.add(code)
        self.warning(spot, code, message, hint)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Everything found, by place."""
        in_order = sorted(self.found, key=attrgetter("where"))
        return tuple(in_order)

    def _add(
        self, spot: Spot, severity: Severity, code: str, message: str, hint: str
    ) -> None:
        count = len(self.found)
        if count > MOST_FINDINGS:
            return
        place = Place(self.uri, spot.line, spot.column)
        if count == MOST_FINDINGS:
            severity = Severity.ERROR
            code = "too-many-findings"
            message = "There is more in this file than can be named one by one"
            hint = "Mend the findings above first"
        finding = Diagnostic(place, severity, code, message, hint)
        self.found.append(finding)
