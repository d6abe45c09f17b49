"""The rack in the terminal: the same bar as the page's, drawn in signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import click

from helplog.cli.output.drawing import drawable, terminal_columns
from helplog.cli.output.kind_colours import of_kind
from helplog.model.journal import Item
from helplog.pages.charts.shelves import Bar, Loaded, load

_PLATES: Final = ((3, "▍"), (5, "▋"), (10, "▉"), (25, "█▋"), (50, "██▋"))
_HEAVIEST_PLATE: Final = "███▋"
"""Each ends before its column does: plates that touch are told apart."""
_LEFT: Final = "━━┫"
_RIGHT: Final = "┣━━"
_BETWEEN_DAYS: Final = "━"
_MARK: Final = "▴"
_MOST_COLUMNS: Final = 88
SIGNS: Final = "▍█┤━"
"""What a terminal must be able to show."""


def bars(items: Sequence[Item], columns: int) -> tuple[list[str], list[Item]]:
    """One bar or two with the lifts among the items, and what had no room on them.

    Args:
        items: of a week.
        columns: to draw in.
    """
    loaded = _loaded(items, columns)
    drawn = map(_drawn_bar, loaded.shelves)
    return list(drawn), loaded.left_over


def _loaded(items: Sequence[Item], columns: int) -> Loaded[Item]:
    lifts = sorted((item for item in items if item.weighs), key=_as_loaded)
    groups = groupby(lifts, lambda item: item.on)
    days = [list(of_day) for _, of_day in groups]
    room = columns - len(_LEFT) - len(_RIGHT) + len(_BETWEEN_DAYS)
    between = len(_BETWEEN_DAYS)
    return load(Bar(room=room, width_of=_width, apart=between), days)


def _drawn_bar(shelf: Sequence[Sequence[Item]]) -> str:
    between = click.style(_BETWEEN_DAYS, dim=True)
    plates = between.join("".join(_drawn(of_day)) for of_day in shelf)
    left = click.style(_LEFT, dim=True)
    right = click.style(_RIGHT, dim=True)
    return left + plates + right


def marked_bars(items: Sequence[Item], new: Item) -> Iterator[str]:
    """The bars of a week with a mark under the plate of a new lift, where it stands on one.

    Nothing where the terminal can't show it.
    """
    room = terminal_columns() - len("  ")
    if not drawable(SIGNS + _MARK):
        return
    room_for_bar = min(_MOST_COLUMNS, room)
    loaded = _loaded(items, room_for_bar)
    for shelf in loaded.shelves:
        yield _drawn_bar(shelf)
        column = len(_LEFT)
        for plates in shelf:
            for item in plates:
                if item.key == new.key:
                    yield " " * column + _MARK
                column += len(plate_of(item))
            column += len(_BETWEEN_DAYS)


def _drawn(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        plate = plate_of(item)
        yield of_kind(item.kind, plate)


def _as_loaded(item: Item) -> tuple[object, ...]:
    return item.on, -(item.weight_lb or 0)


def _width(item: Item) -> float:
    return len(plate_of(item))


def plate_of(item: Item) -> str:
    """A lift as signs, the wider the heavier."""
    pounds = item.weight_lb or 0
    for most, sign in _PLATES:
        if pounds <= most:
            return sign
    return _HEAVIEST_PLATE
