"""What was lifted: over the whole journal, and the last year of it by the week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Week
from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.bars import Bar, stacked_bars
from helplog.pages.page_builder import phrase
from helplog.pages.practice.spans import (
    Grain,
    Span,
    Spans,
    by_week,
    caption,
    heading_of,
    shade_names,
    whole_journal,
)
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.words import Words, to_translate

_LAST_YEAR: Final = 52
_MOST: Final = to_translate("Most was on the bar in {span}: {lb}.")


def lifting_charts(page: SitePageBuilder, weeks: Sequence[Week]) -> list[Markup]:
    """The whole journal, and where that is not by the week, the last 52 weeks as well."""
    charts = []
    spans = whole_journal(page, weeks)
    if any(span.lifted_lb for span in spans.spans):
        charts.append(_chart(page, "lifted", spans))
    last_year = by_week(page, weeks[-_LAST_YEAR:])
    is_long = spans.grain is not Grain.WEEK
    if is_long and any(span.lifted_lb for span in last_year.spans):
        chart = _chart(page, "last-year", last_year)
        charts.append(chart)
    return charts


def _chart(page: SitePageBuilder, ident: str, spans: Spans) -> Markup:
    words = page.words
    names = shade_names(page)
    for kind in REP_KINDS:
        names[kind.value] = page.kind_name(kind)
    return stacked_bars(
        words,
        ident,
        caption(page, words.text("Lifted"), spans),
        [_bar(page, span) for span in spans.spans],
        names,
        spans.ticks,
        heading_of(page, spans),
        _fullest(page, spans),
    )


def _fullest(page: SitePageBuilder, spans: Spans) -> Markup:
    """The week, month or year with most on the bar, in words."""
    most = max(spans.spans, key=lambda span: page.words.weight_of(span.items))
    named = Markup('<a href="{}">{}</a>').format(most.href, most.name)
    lifted = page.words.lifted(most.items)
    return phrase(page.words, _MOST, span=named, lb=lifted)


def _bar(page: SitePageBuilder, span: Span) -> Bar:
    words = page.words
    weights = _by_kind(words, span.items)
    name = span.name
    if span.running:
        name = words.text("{span}, so far").format(span=name)
    said = [name]
    if span.lifted_lb or not span.shade:
        said = [f"{name}: {words.lifted(span.items)}"]
    for kind, weight in weights.items():
        if weight:
            said.append(f"{page.kind_name(kind)} {words.weighed(weight)}")
    return Bar(
        label=name,
        weights=weights,
        shade=span.shade,
        says=" · ".join(said),
        href=span.href,
        running=span.running,
    )


def _by_kind(words: Words, items: Iterable[Item]) -> dict[Kind, float]:
    """What was lifted of each kind, in the reader's unit."""
    lifts: dict[Kind, list[Item]] = {kind: [] for kind in REP_KINDS}
    for item in items:
        if item.weighs:
            lifts[item.kind].append(item)
    return {kind: words.weight_of(of_kind) for kind, of_kind in lifts.items()}
