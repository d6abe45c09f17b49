"""`helplog thank` and `helplog connect`: the people around one."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.capture import capture_options, weight_option, who_argument, write_item
from helplog.cli.options import Command
from helplog.model.kinds import Kind


def _awkwardness(command: Command) -> Command:
    felt = click.option("--felt", metavar="0-10", help="How awkward it was.")
    expected = click.option("--expected", metavar="0-10", help="How awkward you expected it to be.")
    return expected(felt(command))


@click.command(
    "thank",
    epilog=(
        '\b\nExamples:\n  helplog thank Ruth "for the hour with the forms"\n  helplog thank Sam --expected 6 --felt 2'
    ),
)
@who_argument
@click.argument("what", nargs=-1)
@weight_option
@_awkwardness
@capture_options
def thank_command(who: str, what: tuple[str, ...], today: date, **given: str | None) -> None:
    """Write down a thank-you that you meant.

    WHO was thanked, and for WHAT; the what may be left out.
    """
    write_item(Kind.THANKS, who, what, today, given)


@click.command(
    "connect",
    epilog='\b\nExamples:\n  helplog connect "Dana Lee" "met at the school gate"\n  helplog connect Bea --on saturday',
)
@who_argument
@click.argument("what", nargs=-1)
@weight_option
@_awkwardness
@capture_options
def connect_command(who: str, what: tuple[str, ...], today: date, **given: str | None) -> None:
    """Write down someone you met or came closer to.

    WHO it was, someone you could reach out to, and WHAT brought you together; the what may be left out.
    """
    write_item(Kind.CONNECTIONS, who, what, today, given)
