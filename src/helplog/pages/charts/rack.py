"""The rack: a week's lifts as iron plates on a bar, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

from helplog.insight.weeks.tallies import add_lb
from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.figure import Table, figure, joined, leading_to, short, svg
from helplog.pages.charts.plates import (
    Shapes,
    height_of,
    number_on,
    plate_key,
    width_of,
)
from helplog.pages.charts.shelves import Bar, Loaded, load
from helplog.pages.wording.sentences import left_over_words
from helplog.pages.words import Words

BAR_WIDTH: Final = 300.0
"""A little more than the pixels of the narrowest phone's column, so that a unit is about a pixel
there."""
_START: Final = 16.0
"""From the end of the bar to the room of its first day."""
_LEAST_DAY: Final = 46.0
"""44 pixels for a finger, on the narrowest phone."""
_BETWEEN_PLATES: Final = 1.6
_BETWEEN_DAYS: Final = 11.0
_ABOVE: Final = 4.0
_LABEL: Final = 17.0
"""From the foot of the tallest plate to the foot of the day's name."""
_BELOW: Final = 6.0


@dataclass(frozen=True, slots=True)
class Plate:
    """One lift on the bar."""

    kind: Kind
    weight_lb: float
    on: date
    says: str
    """What a pointer or a screen reader is told."""
    href: str
    """Where its item stands; empty where there is nothing to lead to."""


def plate(item: Item, words: Words, says: str, href: str) -> Plate:
    """The plate of one item; a private one says its weight and nothing else."""
    weight_lb = item.weight_lb or 0.0
    heavy = words.pounds(weight_lb)
    if item.private:
        says = words.text("{weight}, private").format(weight=heavy)
        return Plate(item.kind, weight_lb, item.on, says, href="")
    return Plate(item.kind, weight_lb, item.on, f"{says} · {heavy}", href)


def rack(  # noqa: PLR0913, PLR0917 - a figure and its names
    words: Words,
    ident: str,
    title: str,
    counts: Mapping[Kind, str],
    plates: Sequence[Plate],
    table_ident: str = "",
    days: Mapping[date, str] | None = None,
) -> Markup:
    """The plates of a week as a figure; nothing where nothing was lifted.

    Args:
        words: the language.
        ident: unique on the page.
        title: what a screen reader is told it is.
        counts: what stands above it, `3 asks` by its kind; the title where it is empty.
        plates: one a lift.
        table_ident: id of the fold with the table, where numbers lead to it.
        days: where the days that have a place of their own stand.
    """
    if not plates:
        return Markup("")
    picture = loaded_bar(words, ident, title, plates, days)
    by_day = _by_day(plates)
    table = _table(words, by_day, table_ident)
    return figure(words, "rack", keys(counts) or title, picture, table)


def loaded_bar(
    words: Words,
    ident: str,
    title: str,
    plates: Sequence[Plate],
    days: Mapping[date, str] | None = None,
) -> Markup:
    """The picture alone, with a word about what had no room on it; see `rack`."""
    bar = _bar(words)
    loaded = load(bar, _by_day(plates))
    known = _Drawing(words, Shapes(ident), days or {})
    shelves = []
    base = 0.0
    for shelf in loaded.shelves:
        drawn, base = _shelf(known, shelf, base)
        shelves.append(drawn)
    body = known.shapes.defined() + "".join(shelves)
    count = len(plates)
    counted = words.plural("{n} plate", "{n} plates", count)
    total = add_lb(words.unit.of(plate.weight_lb) for plate in plates)
    picture = svg(
        ident,
        box=(BAR_WIDTH, base),
        title=title,
        description=f"{counted}, {words.weighed(total)}",
        body=Markup(body),  # noqa: S704 - every piece is escaped
        linked=any(plate.href for plate in plates),
    )
    return picture + _left_over(words, loaded)


def keys(counts: Mapping[Kind, str]) -> Markup:
    """The kinds that are drawn, each with its plate: caption and legend in one."""
    keys = [plate_key(kind, counts[kind]) for kind in REP_KINDS if kind in counts]
    if not keys:
        return Markup("")
    return Markup('<span class="hl-legend">{}</span>').format(joined(keys))


@lru_cache(maxsize=8)
def _bar(words: Words) -> Bar[Plate]:
    known: dict[float, float] = {}  # a journal has few weights

    def width(plate: Plate) -> float:
        weight_lb = plate.weight_lb
        wide = known.get(weight_lb)
        if wide is None:
            wide = width_of(weight_lb, words.plate(weight_lb)) + _BETWEEN_PLATES
            known[weight_lb] = wide
        return wide

    return Bar(
        room=BAR_WIDTH - _START - _BELOW,
        width_of=width,
        apart=_BETWEEN_DAYS,
        least=_LEAST_DAY,
    )


