"""What every picture of the site has around it: title, description, the data as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    width: float,
    height: float,
    title: str,
    description: str,
    body: Markup,
    stretch: bool = False,
    linked: bool = False,
) -> Markup:
    """An `<svg>` that a screen reader can name and describe.

    Args:
        ident: unique on the page; the ids of title and description begin with it.
        width: of the view box, in its own units.
        height: of the view box.
        title: what it is.
        description: what it shows, in a sentence.
        body: its shapes.
        stretch: fill whatever box the stylesheet gives it, its proportions forgotten.
        linked: its shapes lead somewhere: a group of links, for an image would hide them from a screen reader.
    """
    return Markup(
        '<svg class="hl-svg" viewBox="0 0 {w} {h}"{ratio} role="{role}" aria-labelledby="{i}-t {i}-d">'
        '<title id="{i}-t">{t}</title><desc id="{i}-d">{d}</desc>{b}</svg>'
    ).format(
        w=short(width),
        h=short(height),
        ratio=Markup(' preserveAspectRatio="none"') if stretch else "",
        role="group" if linked else "img",
        i=ident,
        t=title,
        d=description,
        b=body,
    )


def figure(words: Words, kind: str, caption: str, picture: Markup, table: Table) -> Markup:
    """A picture with its caption above and its data behind a fold below."""
    return Markup(
        '<figure class="hl-figure hl-figure--{kind}" data-search-exclude><figcaption>{caption}</figcaption>'
        '{picture}<details class="hl-data"{ident}><summary>{label}</summary>{table}</details></figure>'
    ).format(
        kind=kind,
        caption=caption,
        picture=picture,
        ident=Markup(' id="{}"').format(table.ident) if table.ident else "",
        label=words.text("The same as a table"),
        table=_table(table, caption),
    )


def _table(table: Table, caption: str) -> Markup:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "".join(f"<tr>{''.join(_cell(n, text) for n, text in enumerate(row))}</tr>" for row in table.rows)
    return Markup(  # noqa: S704 - every cell is escaped
        f'<div class="hl-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(column: int, text: str) -> str:
    return f'<th scope="row">{escape(text)}</th>' if column == 0 else f"<td>{escape(text)}</td>"


def short(value: float) -> str:
    """A coordinate with as few digits as it needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
