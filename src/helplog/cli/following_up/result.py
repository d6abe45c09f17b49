"""`helplog result`: what the talk at the end of a handoff's trial came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from helplog.cli.following_up.refs import (
    complete_open,
    follow,
    follow_options,
    item_meant,
    opened,
)
from helplog.model.journal import FieldValue
from helplog.model.kinds import Kind, Result


@click.command(
    "result",
    epilog=(
        "\b\nExamples:\n  helplog result 7 kept\n  helplog result the pension adjusted\n"
        "  helplog result tomatoes taken back"
    ),
)
@click.argument(
    "ref", nargs=-1, required=True, metavar="REF R", shell_complete=complete_open
)
@follow_options
def result_command(ref: tuple[str, ...], on_words: str | None, today: date) -> None:
    """Write down what a handoff's talk came to.

    REF is the number from `helplog open`, an id, or words that only one handoff has. R is kept,
    adjusted or taken back.
    """
    words, said = _divided(ref, today)
    journal = opened(on_words, today)
    item = item_meant(words, journal.reflection, (Kind.HANDOFFS,), "result")
    values: dict[str, FieldValue] = {"result": said}
    if said == Result.ADJUSTED:
        # Whether a `check_in` begins a new trial is told by the day of the talk.
        values["talked"] = journal.on
    follow(journal, item, values, "result")


def _divided(ref: Sequence[str], today: date) -> tuple[Sequence[str], str]:
    """The item and the result, which comes last and may be two words."""
    from helplog.text.values.fields import UnreadableError, understood

    for length in (2, 1):
        words, last = ref[:-length], " ".join(ref[-length:])
        try:
            said = str(understood("result", last, today))
        except UnreadableError:
            continue
        if not words:
            raise click.UsageError(f"say which handoff it was: helplog result 1 {last}")
        return words, said
    raise click.BadParameter(
        f"{ref[-1]!r} is no result; end with kept, adjusted or taken back",
        param_hint="R",
    )
