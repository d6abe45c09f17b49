"""What is open as lists of lines, each with its number; the same in every command."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from helplog.cli.output.lines import item_line, need_line
from helplog.insight.reflection import Reflection
from helplog.insight.refs import Numbered, open_items
from helplog.model.journal import Item
from helplog.pages import labels
from helplog.pages.words import Words


class OpenList(NamedTuple):
    """One list."""

    title: str
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    """The number of each."""


def open_lists(
    reflection: Reflection,
    words: Words,
    shown: Callable[[Item], bool] = lambda _: True,
) -> tuple[OpenList, ...]:
    """Everything that is open, list by list as the numbers go; empty ones are left out.

    Args:
        reflection: of the journal.
        words: the language.
        shown: which items to show; the others keep their numbers.
    """
    numbered = open_items(reflection)
    titled = (
        (labels.OPEN_ASKS, numbered.asks),
        (labels.NEEDS, numbered.needs),
        (labels.READY, numbered.handoffs_ready),
        (labels.THANKS, numbered.thanks),
        (labels.OFFERS, numbered.offers),
        (labels.DRAFTS, numbered.drafts),
    )
    lists = []
    for title, items in titled:
        there = [(ref, item) for ref, item in items if shown(item)]
        if there:
            lists.append(_list(words.text(title), there, reflection, words))
    return tuple(lists)


def _list(
    title: str, items: list[Numbered], reflection: Reflection, words: Words
) -> OpenList:
    today = reflection.today
    needs = {need.item.key: need for need in reflection.open_needs}
    lines = []
    for _, item in items:
        need = needs.get(item.key)
        line = need_line(need, today, words) if need else item_line(item, today, words)
        lines.append(line)
    return OpenList(title, tuple(lines), tuple(str(ref) for ref, _ in items))
