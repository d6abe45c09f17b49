"""How full the head was, and how it was in weeks with help and in weeks without."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from helplog.insight.load_with_help import load_with_help, mean_load
from helplog.pages.charts.lines import Line, lines
from helplog.pages.practice.spans import (
    Span,
    Spans,
    caption,
    heading_of,
    shade_names,
)
from helplog.pages.site_page_builder import SitePageBuilder

_FEWEST: Final = 4
_TOP: Final = 10.0


def load_chart(page: SitePageBuilder, spans: Spans) -> Markup:
    """Mental load alone, 0 to 10; nothing where under four have one."""
    words = page.words
    loads = [_load(span) for span in spans.spans]
    known = [load for load in loads if load is not None]
    if len(known) < _FEWEST:
        return Markup("")
    line = Line(
        name=words.text("Load, 0 to 10"),
        style="hl-line--alone",
        values=loads,
        shown=["–" if load is None else words.number(load) for load in loads],
        top=_TOP,
    )
    return lines(
        words,
        "load",
        caption(page, words.text("How full the head was"), spans),
        spans=[(span.name, span.href) for span in spans.spans],
        heading=heading_of(page, spans),
        several=[line],
        ticks=spans.ticks,
        levels=[(1.0, "10"), (0.5, "5"), (0.0, "0")],
        bands=[span.shade for span in spans.spans],
        names=shade_names(page),
        note=_note(page, min(known), max(known)),
    )


def _load(span: Span) -> float | None:
    """The mean of what was written in weeks that are over."""
    if span.running:
        return None
    return mean_load(span.weeks)


def _note(page: SitePageBuilder, least: float, most: float) -> str:
    words = page.words
    beside = load_with_help(page.reflection.weeks)
    if beside is None:
        said = words.text("It lay between {least} and {most}.")
        shown_least = words.number(least)
        return said.format(least=shown_least, most=words.number(most))
    said = words.text(
        "In weeks in which you let somebody help it stood at {helped}, in the others at {other}."
    )
    return said.format(
        helped=words.number(beside.helped), other=words.number(beside.other)
    )
