"""`helplog note`: a line of prose in the day's entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import click

from helplog.cli.days import past_day
from helplog.cli.writing.day import day_options, write_on
from helplog.cli.writing.typed import holdable


@click.command(
    "note",
    epilog=(
        '\b\nExamples:\n  helplog note "Ulli waved, and I waved back"\n'
        "  helplog note slept through --on yesterday"
    ),
)
@click.argument("what", nargs=-1, required=True)
@day_options
def note_command(what: Sequence[str], on_words: str | None, today: date) -> None:
    """Write a line into the day's entry.

    WHAT is prose, as you would type it in your editor. It becomes a paragraph at the entry's end.
    """
    from helplog.text.editing.day_note import with_note

    on = past_day(on_words or "today", today)
    typed = " ".join(what)
    words = holdable(typed, "WHAT").strip()
    if not words:
        raise click.BadParameter("say something", param_hint="WHAT")
    change = partial(with_note, words=words)
    write_on(on, change, "note")
