"""`helplog stats`: the numbers of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Rate, Reflection, Week

_WEEKS_SHOWN: Final = 12
_BESIDE_A_BAR: Final = 24
_TREND_FROM: Final = 8
"""Under this many answers a share says little."""


@click.command(
    "stats",
    epilog="\b\nExamples:\n  helplog stats\n  helplog stats --json | jq .totals.lifted_lb",
)
@json_option
@today_option
@journal_option()
def stats_command(today: date, *, as_json: bool) -> None:
    """The numbers of the site."""
    from helplog.cli.following_up.refs import show_numbers
    from helplog.cli.journal import read_reflection
    from helplog.cli.output.json_output import say_json
    from helplog.exchange.contracts import stats_contract

    reflection = read_reflection(today)
    if as_json:
        show_numbers(reflection)
        say_json(stats_contract(reflection))
    else:
        _say_stats(reflection)


def _say_stats(reflection: Reflection) -> None:
    from helplog.cli.output.lines import lifted_line, practice_line
    from helplog.cli.output.styling import heading, say, strong, table
    from helplog.pages.streak_line import line_today

    say(strong("The practice so far"))
    say(lifted_line(reflection.reps, reflection.lifted_lb), first="  ")
    if line := practice_line(line_today(reflection)):
        say(line, first="  ")
    if any(reflection.counts.values()):
        heading("All together")
        table(list(_totals(reflection)), right=(0,))
    if reflection.weeks:
        heading("The last weeks")
        table(list(_weeks(reflection.weeks[-_WEEKS_SHOWN:])), right=(1,))
    rates = list(_rates(reflection))
    if rates:
        heading("Yes")
        table(rates)


def _totals(reflection: Reflection) -> Iterator[Sequence[str]]:
    from helplog.cli.output.lines import WORDS, noun
    from helplog.cli.output.styling import of_kind

    for kind, n in reflection.counts.items():
        yield WORDS.number(n), of_kind(kind, noun(kind, n))
    if reflection.heaviest_lb:
        yield WORDS.number(reflection.heaviest_lb), "lb, the heaviest lift"


def _weeks(weeks: Sequence[Week]) -> Iterator[Sequence[str]]:
    from helplog.cli.output.lines import WORDS
    from helplog.cli.output.styling import bar, faint
    from helplog.insight.reflection import WeekState

    unsaid = {WeekState.MET, WeekState.RUNNING, WeekState.MISSED}
    most = max((week.lifted_lb for week in weeks), default=0)
    for week in weeks:
        drawn = bar(week.lifted_lb / most, _BESIDE_A_BAR) if most else ""
        state = "" if week.state in unsaid else str(week.state)
        yield (
            week.label,
            WORDS.pounds(week.lifted_lb),
            f"{drawn} {faint(state)}".strip(),
        )


def _rates(reflection: Reflection) -> Iterator[Sequence[str]]:
    from helplog.cli.output.lines import WORDS
    from helplog.cli.output.styling import plain
    from helplog.insight.fears import SHOWN_FROM as FEARS_SHOWN_FROM
    from helplog.pages.sentences import fears_words, leaning_words

    if reflection.my_yes_rate.n:
        yield "mine, to offers", _share(reflection.my_yes_rate)
    if reflection.others_yes_rate.n:
        yield "theirs, to my asks", _share(reflection.others_yes_rate)
    if reflection.median_wait_days is not None:
        wait = reflection.median_wait_days
        days = WORDS.plural("{n} day", "{n} days", wait) if wait else "the same day"
        yield "usual wait", days
    if reflection.prediction is not None:
        gap = reflection.prediction
        expected, came = WORDS.percent(gap.expected), WORDS.percent(gap.actual)
        yield "I expected", f"{expected} yeses, and {came} came (n = {gap.n})"
    if reflection.leaning is not None:
        leaning = reflection.leaning
        yield "leaning", plain(leaning_words(leaning, WORDS))
    if reflection.fears.n >= FEARS_SHOWN_FROM:
        yield "expected and real", fears_words(reflection.fears, WORDS)


def _share(rate: Rate) -> str:
    from helplog.cli.output.lines import WORDS
    from helplog.cli.output.styling import faint

    said = f"{rate.yes} of {rate.n}"
    if rate.share is None or rate.n < _TREND_FROM:
        return said
    return f"{WORDS.percent(rate.share)} {faint(f'({said})')}"
