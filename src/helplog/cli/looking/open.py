"""`helplog open`: what is still open, numbered for following up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Reflection


@click.command(
    "open",
    epilog="\b\nExamples:\n  helplog open\n  helplog open --json | jq '.asks[].what'",
)
@json_option
@today_option
@journal_option()
def open_command(today: date, *, as_json: bool) -> None:
    """What is still open: asks, needs, handoffs, thanks, offers.

    The numbers stand for the items when you follow one up. A handoff in its trial is not among
    them: it is with its owner.
    """
    from helplog.cli.looking.again import say_again

    say_again("open", (today, as_json), lambda: _look_at_open(today, as_json=as_json))


def _look_at_open(today: date, *, as_json: bool) -> None:
    from helplog.cli.following_up.refs import show_numbers
    from helplog.cli.journal import read_reflection
    from helplog.cli.output.json_output import say_json
    from helplog.exchange.contracts import open_contract

    reflection = read_reflection(today)
    show_numbers(reflection)
    if as_json:
        say_json(open_contract(reflection))
    else:
        _say_open(reflection)


def _say_open(reflection: Reflection) -> None:
    from helplog.cli.output.open_lists import open_lists
    from helplog.cli.output.styling import faint, heading, listed, say, strong
    from helplog.pages.wording import labels
    from helplog.pages.words import words_of

    words = words_of(reflection.journal.settings)
    opened_on = words.text(labels.OPEN_ON).format(day=words.day(reflection.today))
    say(strong(opened_on))
    lists = open_lists(reflection, words)
    for one in lists:
        heading(one.title)
        if not one.below:
            listed(one.lines, one.marks)
        lengths = map(len, one.marks)
        widest = max(lengths)
        for line, mark, below in zip(one.lines, one.marks, one.below, strict=False):
            listed([line], [mark.rjust(widest)])
            for under in below:
                indent = " " * (widest + 5)
                say(under, first=indent)
        if one.hint:
            hint = faint(one.hint)
            say(hint, first="  ")
    if not lists:
        nothing = words.text(labels.NOTHING)
        say(nothing, first="  ")