def _by_day(plates: Sequence[Plate]) -> list[list[Plate]]:
    """Each day's plates, the heaviest first, as one loads a bar."""
    in_order = sorted(plates, key=lambda plate: (plate.on, -plate.weight_lb))
    return [list(of_day) for _, of_day in groupby(in_order, lambda plate: plate.on)]


def _left_over(words: Words, loaded: Loaded[Plate]) -> Markup:
    weights_lb = [plate.weight_lb for plate in loaded.left_over]
    if not weights_lb:
        return Markup("")
    said = left_over_words(weights_lb, words)
    return Markup('<p class="hl-quiet">{}</p>').format(said)


def _table(words: Words, by_day: Sequence[Sequence[Plate]], ident: str) -> Table:
    rows = []
    for plates in by_day:
        for one in plates:
            day = words.short_day(one.on)
            lift = _lift(one)
            rows.append((lift, day, words.pounds(one.weight_lb)))
    lift_title = words.text("Lift")
    head = (lift_title, words.text("Day"), words.text("Weight"))
    return Table(head=head, rows=rows, ident=ident)


def _lift(plate: Plate) -> str:
    """What was lifted, leading to where it stands."""
    without_weight, _, _ = plate.says.rpartition(" · ")
    says = without_weight or plate.says
    return leading_to(plate.href, says)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all shelves of a rack share."""

    words: Words
    shapes: Shapes
    days: Mapping[date, str]


def _shelf(
    known: _Drawing, shelf: Sequence[Sequence[Plate]], top: float
) -> tuple[str, float]:
    """A bar with its days, as HTML; `top` is its upper edge, the lower one comes back."""
    tallest = max(height_of(plate.weight_lb) for day in shelf for plate in day)
    middle = top + _ABOVE + tallest / 2
    foot = middle + tallest / 2 + _LABEL
    bar = _bar(known.words)
    drawn = []
    x = _START
    end = x
    for plates in shelf:
        width = bar.width_of_day(plates)
        widths = map(bar.width_of, plates)
        plates_wide = sum(widths) - _BETWEEN_PLATES
        left = x + (width - plates_wide) / 2
        room = (x, top, width, foot + _BELOW - top)
        day = _day(known, plates, (left, middle), foot, room)
        drawn.append(day)
        end = left + plates_wide
        x += width
    steel = _steel(middle, end)
    return steel + "".join(drawn), foot + _BELOW


def _steel(middle: float, end: float) -> str:
    """The bar, its two ends, and the collar that holds the plates on it."""
    y = short(middle)
    up = short(middle - 8)
    far = short(BAR_WIDTH - 9)
    collar = short(end + 5)
    bar = f'<path class="hl-bar" d="M2 {y}H{short(BAR_WIDTH - 2)}"/>'
    ends = f"M3 {y}h6M{far} {y}h6M11 {up}v16M{collar} {up}v16"
    return bar + f'<path class="hl-collar" d="{ends}"/>'


def _day(
    known: _Drawing,
    plates: Sequence[Plate],
    at: tuple[float, float],
    foot: float,
    room: tuple[float, float, float, float],
) -> str:
    """A day's plates and its name, leading to the day; every piece escaped.

    Plates are too thin for a finger: a day is what one presses. Their numbers lie outside the link,
    whose name is the day's: whoever speaks to their computer says what they see.
    """
    words = known.words
    left, middle = at
    drawn = [_aim(room)]
    numbers = []
    x = left
    for one in plates:
        number = words.plate(one.weight_lb)
        width = width_of(one.weight_lb, number)
        height = height_of(one.weight_lb)
        top = middle - height / 2
        middle_x = x + width / 2
        shape = known.shapes.put(one.kind, x, top, width, height)
        drawn.append(shape)
        numbers.append(number_on(number, middle_x, middle))
        x += width + _BETWEEN_PLATES
    name = words.narrow_week_day(plates[0].on)
    centre = short((left + x - _BETWEEN_PLATES) / 2)
    place = f'x="{centre}" y="{short(foot)}"'
    drawn.append(f'<text class="hl-day-name" {place}>{escape(name)}</text>')
    said = " · ".join(one.says for one in plates)
    html = _linked(known, plates, f"{name}: {said}", "".join(drawn))
    return html + "".join(numbers)


def _linked(known: _Drawing, plates: Sequence[Plate], says: str, drawn: str) -> str:
    hrefs = [one.href for one in plates if one.href]
    label = escape(says)
    if not hrefs:
        return f'<g role="img" aria-label="{label}">{drawn}</g>'
    href = escape(known.days.get(plates[0].on, hrefs[0]))
    link = f'<a href="{href}" aria-label="{label}">{drawn}</a>'
    return f'<g role="none"><title>{label}</title>{link}</g>'


def _aim(room: tuple[float, float, float, float]) -> str:
    x, y, width, height = map(short, room)
    place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    return f'<rect class="hl-aim" {place}/>'
