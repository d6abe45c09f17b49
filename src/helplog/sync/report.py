"""What a sync did, in the words it is told in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from helplog.store.memory.undo_notes import Change

NOTHING_NEW: Final = "Nothing new."
NO_OTHER_END: Final = (
    "There is no other end yet; name one with: git remote add origin ADDRESS"
)


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
    changes: list[Change] = field(default_factory=list)
    """What healing changed in entries, for `undo`."""
    kept_beside: set[str] = field(default_factory=set)
    """Files that could not be one; each stands beside the first."""
    aside: list[str] = field(default_factory=list)
    """Where files were set aside."""
    notes: list[str] = field(default_factory=list)
    """Sentences about what did not go as usual."""
    left_out: list[str] = field(default_factory=list)
    """Sentences about entries that are not in the repository."""
    well: bool = True
    """False where something could not be done that a person has to see to."""
    dry: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything was done, and nothing that is read is left out."""
        return self.well and not self.left_out

    def lines(self) -> list[str]:
        """What to tell, most important first; never empty."""
        moved = self._moved()
        told = [*moved, *self.left_out, *self._mended(), *self.notes]
        return told or [NOTHING_NEW]

    def _moved(self) -> list[str]:
        lines = []
        entries = len(self.arrived_entries)
        came = _came(entries, len(self.arrived_files))
        if came:
            verb = ""
            if self.dry:
                verb = "would come "
            lines.append(f"{came} {verb}from another device.")
        if self.sent:
            went = "sent"
            if self.dry:
                went = "would go to the other end"
            lines.append(f"{count(self.sent, 'file')} {went}.")
        elif self.saved:
            verb = ""
            if self.dry:
                verb = "would be "
            lines.append(f"{count(self.saved, 'file')} {verb}saved here.")
        return lines

    def _mended(self) -> list[str]:
        lines = []
        if self.healed:
            verb = ""
            if self.dry:
                verb = "would be "
            names = ", ".join(sorted(self.healed))
            lines.append(f"{count(len(self.healed), 'file')} {verb}healed: {names}")
        both = "Two devices had different files of one name; both are kept"
        in_order = sorted(self.kept_beside)
        lines += [f"{both}: {path}" for path in in_order]
        lines += [f"Set aside, not deleted: {path}" for path in self.aside]
        return lines


def _came(entries: int, files: int) -> str:
    parts = []
    if entries:
        counted = count(entries, "entry", "entries")
        parts.append(counted)
    if files:
        parts.append(count(files, "file"))
    return " and ".join(parts)


def count(number: int, one: str, many: str = "") -> str:
    """`1 entry`, `3 entries`."""
    if number == 1:
        return f"{number:,} {one}"
    return f"{number:,} {many or f'{one}s'}"
