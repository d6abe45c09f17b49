"""One file of the journal with what can be mended in it, written so that `undo` takes it back."""

from __future__ import annotations

from typing import Final, NamedTuple

from helplog.model.diagnostic import Diagnostic
from helplog.model.refusal import RefusalError
from helplog.store.files.saving import read_bytes, refusal, refuse_read_only
from helplog.store.writing.capturing import JournalFolder
from helplog.store.writing.rewriting import Rewriting, write_alone
from helplog.text.editing.changed_lines import ChangedLines, changed_lines
from helplog.text.editing.mending import Mending, mend

_COMMAND: Final = "check --fix"
"""What `undo` calls it."""


class MendedFile(NamedTuple):
    """What was mended in a file."""

    uri: str
    lines: tuple[ChangedLines, ...]
    mended: tuple[Diagnostic, ...]
    unproved: tuple[Diagnostic, ...]
    """Findings whose cure would have changed something besides."""
    undoable: bool = True
    """False where no note for `undo` could be kept."""


def mend_file(
    journal_folder: JournalFolder, uri: str, group: str, *, dry: bool
) -> MendedFile:
    """Makes every certain cure in a file.

    Args:
        journal_folder: the journal.
        uri: the file, relative to the entries' folder.
        group: what is mended with the same one is taken back as one.
        dry: only say what would be mended.

    Raises:
        RefusalError: it can't be done; the file is as it was.
    """
    boundary, settings = journal_folder.boundary, journal_folder.settings
    tried: list[tuple[bytes, Mending]] = []

    def attempt() -> Rewriting:
        data = read_bytes(boundary.docs / uri, boundary)
        if data is None:
            raise RefusalError(f"{uri} is no longer there")
        mending = mend(uri, data, settings)
        if mending.mended:
            refuse_read_only(boundary.docs / uri, "mended")
        tried.append((data, mending))
        return Rewriting(uri, data, mending.data, group)

    undoable = True
    if dry:
        attempt()
    else:
        try:
            undoable = write_alone(boundary, attempt, _COMMAND)
        except OSError as error:
            raise refusal(journal_folder.root, error) from error
    data, (after, mended, unproved) = tried[-1]
    lines = tuple(changed_lines(data, after))
    return MendedFile(uri, lines, mended, unproved, undoable)
