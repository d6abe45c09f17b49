"""`helplog need`: a place where you need help and have not asked."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.writing.capture import capture_options, write_item
from helplog.model.kinds import Kind


@click.command(
    "need",
    epilog=(
        "\b\nExamples:\n"
        '  helplog need "someone to look at the lease"\n'
        "  helplog need a quiet hour --id quiet"
    ),
)
@click.argument("what", nargs=-1, required=True)
@capture_options
def need_command(what: tuple[str, ...], today: date, **given: str | None) -> None:
    """Name where you need help and have not asked.

    It stays open until an ask or a yes names it in its --for, or until it is done.
    """
    write_item(Kind.NEEDS, None, what, today, given)
