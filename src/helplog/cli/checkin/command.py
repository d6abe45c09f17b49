"""`helplog checkin`: the five minutes at the end of a week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Reflection


@click.command(
    "checkin",
    epilog=(
        "\b\nExamples:\n"
        "  helplog checkin\n"
        "  helplog checkin --week last\n"
        "  helplog checkin --week 2026-W47 --plain"
    ),
)
@click.option(
    "--week",
    "which",
    metavar="W",
    help="2026-W47, any day of it, this or last; else the week that is ending.",
)
@click.option(
    "--plain",
    is_flag=True,
    help="Lines of text alone, for a screen reader or a simple terminal.",
)
@today_option
@journal_option()
@click.pass_context
def checkin_command(
    ctx: click.Context, which: str | None, today: date, *, plain: bool
) -> None:
    r"""Five minutes: three questions, and one small ask.

    Each question comes with what the week's entries say already. Enter keeps that, `none` is an
    answer, a line that ends with \ goes on in the next. Each answer is saved as it is given; Ctrl-C
    keeps what was said. Till Wednesday it asks about last week, where that has no check-in yet.
    """
    from helplog.cli.checkin.file import CheckinFile
    from helplog.cli.checkin.session import CheckinSession
    from helplog.cli.checkin.voices import voice
    from helplog.cli.journal import journal_root, read_journal
    from helplog.insight.reflecting import reflect
    from helplog.store.folder import writing_settings

    root = journal_root()
    writing_settings(root)
    reflection = reflect(read_journal(root), today)
    start = _week_asked(which, reflection)
    checkin_file = CheckinFile.of_week(root, reflection, start)
    spoken = voice(plain=plain, names=[person.name for person in reflection.people])
    chosen = which is not None
    finished = CheckinSession(
        reflection, start, checkin_file, spoken, chosen=chosen
    ).hold()
    ctx.exit(0 if finished else 1)


def _week_asked(which: str | None, reflection: Reflection) -> date:
    """The first day of the week to talk about."""
    from helplog.cli.looking.week import start_of_week

    if which is None:
        return _week_ending(reflection)
    return start_of_week(which, reflection)


def _week_ending(reflection: Reflection) -> date:
    """This week; till Wednesday the one before, where neither has a check-in."""
    from helplog.model.calendar import week_before

    this = reflection.this_week
    begins_now = not reflection.weeks or reflection.weeks[0].start >= this.start
    if this.checkins or begins_now or reflection.today > _wednesday(this.start):
        return this.start
    last_start = week_before(this.start, reflection.journal.settings.week_start)
    for week in reversed(reflection.weeks):
        if week.start == last_start and not week.checkins:
            return last_start
    return this.start


def _wednesday(start: date) -> date:
    """The Wednesday of the week that begins on a day."""
    return start + timedelta(days=(_WEDNESDAY - start.isoweekday()) % 7)


_WEDNESDAY = 3
