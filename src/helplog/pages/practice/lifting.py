"""What was lifted: over the whole journal, and the last year of it by the week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Week
from helplog.insight.weeks.tallies import add_lb, weight_of
from helplog.model.journal import Item
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.bars import Bar, stacked_bars
from helplog.pages.page_builder import PageBuilder, phrase
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
from helplog.pages.words import to_translate

_LAST_YEAR: Final = 52
_MOST: Final = to_translate("Most was on the bar in {span}: {lb}.")


def lifting_charts(page: PageBuilder, weeks: Sequence[Week]) -> list[Markup]:
    """The whole journal, and where that is not by the week, the last 52 weeks as well."""
    charts = []
    spans = whole_journal(page, weeks)
    if any(span.lifted_lb for span in spans.spans):
        charts.append(_chart(page, "lifted", spans))
    last_year = by_week(page, weeks[-_LAST_YEAR:])
    is_long = spans.grain is not Grain.WEEK
    if is_long and any(span.lifted_lb for span in last_year.spans):
        charts.append(_chart(page, "last-year", last_year))
    return charts


def _chart(page: PageBuilder, ident: str, spans: Spans) -> Markup:
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


def _fullest(page: PageBuilder, spans: Spans) -> Markup:
    """The week, month or year with most on the bar, in words."""
    most = max(spans.spans, key=lambda span: span.lifted_lb)
    named = Markup('<a href="{}">{}</a>').format(most.href, most.name)
    lb = page.words.pounds(most.lifted_lb)
    return phrase(page.words, _MOST, span=named, lb=lb)


def _bar(page: PageBuilder, span: Span) -> Bar:
    pounds = page.words.pounds
    lb_by_kind = _lb_by_kind(span.items)
    name = span.name
    if span.running:
        name = page.words.text("{span}, so far").format(span=name)
    said = [name]
    if span.lifted_lb or not span.shade:
        said = [f"{name}: {pounds(span.lifted_lb)}"]
    for kind, lb in lb_by_kind.items():
        if lb:
            said.append(f"{page.kind_name(kind)} {pounds(lb)}")
    return Bar(
        label=name,
        lb=lb_by_kind,
        shade=span.shade,
        says=" · ".join(said),
        href=span.href,
        running=span.running,
    )


def _lb_by_kind(items: Iterable[Item]) -> dict[Kind, float]:
    weights: dict[Kind, list[float]] = {kind: [] for kind in REP_KINDS}
    for item in items:
        if item.weighs:
            weights[item.kind].append(weight_of(item))
    return {kind: add_lb(several) for kind, several in weights.items()}
