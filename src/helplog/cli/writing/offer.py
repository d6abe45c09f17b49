"""`helplog offer`: an offer that came, and that you have not answered."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.writing.capture import (
    awkwardness_options,
    capture_options,
    for_option,
    weight_option,
    who_argument,
    write_item,
)
from helplog.model.kinds import Kind


@click.command(
    "offer",
    epilog=(
        '\b\nExamples:\n  helplog offer Sam "the van, any weekend"\n'
        '  helplog offer "Mrs Pell" an hour with the garden --on yesterday --weight 5'
    ),
)
@who_argument
@click.argument("what", nargs=-1)
@weight_option
@for_option
@awkwardness_options
@capture_options
def offer_command(
    who: str, what: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Write down an offer that came.

    WHO offered, and WHAT; the what may be left out. It waits, weighs nothing, and is open until you
    answer it with accept, decline or answer.
    """
    write_item(Kind.OFFERS, who, what, today, given)
