"""`helplog stats`: the numbers of the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Rate, Reflection, Week
    from helplog.pages.words import Words

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
    from helplog.pages.wording import labels
    from helplog.pages.words import words_of

    words = words_of(reflection.journal.settings)
    title = words.text(labels.SO_FAR)
    say(strong(title))
    lifted = words.lifted(reflection.items)
    line_of_all = lifted_line(reflection.reps, lifted, words)
    say(line_of_all, first="  ")
    if line := practice_line(line_today(reflection), words):
        say(line, first="  ")
    if any(reflection.counts.values()):
        title_of_totals = words.text(labels.ALL_TOGETHER)
        heading(title_of_totals)
        totals = _totals(reflection, words)
        listed = list(totals)
        table(listed, right=(0,))
    if reflection.weeks:
        title_of_weeks = words.text(labels.LAST_WEEKS)
        heading(title_of_weeks)
        rows = _weeks(reflection.weeks[-_WEEKS_SHOWN:], words)
        table(list(rows), right=(1,))
    found_rates = _rates(reflection, words)
    rates = list(found_rates)
    if rates:
        title_of_rates = words.text(labels.YES)
        heading(title_of_rates)
        table(rates)


def _totals(reflection: Reflection, words: Words) -> Iterator[Sequence[str]]:
    from helplog.cli.output.kind_colours import of_kind
    from helplog.cli.output.lines import noun
    from helplog.pages.wording import labels

    for kind, n in reflection.counts.items():
        count = words.number(n)
        yield count, of_kind(kind, noun(kind, n, words))
    if reflection.heaviest_lb:
        pounds = words.number(reflection.heaviest_lb)
        yield pounds, words.text(labels.HEAVIEST)


def _weeks(weeks: Sequence[Week], words: Words) -> Iterator[Sequence[str]]:
    from helplog.cli.output.styling import bar, faint
    from helplog.insight.reflection import WeekState
    from helplog.pages.wording import labels

    said = {
        WeekState.AWAY: words.text(labels.WEEK_AWAY),
        WeekState.REST: words.text(labels.WEEK_AT_REST),
    }
    most = max((week.lifted_lb for week in weeks), default=0)
    for week in weeks:
        drawn = ""
        if most:
            share = week.lifted_lb / most
            drawn = bar(share, _BESIDE_A_BAR)
        known = said.get(week.state, "")
        state = faint(known)
        lifted = words.lifted(week.items)
        yield week.label, lifted, f"{drawn} {state}".strip()


def _rates(reflection: Reflection, words: Words) -> Iterator[Sequence[str]]:
    from helplog.cli.output.styling import plain
    from helplog.insight.fears import SHOWN_FROM as FEARS_SHOWN_FROM
    from helplog.pages.wording import labels
    from helplog.pages.wording.sentences import fears_words, leaning_words

    _ = words.text
    if reflection.my_yes_rate.n:
        yield _(labels.MY_YESES), _share(reflection.my_yes_rate, words)
    if reflection.others_yes_rate.n:
        yield _(labels.THEIR_YESES), _share(reflection.others_yes_rate, words)
    wait = reflection.median_wait_days
    if wait is not None:
        days = words.plural("{n} day", "{n} days", wait)
        yield _(labels.WAIT), days if wait else _(labels.SAME_DAY)
    if reflection.prediction is not None:
        gap = reflection.prediction
        expected = words.percent(gap.expected)
        came = words.percent(gap.actual)
        said = _(labels.CAME).format(expected=expected, came=came, n=gap.n)
        yield _(labels.EXPECTED), said
    if reflection.leaning is not None:
        leaning = leaning_words(reflection.leaning, words)
        lead = _(labels.LEANING)
        yield lead, plain(leaning)
    if reflection.fears.n >= FEARS_SHOWN_FROM:
        label = _(labels.FEARS)
        told = fears_words(reflection.fears, words)
        yield label, told


def _share(rate: Rate, words: Words) -> str:
    from helplog.cli.output.styling import faint
    from helplog.pages.wording import labels

    said = words.text(labels.YES_OF).format(yes=rate.yes, n=rate.n)
    if rate.share is None or rate.n < _TREND_FROM:
        return said
    return f"{words.percent(rate.share)} {faint(f'({said})')}"
