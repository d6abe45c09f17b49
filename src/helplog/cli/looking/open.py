"""`helplog open`: what is still open, numbered for following up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Reflection
    from helplog.insight.refs import Numbered


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
    from helplog.cli.output.lines import WORDS, item_line, need_line
    from helplog.cli.output.styling import say, strong
    from helplog.insight.refs import open_items

    today = reflection.today
    say(strong(f"Open on {WORDS.day(today)}"))
    lists = open_items(reflection)
    needs = {need.item.key: need for need in reflection.open_needs}
    _say_list(
        "Asked, and still open",
        lists.asks,
        [item_line(item, today) for _, item in lists.asks],
    )
    _say_list(
        "Needed, and not asked for",
        lists.needs,
        [need_line(needs[i.key], today) for _, i in lists.needs],
    )
    _say_talks(reflection, lists.handoffs_ready)
    _say_list(
        "A thank-you, if you like",
        lists.thanks,
        [item_line(item, today) for _, item in lists.thanks],
    )
    _say_list(
        "Offers that may still be open",
        lists.offers,
        [item_line(item, today) for _, item in lists.offers],
    )
    _say_list(
        "To be said",
        lists.drafts,
        [item_line(item, today) for _, item in lists.drafts],
    )
    if not any(lists):
        say("Nothing.", first="  ")


def _say_talks(reflection: Reflection, numbered: Sequence[Numbered]) -> None:
    """Handoffs to talk about, each with what the two of them have to look at."""
    from helplog.cli.output.lines import item_line, talk_lines
    from helplog.cli.output.styling import faint, heading, listed, say

    if not numbered:
        return
    heading("Ready to talk")
    widest = max(len(str(ref)) for ref, _ in numbered)
    for (ref, item), talk in zip(numbered, reflection.talks, strict=True):
        listed([item_line(item, reflection.today)], [str(ref).rjust(widest)])
        for line in talk_lines(talk):
            say(line, first=" " * (widest + 5))
    ref, _ = numbered[0]
    told = f"helplog result {ref} kept, adjusted or taken back"
    say(faint(f"{told}; --worked, --change, --again"), first="  ")


def _say_list(title: str, numbered: Sequence[Numbered], lines: Iterable[str]) -> None:
    from helplog.cli.output.styling import heading, listed

    if numbered:
        heading(title)
        listed(lines, [str(ref) for ref, _ in numbered])
