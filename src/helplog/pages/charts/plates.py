"""A plate seen from its edge: its height the weight, its outline and colour the kind."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from helplog.model.kinds import Kind
from helplog.pages.charts.figure import short

_SMALL_LB: Final = 3.0
_LARGE_LB: Final = 100.0
_SMALL_HEIGHT: Final = 34.0
_LARGE_HEIGHT: Final = 86.0
_SMALL_WIDTH: Final = 19.0
_LARGE_WIDTH: Final = 27.0
_NUMBER_SIZE: Final = 11.6
"""Eleven pixels and a little on the narrowest phone."""
_DIGIT: Final = 6.7
_BESIDE_DIGITS: Final = 5.0


@lru_cache(maxsize=1024)
def height_of(weight_lb: float) -> float:
    """Grows with the logarithm: 34 at 3 lb or less, 86 at 100 lb or more."""
    return _between(_SMALL_HEIGHT, _LARGE_HEIGHT, weight_lb)


def width_of(weight_lb: float, number: str) -> float:
    """As `height_of`, from 19 to 27; as wide as its number needs."""
    grown = _between(_SMALL_WIDTH, _LARGE_WIDTH, weight_lb)
    by_digits = _DIGIT * len(number) + _BESIDE_DIGITS
    return max(grown, by_digits)


def _between(least: float, most: float, weight_lb: float) -> float:
    at_least = max(weight_lb, _SMALL_LB)
    within = min(at_least, _LARGE_LB)
    grown = math.log(within / _SMALL_LB) / math.log(_LARGE_LB / _SMALL_LB)
    return least + (most - least) * grown


@lru_cache(maxsize=4096)
def outline(kind: Kind, width: float, height: float) -> str:
    """The path of a plate, from its upper left corner on.

    Asks are round at the corners, handoffs square, yeses rounder; a thank-you is round but for one
    corner, a connection is cut off at all four: as the marks of these kinds in lists are.
    """
    if kind is Kind.HANDOFFS:
        return f"h{short(width)}v{short(height)}h-{short(width)}z"
    if kind is Kind.CONNECTIONS:
        return _cut(width, height, width * 0.3)
    if kind is Kind.THANKS:
        return _rounded(width, height, width * 0.5, sharp=True)
    if kind is Kind.ACCEPTED:
        return _rounded(width, height, width * 0.3)
    return _rounded(width, height, width * 0.16)


def _rounded(width: float, height: float, r: float, *, sharp: bool = False) -> str:
    """A rectangle with round corners; `sharp` leaves out the lower left one."""
    across = short(width - 2 * r)
    down = short(height - 2 * r)
    arc = f"a{short(r)} {short(r)} 0 0 1"
    turn = short(r)
    last = f"h-{across}{arc}-{turn}-{turn}"
    if sharp:
        last = f"h-{short(width - r)}v-{turn}"
    return (
        f"m{turn} 0h{across}{arc} {turn} {turn}v{down}{arc}-{turn} {turn}"
        f"{last}v-{down}{arc} {turn}-{turn}z"
    )


def _cut(width: float, height: float, corner: float) -> str:
    """A rectangle with its corners cut off."""
    across = short(width - 2 * corner)
    down = short(height - 2 * corner)
    c = short(corner)
    return f"m{c} 0h{across}l{c} {c}v{down}l-{c} {c}h-{across}l-{c}-{c}v-{down}z"


@lru_cache(maxsize=4096)
def relief(kind: Kind, width: float, height: float) -> str:
    """What is worked into a plate, from its upper left corner on; empty for most kinds."""
    if kind is Kind.HANDOFFS:
        across = short(width - 5)
        down = short(height - 9)
        return f"m2.5 4.5h{across}m-{across} {down}h{across}"
    if kind is Kind.ACCEPTED:
        inner = _rounded(width - 5, height - 5, (width - 5) * 0.22)
        return f"m2.5 2.5{inner}"
    return ""


def drawn_plate(  # noqa: PLR0913, PLR0917 - a shape and its place
    kind: Kind, x: float, y: float, width: float, height: float, iron: str = ""
) -> Markup:
    """A plate with its upper left corner at `x` and `y`.

    Args:
        kind: what it looks like.
        x: from the left.
        y: from the top.
        width: of the plate.
        height: of the plate.
        iron: id of the gradient that lies over it; empty for a flat one.
    """
    at = f"M{short(x)} {short(y)}"
    shape = outline(kind, width, height)
    drawn = f'<path class="hl-disc" d="{at}{shape}"/>'
    worked = relief(kind, width, height)
    if worked:
        drawn += f'<path class="hl-relief" d="{at}{worked}"/>'
    if iron:
        drawn += f'<path class="hl-iron" fill="url(#{iron})" d="{at}{shape}"/>'
    return Markup(drawn)  # noqa: S704 - numbers, and ids made here


def plate_of_kind(  # noqa: PLR0913, PLR0917 - a shape and its place
    kind: Kind, x: float, y: float, width: float, height: float, iron: str = ""
) -> Markup:
    """The same in its kind's colour."""
    shape = drawn_plate(kind, x, y, width, height, iron)
    html = f'<g class="hl-plate hl-{kind.value}">{shape}</g>'
    return Markup(html)  # noqa: S704 - escaped above


