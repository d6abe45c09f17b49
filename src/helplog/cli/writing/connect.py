"""`helplog connect`: someone you met or came closer to."""

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
    "connect",
    epilog=(
        "\b\nExamples:\n"
        '  helplog connect "Dana Lee" "met at the school gate"\n'
        "  helplog connect Bea --on saturday"
    ),
)
@who_argument
@click.argument("what", nargs=-1)
@weight_option
@awkwardness_options
@capture_options
def connect_command(
    who: str, what: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Write down someone you met or came closer to.

    WHO it was, someone you could reach out to, and WHAT brought you together; the what may be left
    out.
    """
    write_item(Kind.CONNECTIONS, who, what, today, given)
