"""What is said of an item that was written: its day, its lines, and where they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.days import said
from helplog.cli.output.places import clickable_line
from helplog.model.printing import without_controls

if TYPE_CHECKING:
    from pathlib import Path

    from helplog.store.writing.capturing import Written


def say_written(written: Written, on: date) -> None:
    """The day, the item's lines, and where they are."""
    say_rows(written.rows, written.path, written.item.where.line, on)
    if not written.undoable:
        say_not_undoable()


def say_rows(rows: Sequence[str], path: Path, line: int, on: date) -> None:
    """The day, the lines that were written for it, and where they are."""
    click.echo(said(on))
    for row in rows:
        click.echo(f"  {without_controls(row)}")
    click.echo(clickable_line(path, line))


def say_not_undoable() -> None:
    """That `undo` can't take it back, since nothing could be noted down for that."""
    click.echo(
        "helplog: there is no room to note it down for undo; it is written all the same",
        err=True,
    )
