"""`helplog done`: something open that is open no more."""

from __future__ import annotations

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
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.printing import without_controls
from helplog.model.refusal import RefusalError

_KINDS: Final = tuple(kind for kind in Kind if kind.spec.done_field)


@click.command(
    "done",
    epilog="\b\nExamples:\n  helplog done 3\n  helplog done boiler --on yesterday",
)
@click.argument(
    "ref", nargs=-1, required=True, metavar="REF", shell_complete=completing(*_KINDS)
)
@follow_options
def done_command(ref: tuple[str, ...], on_words: str | None, today: date) -> None:
    """Write down that something open is done.

    REF is the number from `helplog open`, an id, or words that only one item has. An ask or a
    handoff is done, a need is met; by its number, a helper is thanked.
    """
    journal = opened(on_words, today)
    item = item_meant(ref, journal.reflection, _KINDS, "done")
    field = item.counts_as.spec.done_field or "done"
    if field == "thanked" and not "".join(ref).isdecimal():
        _refuse_to_thank(item)
    follow(journal, item, {field: journal.on}, "done")


def _refuse_to_thank(item: Item) -> None:
    """That something is done says nothing of a thank-you, which only its writer can know of."""
    who = "WHO"
    if item.who:
        who = without_controls(item.who[0])
    raise RefusalError(
        "that is an offer you said yes to, and has no end to write down; "
        f'if you thanked them: helplog thank "{who}"'
    )
