"""`helplog drop`: a need that is let go."""

from __future__ import annotations

from datetime import date

import click

from helplog.cli.following_up.refs import (
    completing,
    follow,
    follow_options,
    item_meant,
    opened,
)
from helplog.model.kinds import Kind


@click.command(
    "drop",
    epilog="\b\nExamples:\n  helplog drop 4\n  helplog drop gutters --on yesterday",
)
@click.argument(
    "ref", nargs=-1, required=True, metavar="REF", shell_complete=completing(Kind.NEEDS)
)
@follow_options
def drop_command(ref: tuple[str, ...], on_words: str | None, today: date) -> None:
    """Let a need go.

    REF is the number from `helplog open`, an id, or words that only one need has. It is no longer
    carried, and stays in the journal as it was written.
    """
    journal = opened(on_words, today)
    item = item_meant(ref, journal.reflection, (Kind.NEEDS,), "drop")
    follow(journal, item, {"dropped": journal.on}, "drop")
