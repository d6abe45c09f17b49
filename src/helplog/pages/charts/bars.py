"""Weeks as stacked bars: how much was lifted, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.figure import Table, figure, joined, legend, short, svg
from helplog.pages.charts.plot import Tick, framed, room_for, round_top
from helplog.pages.charts.textures import band, filled, in_order, swatch, textures
from helplog.pages.words import Words

_FULL: Final = 0.78
"""How much of its week's width a bar takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One week's bar."""

    label: str
    """The week; one that was not of practice says so."""
    lb: dict[Kind, float]
    shade: str
    """`rest`, `away` or empty: a week drawn as what it was."""
    says: str
    """What a pointer is told."""

    @property
    def total_lb(self) -> float:
        """All kinds together."""
        return sum(self.lb.values())


def stacked_bars(  # noqa: PLR0913, PLR0917 - a picture's parts
    words: Words,
    ident: str,
    caption: str,
    bars: Sequence[Bar],
    names: Mapping[str, str],
    ticks: Sequence[Tick] = (),
) -> Markup:
    """Stacked bars, one a week, with rest and away weeks as quiet bands.

    Args:
        words: the language.
        ident: unique on the page.
        caption: what stands above it.
        bars: one a week, oldest first.
        names: what kinds and shades are called, by their values.
        ticks: labels under it.
    """
    totals = [bar.total_lb for bar in bars]
    top = round_top(max(totals, default=0))
    width = 100 / room_for(len(bars))
    shapes = []
    for n, bar in enumerate(bars):
        shape = _bar(ident, bar, n * width, width, top)
        shapes.append(shape)
    drawn = in_order(_drawn(bars))
    weeks = words.plural("{n} week", "{n} weeks", len(bars))
    lifted = words.pounds(sum(totals))
    picture = svg(
        ident,
        title=caption,
        description=f"{weeks}, {lifted}",
        body=textures(ident, drawn) + joined(shapes),
    )
    full = words.pounds(top)
    half = words.number(top / 2)
    levels = [(1.0, full), (0.5, half), (0.0, "0")]
    plot = framed(picture, ticks, levels)
    swatches = []
    for name in drawn:
        says = names[name]
        swatches.append(swatch(ident, name, says))
    below = legend(swatches)
    table = _table(words, bars, names)
    return figure(words, "bars", caption, plot + below, table)


def _table(words: Words, bars: Sequence[Bar], names: Mapping[str, str]) -> Table:
    week = words.text("Week")
    kinds = [names[kind] for kind in REP_KINDS]
    lifted = words.text("Lifted")
    rows = []
    for bar in bars:
        cells = [bar.label]
        for kind in REP_KINDS:
            lb = bar.lb.get(kind, 0)
            cells.append(words.number(lb))
        total = words.pounds(bar.total_lb)
        rows.append((*cells, total))
    return Table(head=(week, *kinds, lifted), rows=rows)


def _drawn(bars: Sequence[Bar]) -> Iterator[str]:
    """What occurs in a picture: its legend explains nothing else."""
    for bar in bars:
        for kind, lb in bar.lb.items():
            if lb:
                yield kind.value
        if bar.shade:
            yield bar.shade


def _bar(ident: str, bar: Bar, x: float, width: float, top: float) -> Markup:
    """A week: its band, its kinds from the ground up, and a thin gap between each two."""
    gap = Markup('<line class="hl-gap" x1="{}%" y1="{}%" x2="{}%" y2="{}%"/>')
    rect = Markup('<rect class="hl-{}" x="{}%" y="{}%" width="{}%" height="{}%" {}/>')
    pieces = []
    gaps = []
    if bar.shade:
        shade = band(ident, bar.shade, x, width)
        pieces.append(shade)
    to_left = width * (1 - _FULL) / 2
    to_right = width * (1 + _FULL) / 2
    left = short(x + to_left)
    right = short(x + to_right)
    y = 100.0
    for kind in REP_KINDS:
        lb = bar.lb.get(kind, 0)
        height = 100 * lb / top
        if not height:
            continue
        if y < 100:  # noqa: PLR2004 - something stands below
            at = short(y)
            gaps.append(gap.format(left, at, right, at))
        y -= height
        shape = rect.format(
            kind.value,
            left,
            short(y),
            short(width * _FULL),
            short(height),
            filled(ident, kind.value),
        )
        pieces.append(shape)
    group = Markup("<g><title>{}</title>{}</g>")
    pieces += gaps
    return group.format(bar.says, joined(pieces))
