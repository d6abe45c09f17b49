"""`helplog notice`: what your days say that is no item yet."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.search.periods import Period
    from helplog.model.journal import Journal


@click.command(
    "notice",
    epilog=(
        "\b\nExamples:\n"
        "  helplog notice\n"
        "  helplog notice yesterday\n"
        "  helplog notice 2026-W47\n"
        "  helplog notice --since 2026-10-01 --json"
    ),
)
@click.argument("when", metavar="[WHEN]", required=False)
@click.option(
    "--since", metavar="DAY", help="From that day until today: 2026-10-01, last friday."
)
@json_option
@today_option
@journal_option()
def notice_command(
    when: str | None, since: str | None, today: date, *, as_json: bool
) -> None:
    """See what your days say that is no item yet.

    Reads what you wrote on a day or in a week (2026-11-18, yesterday, 2026-W47, this, last; this
    week without WHEN) and proposes items, each with the words it saw. y writes it, n leaves it for
    good, e changes it first, a writes all that is left, q stops. Nothing is written without a yes.
    By rules alone, on this computer; notice.txt beside mkdocs.yml adds your own.
    """
    from helplog.cli.journal import journal_root, read_journal
    from helplog.cli.noticing.looking import unusable_rules
    from helplog.store.noticing.looking import noticed_between

    root = journal_root()
    journal = read_journal(root)
    period = _period(when, since, today, journal)
    noticed = noticed_between(root, journal, period.first_on, period.last_on)
    for problem in unusable_rules(root):
        from helplog.model.printing import escaped

        click.echo(f"helplog: {escaped(problem)}; the line is left out", err=True)
    if as_json:
        from helplog.cli.output.json_output import say_json
        from helplog.exchange.contracts import notice_contract

        say_json(notice_contract(noticed, journal.settings))
        return
    from helplog.cli.noticing.session import NoticeSession

    session = NoticeSession(root, journal, noticed)
    if sys.stdin is None or not sys.stdin.isatty():
        session.show()
    else:
        click.get_current_context().exit(0 if session.hold() else 1)


def _period(
    when: str | None, since: str | None, today: date, journal: Journal
) -> Period:
    from helplog.cli.days import past_day
    from helplog.cli.noticing.looking import days_named
    from helplog.insight.search.periods import Period

    if when is not None and since is not None:
        raise click.UsageError("say a day or a week, or --since, not both")
    if since is not None:
        first_on = past_day(since, today, "--since")
        return Period(first_on, today)
    named = days_named(when or "this", today, journal)
    if named is not None:
        return named
    on = past_day(when or "today", today, "WHEN")
    return Period(on, on)
