"""`helplog week`: one week, its lifts, its answers, its days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Reflection, Week


@click.command(
    "week",
    epilog=(
        "\b\nExamples:\n"
        "  helplog week\n"
        "  helplog week last\n"
        "  helplog week 2026-W47\n"
        "  helplog week 2026-11-18 --json\n"
        "  helplog week last --letter\n"
        "  helplog week last --md"
    ),
)
@click.argument("which", metavar="[W]", required=False, default="this")
@click.option("--letter", is_flag=True, help="The week told as a letter to you.")
@click.option("--md", "as_note", is_flag=True, help="The week as a Markdown note.")
@json_option
@today_option
@journal_option()
def week_command(
    which: str, today: date, *, as_json: bool, letter: bool, as_note: bool
) -> None:
    """One week: its lifts, its answers, its days.

    W is a week (2026-W47), any day of it (2026-11-18), `this` or `last`; without it, this week.
    """
    from helplog.cli.looking.again import say_again

    if as_json + letter + as_note > 1:
        raise click.UsageError("choose one of --json, --letter and --md")

    def say() -> None:
        _look_at_week(which, today, as_json=as_json, letter=letter, as_note=as_note)

    say_again("week", (which, today, as_json, letter, as_note), say)


def _look_at_week(
    which: str, today: date, *, as_json: bool, letter: bool, as_note: bool
) -> None:
    from helplog.cli.journal import read_reflection

    reflection = read_reflection(today)
    start = start_of_week(which, reflection)
    week = week_at(reflection, start)
    if as_json:
        from helplog.cli.output.json_output import say_json
        from helplog.exchange.contracts import one_week_contract

        say_json(one_week_contract(reflection, week))
    elif letter:
        from helplog.cli.output.week_text import say_letter

        say_letter(reflection, week)
    elif as_note:
        from helplog.cli.output.week_text import say_note

        say_note(reflection, week)
    else:
        from helplog.cli.output.week_text import say_week

        say_week(reflection, week)


def start_of_week(which: str, reflection: Reflection) -> date:
    """The first day of the week that was named."""
    from helplog.insight.search.periods import read_week

    start = read_week(which, reflection.today, reflection.journal.settings.week_start)
    if start is None:
        raise click.UsageError(
            f"{which!r} names no week; write 2026-W47, a day such as 2026-11-18, or last"
        )
    return start


def week_at(reflection: Reflection, start: date) -> Week:
    """The week that starts on a day.

    Raises:
        RefusalError: the journal holds nothing around it.
    """
    from helplog.cli.output.lines import WORDS
    from helplog.model.refusal import RefusalError

    weeks = {week.start: week for week in (*reflection.weeks, reflection.this_week)}
    if start in weeks:
        return weeks[start]
    first = (
        reflection.weeks[0].start if reflection.weeks else reflection.this_week.start
    )
    if start > reflection.this_week.start:
        raise RefusalError(
            f"the week of {WORDS.day(start)} is still to come; "
            "this one is shown by: helplog week"
        )
    raise RefusalError(
        f"nothing is written for the week of {WORDS.day(start)}; "
        f"the journal begins with the week of {WORDS.day(first)}"
    )
