"""`helplog done`: something open that is open no more."""

from __future__ import annotations

from datetime import date
from typing import Final

import click

from helplog.cli.following_up.refs import (
    complete_open,
    follow,
    follow_options,
    item_meant,
    opened,
)
from helplog.model.kinds import Kind

_KINDS: Final = tuple(kind for kind in Kind if kind.spec.done_field)


@click.command(
    "done",
    epilog="\b\nExamples:\n  helplog done 3\n  helplog done boiler --on yesterday",
)
@click.argument(
    "ref", nargs=-1, required=True, metavar="REF", shell_complete=complete_open
)
@follow_options
def done_command(ref: tuple[str, ...], on_words: str | None, today: date) -> None:
    """Write down that something open is done.

    REF is the number from `helplog open`, an id, or words that only one item has. An ask or a
    handoff is done, a need is met, a helper is thanked.
    """
    journal = opened(on_words, today)
    item = item_meant(ref, journal.reflection, _KINDS, "done")
    field = item.counts_as.spec.done_field or "done"
    follow(journal, item, {field: journal.on}, "done")
