"""`helplog today`: this week so far, and what is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import LookBack, Reflection

_MOST_SHOWN: Final = 5
Thing = TypeVar("Thing")


@click.command(
    "today", epilog="\b\nExamples:\n  helplog today\n  helplog today --today 2026-11-18"
)
@json_option
@today_option
@journal_option()
def today_command(today: date, *, as_json: bool) -> None:
    """This week so far, and what is open."""
    from helplog.cli.following_up.refs import show_numbers
    from helplog.cli.journal import read_reflection

    reflection = read_reflection(today)
    if as_json:
        show_numbers(reflection)
        from helplog.cli.output.json_output import say_json
        from helplog.exchange.contracts import today_contract

        say_json(today_contract(reflection, _small_ask(reflection)))
    else:
        _say_today(reflection)


def _say_today(reflection: Reflection) -> None:
    from helplog.cli.output.lines import (
        WORDS,
        item_line,
        need_line,
        noted,
        practice_line,
        short_day,
        talk_note,
    )
    from helplog.cli.output.styling import heading, plain, say, strong
    from helplog.cli.output.week_text import say_questions, say_rack
    from helplog.model.prompts import prompt_of
    from helplog.pages.streak_line import line_today

    today, week = reflection.today, reflection.this_week
    say(strong(WORDS.long_day(today)))
    say_rack(week)
    if line := practice_line(line_today(reflection)):
        say(line, first="  ")
    heading("This week")
    say_questions(reflection, week, replies=False)
    if carried := reflection.carried_ask:
        heading("One small ask")
        asked = carried.asked
        note = f"asked {short_day(asked.on, today)}" if asked else ""
        say(noted(plain(carried.text), note), first="  ")
    _say_some(
        "Ready to talk",
        reflection.talks,
        lambda talk: noted(item_line(talk.item, today), talk_note(talk)),
    )
    _say_some(
        "Asked, and still open",
        reflection.open_asks,
        lambda item: item_line(item, today),
    )
    _say_some(
        "Needed, and not asked for",
        reflection.open_needs,
        lambda need: need_line(need, today),
    )
    _say_some(
        "A thank-you, if you like",
        reflection.thanks_due,
        lambda item: item_line(item, today),
    )
    _say_some(
        "Offers that may still be open",
        reflection.open_offers,
        lambda item: item_line(item, today),
    )
    _say_some("To be said", reflection.drafts, lambda item: item_line(item, today))
    _say_some("On this day", reflection.look_back, _looked_back)
    heading("To write from")
    say(prompt_of(today, reflection.journal.settings.prompts), first="  ")
    _say_noticed(reflection)


def _say_noticed(reflection: Reflection) -> None:
    """That the week's prose may hold items: once, in a line that steps back."""
    from helplog.cli.journal import journal_root
    from helplog.cli.output.lines import WORDS
    from helplog.cli.output.styling import faint, say
    from helplog.model.refusal import RefusalError
    from helplog.store.noticing.looking import count_this_week

    journal = reflection.journal
    try:
        count = count_this_week(journal_root(), journal, reflection.today, private=True)
    except RefusalError:
        return  # `notice` itself says why
    if count:
        said = WORDS.plural(
            "{n} thing here might be an item; “helplog notice” shows it.",
            "{n} things here might be items; “helplog notice” shows them.",
            count,
        )
        say()
        say(faint(said))


def _small_ask(reflection: Reflection) -> str:
    """What the check-in before this week carried into it, until it is asked."""
    carried = reflection.carried_ask
    if carried is None or carried.asked is not None:
        return ""
    return carried.text


def _say_some(
    title: str, things: Sequence[Thing], line: Callable[[Thing], str]
) -> None:
    """The beginning of a list, and how much more there is."""
    from helplog.cli.output.styling import faint, heading, listed, say

    if not things:
        return
    heading(title)
    listed([line(thing) for thing in things[:_MOST_SHOWN]])
    if len(things) > _MOST_SHOWN:
        say(faint(f"and {len(things) - _MOST_SHOWN} more: helplog open"), first="    ")


def _looked_back(back: LookBack) -> str:
    from helplog.cli.output.lines import first_words, noted

    said = " ".join(first_words(entry.title or entry.body) for entry in back.entries)
    return noted(said, f"{back.ago} ago")
