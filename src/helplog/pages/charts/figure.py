"""What every picture of the site has around it: title, description, the data as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from helplog.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The data of a picture: text, or markup made here."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    ident: str = ""
    """Its fold's id, where a number on the page leads to it; unique on the page."""


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces of markup, one after the other."""
    return Markup("").join(parts)


def svg(  # noqa: PLR0913 - an element and its attributes
    ident: str,
    *,
    title: str,
    description: str,
    body: Markup,
    box: tuple[float, float] | None = None,
    stretch: bool = False,
    linked: bool = False,
) -> Markup:
    """An `<svg>` that a screen reader can name and describe.

    Args:
        ident: unique on the page; the ids of title and description begin with it.
        title: what it is.
        description: what it shows, in a sentence.
        body: its shapes.
        box: width and height of its view box, in its own units; none where its shapes are placed in
            per cent.
        stretch: fill whatever box the stylesheet gives it, its proportions forgotten.
        linked: its shapes lead somewhere: a group of links, for an image would hide them from a
            screen reader.
    """
    frame = ""
    if box:
        width, height = box
        frame = f' viewBox="0 0 {short(width)} {short(height)}"'
    if stretch:
        frame += ' preserveAspectRatio="none"'
    role = "group" if linked else "img"
    name = escape(ident)
    return Markup(  # noqa: S704 - every piece is escaped
        f'<svg class="hl-svg"{frame} role="{role}"'
        f' aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc>{escape(body)}</svg>'
    )


def legend(entries: Iterable[Markup]) -> Markup:
    """What the parts of a picture are, under it; nothing where there are none."""
    several = joined(entries)
    if not several:
        return several
    return Markup('<p class="hl-legend">{}</p>').format(several)


def figure(  # noqa: PLR0913, PLR0917 - a picture and what stands around it
    words: Words,
    kind: str,
    caption: str,
    picture: Markup,
    table: Table,
    note: str = "",
) -> Markup:
    """A picture with its caption above and its data behind a fold below.

    Args:
        words: the language.
        kind: what it is, for its class.
        caption: text or markup.
        picture: the picture.
        table: the same.
        note: what it shows, in a sentence of text or markup, under the caption.
    """
    plain = Markup(escape(caption)).striptags()  # noqa: S704 - escaped
    if note:
        caption = Markup('{} <span class="hl-note">{}</span>').format(caption, note)
    ident = ""
    if table.ident:
        ident = f' id="{escape(table.ident)}"'
    label = escape(words.text("The same as a table"))
    return Markup(  # noqa: S704 - every piece is escaped
        f'<figure class="hl-figure hl-figure--{kind}" data-search-exclude>'
        f"<figcaption>{escape(caption)}</figcaption>"
        f'{escape(picture)}<details class="hl-data"{ident}><summary>{label}</summary>'
        f"{_table(table, plain)}</details></figure>"
    )


def _table(table: Table, caption: str) -> Markup:
    """A table in a box that scrolls and can be reached by key.

    Its class keeps the theme's script from wrapping it in a second such box, which no key reaches.
    """
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "".join(_row(row) for row in table.rows)
    return Markup(  # noqa: S704 - every cell is escaped
        f'<div class="hl-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="hl-same"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(cells: Sequence[str]) -> str:
    name, *values = cells
    shown = "".join(f"<td>{escape(value)}</td>" for value in values)
    return f'<tr><th scope="row">{escape(name)}</th>{shown}</tr>'


def leading_to(href: str, says: str) -> str:
    """Words that lead somewhere; the words alone where they lead nowhere."""
    if not href:
        return says
    return Markup('<a href="{}">{}</a>').format(href, says)


@lru_cache(maxsize=4096)
def short(value: float) -> str:
    """A coordinate with as few digits as it needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
