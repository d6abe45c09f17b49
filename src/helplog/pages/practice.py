"""Practice: what was lifted and how it goes, drawn over the weeks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from helplog.insight.rates import TREND_FROM, my_yes_rate, others_yes_rate, rates_so_far
from helplog.insight.reflection import Rate, Week, WeekState
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

_WEEKS_DRAWN: Final = 52
_HEAVIEST: Final = 5


def practice_page(site: SiteContext, weeks: Sequence[Week]) -> PageSource:
    """The charts over the last year with writing; `weeks` are those with a page, oldest first."""
    page = PageBuilder(site, PRACTICE_URI)
    reflection = site.reflection
    drawn = _drawn(reflection.weeks, weeks)
    return written(
        page,
        "practice",
        page.words.text("Practice"),
        practice=line_words(page.words, line_today(reflection)),
        bars=_bars(page, drawn),
        strength=_strength(page, drawn),
        load=_load(page, drawn),
        rates=list(_rates(page)),
        trend=_trend(page, drawn),
        prediction=_prediction(page),
        heaviest=_heaviest(page),
        leaning=_leaning(page),
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


def _lines(  # noqa: PLR0913 - a picture's parts
    page: PageBuilder,
    weeks: Sequence[Week],
    *,
    ident: str,
    title: str,
    several: Sequence[Line],
    levels: Sequence[tuple[float, str]],
) -> Markup:
    return lines(
        page.words,
        ident,
        _caption(page, weeks, title),
        weeks=_week_names(page, weeks),
        several=several,
        ticks=_ticks(page, weeks),
        levels=levels,
        bands=[_shade(page, week) for week in weeks],
        names=_shade_names(page),
    )


def _ticks(page: PageBuilder, weeks: Sequence[Week]) -> list[Tick]:
    return month_ticks(page.words, [week.start for week in weeks])


def _caption(page: PageBuilder, weeks: Sequence[Week], title: str) -> str:
    """A caption with the weeks that are drawn: a long journal shows its last year of them."""
    counted = page.words.plural("{n} week", "{n} weeks", len(weeks))
    first, last = weeks[0], weeks[-1]
    span = page.words.span(first.start, last_day(last.start))
    return f"{title}: {counted}, {span}"


def _shade(page: PageBuilder, week: Week) -> str:
    """How a week that was not one of practice is drawn; rest belongs to streaks."""
    if week.state is WeekState.AWAY:
        return week.state.value
    if week.state is WeekState.REST and page.reflection.journal.settings.streaks:
        return week.state.value
    return ""


def _shade_names(page: PageBuilder) -> dict[str, str]:
    _ = page.words.text
    return {WeekState.AWAY.value: _("Away"), WeekState.REST.value: _("Resting")}


def _week_names(page: PageBuilder, weeks: Sequence[Week]) -> list[str]:
    """The weeks for tables and pointers; one that was not of practice says what it was."""
    shades = _shade_names(page)
    names = []
    for week in weeks:
        title = page.week_title(week)
        shade = _shade(page, week)
        names.append(f"{title} · {shades[shade]}" if shade else title)
    return names


def _percent_levels(page: PageBuilder) -> Sequence[tuple[float, str]]:
    return [(share, page.words.percent(share)) for share in (1.0, 0.5, 0.0)]


# The charts.


def _bars(page: PageBuilder, weeks: Sequence[Week]) -> Markup:
    """What was lifted, a bar a week; nothing in an empty journal."""
    if not weeks:
        return Markup("")
    kinds = {kind: page.kind_name(kind) for kind in REP_KINDS}
    labels = _week_names(page, weeks)
    bars = [_bar(page, week, label) for week, label in zip(weeks, labels, strict=True)]
    names = {kind.value: name for kind, name in kinds.items()} | _shade_names(page)
    caption = _caption(page, weeks, page.words.text("Lifted, week by week"))
    return stacked_bars(page.words, "lifted", caption, bars, names, _ticks(page, weeks))


def _bar(page: PageBuilder, week: Week, label: str) -> Bar:
    lb = _lb_by_kind(week.items)
    shade = _shade(page, week)
    said = [label]
    if week.lifted_lb or not shade:
        said = [f"{label}: {page.words.pounds(week.lifted_lb)}"]
    for kind in REP_KINDS:
        if lb[kind]:
            said.append(f"{page.kind_name(kind)} {page.words.pounds(lb[kind])}")
    return Bar(label=label, lb=lb, shade=shade, says=" · ".join(said))


def _lb_by_kind(items: Iterable[Item]) -> dict[Kind, float]:
    lb: dict[Kind, float] = dict.fromkeys(REP_KINDS, 0)
    for item in items:
        if is_rep(item):
            lb[item.kind] += weight_of(item)
    return lb


def _strength(page: PageBuilder, weeks: Sequence[Week]) -> Markup:
    """Strength after each week; nothing in an empty journal, or where streaks are off."""
    if not weeks or not page.reflection.journal.settings.streaks:
        return Markup("")
    words = page.words
    line = Line(
        name=words.text("Strength"),
        style="hl-line--strength",
        values=[week.strength for week in weeks],
        shown=[words.percent(week.strength) for week in weeks],
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


def _load(page: PageBuilder, weeks: Sequence[Week]) -> Markup:
    """Mental load beside what was lifted; nothing where no load was ever written."""
    words = page.words
    loads = [_mean_load(week) for week in weeks]
    if all(load is None for load in loads):
        return Markup("")
    top = round_top(max(week.lifted_lb for week in weeks))
    load_line = Line(
        name=words.text("Load, 0 to 10"),
        style="hl-line--load",
        values=loads,
        shown=["–" if load is None else words.number(load) for load in loads],
        top=10,
    )
    help_line = Line(
        name=words.text("Lifted, up to {lb}").format(lb=words.pounds(top)),
        style="hl-line--help",
        values=[week.lifted_lb for week in weeks],
        shown=[words.pounds(week.lifted_lb) for week in weeks],
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


def _mean_load(week: Week) -> float | None:
    writings = (*week.entries, *week.checkins)
    known = [writing.load for writing in writings if writing.load is not None]
    if not known:
        return None
    return sum(known) / len(known)


def _rates(page: PageBuilder) -> Iterator[tuple[str, str]]:
    """Both yes-rates in words, always with their n."""
    _ = page.words.text
    reflection = page.reflection
    yield _("Offers I said yes to"), _rate(page, reflection.my_yes_rate)
    yield _("Asks others said yes to"), _rate(page, reflection.others_yes_rate)


def _rate(page: PageBuilder, rate: Rate) -> str:
    words = page.words
    if rate.share is None:
        return words.text("none yet")
    counted = words.text("{yes} of {n}").format(yes=rate.yes, n=rate.n)
    if rate.n < TREND_FROM:
        return counted
    return f"{counted}, {words.percent(rate.share)}"


def _trend(page: PageBuilder, weeks: Sequence[Week]) -> Markup:
    """Both yes-rates as they stood after each week; nothing where neither is a line."""
    words, items = page.words, page.reflection.items
    days = [last_day(week.start) for week in weeks]
    mine = rates_so_far(items, days, my_yes_rate)
    others = rates_so_far(items, days, others_yes_rate)
    both = (
        _rate_line(
            page, words.text("Offers I said yes to"), "help hl-line--mine", mine
        ),
        _rate_line(
            page, words.text("Asks others said yes to"), "load hl-line--others", others
        ),
    )
    several = [line for line in both if line is not None]
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
    page: PageBuilder, name: str, style: str, rates: Sequence[Rate]
) -> Line | None:
    """A rate from the eighth answer on; None where that makes no line."""
    values = [rate.share if rate.n >= TREND_FROM else None for rate in rates]
    if len(values) - values.count(None) < 2:  # noqa: PLR2004 - one point is no line
        return None
    shown = [_rate(page, rate) for rate in rates]
    return Line(name=name, style=f"hl-line--{style}", values=values, shown=shown, top=1)


def _prediction(page: PageBuilder) -> Markup:
    """How likely yeses seemed against how many came."""
    gap, words = page.reflection.prediction, page.words
    if gap is None:
        return Markup("")
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
    caption = words.text("What I expected, and what came (n = {n})").format(n=gap.n)
    heading = words.text("Expected and real")
    return ranges(words, "prediction", caption, [expected, actual], heading)


def _heaviest(page: PageBuilder) -> list[Item]:
    reps = filter(is_rep, page.shown(page.reflection.items))
    heaviest_first = sorted(reps, key=lambda item: (-weight_of(item), item.on))
    return heaviest_first[:_HEAVIEST]


def _leaning(page: PageBuilder) -> Markup:
    """How much rests on one person, in words."""
    leaning = page.reflection.leaning
    if leaning is None or leaning.person.private:
        return Markup("")
    words = page.words
    said = words.text("Of {n} reps that name somebody, {reps} are with {name}.")
    return Markup.escape(said).format(
        n=words.number(leaning.n),
        reps=words.number(leaning.reps),
        name=page.names([leaning.person.name]),
    )
