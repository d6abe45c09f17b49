"""Textures that fill the parts of a chart, so that no kind or quiet week is told by colour alone.

A stretched view box would stretch its textures as well. The pictures that use these have none:
their shapes are placed in per cent, and a texture is drawn in pixels, as fine on a phone as on a
desk, and the very same in the legend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.figure import joined, short


@dataclass(frozen=True, slots=True)
class _Tile:
    """What is repeated, in pixels."""

    width: float
    height: float
    drawn: str
    """Its shapes, filled (`hl-inked`) or drawn (`hl-ruled`) in the kind's colour."""
    turned: int = 0
    """Degrees."""


_RING: Final = '<circle class="hl-ruled" cx="2.5" cy="2.5" r="1.5"/>'
_LINE: Final = '<path class="hl-ruled" d="M0 1.5H4"/>'


def _dots(first: float, second: float, r: float) -> str:
    """Two dots on the diagonal."""
    dots = ""
    for at in (first, second):
        dots += f'<circle class="hl-inked" cx="{at}" cy="{at}" r="{r}"/>'
    return dots


_TILES: Final = {
    Kind.ASKS.value: _Tile(4, 4, '<rect class="hl-inked" width="4" height="4"/>'),
    Kind.HANDOFFS.value: _Tile(
        5, 5, '<rect class="hl-inked" x="1.3" width="2.4" height="5"/>', 45
    ),
    Kind.ACCEPTED.value: _Tile(5, 5, _RING),
    Kind.THANKS.value: _Tile(4, 4, _dots(1, 3, 0.85)),
    Kind.CONNECTIONS.value: _Tile(4, 3, _LINE),
    "away": _Tile(7.5, 7.5, '<path class="hl-ruled" d="M3.5 0V8"/>', -45),
    "rest": _Tile(6.5, 6.5, _dots(1.6, 4.85, 0.85)),
}
"""Solid, thick stripes, rings, close dots, level lines; away is wide hatching the other way, rest a
few loose dots."""

SHADES: Final = ("away", "rest")
"""The weeks that are drawn as bands."""
_NAMES: Final = (*(kind.value for kind in REP_KINDS), *SHADES)


def in_order(names: Iterable[str]) -> list[str]:
    """Those names that have a texture, each once, as legends show them."""
    wanted = set(names)
    return [name for name in _NAMES if name in wanted]


def textures(ident: str, names: Iterable[str]) -> Markup:
    """The textures of a picture; `ident` is the picture's own, for ids are a page's."""
    patterns = joined(_pattern(ident, name) for name in names)
    return Markup("<defs>{}</defs>").format(patterns)


def _pattern(ident: str, name: str) -> Markup:
    tile = _TILES[name]
    width = short(tile.width)
    height = short(tile.height)
    size = f'width="{width}" height="{height}"'
    turn = ""
    if tile.turned:
        turn = f' patternTransform="rotate({tile.turned})"'
    return Markup(  # noqa: S704 - tiles are written above, the rest is escaped
        f'<pattern id="{escape(ident)}-{name}" class="hl-texture hl-{name}"'
        f' patternUnits="userSpaceOnUse" {size}{turn}>'
        f'<rect class="hl-ground" {size}/>{tile.drawn}</pattern>'
    )


def filled(ident: str, name: str) -> Markup:
    """The attribute that fills a shape with a picture's texture."""
    return Markup('fill="url(#{}-{})"').format(ident, name)


def swatch(ident: str, name: str, says: str) -> Markup:
    """A texture with its name, for a legend."""
    swatch_of = Markup(
        '<span><svg class="hl-swatch" aria-hidden="true">'
        '<rect width="100%" height="100%" {}/></svg>{}</span>'
    )
    shade = filled(ident, name)
    return swatch_of.format(shade, says)


def band(ident: str, shade: str, x: float, width: float, says: str = "") -> Markup:
    """A quiet week over the whole height, placed in per cent, with what it says to a pointer."""
    title = Markup("")
    if says:
        title = Markup("<title>{}</title>").format(says)
    fill = filled(ident, shade)
    rect = Markup(
        '<rect class="hl-band hl-band--{}" x="{}%" y="0" width="{}%" height="100%" {}>{}</rect>'
    )
    left = short(x)
    return rect.format(shade, left, short(width), fill, title)
