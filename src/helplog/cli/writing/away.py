"""`helplog away`: a stretch that neither breaks nor lengthens a streak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import click

from helplog.cli.days import coming_day, nearest_day, said
from helplog.cli.options import journal_option, today_option
from helplog.cli.writing.day import write_on
from helplog.cli.writing.typed import words_of


@click.command(
    "away",
    epilog=(
        "\b\nExamples:\n  helplog away today friday\n"
        '  helplog away "24 december" "6 january" the sea\n'
        "  helplog away 2026-08-01 2026-08-14"
    ),
)
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.argument("why", nargs=-1)
@today_option
@journal_option()
def away_command(first: str, last: str, why: Sequence[str], today: date) -> None:
    """Write down a time away.

    FROM and TO belong to it, and may be past or to come; a day without a year is the nearest one.
    The weeks in it are neither met nor missed. It goes into today's entry.
    """
    from helplog.model.journal import Away
    from helplog.text.editing.front_keys import with_away

    first_on = nearest_day(first, today, "FROM")
    last_on = nearest_day(last, today, "TO")
    if last_on < first_on:
        last_on = coming_day(last, first_on, "TO")
    if last_on < first_on:
        raise click.BadParameter(
            f"{said(last_on)} is before {said(first_on)}; name a later day",
            param_hint="TO",
        )
    why_given = " ".join(why)
    away = Away(first_on, last_on, words_of(why_given, "WHY"))
    click.echo(f"Away from {said(first_on)} to {said(last_on)}")
    change = partial(with_away, away=away)
    write_on(today, change, "away")
