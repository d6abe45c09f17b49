"""Lines over the weeks: strength, or load beside help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from helplog.pages.charts.figure import Table, figure, joined, legend, short, svg
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
    weeks: Sequence[str],
    several: Sequence[Line],
    ticks: Sequence[Tick],
    levels: Sequence[tuple[float, str]],
    bands: Sequence[str] = (),
    names: Mapping[str, str] = MappingProxyType({}),
) -> Markup:
    """Lines over the same weeks.

    Args:
        words: the language.
        ident: unique on the page.
        caption: what stands above it.
        weeks: their names; one that was not of practice says so.
        several: the lines.
        ticks: labels under it.
        levels: labels beside it.
        bands: `rest`, `away` or empty, one a week: how it is drawn.
        names: what these are called.
    """
    shares = 100 / room_for(len(weeks))
    shown = in_order(bands)
    shades = joined(
        band(ident, shade, n * shares, shares, weeks[n]) for n, shade in enumerate(bands) if shade
    )
    # what is placed in per cent stays as it is, the lines alone are stretched
    paths = Markup(
        '<svg viewBox="0 0 {} 100" preserveAspectRatio="none" width="100%" height="100%">{}</svg>'
    ).format(short(_STEP * room_for(len(weeks))), joined(_path(line, _STEP) for line in several))
    ends = ", ".join(f"{line.name}: {_last(line)}" for line in several)
    picture = svg(
        ident,
        title=caption,
        description=ends,
        body=joined([textures(ident, shown) if shown else Markup(""), shades, paths]),
    )
    table = Table(
        head=(words.text("Week"), *(line.name for line in several)),
        rows=[(week, *(line.shown[n] for line in several)) for n, week in enumerate(weeks)],
    )
    strokes = [
        Markup(
            '<span><svg class="hl-stroke" viewBox="0 0 24 10" aria-hidden="true">'
            '<path class="hl-line {}" d="M0 5H24"/></svg>{}</span>'
        ).format(line.style, line.name)
        for line in several
        if len(several) > 1
    ]
    below = legend([*strokes, *(swatch(ident, shade, names[shade]) for shade in shown)])
    return figure(words, "lines", caption, framed(picture, ticks, levels) + below, table)


def _path(line: Line, width: float) -> Markup:
    steps, drawing = [], False
    for n, value in enumerate(line.values):
        if value is None:
            drawing = False
            continue
        y = 100 - 100 * min(1.0, value / line.top)
        x = (n + 0.5) * width
        steps.append(f"{'L' if drawing else 'M'}{short(x)} {short(y)}")
        if not drawing:  # a lone week still leaves a mark
            steps.append(f"h{short(width * 0.01)}")
        drawing = True
    return Markup('<path class="hl-line {}" d="{}"/>').format(line.style, "".join(steps))


def _last(line: Line) -> str:
    known = [text for value, text in zip(line.values, line.shown, strict=True) if value is not None]
    return known[-1] if known else "–"
