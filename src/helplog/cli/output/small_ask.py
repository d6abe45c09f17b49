"""The one small ask in the terminal: the one that is carried, else the one that is suggested."""

from __future__ import annotations

from helplog.cli.output.lines import noted, short_day
from helplog.cli.output.styling import faint, heading, plain, say
from helplog.insight.carried_ask import shown_suggestion
from helplog.insight.reflection import Reflection, Suggestion
from helplog.pages.wording import labels
from helplog.pages.wording.sentences import small_ask_reason, small_ask_words
from helplog.pages.words import Words

_ANOTHER = "helplog today --another"


def say_small_ask(reflection: Reflection, words: Words) -> None:
    """What is carried, and whether it has been asked; else what might be; nothing where nothing is.

    The way to another one stands below, quietly.
    """
    carried = reflection.carried_ask
    suggestion = shown_suggestion(reflection)
    if carried is not None:
        heading(words.text(labels.CARRIED_ASK))
        note = ""
        if carried.asked is not None:
            day = short_day(carried.asked.on, reflection.today, words)
            note = words.text(labels.ASKED_ON).format(day=day)
        words_carried = plain(carried.text)
        say(noted(words_carried, note), first="  ")
    if suggestion is not None:
        heading(words.text(labels.SMALL_ASK))
        _say_suggestion(suggestion, words)
    if suggestion is not None or (carried is not None and carried.asked is None):
        _say_way_to_another(words)


def say_tiny_ask(reflection: Reflection, words: Words) -> None:
    """For who comes back: what is suggested, else that a line is a beginning."""
    suggestion = reflection.suggestion
    heading(words.text(labels.SMALL_ASK))
    if suggestion is None:
        begin = words.text("One line about one small ask is a beginning.")
        say(begin, first="  ")
    else:
        _say_suggestion(suggestion, words)


def _say_suggestion(suggestion: Suggestion, words: Words) -> None:
    said = plain(small_ask_words(suggestion, words))
    pounds = words.pounds(suggestion.weight_lb)
    say(noted(said, pounds), first="  ")
    if reason := small_ask_reason(suggestion, words):
        shown = plain(reason)
        say(faint(shown), first="  ")


def _say_way_to_another(words: Words) -> None:
    way = words.text(labels.ANOTHER).format(command=_ANOTHER)
    say(faint(way), first="  ")
