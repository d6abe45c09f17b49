"""The rack: a week's lifts drawn as plates on a shelf, their size the weight, their colour the kind."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.charts.figure import Table, figure, joined, short, svg
from helplog.pages.words import Words

SHELF_WIDTH: Final = 340.0
_GAP: Final = 6.0
_SMALL_LB: Final = 3.0
_LARGE_LB: Final = 100.0
_SMALL_RADIUS: Final = 15.0
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


def radius(weight_lb: float) -> float:
    """A plate's radius: grows with the logarithm, 15 at 3 lb or less and 50 at 100 lb or more."""
    within = min(max(weight_lb, _SMALL_LB), _LARGE_LB)
    grown = math.log(within / _SMALL_LB) / math.log(_LARGE_LB / _SMALL_LB)
    return _SMALL_RADIUS + (_LARGE_RADIUS - _SMALL_RADIUS) * grown


def plate(item: Item, words: Words, says: Callable[[Item], str], href: str) -> Plate:
    """The plate of one item; a private one says its weight and nothing else."""
    weight_lb = item.weight_lb or 0.0
    heavy = words.pounds(weight_lb)
    if item.private:
        return Plate(item.kind, weight_lb, words.text("{weight}, private").format(weight=heavy), "")
    return Plate(item.kind, weight_lb, f"{says(item)} · {heavy}", href)


def rack(words: Words, ident: str, caption: str, plates: Sequence[Plate]) -> Markup:
    """The plates of a week as a figure, from the lightest up; an empty shelf where there are none."""
    ordered = sorted(plates, key=lambda p: p.weight_lb)
    shelves = list(_shelves(ordered)) or [[]]
    body: list[Markup] = []
    base = 4.0
    for shelf in shelves:
        base += 2 * max((radius(p.weight_lb) for p in shelf), default=_SMALL_RADIUS)
        body.append(_drawn_shelf(shelf, base))
        base += 12
    total = sum(p.weight_lb for p in plates)
    picture = svg(
        ident,
        width=SHELF_WIDTH,
        height=base - 4,
        title=caption,
        description=words.plural("{n} plate", "{n} plates", len(plates)) + ", " + words.pounds(total),
        body=joined(body),
    )
    if not plates:
        return Markup('<div class="hl-rack hl-rack--empty" data-search-exclude>{}</div>').format(picture)
    table = Table(
        head=(words.text("Lift"), words.text("Weight")),
        rows=[(p.says.rpartition(" · ")[0] or p.says, words.pounds(p.weight_lb)) for p in ordered],
    )
    return figure(words, "rack", caption, picture, table)


def _shelves(plates: Sequence[Plate]) -> Iterator[list[Plate]]:
    """Fill shelves from the lightest up; a new one when the next plate would hang over the edge."""
    shelf: list[Plate] = []
    used = 0.0
    for one in plates:
        width = 2 * radius(one.weight_lb) + _GAP
        if shelf and used + width > SHELF_WIDTH - 8:
            yield shelf
            shelf, used = [], 0.0
        shelf.append(one)
        used += width
    if shelf:
        yield shelf


def _drawn_shelf(shelf: Sequence[Plate], base: float) -> Markup:
    line = Markup(
        '<path class="hl-shelf" d="M2 {y}H{w}"/><path class="hl-shelf-foot" d="M14 {y}v6M{f} {y}v6"/>'
    ).format(y=short(base + 1.5), w=short(SHELF_WIDTH - 2), f=short(SHELF_WIDTH - 14))
    drawn, x = [], 8.0
    for one in shelf:
        r = radius(one.weight_lb)
        drawn.append(_drawn_plate(one, x + r, base - r, r))
        x += 2 * r + _GAP
    return joined([line, *drawn])


def _drawn_plate(one: Plate, x: float, y: float, r: float) -> Markup:
    ring = Markup(' stroke-dasharray="{}"').format(_RINGS[one.kind]) if _RINGS.get(one.kind) else Markup("")
    disc = Markup(
        '<g class="hl-plate hl-{kind}"><title>{says}</title><circle class="hl-disc" cx="{x}" cy="{y}" r="{r}"/>'
        '<circle class="hl-ring" cx="{x}" cy="{y}" r="{inner}"{ring}/>'
        '<text x="{x}" y="{ty}" font-size="{size}">{lb}</text></g>'
    ).format(
        kind=one.kind.value,
        says=one.says,
        x=short(x),
        y=short(y),
        r=short(r),
        inner=short(r - 3.5),
        ring=ring,
        ty=short(y + r * 0.24 + 1),
        size=short(max(10.0, r * 0.62)),
        lb=short(one.weight_lb),
    )
    if not one.href:
        return disc
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(one.href, one.says, disc)
