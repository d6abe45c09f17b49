"""`helplog load`: how full your head is."""

from __future__ import annotations

from datetime import date
from functools import partial

import click

from helplog.cli.days import past_day
from helplog.cli.writing.day import day_options, write_on
from helplog.model.printing import without_controls


@click.command(
    "load", epilog="\b\nExamples:\n  helplog load 7\n  helplog load 4 --on yesterday"
)
@click.argument("number", metavar="N")
@day_options
def load_command(number: str, on_words: str | None, today: date) -> None:
    """Write down how full your head is.

    N goes from 0, quite empty, to 10. A day has one; said again, the new one takes its place.
    """
    from helplog.text.editing.front_keys import with_load
    from helplog.text.values.field_types import UnreadableError, read_ten

    on = past_day(on_words or "today", today)
    try:
        load = read_ten(number)
    except UnreadableError:
        raise click.BadParameter(
            f"{number!r} is no number from 0 to 10", param_hint="N"
        ) from None
    change = partial(with_load, load=load)
    text = write_on(on, change, "load")
    if text.was:
        click.echo(f"It was {without_controls(text.was)} before.")
