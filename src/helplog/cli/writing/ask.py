"""`helplog ask`: help you asked for."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.writing.capture import (
    capture_options,
    weight_option,
    who_argument,
    write_item,
)
from helplog.model.kinds import Kind


@click.command(
    "ask",
    epilog=(
        "\b\nExamples:\n"
        '  helplog ask Priya "review the report"\n'
        "  helplog ask Sam drive me to the station --weight 10 --on yesterday\n"
        '  helplog ask "Dana Lee" "an hour with the taxes" --by friday --chance 40% '
        '--for "the taxes"'
    ),
)
@who_argument
@click.argument("what", nargs=-1, required=True)
@weight_option
@click.option(
    "--by", metavar="DATE", help="The day it is wanted by: friday, 2 march, 2026-12-01."
)
@click.option(
    "--for",
    "for",
    metavar="NEED",
    help="The need it meets: its text, its id or its number.",
)
@click.option(
    "--chance", metavar="PCT", help="How likely a yes seems before asking: 40%."
)
@click.option(
    "--answer", metavar="A", help="What they said at once: yes, no, later, partly."
)
@capture_options
def ask_command(
    who: str, what: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Write down that you asked someone for help.

    It goes into the day's entry, in the style of what stands there. Several people: "Sam and Lee".
    """
    write_item(Kind.ASKS, who, what, today, given)
