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
        "  helplog need a quiet hour --id quiet\n"
        '  helplog need "the tax thing" --2am --plan "when Bea calls, I\'ll ask her"'
    ),
)
@click.argument("what", nargs=-1, required=True)
@click.option("--2am", "keeps_awake", is_flag=True, help="It keeps you awake.")
@click.option(
    "--plan",
    metavar="TEXT",
    help="When you will ask, and whom: when …, I'll ask …",
)
@capture_options
def need_command(
    what: tuple[str, ...], today: date, *, keeps_awake: bool, **given: str | None
) -> None:
    """Name where you need help and have not asked.

    It stays open until an ask or a yes names it in its --for, or until it is done or dropped.
    """
    if keeps_awake:
        given["2am"] = "yes"
    write_item(Kind.NEEDS, None, what, today, given)
