"""`helplog checkin`: the five minutes at the end of a week."""

from __future__ import annotations

from datetime import date
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
    help="2026-W47, any day of it, this or last; this week without it, as a rule.",
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

    Each question comes with what the week's entries say already. Enter keeps that, your own words
    are added to it, `none` is an answer, a line that ends with \ goes on in the next. What you say
    is turned into items, each with a nod: Enter or y counts it, n leaves it as words, e changes it,
    a takes all that follow. Each answer is saved as it is given; Ctrl-C keeps what was said. It is
    about this week; till Wednesday about last week, where that is still open and nothing of this
    one is written.
    """
    from helplog.cli.checkin.conversation import Conversation
    from helplog.cli.checkin.file import CheckinFile
    from helplog.cli.checkin.session import CheckinSession
    from helplog.cli.checkin.voices import voice
    from helplog.cli.following_up.refs import show_numbers
    from helplog.cli.journal import journal_root, read_journal
    from helplog.insight.reflecting import reflect
    from helplog.pages.words import words_in
    from helplog.store.folder import writing_settings

    root = journal_root()
    writing_settings(root)
    reflection = reflect(read_journal(root), today)
    show_numbers(reflection)
    start = _week_asked(which, reflection)
    talk = Conversation(
        root=root,
        reflection=reflection,
        start=start,
        file=CheckinFile.of_week(root, reflection, start),
        voice=voice(plain=plain, names=[person.name for person in reflection.people]),
        words=words_in(reflection.journal.settings.language),
    )
    chosen = which is not None
    finished = CheckinSession(talk, chosen=chosen).hold()
    ctx.exit(0 if finished else 1)


def _week_asked(which: str | None, reflection: Reflection) -> date:
    """The first day of the week to talk about."""
    from helplog.cli.looking.week import start_of_week
    from helplog.insight.weeks.checkin_week import checkin_week

    if which is None:
        return checkin_week(reflection)
    return start_of_week(which, reflection)
