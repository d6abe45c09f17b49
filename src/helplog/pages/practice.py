"""Practice: what was lifted and how it goes, drawn over the weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from helplog.insight.rates import TREND_FROM, my_yes_rate, others_yes_rate, rates_so_far
from helplog.insight.reflection import Rate, Week, WeekState
from helplog.model.journal import Item, last_day
from helplog.model.kinds import REP_KINDS
from helplog.pages.addresses import PRACTICE_URI
from helplog.pages.charts.bars import Bar, stacked_bars
from helplog.pages.charts.lines import Line, lines
from helplog.pages.charts.plot import Tick, month_ticks, round_top
from helplog.pages.charts.ranges import Share, ranges
from helplog.pages.page_builder import PageBuilder, SiteContext
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
    streaks_on = reflection.journal.settings.streaks
    return written(
        page,
        "practice",
        page.words.text("Practice"),
        practice=line_words(page.words, line_today(reflection)),
        bars=_bars(page, drawn) if drawn else Markup(""),
        strength=_strength(page, drawn) if drawn and streaks_on else Markup(""),
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


def _ticks(page: PageBuilder, weeks: Sequence[Week]) -> list[Tick]:
    return month_ticks(page.words, [week.start for week in weeks])


def _over(page: PageBuilder, weeks: Sequence[Week], caption: str) -> str:
    """A caption with the weeks that are drawn: a long journal shows its last year of them."""
    counted = page.words.plural("{n} week", "{n} weeks", len(weeks))
    return f"{caption}: {counted}, {page.words.span(weeks[0].start, last_day(weeks[-1].start))}"


def _shade(page: PageBuilder, week: Week) -> str:
    """How a week that was not one of practice is drawn; rest belongs to streaks."""
    quiet = (
        {WeekState.AWAY, WeekState.REST}
        if page.reflection.journal.settings.streaks
        else {WeekState.AWAY}
    )
    return week.state.value if week.state in quiet else ""


def _shade_names(page: PageBuilder) -> dict[str, str]:
    _ = page.words.text
    return {WeekState.AWAY.value: _("Away"), WeekState.REST.value: _("Resting")}


def _named(page: PageBuilder, weeks: Sequence[Week]) -> list[str]:
    """The weeks as tables and pointers name them; one that was not of practice says what it was."""
    shades = _shade_names(page)
    titles = ((page.week_title(week), _shade(page, week)) for week in weeks)
    return [f"{title} · {shades[shade]}" if shade else title for title, shade in titles]


def _bars(page: PageBuilder, weeks: Sequence[Week]) -> Markup:
    kinds = {kind: page.kind_name(kind) for kind in REP_KINDS}
    bars = []
    for week, label in zip(weeks, _named(page, weeks), strict=True):
        lb = {
            kind: sum(item.weight_lb or 0 for item in week.items if item.kind is kind)
            for kind in REP_KINDS
        }
        shade = _shade(page, week)
        said = [
            label
            if shade and not week.lifted_lb
            else f"{label}: {page.words.pounds(week.lifted_lb)}"
        ]
        said += [f"{kinds[kind]} {page.words.pounds(lb[kind])}" for kind in REP_KINDS if lb[kind]]
        bars.append(Bar(label=label, lb=lb, shade=shade, says=" · ".join(said)))
    names = {**{kind.value: name for kind, name in kinds.items()}, **_shade_names(page)}
    caption = _over(page, weeks, page.words.text("Lifted, week by week"))
    return stacked_bars(page.words, "lifted", caption, bars, names, _ticks(page, weeks))


def _strength(page: PageBuilder, weeks: Sequence[Week]) -> Markup:
    words = page.words
    line = Line(
        name=words.text("Strength"),
        style="hl-line--strength",
        values=[week.strength for week in weeks],
        shown=[words.percent(week.strength) for week in weeks],
        top=1,
    )
    return lines(
        words,
        "strength",
        _over(page, weeks, words.text("After each week")),
        weeks=_named(page, weeks),
        several=[line],
        ticks=_ticks(page, weeks),
        levels=[(1.0, words.percent(1)), (0.5, words.percent(0.5)), (0.0, words.percent(0))],
        bands=[_shade(page, week) for week in weeks],
        names=_shade_names(page),
    )


def _load(page: PageBuilder, weeks: Sequence[Week]) -> Markup:
    """Mental load beside what was lifted; nothing where no load was ever written."""
    words = page.words
    loads = [_mean_load(week) for week in weeks]
    if not any(load is not None for load in loads):
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
    return lines(
        words,
        "load",
        _over(page, weeks, words.text("Load against help")),
        weeks=_named(page, weeks),
        several=[load_line, help_line],
        ticks=_ticks(page, weeks),
        levels=[(1.0, "10"), (0.5, "5"), (0.0, "0")],
        bands=[_shade(page, week) for week in weeks],
        names=_shade_names(page),
    )


def _mean_load(week: Week) -> float | None:
    known = [w.load for w in (*week.entries, *week.checkins) if w.load is not None]
    return sum(known) / len(known) if known else None


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
    """Both yes-rates as they stood after each week, from the eighth answer on; nothing before there is a line."""
    words, reflection = page.words, page.reflection
    days = [last_day(week.start) for week in weeks]
    several = []
    for name, style, rate_of in (
        (words.text("Offers I said yes to"), "hl-line--help hl-line--mine", my_yes_rate),
        (words.text("Asks others said yes to"), "hl-line--load hl-line--others", others_yes_rate),
    ):
        rates = rates_so_far(reflection.items, days, rate_of)
        values = [rate.share if rate.n >= TREND_FROM else None for rate in rates]
        if sum(value is not None for value in values) > 1:
            shown = [_rate(page, rate) for rate in rates]
            several.append(Line(name=name, style=style, values=values, shown=shown, top=1))
    if not several:
        return Markup("")
    return lines(
        words,
        "yes-so-far",
        _over(page, weeks, words.text("Yeses, as they stood after each week")),
        weeks=_named(page, weeks),
        several=several,
        ticks=_ticks(page, weeks),
        levels=[(1.0, words.percent(1)), (0.5, words.percent(0.5)), (0.0, words.percent(0))],
        bands=[_shade(page, week) for week in weeks],
        names=_shade_names(page),
    )


def _prediction(page: PageBuilder) -> Markup:
    """How likely yeses seemed against how many came."""
    gap, words = page.reflection.prediction, page.words
    if gap is None:
        return Markup("")
    came = words.text("{share}, between {low} and {high}").format(
        share=words.percent(gap.actual), low=words.percent(gap.low), high=words.percent(gap.high)
    )
    shares = [
        Share(
            name=words.text("I expected a yes"),
            share=gap.expected,
            says=words.percent(gap.expected),
        ),
        Share(
            name=words.text("A yes came"), share=gap.actual, low=gap.low, high=gap.high, says=came
        ),
    ]
    caption = words.text("What I expected, and what came (n = {n})").format(n=gap.n)
    return ranges(words, "prediction", caption, shares, words.text("Expected and real"))


def _heaviest(page: PageBuilder) -> list[Item]:
    reps = [item for item in page.shown(page.reflection.items) if item.kind in REP_KINDS]
    return sorted(reps, key=lambda item: (-(item.weight_lb or 0), item.on))[:_HEAVIEST]


def _leaning(page: PageBuilder) -> Markup:
    """How much rests on one person, in words."""
    leaning = page.reflection.leaning
    if leaning is None or leaning.person.private:
        return Markup("")
    said = page.words.text("Of {n} reps that name somebody, {reps} are with {name}.")
    name = page.names([leaning.person.name])
    return Markup.escape(said).format(
        n=page.words.number(leaning.n), reps=page.words.number(leaning.reps), name=name
    )
