"""Weeks as stacked bars: how much was lifted, by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.figure import Table, figure, joined, short, svg
from helplog.pages.charts.plot import Tick, framed, round_top
from helplog.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One week's bar."""

    label: str
    lb: dict[Kind, float]
    shade: str
    """`rest`, `away` or empty: a week drawn as what it was."""
    says: str
    tick: str = ""
    """A label under it; empty for most."""


def stacked_bars(words: Words, ident: str, caption: str, bars: Sequence[Bar], names: dict[Kind, str]) -> Markup:
    """Stacked bars, one a week, with rest and away weeks as quiet bands."""
    top = round_top(max((sum(bar.lb.values()) for bar in bars), default=0))
    width = 10.0
    body = joined(_bar(bar, n * width, width, top) for n, bar in enumerate(bars))
    total = sum(sum(bar.lb.values()) for bar in bars)
    picture = svg(
        ident,
        width=width * max(1, len(bars)),
        height=100,
        title=caption,
        description=words.plural("{n} week", "{n} weeks", len(bars)) + ", " + words.pounds(total),
        body=body,
        stretch=True,
    )
    ticks = [Tick((n + 0.5) / len(bars), bar.tick) for n, bar in enumerate(bars) if bar.tick]
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
    plot = framed(picture, ticks, [(1.0, words.pounds(top)), (0.5, words.number(top / 2)), (0.0, "0")])
    return figure(words, "bars", caption, plot, table)


def _bar(bar: Bar, x: float, width: float, top: float) -> Markup:
    pieces = []
    if bar.shade:
        pieces.append(
            Markup('<rect class="hl-band hl-band--{}" x="{}" y="0" width="{}" height="100"/>').format(
                bar.shade, short(x), short(width)
            )
        )
    y = 100.0
    for kind in REP_KINDS:
        height = 100 * bar.lb.get(kind, 0) / top
        if height:
            y -= height
            pieces.append(
                Markup('<rect class="hl-{}" x="{}" y="{}" width="{}" height="{}"/>').format(
                    kind.value, short(x + width * 0.12), short(y), short(width * 0.76), short(height)
                )
            )
    return Markup("<g><title>{}</title>{}</g>").format(bar.says, joined(pieces))
