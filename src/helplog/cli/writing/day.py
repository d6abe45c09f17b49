"""What commands have in common that write into a day's file what is no item."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.options import Command, journal_option, today_option
from helplog.cli.output.written import say_not_undoable, say_rows

if TYPE_CHECKING:
    from helplog.store.writing.day_writing import Change
    from helplog.text.editing.opening import ChangedText


def day_options(command: Command) -> Command:
    """`--on`, `--today` and `-J`."""
    on = click.option(
        "--on",
        "on_words",
        metavar="DATE",
        help="The day it is about: yesterday, last friday, 2 march.",
    )
    with_journal = journal_option()(command)
    return on(today_option(with_journal))


def write_on(on: date, change: Change, command: str) -> ChangedText:
    """Changes a day's file, and prints what was written and where.

    Args:
        on: the day.
        change: what becomes of its file.
        command: what `undo` calls it.
    """
    from helplog.cli.journal import journal_root
    from helplog.store.folder import writing_settings
    from helplog.store.writing.capturing import JournalFolder
    from helplog.store.writing.day_writing import write_day

    root = journal_root()
    journal_folder = JournalFolder(root, writing_settings(root))
    written = write_day(journal_folder, on, change, command)
    say_rows(written.text.rows, written.path, written.text.line, on)
    if not written.undoable:
        say_not_undoable()
    return written.text
