"""`helplog accept`: an offer you said yes to."""

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
    "accept",
    epilog=(
        '\b\nExamples:\n  helplog accept Sam "carried the sofa up"\n'
        '  helplog accept "Mrs Pell" a pie --weight 5 --on "last friday"'
    ),
)
@who_argument
@click.argument("what", nargs=-1)
@weight_option
@click.option(
    "--for",
    "for",
    metavar="NEED",
    help="The need it meets: its text, its id or its number.",
)
@click.option("--thanked", metavar="YES|NO|DATE", help="Whether you thanked them.")
@capture_options
def accept_command(
    who: str, what: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Write down an offer you said yes to.

    WHO helped, and with WHAT; the what may be left out.
    """
    write_item(Kind.ACCEPTED, who, what, today, given)
