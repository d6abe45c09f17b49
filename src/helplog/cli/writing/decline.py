"""`helplog decline`: an offer you turned down."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.writing.capture import capture_options, who_argument, write_item
from helplog.model.kinds import Kind


@click.command(
    "decline",
    epilog=(
        "\b\nExamples:\n"
        '  helplog decline Tom "a lift home"\n'
        "  helplog decline Ana help with the boxes --open yes"
    ),
)
@who_argument
@click.argument("what", nargs=-1)
@click.option(
    "--open",
    "open",
    metavar="YES|NO",
    help="Whether you could still say yes after all.",
)
@capture_options
def decline_command(
    who: str, what: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Write down an offer you turned down.

    WHO offered, and WHAT; the what may be left out.
    """
    write_item(Kind.DECLINED, who, what, today, given)
