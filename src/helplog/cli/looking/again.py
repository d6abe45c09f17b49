"""A look at the journal, asked for again: what was said is said again while nothing has changed.

Looking at every file's times takes a moment; reading and reckoning of ten years takes most of a
second. Nothing here may import what only a reading needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from helplog.cli.journal import journal_root
from helplog.cli.output.drawing import terminal_columns
from helplog.model.refusal import RefusalError
from helplog.store.journal_state import JournalState, state_of
from helplog.store.memory.answers import (
    digest_of,
    keep_answer,
    known_answer,
    notes_as_they_are,
)
from helplog.store.memory.edition import code_edition, release_edition

_NOTES: Final = ("numbers", "names", "declined")
"""What such a command reads of helplog's own notes, or leaves there; where one is another by now,
the command is to do its work again."""
_LIBRARIES: Final = ("click", "babel", "wcwidth", "yaml", "pathspec")
"""Whose release may change what is said."""


def say_again(command: str, asked: tuple[object, ...], say: Callable[[], None]) -> None:
    """Prints what a command has to say, from memory where that is the same.

    Args:
        command: its name.
        asked: its options and the day, and what it depends on beside the journal.
        say: works it out and prints it.
    """
    root = journal_root()
    before = _state(root)
    if before is None:
        say()
        return
    around = (*asked, *_terminal(), *_edition())
    said = known_answer(root, command, _digest(root, before, around))
    if said is not None:
        click.echo(said, nl=False)
        return
    _say_and_keep(root, command, before, around, say)


def _say_and_keep(
    root: Path,
    command: str,
    before: JournalState,
    around: tuple[object, ...],
    say: Callable[[], None],
) -> None:
    from helplog.cli.output.recorded import recorded
    from helplog.store.memory.disk_clock import now_on_disk
    from helplog.store.memory.notes import forget_note

    name = f"said-{command}.{os.getpid()}"
    try:
        now_ns = now_on_disk(root, name)
    except (OSError, RefusalError):
        say()
        return
    forget_note(root, name)
    with recorded() as pieces:
        say()
    # A file that was changed meanwhile may have been read before or after.
    if before.is_settled(now_ns) and _state(root) == before:
        said = "".join(pieces)
        keep_answer(root, command, _digest(root, before, around), said)


def _state(root: Path) -> JournalState | None:
    try:
        return state_of(root)
    except RefusalError:
        return None  # whoever reads the configuration says why


def _digest(root: Path, state: JournalState, around: tuple[object, ...]) -> str:
    notes = notes_as_they_are(root, _NOTES)
    return digest_of((*state.parts, *around, notes))


def _terminal() -> tuple[object, ...]:
    """All of the terminal that changes what is printed."""
    return (
        sys.stdout.isatty(),
        sys.stdout.encoding,
        click.get_current_context().color,
        os.environ.get("COLUMNS"),
        terminal_columns(),
    )


def _edition() -> tuple[str, str]:
    return code_edition("helplog"), release_edition(*_LIBRARIES)
