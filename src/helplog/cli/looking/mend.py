"""`helplog check --fix`: what has one certain cure is mended, line by line before one's eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from helplog.cli.output.drawing import drawable
from helplog.cli.output.places import clickable_line
from helplog.cli.output.styling import faint
from helplog.model.diagnostic import Diagnostic
from helplog.model.printing import escaped
from helplog.model.refusal import RefusalError
from helplog.store.configuration.closing import Closed, close_to_other_programs
from helplog.store.memory.undo_notes import new_group
from helplog.store.writing.capturing import JournalFolder
from helplog.store.writing.mending import MendedFile, mend_file
from helplog.text.editing.changed_lines import ChangedLines

_LONGEST = 160
"""Characters of a line that are shown around what changed."""
_UNSEEN = str.maketrans({"\t": "⇥", "\u00a0": "⍽", "\u202f": "⍽", "\u3000": "⍽"})
"""What an indentation is made of, where that is all that changed."""


class Mended(NamedTuple):
    """What one run mended."""

    findings: Counter[tuple[str, str]]
    """File and code of those that are gone."""
    files: int
    lines: int
    undoable: bool
    left: int
    """Files that can't be written, which was said."""
    configuration: Path | None = None
    """mkdocs.yml, where that was mended too."""


def mend_journal(
    found: Iterable[Diagnostic], journal_folder: JournalFolder, *, dry: bool
) -> Mended:
    """Mends file by file, and shows each line; what can't be written is said and passed over.

    Args:
        found: the journal's findings.
        journal_folder: the journal, as writing needs it.
        dry: only show the lines.
    """
    group = new_group()
    closed = _close(journal_folder, dry=dry)
    uris = {one.where.uri for one in found if one.fix}
    files: list[MendedFile] = []
    left = 0
    for uri in sorted(uris):
        try:
            file = mend_file(journal_folder, uri, group, dry=dry)
        except RefusalError as refused:
            why = escaped(str(refused))
            click.echo(f"Left as it is: {why}", err=True)
            left += 1
            continue
        path = journal_folder.boundary.docs / uri
        _show(path, file)
        files.append(file)
    mended = _all_in_all(files, left)
    if closed is None:
        return mended
    return mended._replace(configuration=closed.path)


def _close(journal_folder: JournalFolder, *, dry: bool) -> Closed | None:
    """Has another program stop at mkdocs.yml, and shows the line."""
    try:
        closed = close_to_other_programs(
            journal_folder.root, journal_folder.settings, dry=dry
        )
    except RefusalError as refused:
        why = escaped(str(refused))
        click.echo(f"Left as it is: {why}", err=True)
        return None
    if closed is not None:
        _show_rows(closed.path, closed.lines)
    return closed


def _all_in_all(files: Sequence[MendedFile], left: int) -> Mended:
    gone: Counter[tuple[str, str]] = Counter()
    mended = lines = 0
    for file in files:
        gone.update((file.uri, one.code) for one in file.mended)
        lines += sum(len(change.before) or 1 for change in file.lines)
        mended += bool(file.lines)
    undoable = all(file.undoable for file in files)
    return Mended(gone, mended, lines, undoable, left)


def say_mended(mended: Mended, *, dry: bool) -> None:
    """Says how much it was, and the way back."""
    if mended.configuration is not None:
        name = mended.configuration.name
        done = "would stop" if dry else "stops from now on"
        said = f"Another program that knows nothing of helplog {done} at {name}."
        click.echo(said if dry else f"{said} Undo leaves this as it is.")
    if not mended.files and (mended.left or mended.configuration):
        return
    if not mended.files:
        click.echo("There is nothing that one certain cure would mend.")
        return
    lines = "1 line"
    if mended.lines != 1:
        lines = f"{mended.lines} lines"
    files = "1 file"
    if mended.files != 1:
        files = f"{mended.files} files"
    if dry:
        click.echo(f"{lines} in {files} would be mended; helplog check --fix does it.")
    elif mended.undoable:
        click.echo(f"Mended {lines} in {files}. Take it back with: helplog undo")
    else:
        click.echo(f"Mended {lines} in {files}; it can't be taken back with undo.")


def _show(path: Path, file: MendedFile) -> None:
    _show_rows(path, file.lines)
    for finding in file.unproved:
        place = clickable_line(path, finding.where.line)
        click.echo(
            f"{place}: left as it is: with this put right, the file would say something else "
            + faint(f"[{finding.code}]")
        )


def _show_rows(path: Path, changes: Iterable[ChangedLines]) -> None:
    arrow = "->"
    if drawable("→"):
        arrow = "→"
    for line, before, after in _rows(changes):
        place = clickable_line(path, line)
        click.echo(f"{place}: {before} {faint(arrow)} {after}")


def _rows(changes: Iterable[ChangedLines]) -> Iterator[tuple[int, str, str]]:
    """Each line before and after; one that became several has them all behind it."""
    for line, _, before, after in changes:
        if len(before) == len(after):
            for number, (was, is_now) in enumerate(zip(before, after, strict=True)):
                row = _shown([was], [is_now])
                yield line + number, *row
        else:
            yield line, *_shown(before, after)


def _shown(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Lines before and after; where they look alike, with signs for what can't be seen."""
    stripped_before = map(str.strip, before)
    was = " / ".join(stripped_before)
    stripped_after = map(str.strip, after)
    is_now = " / ".join(stripped_after)
    if was == is_now:
        was = " / ".join(row.rstrip().translate(_UNSEEN) for row in before)
        ended_after = map(str.rstrip, after)
        is_now = " / ".join(ended_after)
    return _cut(was), _cut(is_now)


def _cut(text: str) -> str:
    shown = escaped(text)
    if len(shown) <= _LONGEST:
        return shown
    return f"{shown[:_LONGEST]}…"
