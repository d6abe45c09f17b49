"""Collecting what is found while one file is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final, NamedTuple

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.fix import Fix

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
    seen: dict[str, int] = field(default_factory=dict)
    """Where the finding stands in `found`, by its code, of those that are said once a file."""

    def error(
        self,
        spot: Spot,
        code: str,
        message: str,
        hint: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Something that could not be understood."""
        place = self._place(spot)
        found = Diagnostic(place, Severity.ERROR, code, message, hint, fix=fix)
        self._add(found)

    def warning(
        self,
        spot: Spot,
        code: str,
        message: str,
        hint: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Something whose meaning is lost, or was guessed."""
        place = self._place(spot)
        found = Diagnostic(place, Severity.WARNING, code, message, hint, fix=fix)
        self._add(found)

    def note(
        self,
        spot: Spot,
        code: str,
        message: str,
        hint: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Something worth knowing."""
        place = self._place(spot)
        found = Diagnostic(place, Severity.NOTE, code, message, hint, fix=fix)
        self._add(found)

    def info(
        self,
        spot: Spot,
        code: str,
        message: str,
        hint: str = "",
        fix: Fix | None = None,
    ) -> None:
        """Something that was understood, and is only spelled otherwise."""
        place = self._place(spot)
        found = Diagnostic(place, Severity.INFO, code, message, hint, fix=fix)
        self._add(found)

    def once(self, spot: Spot, code: str, message: str, hint: str, fix: Fix) -> None:
        """The same, where it would be tiresome a second time; the one fix mends all of them."""
        at = self.seen.get(code)
        if at is None:
            self.info(spot, code, message, hint, fix)
            self.seen[code] = len(self.found) - 1
            return
        said = self.found[at]
        if said.fix is not None:
            edits = said.fix.edits + fix.edits
            new_fix = fix._replace(edits=edits)
            self.found[at] = said._replace(fix=new_fix)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Everything found, by place."""
        by_place = attrgetter("where")
        in_order = sorted(self.found, key=by_place)
        return tuple(in_order)

    def _place(self, spot: Spot) -> Place:
        return Place(self.uri, spot.line, spot.column)

    def _add(self, finding: Diagnostic) -> None:
        count = len(self.found)
        if count > MOST_FINDINGS:
            return
        if count == MOST_FINDINGS:
            finding = Diagnostic(
                finding.where,
                Severity.ERROR,
                "too-many-findings",
                "There is more in this file than can be named one by one",
                "Mend the findings above first",
            )
        self.found.append(finding)
