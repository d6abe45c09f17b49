"""Practice: what was lifted and how it goes, drawn over the weeks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from helplog.insight.fears import SHOWN_FROM as FEARS_SHOWN_FROM
from helplog.insight.rates import TREND_FROM, my_yes_rate, others_yes_rate, rates_so_far
from helplog.insight.reflection import Rate, Week, WeekState
from helplog.insight.weeks.showing import in_long_gap, is_measured
from helplog.insight.weeks.tallies import is_rep, weight_of
from helplog.model.journal import Item, last_day
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.addresses import PRACTICE_URI
from helplog.pages.charts.bars import Bar, stacked_bars
from helplog.pages.charts.lines import Line, lines
from helplog.pages.charts.plot import Tick, month_ticks, round_top
from helplog.pages.charts.ranges import Share, ranges
from helplog.pages.page_builder import PageBuilder
from helplog.pages.site_context import SiteContext
from helplog.pages.source import PageSource
from helplog.pages.streak_line import line_today, line_words
from helplog.pages.templating import written
from helplog.pages.wording.sentences import fears_words, leaning_words
from helplog.pages.words import Words

_WEEKS_DRAWN: Final = 52
_HEAVIEST: Final = 5


def practice_page(site: SiteContext, weeks: Sequence[Week]) -> PageSource:
    """The charts over the last year with writing; `weeks` are those with a page, oldest first."""
    page = PageBuilder(site, PRACTICE_URI)
    words = page.words
    reflection = site.reflection
    drawn = _drawn(reflection.weeks, weeks)
    streak_line = line_today(reflection)
    return written(
        page,
        "practice",
        words.text("Practice"),
        practice=line_words(words, streak_line),
        bars=_bars(page, drawn),
        strength=_strength(page, drawn),
        load=_load(page, drawn),
        rates=list(_rates(page)),
        trend=_trend(page, drawn),
        prediction=_prediction(page),
        heaviest=_heaviest(page),
        leaning=_leaning(page),
        feared=_feared(page),
        wait=reflection.median_wait_days,
    )


def _drawn(all_weeks: Sequence[Week], weeks: Sequence[Week]) -> Sequence[Week]:
    """At most a year of weeks, up to the last one with anything in it."""
    if not weeks:
        return ()
    last = weeks[-1].start
    known = [week for week in all_weeks if week.start <= last]
    return known[-_WEEKS_DRAWN:]


# What all charts over the weeks share.

_Weeks = Sequence[Week]
_Levels = Sequence[tuple[float, str]]


def _lines(  # noqa: PLR0913 - a picture's parts
    page: PageBuilder,
    weeks: _Weeks,
    *,
    ident: str,
    title: str,
    several: Sequence[Line],
    levels: _Levels,
) -> Markup:
    bands = [_shade(page, week) for week in weeks]
    return lines(
        page.words,
        ident,
        _caption(page, weeks, title),
        weeks=_week_names(page, weeks),
        several=several,
        ticks=_ticks(page, weeks),
        levels=levels,
        bands=bands,
        names=_shade_names(page),
    )


def _ticks(page: PageBuilder, weeks: _Weeks) -> list[Tick]:
    starts = [week.start for week in weeks]
    return month_ticks(page.words, starts)


def _caption(page: PageBuilder, weeks: _Weeks, title: str) -> str:
    """A caption with the weeks that are drawn: a long journal shows its last year of them."""
    words = page.words
    counted = words.plural("{n} week", "{n} weeks", len(weeks))
    first = weeks[0].start
    last = weeks[-1].start
    span = words.span(first, last_day(last))
    return f"{title}: {counted}, {span}"


def _shade(page: PageBuilder, week: Week) -> str:
    """How a week that was not one of practice is drawn; rest belongs to streaks."""
    streaks = page.reflection.journal.settings.streaks
    if week.state is WeekState.AWAY:
        return week.state.value
    if week.state is WeekState.REST and streaks:
        return week.state.value
    return ""


def _shade_names(page: PageBuilder) -> dict[str, str]:
    away = page.words.text("Away")
    resting = page.words.text("Resting")
    return {WeekState.AWAY.value: away, WeekState.REST.value: resting}


def _week_names(page: PageBuilder, weeks: _Weeks) -> list[str]:
    """The weeks for tables and pointers; one that was not of practice says what it was."""
    shades = _shade_names(page)
    names = []
    for week in weeks:
        name = page.week_title(week)
        shade = _shade(page, week)
        if shade:
            name = f"{name} · {shades[shade]}"
        names.append(name)
    return names


def _percent_levels(page: PageBuilder) -> _Levels:
    levels = []
    for share in (1.0, 0.5, 0.0):
        label = page.words.percent(share)
        levels.append((share, label))
    return levels


# The charts.


def _bars(page: PageBuilder, weeks: _Weeks) -> Markup:
    """What was lifted, a bar a week; nothing in an empty journal."""
    if not weeks:
        return Markup("")
    words = page.words
    names = _shade_names(page)
    for kind in REP_KINDS:
        names[kind.value] = page.kind_name(kind)
    labels = _week_names(page, weeks)
    bars = []
    for week, label in zip(weeks, labels, strict=True):
        bar = _bar(page, week, label)
        bars.append(bar)
    title = words.text("Lifted, week by week")
    caption = _caption(page, weeks, title)
    ticks = _ticks(page, weeks)
    return stacked_bars(words, "lifted", caption, bars, names, ticks)


def _bar(page: PageBuilder, week: Week, label: str) -> Bar:
    pounds = page.words.pounds
    lb_by_kind = _lb_by_kind(week.items)
    shade = _shade(page, week)
    said = [label]
    if week.lifted_lb or not shade:
        said = [f"{label}: {pounds(week.lifted_lb)}"]
    for kind, lb in lb_by_kind.items():
        if lb:
            name = page.kind_name(kind)
            said.append(f"{name} {pounds(lb)}")
    says = " · ".join(said)
    return Bar(label=label, lb=lb_by_kind, shade=shade, says=says)


def _lb_by_kind(items: Iterable[Item]) -> dict[Kind, float]:
    lb: dict[Kind, float] = dict.fromkeys(REP_KINDS, 0)
    for item in items:
        if is_rep(item):
            lb[item.kind] += weight_of(item)
    return lb


def _strength(page: PageBuilder, weeks: _Weeks) -> Markup:
    """Strength after each week; nothing in an empty journal, or where streaks are off."""
    streaks = page.reflection.journal.settings.streaks
    if not streaks or not is_measured(weeks):
        return Markup("")
    words = page.words
    values = _strength_values(weeks)
    shown = [_percent_or_none(words, value) for value in values]
    line = Line(
        name=words.text("Strength"),
        style="hl-line--strength",
        values=values,
        shown=shown,
        top=1,
    )
    return _lines(
        page,
        weeks,
        ident="strength",
        title=words.text("After each week"),
        several=[line],
        levels=_percent_levels(page),
    )


def _strength_values(weeks: _Weeks) -> list[float | None]:
    """Strength a week; nothing in a long gap, where a line would tell of a decline."""
    values: list[float | None] = []
    for week, away in zip(weeks, in_long_gap(weeks), strict=True):
        values.append(None if away else week.strength)
    return values


def _percent_or_none(words: Words, value: float | None) -> str:
    if value is None:
        return "–"
    return words.percent(value)


def _load(page: PageBuilder, weeks: _Weeks) -> Markup:
    """Mental load beside what was lifted; nothing where no load was ever written."""
    words = page.words
    loads = [_mean_load(week) for week in weeks]
    if all(load is None for load in loads):
        return Markup("")
    lifted = [week.lifted_lb for week in weeks]
    top = round_top(max(lifted))
    load_line = Line(
        name=words.text("Load, 0 to 10"),
        style="hl-line--load",
        values=loads,
        shown=[_load_words(words, load) for load in loads],
        top=10,
    )
    help_name = words.text("Lifted, up to {lb}")
    help_line = Line(
        name=help_name.format(lb=words.pounds(top)),
        style="hl-line--help",
        values=lifted,
        shown=[words.pounds(lb) for lb in lifted],
        top=top,
    )
    return _lines(
        page,
        weeks,
        ident="load",
        title=words.text("Load against help"),
        several=[load_line, help_line],
        levels=[(1.0, "10"), (0.5, "5"), (0.0, "0")],
    )


def _load_words(words: Words, load: float | None) -> str:
    if load is None:
        return "–"
    return words.number(load)


def _mean_load(week: Week) -> float | None:
    known = []
    for writing in (*week.entries, *week.checkins):
        load = writing.load
        if load is not None:
            known.append(load)
    if not known:
        return None
    return sum(known) / len(known)


def _rates(page: PageBuilder) -> Iterator[tuple[str, str]]:
    """Both yes-rates in words, always with their n."""
    words = page.words
    reflection = page.reflection
    mine = _rate(words, reflection.my_yes_rate)
    others = _rate(words, reflection.others_yes_rate)
    yield words.text("Offers I said yes to"), mine
    yield words.text("Asks others said yes to"), others


def _rate(words: Words, rate: Rate) -> str:
    if rate.share is None:
        return words.text("none yet")
    said = words.text("{yes} of {n}")
    counted = said.format(yes=rate.yes, n=rate.n)
    if rate.n < TREND_FROM:
        return counted
    percent = words.percent(rate.share)
    return f"{counted}, {percent}"


def _trend(page: PageBuilder, weeks: _Weeks) -> Markup:
    """Both yes-rates as they stood after each week; nothing where neither is a line."""
    words = page.words
    items = page.reflection.items
    days = [last_day(week.start) for week in weeks]
    mine = _rate_line(
        words,
        name=words.text("Offers I said yes to"),
        style="hl-line--help hl-line--mine",
        rates=rates_so_far(items, days, my_yes_rate),
    )
    others = _rate_line(
        words,
        name=words.text("Asks others said yes to"),
        style="hl-line--load hl-line--others",
        rates=rates_so_far(items, days, others_yes_rate),
    )
    several = [line for line in (mine, others) if line is not None]
    if not several:
        return Markup("")
    return _lines(
        page,
        weeks,
        ident="yes-so-far",
        title=words.text("Yeses, as they stood after each week"),
        several=several,
        levels=_percent_levels(page),
    )


def _rate_line(
    words: Words, *, name: str, style: str, rates: Sequence[Rate]
) -> Line | None:
    """A rate from the eighth answer on; None where that makes no line."""
    values = []
    points = 0
    for rate in rates:
        value = None
        if rate.n >= TREND_FROM:
            value = rate.share
            points += 1
        values.append(value)
    if points < 2:  # noqa: PLR2004 - one point is no line
        return None
    shown = [_rate(words, rate) for rate in rates]
    return Line(name=name, style=style, values=values, shown=shown, top=1)


def _prediction(page: PageBuilder) -> Markup:
    """How likely yeses seemed against how many came."""
    gap = page.reflection.prediction
    if gap is None:
        return Markup("")
    words = page.words
    expected = Share(
        name=words.text("I expected a yes"),
        share=gap.expected,
        says=words.percent(gap.expected),
    )
    said = words.text("{share}, between {low} and {high}")
    came = said.format(
        share=words.percent(gap.actual),
        low=words.percent(gap.low),
        high=words.percent(gap.high),
    )
    actual = Share(
        name=words.text("A yes came"),
        share=gap.actual,
        low=gap.low,
        high=gap.high,
        says=came,
    )
    title = words.text("What I expected, and what came (n = {n})")
    caption = title.format(n=gap.n)
    heading = words.text("Expected and real")
    return ranges(words, "prediction", caption, [expected, actual], heading)


def _heaviest(page: PageBuilder) -> list[Item]:
    shown = page.shown(page.reflection.items)
    reps = [item for item in shown if is_rep(item)]
    reps.sort(key=_heaviest_first)
    return reps[:_HEAVIEST]


def _heaviest_first(item: Item) -> tuple[float, date]:
    weight_lb = weight_of(item)
    return -weight_lb, item.on


def _leaning(page: PageBuilder) -> str:
    """That most asks go to one person, in words."""
    leaning = page.reflection.leaning
    if leaning is None:
        return ""
    return leaning_words(leaning, page.words)


def _feared(page: PageBuilder) -> str:
    """What was feared against how it was, in words."""
    fears = page.reflection.fears
    if fears.n < FEARS_SHOWN_FROM:
        return ""
    return fears_words(fears, page.words)
