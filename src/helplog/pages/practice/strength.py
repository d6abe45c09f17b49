"""Strength over the weeks that are over."""

from __future__ import annotations

from markupsafe import Markup

from helplog.insight.weeks.showing import in_long_gap
from helplog.pages.charts.lines import Line, lines
from helplog.pages.charts.plot import percent_levels, top_share
from helplog.pages.practice.spans import (
    Spans,
    caption,
    heading_of,
    shade_names,
)
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.words import Words


def strength_chart(page: SitePageBuilder, spans: Spans) -> Markup:
    """Strength as it stood after each; nothing in a young journal, or where streaks are off."""
    reflection = page.reflection
    shown = bool(spans) and reflection.journal.settings.streaks and reflection.strength
    if not shown:
        return Markup("")
    words = page.words
    values = _values(spans)
    known = [value for value in values if value is not None]
    if not known:
        return Markup("")
    highest = max(known)
    top = top_share(highest)
    title = words.text("Strength")
    line = Line(
        name=title,
        style="hl-line--strength",
        values=values,
        shown=[_said(value, words) for value in values],
        top=top,
    )
    note = words.text("After the last whole week it stood at {share}.")
    share = words.percent(known[-1])
    return lines(
        words,
        "strength",
        caption(page, title, spans),
        spans=[(span.name, span.href) for span in spans.spans],
        heading=heading_of(page, spans),
        several=[line],
        ticks=spans.ticks,
        levels=percent_levels(words, top),
        bands=[span.shade for span in spans.spans],
        names=shade_names(page),
        note=note.format(share=share),
    )


def _said(value: float | None, words: Words) -> str:
    if value is None:
        return "–"
    return words.percent(value)


def _values(spans: Spans) -> list[float | None]:
    """Strength after the last week of each; nothing in a long gap, or in what isn't over."""
    weeks = [week for span in spans.spans for week in span.weeks]
    in_gap = in_long_gap(weeks)
    gaps = dict(zip((week.start for week in weeks), in_gap, strict=True))
    values: list[float | None] = []
    for span in spans.spans:
        last = span.weeks[-1]
        hidden = span.running or gaps[last.start]
        values.append(None if hidden else last.strength)
    return values
