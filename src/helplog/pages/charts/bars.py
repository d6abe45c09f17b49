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
    top = round_top(max((sum(bar.lb.values()) for bar in bars), default=0))
    width = 100 / room_for(len(bars))
    drawn = in_order(_drawn(bars))
    total = sum(sum(bar.lb.values()) for bar in bars)
    picture = svg(
        ident,
        title=caption,
        description=words.plural("{n} week", "{n} weeks", len(bars)) + ", " + words.pounds(total),
        body=textures(ident, drawn)
        + joined(_bar(ident, bar, n * width, width, top) for n, bar in enumerate(bars)),
    )
    table = Table(
        head=(words.text("Week"), *(names[kind] for kind in REP_KINDS), words.text("Lifted")),
        rows=[
            (
                bar.label,
                *(words.number(bar.lb.get(kind, 0)) for kind in REP_KINDS),
                words.pounds(sum(bar.lb.values())),
            )
            for bar in bars
        ],
    )
    plot = framed(
        picture, ticks, [(1.0, words.pounds(top)), (0.5, words.number(top / 2)), (0.0, "0")]
    )
    return figure(
        words,
        "bars",
        caption,
        plot + legend(swatch(ident, name, names[name]) for name in drawn),
        table,
    )


def _drawn(bars: Sequence[Bar]) -> Iterator[str]:
    """What occurs in a picture: its legend explains nothing else."""
    for bar in bars:
        yield from (kind.value for kind, lb in bar.lb.items() if lb)
        if bar.shade:
            yield bar.shade


def _bar(ident: str, bar: Bar, x: float, width: float, top: float) -> Markup:
    """A week: its band, its kinds from the ground up, and a thin gap between each two."""
    pieces = [band(ident, bar.shade, x, width)] if bar.shade else []
    gaps: list[Markup] = []
    left, right = short(x + width * (1 - _FULL) / 2), short(x + width * (1 + _FULL) / 2)
    y = 100.0
    for kind in REP_KINDS:
        height = 100 * bar.lb.get(kind, 0) / top
        if not height:
            continue
        if y < 100:  # noqa: PLR2004 - something stands below
            gaps.append(
                Markup('<line class="hl-gap" x1="{}%" y1="{}%" x2="{}%" y2="{}%"/>').format(
                    left, short(y), right, short(y)
                )
            )
        y -= height
        pieces.append(
            Markup('<rect class="hl-{}" x="{}%" y="{}%" width="{}%" height="{}%" {}/>').format(
                kind.value,
                left,
                short(y),
                short(width * _FULL),
                short(height),
                filled(ident, kind.value),
            )
        )
    return Markup("<g><title>{}</title>{}</g>").format(bar.says, joined([*pieces, *gaps]))
