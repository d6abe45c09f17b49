"""A day's own file with something in it that is no item: words, a number, a stretch away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from helplog.model.settings import Settings
from helplog.store.files.recent import recent_uris
from helplog.store.files.saving import refusal
from helplog.store.writing.capturing import JournalFolder
from helplog.store.writing.day_file import file_for_day
from helplog.store.writing.rewriting import Rewriting, write_alone
from helplog.text.editing.opening import ChangedText

Change = Callable[[str, bytes, Settings], ChangedText]
"""From a file's uri and what it holds to what it is to hold."""


class WrittenDay(NamedTuple):
    """What was written, and where."""

    path: Path
    text: ChangedText
    undoable: bool
    """False where no note for `undo` could be kept."""


def write_day(
    journal_folder: JournalFolder, on: date, change: Change, command: str
) -> WrittenDay:
    """Changes the file of a day, which is made where there is none.

    Args:
        journal_folder: the journal.
        on: the day.
        change: what becomes of the file; asked again where another program changes it meanwhile.
        command: what `undo` calls it.

    Raises:
        RefusalError: it can't be done; no file was changed.
    """
    boundary, settings = journal_folder.boundary, journal_folder.settings
    tried: list[tuple[str, ChangedText]] = []

    def rewriting() -> Rewriting:
        recent = recent_uris(boundary)
        file = file_for_day(boundary, settings, on, recent)
        text = change(file.uri, file.data or b"", settings)
        tried.append((file.uri, text))
        return Rewriting(file.uri, file.data, text.data)

    try:
        undoable = write_alone(boundary, rewriting, command)
    except OSError as error:
        raise refusal(journal_folder.root, error) from error
    uri, text = tried[-1]
    path = boundary.docs / uri
    return WrittenDay(path, text, undoable)
