"""A file opened for a change: read, and as text; or why it stays as it is."""

from __future__ import annotations

from typing import NamedTuple

from helplog.model.journal import Checkin, Entry
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.source_text import SourceText, open_source_text
from helplog.text.reading.file import Reading, read_whole
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.file.fence import Document


class Opened(NamedTuple):
    """A file that can be written into."""

    reading: Reading
    source_text: SourceText
    writing: Entry | Checkin
    document: Document
    front: Frontmatter

    @property
    def line(self) -> int:
        """The line of the frontmatter's opening, 1-based; the first one where there is none."""
        if self.document.opening is None:
            return 1
        return self.document.opening.line


class ChangedText(NamedTuple):
    """A file with one thing more in it."""

    data: bytes
    line: int
    """1-based, of what was written."""
    rows: tuple[str, ...]
    """Its lines as they stand there."""
    was: str = ""
    """What stood in its place; empty where nothing did."""


def open_file(uri: str, data: bytes, settings: Settings, hint: str) -> Opened:
    """The file of a day or a week, read.

    Args:
        uri: posix path relative to the entries' folder; the file may be still to come, without
            data.
        data: the file as it is.
        settings: the journal's.
        hint: what its writer can do instead.

    Raises:
        RefusalError: it isn't what helplog can write into.
    """
    before = read_whole(uri, data, settings)
    try:
        source_text = open_source_text(data)
    except UnicodeDecodeError:
        raise RefusalError(
            f"{uri}: the file is not UTF-8 text; save it as UTF-8 in your editor first"
        ) from None
    if before.document is None or before.front is None:
        raise RefusalError(f"{uri}: the file is longer than 5 MiB; divide it first")
    if not isinstance(before.writing, Entry | Checkin):
        raise RefusalError(
            f"{uri}: this is no entry, since nothing in it says a day; {hint}"
        )
    if before.document.unread:
        raise RefusalError(
            f"{uri}: the frontmatter is longer than 64 KiB; "
            "move long text below the closing --- first"
        )
    return Opened(before, source_text, before.writing, before.document, before.front)
