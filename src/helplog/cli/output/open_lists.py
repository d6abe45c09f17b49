"""What is open as lists of lines, each with its number; the same in every command."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from helplog.cli.output.lines import (
    item_line,
    need_line,
    noted,
    talk_lines,
    talk_note,
)
from helplog.insight.reflection import Reflection
from helplog.insight.refs import Numbered, open_items
from helplog.model.journal import Item
from helplog.pages.wording import labels
from helplog.pages.words import Words


class OpenList(NamedTuple):
    """One list."""

    title: str
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    """The number of each."""
    in_short: tuple[str, ...]
    """The lines where nothing stands below them."""
    below: tuple[tuple[str, ...], ...] = ()
    """Lines below each, where there is more to look at; as many as `lines`, or none."""
    hint: str = ""
    """What to type next."""
    more: int = 0
    """How many there are besides."""


def open_lists(
    reflection: Reflection,
    words: Words,
    shown: Callable[[Item], bool] = lambda _: True,
    most: int | None = None,
) -> tuple[OpenList, ...]:
    """Everything that is open, list by list as the numbers go; empty ones are left out.

    Args:
        reflection: of the journal.
        words: the language.
        shown: which items to show; the others keep their numbers.
        most: how many of each list, all of them where None; the rest is counted.
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
            first = there[:most]
            shown_title = words.text(title)
            listed = _list(shown_title, first, reflection, words)
            if title == labels.READY:
                listed = _with_talks(listed, first, reflection, words)
            more = len(there) - len(first)
            lists.append(listed._replace(more=more))
    return tuple(lists)


def _with_talks(
    listed: OpenList, items: list[Numbered], reflection: Reflection, words: Words
) -> OpenList:
    """Handoffs to talk about, each with what the two of them have to look at."""
    talks = {talk.item.key: talk for talk in reflection.talks}
    in_short = []
    below = []
    for line, (_, item) in zip(listed.lines, items, strict=True):
        talk = talks[item.key]
        note = talk_note(talk, words)
        in_short.append(noted(line, note))
        facts = talk_lines(talk, words)
        below.append(tuple(facts))
    hint = words.text(labels.TALK_COMMAND).format(
        command=f"helplog result {items[0][0]}"
    )
    shown = tuple(in_short)
    return listed._replace(in_short=shown, below=tuple(below), hint=hint)


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
    marks = tuple(str(ref) for ref, _ in items)
    shown = tuple(lines)
    return OpenList(title, shown, marks, tuple(lines))
