"""The rack: a week's lifts as plates on a shelf, their size the weight, their colour the kind."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.charts.figure import Table, figure, joined, short, svg
from helplog.pages.words import Words

SHELF_WIDTH: Final = 300.0
"""A little more than the pixels of the narrowest phone's column, so that a unit is about a pixel
there."""
_GAP: Final = 6.0
_EDGE: Final = 3.0
"""From the end of the shelf to the room of its first plate: six small plates fit."""
_BETWEEN: Final = 12.0
"""From one shelf to the tops of the next one's plates."""
_SMALL_LB: Final = 3.0
_LARGE_LB: Final = 100.0
_SMALL_RADIUS: Final = 20.0
_LARGE_RADIUS: Final = 50.0

_RINGS: Final = {
    Kind.ASKS: "",
    Kind.HANDOFFS: "10 3",
    Kind.ACCEPTED: "4 3",
    Kind.THANKS: "1 3",
    Kind.CONNECTIONS: "7 2 1 2",
}
"""The dashes of a plate's ring tell the kinds apart where colours do not."""


@dataclass(frozen=True, slots=True)
class Plate:
    """One lift on the shelf."""

    kind: Kind
    weight_lb: float
    says: str
    """What a pointer or a screen reader is told."""
    href: str
    """Where its item stands; empty where there is nothing to lead to."""


@lru_cache(maxsize=1024)
def radius(weight_lb: float) -> float:
    """A plate's radius: grows with the logarithm, 20 at 3 lb or less and 50 at 100 lb or more."""
    within = min(max(weight_lb, _SMALL_LB), _LARGE_LB)
    grown = math.log(within / _SMALL_LB) / math.log(_LARGE_LB / _SMALL_LB)
    return _SMALL_RADIUS + (_LARGE_RADIUS - _SMALL_RADIUS) * grown


def plate(item: Item, words: Words, says: str, href: str) -> Plate:
    """The plate of one item; a private one says its weight and nothing else."""
    weight_lb = item.weight_lb or 0.0
    heavy = words.pounds(weight_lb)
    if item.private:
        says = words.text("{weight}, private").format(weight=heavy)
        return Plate(item.kind, weight_lb, says, href="")
    return Plate(item.kind, weight_lb, f"{says} · {heavy}", href)


def rack(  # noqa: PLR0913, PLR0917 - a figure and its names
    words: Words,
    ident: str,
    title: str,
    caption: str,
    plates: Sequence[Plate],
    table_ident: str = "",
) -> Markup:
    """The plates of a week as a figure, from the lightest up; an empty shelf where there are none.

    Args:
        words: the language.
        ident: unique on the page.
        title: what a screen reader is told it is.
        caption: what stands above it.
        plates: one a lift.
        table_ident: id of the fold with the table, where numbers lead to it.
    """
    ordered = sorted(plates, key=lambda plate: plate.weight_lb)
    shelves = list(_shelves(ordered)) or [[]]
    body: list[Markup] = []
    base = _GAP
    for shelf in shelves:
        radii = [radius(plate.weight_lb) for plate in shelf]
        base += 2 * max(radii, default=_SMALL_RADIUS)
        body.append(_drawn_shelf(words, shelf, base))
        base += _BETWEEN
    counted = words.plural("{n} plate", "{n} plates", len(plates))
    total_lb = sum(plate.weight_lb for plate in plates)
    picture = svg(
        ident,
        box=(SHELF_WIDTH, base - _BETWEEN + 8),
        title=title,
        description=f"{counted}, {words.pounds(total_lb)}",
        body=joined(body),
        linked=any(plate.href for plate in plates),
    )
    if not plates:
        empty = Markup(
            '<div class="hl-rack hl-rack--empty" data-search-exclude>{}</div>'
        )
        return empty.format(picture)
    table = Table(
        head=(words.text("Lift"), words.text("Weight")),
        rows=[(_lift(plate), words.pounds(plate.weight_lb)) for plate in ordered],
        ident=table_ident,
    )
    return figure(words, "rack", caption, picture, table)


