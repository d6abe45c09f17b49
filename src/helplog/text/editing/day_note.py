"""A few words put at the end of what a day's file says in prose."""

from __future__ import annotations

from dataclasses import replace

from helplog.model.journal import Entry
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.checkin_writing import as_answer
from helplog.text.editing.new_item import NOWHERE, anywhere
from helplog.text.editing.opening import ChangedText, open_file
from helplog.text.editing.proving import no_new_findings
from helplog.text.reading.checkin.body import without_comments
from helplog.text.reading.file import read_whole
from helplog.text.source.file.code_fences import after_row

_OPENS_COMMENT = "<!--"


def with_note(uri: str, data: bytes, settings: Settings, words: str) -> ChangedText:
    """The file with a paragraph more at its end.

    Args:
        uri: posix path relative to the entries' folder; the file may be still to come, without
            data.
        data: the file as it is.
        settings: the journal's.
        words: Markdown, on one line or several; what would look like a heading, or open code, is
            written as text.

    Raises:
        RefusalError: it can't be done without touching something else; says what to type.
    """
    said = as_answer(words)
    by_hand = f"type at the end of it: {said}"
    opened = open_file(uri, data, settings, by_hand)
    entry = opened.writing
    if not isinstance(entry, Entry):
        raise RefusalError(f"{uri}: this can't be changed safely; {by_hand}")
    if _is_unfinished(entry.body):
        raise RefusalError(
            f"{uri}: the text ends within code or a comment that is not closed, where nobody "
            f"would see it; close it, then {by_hand}"
        )
    newline = opened.source_text.newline
    text = opened.source_text.text
    gap = _gap(text, newline)
    lines = said.split("\n")
    written = (text + gap + newline.join(lines) + newline).encode()
    after = read_whole(uri, written, settings)
    wanted = f"{entry.body.rstrip()}\n\n{said}".strip()
    says_it = (
        isinstance(after.writing, Entry)
        and after.writing.body.strip() == wanted.strip()
    )
    if not says_it or not no_new_findings(opened.reading, after):
        raise RefusalError(f"{uri}: this can't be changed safely; {by_hand}")
    assert isinstance(after.writing, Entry)  # noqa: S101 - seen above
    without = _without_body(after.writing)
    if without != _without_body(entry):
        raise RefusalError(f"{uri}: this can't be changed safely; {by_hand}")
    first = (text + gap).count(newline) + 1
    return ChangedText(written, first, tuple(lines))


def _gap(text: str, newline: str) -> str:
    """The line ends that make what follows a paragraph of its own."""
    bare = text.strip("\ufeff")
    if not bare:
        return ""
    if bare.endswith(newline + newline):
        return ""
    if bare.endswith(newline):
        return newline
    return newline + newline


def _is_unfinished(body: str) -> bool:
    """Whether what follows would be part of code, or of a comment."""
    fence = ""
    for row in body.split("\n"):
        fence, _ = after_row(row, fence)
    return bool(fence) or _OPENS_COMMENT in without_comments(body)


def _without_body(entry: Entry) -> Entry:
    elsewhere = map(anywhere, entry.items)
    items = tuple(elsewhere)
    return replace(entry, where=NOWHERE, items=items, body="")
