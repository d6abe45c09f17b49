"""Numbers said as one sentence, the same on a page and in the terminal."""

from __future__ import annotations

from helplog.insight.reflection import Fears, Leaning
from helplog.pages.words import Words


def leaning_words(leaning: Leaning, words: Words) -> str:
    """`7 of your last 10 asks went to Sam; Bea and Tom have said yes too.`."""
    _ = words.text
    said = _("{asks} of your last {n} asks went to {name}; {others} have said yes too.")
    if len(leaning.others) == 1:
        said = _(
            "{asks} of your last {n} asks went to {name}; {others} has said yes too."
        )
    return said.format(
        asks=words.number(leaning.asks),
        n=words.number(leaning.n),
        name=leaning.person.name,
        others=words.all_of([person.name for person in leaning.others]),
    )


def fears_words(fears: Fears, words: Words) -> str:
    """`You feared 7, it was 2 (n = 5).`, of 10 each."""
    said = words.text("You feared {expected}, it was {felt} (n = {n}).")
    return said.format(
        expected=words.number(round(fears.expected, 1)),
        felt=words.number(round(fears.felt, 1)),
        n=words.number(fears.n),
    )
