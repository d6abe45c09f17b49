"""`helplog accept`: an offer you said yes to, be it new or one that was open."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.following_up.offers import (
    Typed,
    answer_where_it_stands,
    complete_offers_and_names,
    point_to,
)
from helplog.cli.writing.capture import (
    awkwardness_options,
    capture_options,
    for_option,
    weight_option,
    write_item,
)
from helplog.cli.writing.desk import Desk
from helplog.model.kinds import Answer, Kind


@click.command(
    "accept",
    epilog=(
        '\b\nExamples:\n  helplog accept Sam "carried the sofa up"\n'
        '  helplog accept "Mrs Pell" a pie --weight 5 --on "last friday"\n'
        "  helplog accept 9"
    ),
)
@click.argument("who", metavar="WHO|REF", shell_complete=complete_offers_and_names)
@click.argument("what", nargs=-1)
@weight_option
@for_option
@click.option(
    "--thanked", metavar="YES|NO|DATE", help="Whether you thanked them; enough rests."
)
@awkwardness_options
@capture_options
def accept_command(
    who: str, what: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Write down an offer you said yes to.

    WHO helped, and with WHAT; the what may be left out. REF is an open offer: its number in
    `helplog open`, its id, or its own words; it is answered where it stands, and so it is when WHO
    and WHAT say what is open.
    """
    desk = Desk()
    typed = Typed(who, what, today, given)
    beside = answer_where_it_stands(typed, desk, Answer.YES)
    if beside is not None:
        write_item(Kind.ACCEPTED, who, what, today, given, desk=desk)
        point_to(beside)
