"""`helplog today`: this week so far, and what is open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.coming_back import ComingBack
    from helplog.insight.reflection import LookBack, Reflection
    from helplog.model.journal import Item
    from helplog.pages.words import Words

_MOST_SHOWN: Final = 5
_ALL: Final = "helplog today --all"


@click.command(
    "today",
    epilog=(
        "\b\nExamples:\n  helplog today\n  helplog today --today 2026-11-18\n"
        "  helplog today --another"
    ),
)
@click.option(
    "--another",
    is_flag=True,
    help="Let the small ask rest for four weeks, and show another.",
)
@click.option(
    "--all",
    "show_all",
    is_flag=True,
    help="All of it, also what is from before a long pause.",
)
@json_option
@today_option
@journal_option()
def today_command(today: date, *, another: bool, show_all: bool, as_json: bool) -> None:
    """This week so far, and what is open.

    The numbers stand for the items when you follow one up. Who comes back after three weeks or more
    sees what is new alone; what is from before waits behind --all.
    """
    if another:
        from helplog.cli.journal import read_reflection
        from helplog.cli.looking.another import show_another

        show_another(read_reflection(today))
        return
    from helplog.cli.looking.again import say_again

    def say() -> None:
        _look_at_today(today, show_all=show_all, as_json=as_json)

    say_again("today", (today, show_all, as_json, _own_rules()), say)


def _own_rules() -> str:
    """What a person's own rules for noticing say, by which the week's prose is read."""
    from helplog.cli.journal import journal_root
    from helplog.model.refusal import RefusalError
    from helplog.store.noticing.own_rules import own_rules

    root = journal_root()
    try:
        return own_rules(root)
    except RefusalError as refused:
        return str(refused)  # and nothing is noticed


def _look_at_today(today: date, *, show_all: bool, as_json: bool) -> None:
    from helplog.cli.following_up.refs import show_numbers
    from helplog.cli.journal import read_reflection

    reflection = read_reflection(today)
    show_numbers(reflection)
    if as_json:
        from helplog.cli.output.json_output import say_json
        from helplog.exchange.contracts import today_contract

        say_json(today_contract(reflection, _small_ask(reflection)))
    else:
        _say_today(reflection, show_all=show_all)


def _say_today(reflection: Reflection, *, show_all: bool) -> None:
    from helplog.cli.output.lines import practice_line
    from helplog.cli.output.small_ask import say_small_ask
    from helplog.cli.output.styling import heading, say, strong
    from helplog.cli.output.week_text import say_questions, say_rack
    from helplog.insight.beginning import is_beginning
    from helplog.insight.coming_back import coming_back_of
    from helplog.model.prompts import prompt_of
    from helplog.pages.streak_line import line_today
    from helplog.pages.wording import labels
    from helplog.pages.words import as_title, words_of

    settings = reflection.journal.settings
    words = words_of(settings)
    say(strong(as_title(words.long_day(reflection.today))))
    back = None if show_all else coming_back_of(reflection)
    if back is not None:
        _say_coming_back(reflection, back, words)
        return
    say_rack(reflection.this_week, words)
    if line := practice_line(line_today(reflection), words):
        say(line, first="  ")
    heading(words.text(labels.THIS_WEEK))
    say_questions(reflection, reflection.this_week, words, replies=False)
    say_small_ask(reflection, words)
    _say_open(reflection, words)
    _say_looked_back(reflection, words)
    heading(words.text(labels.TO_WRITE_FROM))
    gentle = is_beginning(reflection)
    prompt = prompt_of(reflection.today, settings.prompts, gentle=gentle)
    say(prompt if settings.prompts else words.text(prompt), first="  ")
    _say_noticed(reflection, words)


def _say_coming_back(reflection: Reflection, back: ComingBack, words: Words) -> None:
    """One kind sentence, one thing that was written, one tiny ask; and what is new since."""
    from helplog.cli.output.lines import first_words
    from helplog.cli.output.small_ask import say_tiny_ask
    from helplog.cli.output.styling import faint, say
    from helplog.cli.output.week_text import say_rack
    from helplog.pages.wording import labels
    from helplog.pages.wording.sentences import welcome_words

    say(welcome_words(words))
    if reflection.this_week.reps:
        say_rack(reflection.this_week, words)
    if back.said is not None:
        said = first_words(back.said.title or back.said.body)
        say()
        say(words.text(labels.LAST_SAID).format(words=said))
    say_tiny_ask(reflection, words)
    _say_open(reflection, words, back)
    say()
    say(faint(words.text(labels.FROM_BEFORE).format(command=_ALL)))


def _say_open(
    reflection: Reflection, words: Words, back: ComingBack | None = None
) -> None:
    """The beginning of each list, with the numbers that `open` has, and how much more there is."""
    from helplog.cli.output.open_lists import open_lists
    from helplog.cli.output.styling import faint, heading, listed, say
    from helplog.pages.wording import labels

    def is_shown(item: Item) -> bool:
        return back is None or not back.is_from_before(item)

    lists = open_lists(reflection, words, is_shown, _MOST_SHOWN)
    ready = words.text(labels.READY)
    for one in sorted(lists, key=lambda one: one.title != ready):
        heading(one.title)
        listed(one.in_short, one.marks)
        if one.more:
            said = words.plural(*labels.MORE, one.more)
            say(faint(f"{said}: helplog open"), first="    ")


def _say_looked_back(reflection: Reflection, words: Words) -> None:
    from helplog.cli.output.styling import heading, listed
    from helplog.pages.wording import labels

    if reflection.look_back:
        heading(words.text(labels.ON_THIS_DAY))
        listed([_looked_back(back, words) for back in reflection.look_back])


def _looked_back(back: LookBack, words: Words) -> str:
    from helplog.cli.output.lines import first_words, noted

    said = " ".join(first_words(entry.title or entry.body) for entry in back.entries)
    return noted(said, words.months_ago(back.months))


def _say_noticed(reflection: Reflection, words: Words) -> None:
    """That the week's prose may hold items: once, in a line that steps back."""
    from helplog.cli.journal import journal_root
    from helplog.cli.output.styling import faint, say
    from helplog.model.refusal import RefusalError
    from helplog.store.noticing.looking import count_this_week

    journal = reflection.journal
    try:
        count = count_this_week(journal_root(), journal, reflection.today, private=True)
    except RefusalError:
        return  # `notice` itself says why
    if count:
        said = words.plural(
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
