"""A finding about what a person wrote: where it is, what it is, what to type instead."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from helplog.model.fix import Fix


class Severity(StrEnum):
    """How much a finding matters to the writer."""

    ERROR = "error"
    """Something could not be understood; it stays in the file and is shown, but counts for
    nothing."""
    WARNING = "warning"
    """Meaning is lost, or was guessed; the writer should look once."""
    NOTE = "note"
    """Worth knowing, nothing to do."""
    INFO = "info"
    """It was understood, and is only spelled otherwise than every program reads it: for the editor,
    and for whoever asks for all of it."""


class Place(NamedTuple):
    """A spot in a file of the journal."""

    uri: str
    """Posix path relative to the entries' folder (`docs_dir`)."""
    line: int = 1
    """1-based line in the file, frontmatter included."""
    column: int = 1
    """1-based column, counted in characters."""

    def __str__(self) -> str:
        return f"{self.uri}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """One finding. The terminal, MkDocs's log, the attention page and JSON are renderings of it."""

    where: Place
    severity: Severity
    code: str
    """Stable, lower-case, hyphenated; each is documented in docs/diagnostics.md."""
    message: str
    """What is wrong, one sentence, no full stop."""
    hint: str = ""
    """What to type instead; empty when there is nothing to do."""
    private: bool = False
    """About a private file or item: for the writer's own terminal, neither for the site nor for its
    log."""
    fix: Fix | None = None
    """The same cure for a program, where there is one alone and it is certain."""

    @property
    def understood(self) -> bool:
        """Whether nothing was lost, and nobody has to look."""
        return self.severity is Severity.INFO


class FileFinding(NamedTuple):
    """What can be found about a file as a whole, whichever it is."""

    severity: Severity
    code: str
    message: str
    """As in `Diagnostic`; what is known of the one file only stands in braces, by name."""
    hint: str = ""
    fix: Fix | None = None
    """As in `Diagnostic`."""

    def at(self, uri: str, **said: str) -> Diagnostic:
        """The finding about one file.

        Args:
            uri: the file.
            said: what takes the place of the names in braces.
        """
        return Diagnostic(
            Place(uri),
            self.severity,
            self.code,
            self.message.format(**said),
            self.hint.format(**said),
            fix=self.fix,
        )
