"""Before an ask: how the one most like it was expected to be, and how it was.

The whole journal is read for it, after the ask is written.
"""

from __future__ import annotations

from datetime import date

from helplog.cli.journal import read_reflection
from helplog.cli.output.styling import plain, say
from helplog.insight.fears import closest_pair
from helplog.insight.prediction import closest_guess
from helplog.model.journal import Item
from helplog.pages.wording.sentences import felt_words, guess_words
from helplog.pages.words import words_in


def say_how_it_was(ask: Item, today: date) -> None:
    """One line about the past, where there is anything like it.

    Args:
        ask: as it was just written; what it expects decides which line.
        today: the day to reckon from.
    """
    reflection = read_reflection(today)
    words = words_in(reflection.journal.settings.language)
    pair = closest_pair(reflection.fears.pairs, ask.kind, ask.weight_lb)
    guess = closest_guess(reflection.items, ask.weight_lb)
    if ask.number("expected") is not None and pair is not None:
        say(plain(felt_words(pair, words)))
    elif ask.number("chance") is not None and guess is not None:
        say(plain(guess_words(guess, words)))
