"""`helplog alone`: a moment of handling it alone."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.writing.capture import capture_options, write_item
from helplog.model.kinds import Kind


@click.command(
    "alone",
    epilog=(
        '\b\nExamples:\n  helplog alone "moved the shelves" --cost "my back, and the evening"\n'
        "  helplog alone wrote the whole bid --on yesterday"
    ),
)
@click.argument("what", nargs=-1, required=True)
@click.option("--cost", metavar="TEXT", help="What it took out of you.")
@capture_options
def alone_command(what: tuple[str, ...], today: date, **given: str | None) -> None:
    """Write down a moment of handling it alone.

    WHAT it was, "I'll just do it myself", and what it cost.
    """
    write_item(Kind.ALONE, None, what, today, given)
