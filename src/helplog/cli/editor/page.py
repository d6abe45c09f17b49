"""A file while a person has it in their editor; gone again where nothing was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import click

from helplog.cli.editor.choosing import hands_over
from helplog.model.journal import Checkin, Entry
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.confinement import boundary_of
from helplog.store.files.saving import read_bytes, remove, save
from helplog.text.reading.checkin.body import without_comments
from helplog.text.reading.file import read_whole


@dataclass(frozen=True, slots=True)
class Page:
    """A file in an editor.

    It stands at its own place from the beginning, so that the editor shows its name, and so that
    nothing that happens to this process can take what was written.
    """

    root: Path
    settings: Settings
    uri: str
    path: Path
    opened: bytes | None
    """What was in it when the editor opened it; None where that can't be known."""
    begun: bytes | None
    """The same for a new file; None for one that was there already."""
    folders: tuple[Path, ...] = ()
    """Those made for it."""

    @classmethod
    def open(cls, root: Path, settings: Settings, uri: str, text: str | None) -> Self:
        """A page, written where it is new.

        Args:
            root: the journal's folder.
            settings: its configuration.
            uri: the file, relative to the entries' folder.
            text: what a new one begins with; None for a file that is there.

        Raises:
            RefusalError: it can't be written.
        """
        boundary = boundary_of(root, settings)
        path = boundary.docs / uri
        if text is None:
            there = read_bytes(path, boundary)
            return cls(root, settings, uri, path, there, None)
        data = text.encode()
        return cls(
            root, settings, uri, path, data, data, save(path, None, data, boundary)
        )

    def put_away_untouched(self) -> bool:
        """Removes a new page on which nothing was written; True where it did."""
        boundary = boundary_of(self.root, self.settings)
        there = read_bytes(self.path, boundary)
        if self.begun is None or there is None:
            return False
        if not self._empty(there):
            return False
        remove(self.path, there, boundary, self.folders)
        return True

    def close(self, editor: list[str], code: int, place: str) -> int:
        """Says what became of the page.

        Args:
            editor: the command that had it open.
            code: how the editor ended.
            place: the path to show.

        Returns:
            The exit code: 1 where the editor ended with an error, or what was written wants a look.
        """
        boundary = boundary_of(self.root, self.settings)
        there = read_bytes(self.path, boundary)
        if self._is_open_elsewhere(editor, there):
            click.echo(
                f"{place} is open elsewhere; look at it afterwards with: helplog check"
            )
            return 0
        if there is None or self.put_away_untouched():
            if code:
                raise RefusalError(
                    f"{editor[0]} ended with {code}; nothing was written, so there is no new file"
                )
            click.echo(_NOTHING_WRITTEN if there else "The file is gone.")
            return 0
        click.echo(f"Unchanged: {place}" if there == self.opened else f"Saved: {place}")
        wants_a_look = self._look_over(there)
        if code:
            raise RefusalError(
                f"{editor[0]} ended with {code}; what you wrote is in {place}"
            )
        if wants_a_look:
            return 1
        return 0

    def _is_open_elsewhere(self, editor: list[str], there: bytes | None) -> bool:
        if self.begun is None or there != self.begun:
            return False
        return hands_over(editor)

    def _look_over(self, data: bytes) -> bool:
        """Prints what wants a look in the file; whether there is an error or a warning."""
        from helplog.cli.looking.check import is_amiss, say_findings

        diagnostics = read_whole(self.uri, data, self.settings).diagnostics
        told = [finding for finding in diagnostics if not finding.understood]
        if told:
            say_findings(told, self.root, self.settings)
        return any(map(is_amiss, told))

    def _empty(self, data: bytes) -> bool:
        """Whether a new page holds nothing but what it began with, or less."""
        if data == self.begun:
            return True
        reading = read_whole(self.uri, data, self.settings)
        writing = reading.writing
        if reading.document is None or reading.diagnostics:
            return not data.strip()
        if not isinstance(writing, Entry | Checkin):
            return not data.strip()
        if reading.front is None or _says(writing):
            return False
        begun_with: set[str] = set()
        if isinstance(writing, Checkin):
            begun_with.add("week")
        return {*reading.front.values} <= begun_with


_NOTHING_WRITTEN: Final = "Nothing was written, so there is no new file."


def _says(writing: Entry | Checkin) -> bool:
    """Whether anything is written below the frontmatter, or a check-in has items."""
    if isinstance(writing, Entry):
        return bool(without_comments(writing.body).strip())
    if writing.replies or writing.items:
        return True
    return bool(without_comments(writing.rest).strip())
