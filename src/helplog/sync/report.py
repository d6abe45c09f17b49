"""What a sync did, in the words it is told in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

NOTHING_NEW: Final = "Nothing new."
NO_OTHER_END: Final = "There is no other end yet; name one with: git remote add origin ADDRESS"


@dataclass(slots=True)
class Report:
    """One sync, or what one would do."""

    arrived_entries: set[str] = field(default_factory=set)
    """Entries that another device changed or wrote; paths from the top of the repository."""
    arrived_files: set[str] = field(default_factory=set)
    """Other files that came."""
    sent: int = 0
    """Files that went to the other end."""
    saved: int = 0
    """Files that were committed here."""
    healed: set[str] = field(default_factory=set)
    """Files that another client had left in a state that wanted healing."""
    kept_beside: set[str] = field(default_factory=set)
    """Files that could not be one; each stands beside the first."""
    aside: list[str] = field(default_factory=list)
    """Where files were set aside."""
    notes: list[str] = field(default_factory=list)
    """Sentences about what did not go as usual."""
    well: bool = True
    """False where something could not be done that a person has to see to."""
    dry: bool = False

    def lines(self) -> list[str]:
        """What to tell, most important first; never empty."""
        told = [*self._moved(), *self._mended(), *self.notes]
        return told or [NOTHING_NEW]

    def _moved(self) -> list[str]:
        came, went = (
            _came(len(self.arrived_entries), len(self.arrived_files)),
            count(self.sent, "file"),
        )
        lines = [f"{came} {'would come ' if self.dry else ''}from another device."] if came else []
        if self.sent:
            lines.append(f"{went} would go to the other end." if self.dry else f"{went} sent.")
        elif self.saved:
            lines.append(
                f"{count(self.saved, 'file')} {'would be ' if self.dry else ''}saved here."
            )
        return lines

    def _mended(self) -> list[str]:
        would = "would be " if self.dry else ""
        lines = []
        if self.healed:
            lines.append(
                f"{count(len(self.healed), 'file')} {would}healed: {', '.join(sorted(self.healed))}"
            )
        lines.extend(
            f"Two devices had different files of one name; both are kept: {path}"
            for path in sorted(self.kept_beside)
        )
        lines.extend(f"Set aside, not deleted: {path}" for path in self.aside)
        return lines


def _came(entries: int, files: int) -> str:
    if entries and files:
        return f"{count(entries, 'entry', 'entries')} and {count(files, 'file')}"
    return count(entries, "entry", "entries") if entries else count(files, "file") if files else ""


def count(number: int, one: str, many: str = "") -> str:
    """`1 entry`, `3 entries`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
