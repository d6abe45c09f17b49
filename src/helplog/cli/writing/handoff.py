"""`helplog handoff`: an outcome someone else owns from now on, and the words to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.days import said
from helplog.cli.writing.capture import (
    capture_options,
    weight_option,
    who_argument,
    write_item,
)
from helplog.model.kinds import Kind
from helplog.model.printing import without_controls

if TYPE_CHECKING:
    from helplog.model.journal import Item


@click.command(
    "handoff",
    epilog=(
        "\b\nExamples:\n"
        '  helplog handoff Sam "the school run"\n'
        '  helplog handoff Sam "the school run" --success "both there by half past eight" '
        "--by friday\n"
        '  helplog handoff Lee "the trip" --load "every booking" --impact "bad sleep" '
        '--visibility "a shared list"'
    ),
)
@who_argument
@click.argument("outcome", nargs=-1, required=True)
@click.option("--success", metavar="TEXT", help="What done looks like.")
@click.option(
    "--by", metavar="DATE", help="The day it is wanted by: friday, 2 march, 2026-12-01."
)
@click.option(
    "--check-in",
    metavar="DATE",
    help="The end of the trial; 14 days from the handoff without it.",
)
@click.option("--load", metavar="TEXT", help="What you have been carrying.")
@click.option("--impact", metavar="TEXT", help="What carrying it does to you.")
@click.option("--visibility", metavar="TEXT", help="How you both stay informed.")
@click.option(
    "--for",
    "for",
    metavar="NEED",
    help="The need it meets: its text, its id or its number.",
)
@weight_option
@capture_options
def handoff_command(
    who: str, outcome: tuple[str, ...], today: date, **given: str | None
) -> None:
    """Hand an outcome over, and get the words to say.

    WHO owns the OUTCOME from now on, completely. Until the end of the trial helplog keeps silent
    about it.
    """
    item = write_item(Kind.HANDOFFS, who, outcome, today, given).item
    click.echo("\nTo say, as it is or in your own words:\n")
    for line in words_to_say(item):
        click.echo(f"  {without_controls(line)}")


def words_to_say(item: Item) -> Iterator[str]:
    """The conversation: the load, the outcome and its owner, how it stays in sight, the trial."""
    if load := item.text("load"):
        yield f"I've been carrying {_bare(load)}."
    if impact := item.text("impact"):
        yield f"What that does to me: {_bare(impact)}."
    yield " ".join(_handover(item))
    if visibility := item.text("visibility"):
        yield f"How we both stay informed: {_bare(visibility)}."
    yield f"Let's try it until {said(item.check_in_on)}, and talk about it then."


def _handover(item: Item) -> Iterator[str]:
    success, by = item.text("success"), item.day("by")
    address = _address(item.who)
    yield f"{address}I need you to own {_bare(item.what or '')} completely."
    if success or by:
        what, when = (
            _bare(success) if success else "it is done",
            f" by {said(by)}" if by else "",
        )
        yield f"That means {what}{',' if success and when else ''}{when}."
    yield "I won't check in or remind you."


def _address(who: Sequence[str]) -> str:
    """How the talk begins: `Sam and Lee, `; with nobody named, at once."""
    if not who:
        return ""
    *others, last = who
    if not others:
        return f"{last}, "
    return f"{', '.join(others)} and {last}, "


def _bare(text: str) -> str:
    return text.rstrip(".! ")
