"""A year as a wall of plates: one for every lift, month under month, to be printed and hung."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup

from helplog.insight.weeks.tallies import weight_of
from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.figure import short
from helplog.pages.charts.plates import height_of, outline, relief, width_of

WIDTH: Final = 1188.0
HEIGHT: Final = 840.0
"""As wide to high as a sheet of A4 or A3 that lies."""
_HEAD: Final = 150.0
_TALLEST_ROW: Final = 104.0
_MONTH: Final = 100.0
"""For the month's name, before its bar."""
_END: Final = 26.0
_ROOM: Final = WIDTH - _MONTH - 2 * _END
_TALLEST: Final = 86.0
"""The tallest plate as `plates` draws it."""
_BETWEEN: Final = 1.6
_BETWEEN_DAYS: Final = 7.0
_FARTHEST_DAYS: Final = 26.0
"""Days are so far apart that the fullest month takes its whole bar, up to this."""
_WIDE_ENOUGH: Final = 7.0
"""For something to be worked into a plate."""
_WIDEST: Final = 1.25
"""A plate is never so much wider than high as a short year would make it."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month with a lift in it."""

    name: str
    short: str
    lifts: Sequence[Item]
    """In date order."""


def wall(year: str, months: Sequence[Month], title: str, description: str) -> Markup:
    """The plates of a year, wordless: their months and the year's number, nothing else.

    Args:
        year: its number.
        months: those with a lift, in order.
        title: what a screen reader is told it is.
        description: what it shows, in a sentence.
    """
    room = (HEIGHT - _HEAD) / len(months)
    row = min(_TALLEST_ROW, room)
    tall = row * 0.9 / _TALLEST
    wide = min(tall * _WIDEST, *(_fitting(month) for month in months))
    between = min(_apart(month, wide) for month in months)
    scale = _Scale(wide, tall, between)
    year_name = Markup('<text class="hl-wall-year" x="0" y="96">{}</text>').format(year)
    drawn = [year_name]
    for n, month in enumerate(months):
        middle = _HEAD + (n + 0.5) * row
        drawn_row = _row(month, middle, scale)
        drawn.append(drawn_row)
    body = Markup("").join(drawn)
    picture = Markup(
        '<svg class="hl-svg" viewBox="0 0 {} {}" role="img" aria-labelledby="wall-t wall-d">'
        '<title id="wall-t">{}</title><desc id="wall-d">{}</desc>{}</svg>'
    )
    size = (short(WIDTH), short(_HEAD + row * len(months)))
    return picture.format(*size, title, description, body)


class _Scale(NamedTuple):
    """How large everything is drawn."""

    wide: float
    tall: float
    between_days: float


def _fitting(month: Month) -> float:
    """The scale at which a month's plates take its whole bar."""
    return _ROOM / (_plates_wide(month) + _days(month) * _BETWEEN_DAYS)


def _apart(month: Month, wide: float) -> float:
    """How far apart a month's days may be."""
    left = _ROOM - wide * _plates_wide(month)
    between_days = left / _days(month)
    return min(_FARTHEST_DAYS, between_days)


def _days(month: Month) -> int:
    return len({item.on for item in month.lifts})


def _plates_wide(month: Month) -> float:
    return sum(_width(item) + _BETWEEN for item in month.lifts)


def _width(item: Item) -> float:
    weight = weight_of(item)
    return width_of(weight, "")


def _row(month: Month, middle: float, scale: _Scale) -> Markup:
    """A month's name, its bar, and its plates: the shapes of a kind in one path."""
    y = short(middle)
    end, paths = _placed(month.lifts, middle, scale)
    name = Markup('<text class="hl-wall-month" x="0" y="{}">{}</text>')
    name_y = middle + 12
    drawn = [name.format(short(name_y), month.short)]
    left = short(_MONTH)
    collars = "".join(f"M{short(x)} {short(middle - 9)}v18" for x in (_MONTH + 14, end))
    bar = Markup(
        '<path class="hl-bar" d="M{0} {1}H{2}"/><path class="hl-collar" d="M{0} {1}h8{3}"/>'
    )
    width = short(WIDTH)
    drawn_bar = bar.format(left, y, width, collars)
    drawn.append(drawn_bar)
    for kind in REP_KINDS:
        shapes, worked = paths.get(kind, ("", ""))
        if shapes:
            shape = _of_kind(kind, shapes, worked)
            drawn.append(shape)
    return Markup("").join(drawn)


def _of_kind(kind: Kind, shapes: str, worked: str) -> Markup:
    group = Markup('<g class="hl-{}"><path class="hl-disc" d="{}"/>{}</g>')
    path = Markup("")
    if worked:
        path = Markup('<path class="hl-relief" d="{}"/>').format(worked)
    return group.format(kind.value, shapes, path)


def _placed(
    lifts: Sequence[Item], middle: float, scale: _Scale
) -> tuple[float, dict[Kind, tuple[str, str]]]:
    """Where the last plate ends, and the shapes of each kind with what is worked into them."""
    shapes: dict[Kind, list[str]] = {}
    worked: dict[Kind, list[str]] = {}
    x = _MONTH + _END - scale.between_days
    before = None
    for item in lifts:
        if item.on != before:
            x += scale.between_days
        before = item.on
        width_of_item = _width(item) * scale.wide
        width = round(width_of_item, 2)
        weight = weight_of(item)
        high = height_of(weight) * scale.tall
        height = round(high, 2)
        at = f"M{short(x)} {short(middle - height / 2)}"
        shapes.setdefault(item.kind, []).append(at + outline(item.kind, width, height))
        if width > _WIDE_ENOUGH:
            inner = relief(item.kind, width, height)
            worked.setdefault(item.kind, []).append(at + inner if inner else "")
        x += width + _BETWEEN * scale.wide
    joined = {}
    for kind, several in shapes.items():
        plain_ones = "".join(several)
        joined[kind] = (plain_ones, "".join(worked.get(kind, ())))
    return x + 5, joined
