"""The talk at the end of a trial: what there is to look at, and what to ask each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from helplog.insight.reflection import LoadAround, Talk
from helplog.model.journal import Item
from helplog.pages.words import Words

_FEW: Final = 3
"""Times the load was noted on a side, below which it is said how often it was."""


def talk_question(talk: Talk, words: Words) -> str:
    """What to ask each other, and what it may come to."""
    if talk.item.is_shared:
        return words.text(
            "The trial is over, and it is yours together: what worked, what would the two of you"
            " change? Keep it so, adjust it, or give it back to one of you."
        )
    return words.text(
        "The trial is over: what worked, what would you change?"
        " Keep it, adjust it, or take it back."
    )


def talk_facts(talk: Talk, words: Words) -> Iterator[tuple[str, str]]:
    """Labels and texts that are shown at the talk alone."""
    _ = words.text
    if talk.load is not None:
        yield _("How full my head was, of 10"), load_around(talk.load, words)
    days = _stepped_in(talk.item)
    if days:
        title = _("I stepped in")
        yield title, words.all_of(map(words.day, days))


def _stepped_in(item: Item) -> list[date]:
    """The days since the last talk; what came before was talked about then."""
    talked = item.days("talked")
    talked_on = max(talked, default=date.min)
    return [day for day in item.days("stepped_in") if day > talked_on]


def load_around(load: LoadAround, words: Words) -> str:
    """`7 before, 4.5 since`, with how often it was noted where that was seldom."""
    before = words.number(load.before)
    since = words.number(load.since)
    if min(load.n_before, load.n_since) < _FEW:
        times_before = words.plural("{n} note", "{n} notes", load.n_before)
        times_since = words.plural("{n} note", "{n} notes", load.n_since)
        before = f"{before} ({times_before})"
        since = f"{since} ({times_since})"
    said = words.text("{before} before, {since} since")
    return said.format(before=before, since=since)