def _lift(plate: Plate) -> str:
    """What was lifted, leading to where it stands."""
    without_weight, _, _ = plate.says.rpartition(" · ")
    says = without_weight or plate.says
    if not plate.href:
        return says
    return Markup('<a href="{}">{}</a>').format(plate.href, says)


def _shelves(plates: Sequence[Plate]) -> Iterator[list[Plate]]:
    """Fill shelves from the lightest up, each about as full as the others, none over its edge."""
    room = SHELF_WIDTH - 2 * _EDGE
    needed = sum(_width(plate) for plate in plates)
    share = needed / max(1, math.ceil(needed / room))
    shelf: list[Plate] = []
    used = 0.0
    for plate in plates:
        width = _width(plate)
        is_full = used + width > room or used + width / 2 > share
        if shelf and is_full:
            yield shelf
            shelf = []
            used = 0.0
        shelf.append(plate)
        used += width
    if shelf:
        yield shelf


def _width(plate: Plate) -> float:
    """What a plate takes of a shelf."""
    return 2 * radius(plate.weight_lb) + _GAP


def _drawn_shelf(words: Words, shelf: Sequence[Plate], base: float) -> Markup:
    y, far = short(base + 1.5), short(SHELF_WIDTH - 14)
    board = f'<path class="hl-shelf" d="M2 {y}H{short(SHELF_WIDTH - 2)}"/>'
    feet = f'<path class="hl-shelf-foot" d="M14 {y}v6M{far} {y}v6"/>'
    drawn = [board, feet]
    x = _EDGE + _GAP / 2
    for plate in shelf:
        r = radius(plate.weight_lb)
        weight = words.number(plate.weight_lb)
        drawn.append(_drawn_plate(plate, weight, x + r, base - r, r))
        x += _width(plate)
    return Markup("".join(drawn))  # noqa: S704 - escaped where words come in


def _drawn_plate(plate: Plate, weight: str, x: float, y: float, r: float) -> str:
    """A plate with its middle at `x` and `y`.

    Its title, for a pointer, stands outside its link: the link's text is the number one sees. So
    the link's name, which holds the number as it is written, is said once, and by whatever reads
    it.
    """
    style = f"hl-plate hl-{plate.kind.value}"
    says = escape(plate.says)
    disc = _disc(plate.kind, weight, x, y, r)
    if not plate.href:
        return f'<g class="{style}" role="img"><title>{says}</title>{disc}</g>'
    # A finger may come down beside the plate as well, half way to the next one.
    room = short(2 * r + _GAP)
    left = short(x - r - _GAP / 2)
    top = short(y - r - _GAP)
    aim = f'<rect class="hl-aim" x="{left}" y="{top}" width="{room}" height="{room}"/>'
    return (
        f'<g class="{style}" role="none"><title>{says}</title>'
        f'<a href="{escape(plate.href)}" aria-label="{says}">{disc}{aim}</a></g>'
    )


def _disc(kind: Kind, weight: str, x: float, y: float, r: float) -> str:
    """The plate itself, its ring and its number, which is as large as there is room for."""
    middle = f'cx="{short(x)}" cy="{short(y)}"'
    ring = f'{middle} r="{short(r - 3.5)}"'
    dashes = _RINGS.get(kind)
    if dashes:
        ring += f' stroke-dasharray="{dashes}"'
    size = min(r * 0.62, 2.9 * (r - 3.5) / len(weight))
    text = f'x="{short(x)}" y="{short(y + size * 0.36)}" font-size="{short(size)}"'
    return (
        f'<circle class="hl-disc" {middle} r="{short(r)}"/>'
        f'<circle class="hl-ring" {ring}/>'
        f"<text {text}>{escape(weight)}</text>"
    )
