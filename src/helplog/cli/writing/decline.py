"""`helplog decline`: an offer you turned down, be it new or one that was open."""

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
    capture_options,
    write_item,
)
from helplog.cli.writing.desk import Desk
from helplog.cli.writing.typed import field_values
from helplog.model.kinds import Answer, Kind


@click.command(
    "decline",
    epilog=(
        '\b\nExamples:\n  helplog decline Tom "a lift home"\n'
        "  helplog decline Ana help with the boxes --open yes\n"
        "  helplog decline 10"
    ),
)
@click.argument("who", metavar="WHO|REF", shell_complete=complete_offers_and_names)
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

    WHO offered, and WHAT; the what may be left out. REF is an open offer: its number in
    `helplog open`, its id, or its own words; it is answered where it stands.
    """
    on_its_own = {name: text for name, text in given.items() if name != "open"}
    stays_open = field_values({"open": given.get("open")}, today, today)
    answer = Answer.LATER if stays_open.get("open") == "yes" else Answer.NO
    desk = Desk()
    typed = Typed(who, what, today, on_its_own)
    beside = answer_where_it_stands(typed, desk, answer)
    if beside is not None:
        write_item(Kind.DECLINED, who, what, today, given, desk=desk)
        point_to(beside)
