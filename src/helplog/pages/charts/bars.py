"""Stacked bars, one a week, a month or a year: how much was lifted, by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from helplog.insight.weeks.tallies import add_lb
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.figure import (
    Table,
    figure,
    joined,
    leading_to,
    legend,
    short,
    svg,
)
from helplog.pages.charts.plot import Tick, framed, near_top, room_for
from helplog.pages.charts.textures import band, filled, in_order, swatch, textures
from helplog.pages.words import Words

_FULL: Final = 0.78
"""How much of its week's width a bar takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The bar of a week, a month or a year."""

    label: str
    """Its name; a week that was not of practice says so."""
    weights: dict[Kind, float]
    """In the reader's unit."""
    shade: str
    """`rest`, `away` or empty: a week drawn as what it was."""
    says: str
    """What a pointer is told."""
    href: str = ""
    """Its page, where it has one."""
    running: bool = False
    """It isn't over: its bar is drawn as one that may still grow."""

    @property
    def total(self) -> float:
        """All kinds together."""
        return add_lb(self.weights.values())


def stacked_bars(  # noqa: PLR0913, PLR0917 - a picture's parts
    words: Words,
    ident: str,
    caption: str,
    bars: Sequence[Bar],
    names: Mapping[str, str],
    ticks: Sequence[Tick] = (),
    heading: str = "",
    note: str = "",
) -> Markup:
    """Stacked bars, with rest and away weeks as quiet bands; each leads to its page.

    The links are for a pointer; keys and voices have those of the table, which say more.

    Args:
        words: the language.
        ident: unique on the page.
        caption: what stands above it.
        bars: oldest first.
        names: what kinds and shades are called, by their values.
        ticks: labels under it.
        heading: what stands over the bars' names in the table.
        note: what it shows, in a sentence.
    """
    totals = [bar.total for bar in bars]
    highest = max(totals, default=0)
    top = near_top(highest)
    width = 100 / room_for(len(bars))
    shapes = []
    for n, bar in enumerate(bars):
        left = n * width
        shape = _bar(ident, bar, left, width, top)
        shapes.append(shape)
    drawn = in_order(_drawn(bars))
    lifted = words.weighed(add_lb(totals))
    picture = svg(
        ident,
        title=caption,
        description=lifted,
        body=textures(ident, drawn) + joined(shapes),
        linked=any(bar.href for bar in bars),
    )
    full = words.weighed(top)
    half = words.number(top / 2)
    levels = [(1.0, full), (0.5, half), (0.0, "0")]
    plot = framed(picture, ticks, levels)
    swatches = []
    for name in drawn:
        says = names[name]
        shown = swatch(ident, name, says)
        swatches.append(shown)
    below = legend(swatches)
    table = _table(words, bars, names, heading)
    return figure(words, "bars", caption, plot + below, table, note)


def _table(
    words: Words, bars: Sequence[Bar], names: Mapping[str, str], heading: str
) -> Table:
    kinds = [names[kind] for kind in REP_KINDS]
    lifted = words.text("Lifted")
    rows = []
    for bar in bars:
        label = leading_to(bar.href, bar.label)
        cells = [label]
        for kind in REP_KINDS:
            lb = bar.weights.get(kind, 0)
            cells.append(words.number(lb))
        total = words.weighed(bar.total)
        rows.append((*cells, total))
    return Table(head=(heading, *kinds, lifted), rows=rows)


def _drawn(bars: Sequence[Bar]) -> Iterator[str]:
    """What occurs in a picture: its legend explains nothing else."""
    for bar in bars:
        for kind, lb in bar.weights.items():
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
        lb = bar.weights.get(kind, 0)
        height = 100 * lb / top
        if not height:
            continue
        if y < 100:  # noqa: PLR2004 - something stands below
            at = short(y)
            gap_drawn = gap.format(left, at, right, at)
            gaps.append(gap_drawn)
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
    pieces += gaps
    running = ""
    if bar.running:
        running = Markup(' class="hl-running"')
    group = Markup("<g{}><title>{}</title>{}</g>")
    drawn_pieces = joined(pieces)
    drawn = group.format(running, bar.says, drawn_pieces)
    if not bar.href:
        return drawn
    aim = Markup('<rect class="hl-aim" x="{}%" y="0" width="{}%" height="100%"/>')
    link = Markup('<a href="{}" tabindex="-1" aria-hidden="true">{}{}</a>')
    beneath = aim.format(short(x), short(width))
    return link.format(bar.href, beneath, drawn)