class Shapes:
    """The plates of one picture: each shape is drawn once, and put wherever it is needed."""

    def __init__(self, ident: str) -> None:
        """Nothing is drawn yet.

        Args:
            ident: of the picture; the ids of its shapes begin with it.
        """
        self._ident = escape(ident)
        self._drawn: dict[str, str] = {}

    def put(self, kind: Kind, x: float, y: float, width: float, height: float) -> str:
        """A plate in its kind's colour with its upper left corner at `x` and `y`, as HTML."""
        shape = outline(kind, width, height)
        ident = self._drawn.setdefault(shape, f"{self._ident}-{len(self._drawn)}")
        at = f'x="{short(x)}" y="{short(y)}"'
        plate = f'<use class="hl-disc" href="#{ident}" {at}/>'
        worked = relief(kind, width, height)
        if worked:
            d = f"M{short(x)} {short(y)}{worked}"
            plate += f'<path class="hl-relief" d="{d}"/>'
        plate += f'<use class="hl-iron" href="#{ident}i" {at}/>'
        return f'<g class="hl-plate hl-{kind.value}">{plate}</g>'

    def defined(self) -> str:
        """What the plates that were put are drawn of, as HTML; it looks like iron."""
        name = f"{self._ident}-iron"
        drawn = []
        for shape, ident in self._drawn.items():
            drawn += [
                f'<path id="{ident}" d="M0 0{shape}"/>',
                f'<use id="{ident}i" href="#{ident}" fill="url(#{name})"/>',
            ]
        return f"{iron(name)}<defs>{''.join(drawn)}</defs>"


def number_on(number: str, centre: float, middle: float) -> Markup:
    """What is written on a plate; the name of what it lies on says it to who can't see it."""
    y = short(middle + _NUMBER_SIZE * 0.36)
    place = f'x="{short(centre)}" y="{y}"'
    said = escape(number)
    html = f'<text class="hl-number" aria-hidden="true" {place}>{said}</text>'
    return Markup(html)  # noqa: S704 - escaped


_STOPS: Final = "".join(
    f'<stop offset="{offset}" stop-color="#{colour}" stop-opacity="{opacity}"/>'
    for offset, colour, opacity in (
        ("0", "000", ".18"),
        (".2", "fff", ".16"),
        (".38", "fff", "0"),
        (".66", "000", "0"),
        ("1", "000", ".24"),
    )
)


def iron(ident: str) -> Markup:
    """The gradient that makes plates of a picture look like iron; nothing behind its number."""
    name = escape(ident)
    gradient = f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">'
    html = f"<defs>{gradient}{_STOPS}</linearGradient></defs>"
    return Markup(html)  # noqa: S704 - escaped


def plate_key(kind: Kind, says: str) -> Markup:
    """A small plate with what its kind is called, for a legend."""
    key = Markup(
        '<span><svg class="hl-key hl-{}" viewBox="0 0 10 16" aria-hidden="true">{}</svg>{}</span>'
    )
    small = _small_key(kind)
    return key.format(kind.value, small, says)


@lru_cache(maxsize=16)
def _small_key(kind: Kind) -> Markup:
    return drawn_plate(kind, 0, 0, 10, 16)
