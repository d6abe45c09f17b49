"""The sheets a book is printed on: their size, their margins, what stands at head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Paper:
    """One page, upright; millimetres."""

    name: str
    """As CSS has it."""
    width: int
    height: int
    inner: int
    """The margin towards the spine, where a page is bound."""
    outer: int
    above: int
    below: int
    text_pt: float
    """The size of running text."""


PAPERS: Final = {
    "a5": Paper("A5", 148, 210, 20, 14, 18, 18, 10),
    "a4": Paper("A4", 210, 297, 32, 26, 26, 26, 11.5),
}
_RUNNING: Final = (
    "font: italic 8pt var(--serif); color: #6a6158; vertical-align: bottom; "
    "padding-bottom: 4mm"
)
_NUMBER: Final = (
    "content: counter(page); font: 8pt var(--serif); color: #6a6158; "
    "vertical-align: top; padding-top: 4mm"
)


def page_rules(paper: Paper, title: str, chapters: Sequence[tuple[str, str]]) -> str:
    """The rules for printing, which mirror left and right.

    Args:
        paper: the page.
        title: the running head of left pages.
        chapters: the name of each kind of page, a word of CSS, and its running head on the right.
    """
    rules = _rules(paper, title, chapters)
    return "\n".join(rules)


def _rules(
    paper: Paper, title: str, chapters: Iterable[tuple[str, str]]
) -> Iterable[str]:
    above, below = paper.above, paper.below
    inner, outer = paper.inner, paper.outer
    yield f":root {{ --page-width: {paper.width}mm; --page-height: {paper.height}mm; }}"
    yield f"@media print {{ html {{ font-size: {paper.text_pt}pt; }} }}"
    yield f"@page {{ size: {paper.name} portrait; }}"
    for side, left, right in (("right", inner, outer), ("left", outer, inner)):
        margin = f"{above}mm {right}mm {below}mm {left}mm"
        number = f"@bottom-{side} {{ {_NUMBER} }}"
        yield f"@page :{side} {{ margin: {margin}; {number} }}"
    for name, head in chapters:
        for side, said in (("left", title), ("right", head)):
            running = f"@top-{side} {{ content: {_quoted(said)}; {_RUNNING} }}"
            yield f"@page {name}:{side} {{ {running} }}"
        yield f".{name} {{ page: {name}; }}"
    for name in ("bare", "plate"):
        bare = "@bottom-left { content: none } @bottom-right { content: none }"
        for side in ("left", "right"):
            yield f"@page {name}:{side} {{ margin: 0; {bare} }}"
        yield f".{name} {{ page: {name}; }}"


def _quoted(text: str) -> str:
    """A text as CSS quotes it, that can end neither the quotation nor the style sheet."""
    written = []
    for sign in text:
        plain = sign.isalnum() or sign in " .,:’'-–&"
        written.append(sign if plain else f"\\{ord(sign):x} ")
    return f'"{"".join(written)}"'
