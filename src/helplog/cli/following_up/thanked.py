"""`helplog thanked`: that a helper was thanked, or that it may rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import click

from helplog.cli.following_up.refs import (
    completing,
    follow,
    follow_options,
    item_meant,
    opened,
)
from helplog.model.kinds import Kind

_ENOUGH: Final = "enough"


@click.command(
    "thanked",
    epilog=(
        "\b\nExamples:\n  helplog thanked 8\n  helplog thanked 8 enough\n"
        "  helplog thanked leaf mould --on yesterday"
    ),
)
@click.argument(
    "ref",
    nargs=-1,
    required=True,
    metavar="REF [enough]",
    shell_complete=completing(Kind.ACCEPTED),
)
@follow_options
def thanked_command(ref: tuple[str, ...], on_words: str | None, today: date) -> None:
    """Write down that a helper was thanked.

    REF is the number from `helplog open`, an id, or words that only one yes to an offer has. With
    `enough` the thank-you may rest, given or not. `helplog thank` writes one down as a lift.
    """
    words, rests = _divided(ref)
    journal = opened(on_words, today)
    item = item_meant(words, journal.reflection, (Kind.ACCEPTED,), "thanked")
    follow(journal, item, {"thanked": _ENOUGH if rests else journal.on}, "thanked")


def _divided(ref: Sequence[str]) -> tuple[Sequence[str], bool]:
    """The item, and whether its thank-you is to rest."""
    *words, last = ref
    if words and last.casefold() == _ENOUGH:
        return words, True
    return ref, False
