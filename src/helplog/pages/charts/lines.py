"""Lines over the weeks: strength, or load beside help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from helplog.pages.charts.figure import (
    Table,
    figure,
    joined,
    leading_to,
    legend,
    short,
    svg,
)
from helplog.pages.charts.plot import Tick, framed, room_for
from helplog.pages.charts.textures import band, in_order, swatch, textures
from helplog.pages.words import Words

_STEP: Final = 10.0
"""A week's width in the lines' own units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a picture."""

    name: str
    style: str
    """The class that colours and dashes it."""
    values: Sequence[float | None]
    """One a week; None where there is nothing, which leaves a gap."""
    shown: Sequence[str]
    """The same as text."""
    top: float
    """The value at the top of the picture; 0 is at the bottom."""


def lines(  # noqa: PLR0913 - a picture's parts
    words: Words,
    ident: str,
    caption: str,
    *,
    spans: Sequence[tuple[str, str]],
    heading: str,
    several: Sequence[Line],
    ticks: Sequence[Tick],
    levels: Sequence[tuple[float, str]],
    bands: Sequence[str] = (),
    names: Mapping[str, str] = MappingProxyType({}),
    note: str = "",
) -> Markup:
    """Lines over the same weeks, months or years.

    Args:
        words: the language.
        ident: unique on the page.
        caption: what stands above it.
        spans: their names and their pages; a week that was not of practice says so.
        heading: what stands over the names in the table.
        several: the lines.
        ticks: labels under it.
        levels: labels beside it.
        bands: `rest`, `away` or empty, one a week: how it is drawn.
        names: what these are called.
        note: what it shows, in a sentence.
    """
    shown = in_order(bands)
    shades = _bands(ident, bands, [name for name, _ in spans])
    if shown:
        shades = textures(ident, shown) + shades
    latest = [f"{line.name}: {_last(line)}" for line in several]
    picture = svg(
        ident,
        title=caption,
        description=", ".join(latest),
        body=shades + _paths(several, len(spans)),
    )
    below = _strokes(several)
    for shade in shown:
        name = names[shade]
        below.append(swatch(ident, shade, name))
    plot = framed(picture, ticks, levels) + legend(below)
    table = _table(heading, spans, several)
    return figure(words, "lines", caption, plot, table, note)


def _bands(ident: str, bands: Sequence[str], weeks: Sequence[str]) -> Markup:
    """The weeks that were not of practice, placed in per cent."""
    width = 100 / room_for(len(weeks))
    drawn = []
    for n, shade in enumerate(bands):
        if not shade:
            continue
        x = n * width
        drawn_band = band(ident, shade, x, width, weeks[n])
        drawn.append(drawn_band)
    return joined(drawn)


def _paths(several: Sequence[Line], weeks: int) -> Markup:
    """The lines; they alone are stretched, what is placed in per cent stays as it is."""
    picture = Markup(
        '<svg viewBox="0 0 {} 100" preserveAspectRatio="none" width="100%" height="100%">{}</svg>'
    )
    width = short(_STEP * room_for(weeks))
    paths = [_path(line) for line in several]
    return picture.format(width, joined(paths))


def _path(line: Line) -> Markup:
    steps = []
    drawing = False
    for n, value in enumerate(line.values):
        if value is None:
            drawing = False
            continue
        height = min(1.0, value / line.top)
        x = (n + 0.5) * _STEP
        y = 100 - 100 * height
        point = f"{short(x)} {short(y)}"
        if drawing:
            steps.append(f"L{point}")
        else:  # a lone week still leaves a mark
            mark = short(_STEP * 0.01)
            steps.append(f"M{point}h{mark}")
        drawing = True
    path = Markup('<path class="hl-line {}" d="{}"/>')
    steps_drawn = "".join(steps)
    return path.format(line.style, steps_drawn)


def _last(line: Line) -> str:
    """The latest value there is, as text."""
    last = "–"
    for value, text in zip(line.values, line.shown, strict=True):
        if value is not None:
            last = text
    return last


def _strokes(several: Sequence[Line]) -> list[Markup]:
    """The lines for the legend; a single one needs none."""
    if len(several) < 2:  # noqa: PLR2004
        return []
    stroke = Markup(
        '<span><svg class="hl-stroke" viewBox="0 0 24 10" aria-hidden="true">'
        '<path class="hl-line {}" d="M0 5H24"/></svg>{}</span>'
    )
    return [stroke.format(line.style, line.name) for line in several]


def _table(
    heading: str, spans: Sequence[tuple[str, str]], several: Sequence[Line]
) -> Table:
    names = [line.name for line in several]
    columns = [line.shown for line in several]
    leading = [leading_to(href, name) for name, href in spans]
    rows = list(zip(leading, *columns, strict=True))
    return Table(head=(heading, *names), rows=rows)
