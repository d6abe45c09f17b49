"""`helplog need` and `helplog alone`: what one carries."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.capture import capture_options, write_item
from helplog.model.kinds import Kind


@click.command(
    "need",
    epilog='\b\nExamples:\n  helplog need "someone to look at the lease"\n  helplog need a quiet hour --id quiet',
)
@click.argument("what", nargs=-1, required=True)
@capture_options
def need_command(what: tuple[str, ...], today: date, **given: str | None) -> None:
    """Name where you need help and have not asked.

    It stays open until an ask or a yes names it in its --for, or until it is done.
    """
    write_item(Kind.NEEDS, None, what, today, given)


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
