"""Shares with their uncertainty: a dot, and the stretch it may as well lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helplog.pages.charts.figure import Table, figure, joined, short, svg
from helplog.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One row: a share, and its interval where it has one."""

    name: str
    share: float
    low: float | None = None
    high: float | None = None
    says: str = ""
    """The value in words."""


def ranges(  # noqa: PLR0913, PLR0917 - a picture's parts
    words: Words,
    ident: str,
    caption: str,
    shares: Sequence[Share],
    heading: str,
    note: str = "",
) -> Markup:
    """Shares between 0 and 100 %, one under the other.

    Args:
        words: the language.
        ident: unique on the page.
        caption: what stands above them.
        shares: one a row.
        heading: what stands over their names in the table.
        note: what they show, in a sentence.
    """
    rows = joined(_row(f"{ident}-{n}", share) for n, share in enumerate(shares))
    picture = Markup('<div class="hl-ranges">{}</div>').format(rows)
    table = Table(
        head=(heading, words.text("Share")),
        rows=[(share.name, share.says) for share in shares],
    )
    return figure(words, "ranges", caption, picture, table, note)


def _row(ident: str, share: Share) -> Markup:
    point = Markup('<rect class="hl-point" x="{}" y="0" width="1.4" height="12"/>')
    left = short(100 * share.share - 0.7)
    base = Markup('<path class="hl-base" d="M0 6H100"/>{}{}')
    drawn = svg(
        ident,
        title=share.name,
        description=share.says,
        body=base.format(_stretch(share), point.format(left)),
        box=(100, 12),
        stretch=True,
    )
    row = Markup(
        '<div class="hl-range"><span>{}</span>{}<span class="hl-value">{}</span></div>'
    )
    return row.format(share.name, drawn, share.says)


def _stretch(share: Share) -> Markup:
    """The interval of a share; nothing where it has none."""
    if share.low is None or share.high is None:
        return Markup("")
    rect = Markup('<rect class="hl-stretch" x="{}" y="3" width="{}" height="6"/>')
    left = 100 * share.low
    width = 100 * (share.high - share.low)
    return rect.format(short(left), short(width))
