"""Saying yes: both rates in words, and as they stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from helplog.insight.rates import TREND_FROM, my_yes_rate, others_yes_rate, rates_so_far
from helplog.insight.reflection import Rate
from helplog.model.journal import last_day
from helplog.pages.charts.lines import Line, lines
from helplog.pages.charts.plot import percent_levels
from helplog.pages.practice.spans import (
    Spans,
    caption,
    heading_of,
    shade_names,
)
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.words import Words


def rates_in_words(page: SitePageBuilder) -> Iterator[tuple[str, str]]:
    """Both yes-rates, always with their n; none of nothing."""
    words = page.words
    reflection = page.reflection
    rates = (
        (words.text("Offers I said yes to"), reflection.my_yes_rate),
        (words.text("Asks others said yes to"), reflection.others_yes_rate),
    )
    for name, rate in rates:
        if rate.n:
            yield name, _rate(words, rate)


def _rate(words: Words, rate: Rate) -> str:
    if rate.share is None:
        return words.text("none yet")
    said = words.text("{yes} of {n}")
    counted = said.format(yes=rate.yes, n=rate.n)
    if rate.n < TREND_FROM:
        return counted
    percent = words.percent(rate.share)
    return f"{counted}, {percent}"


def yes_chart(page: SitePageBuilder, spans: Spans) -> Markup:
    """Both yes-rates as they stood after each; nothing where neither is a line."""
    words = page.words
    items = page.reflection.items
    days = [last_day(span.weeks[-1].start) for span in spans.spans]
    running = [span.running for span in spans.spans]
    mine = _line(
        words,
        name=words.text("Offers I said yes to"),
        style="hl-line--help hl-line--mine",
        rates=rates_so_far(items, days, my_yes_rate),
        running=running,
    )
    others = _line(
        words,
        name=words.text("Asks others said yes to"),
        style="hl-line--load hl-line--others",
        rates=rates_so_far(items, days, others_yes_rate),
        running=running,
    )
    several = [line for line in (mine, others) if line is not None]
    if not several:
        return Markup("")
    return lines(
        words,
        "yes-so-far",
        caption(page, words.text("Yeses, all so far"), spans),
        spans=[(span.name, span.href) for span in spans.spans],
        heading=heading_of(page, spans),
        several=several,
        ticks=spans.ticks,
        levels=percent_levels(words, 1.0),
        bands=[span.shade for span in spans.spans],
        names=shade_names(page),
        note=words.text("A line begins with the eighth answer."),
    )


def _line(
    words: Words,
    *,
    name: str,
    style: str,
    rates: Sequence[Rate],
    running: Sequence[bool],
) -> Line | None:
    """A rate from the eighth answer on; None where that makes no line."""
    values = []
    for rate, is_running in zip(rates, running, strict=True):
        known = rate.n >= TREND_FROM and not is_running
        values.append(rate.share if known else None)
    points = sum(value is not None for value in values)
    if points < 2:  # noqa: PLR2004 - one point is no line
        return None
    shown = [_rate(words, rate) for rate in rates]
    return Line(name=name, style=style, values=values, shown=shown, top=1)
