"""`helplog thank`: a thank-you that you meant."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.writing.capture import (
    awkwardness_options,
    capture_options,
    weight_option,
    who_argument,
    write_item,
)
from helplog.model.kinds import Kind


@click.command(
    "thank",
    epilog=(
        "\b\nExamples:\n"
        '  helplog thank Ruth "for the hour with the forms"\n'
        "  helplog thank Sam --expected 6 --felt 2"
    ),
)
@who_argument
@click.argument("what", nargs=-1)
@weight_option
@awkwardness_options
@capture_options
def thank_command(
    who: str, what: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Write down a thank-you that you meant.

    WHO was thanked, and for WHAT; the what may be left out.
    """
    write_item(Kind.THANKS, who, what, today, given)
