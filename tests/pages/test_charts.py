"""Pictures: geometry that means something, and the same as a table."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import d, entry, journal, say
from tests.pages.composed import pages_of
from tests.pages.full_journal import TODAY, full_journal

from helplog.insight.heat import heat
from helplog.model.calendar import WeekStart
from helplog.model.journal import Away
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.bars import Bar, stacked_bars
from helplog.pages.charts.heatmap import heatmap
from helplog.pages.charts.lines import Line, lines
from helplog.pages.charts.plot import Tick, month_ticks, near_top, week_at
from helplog.pages.charts.ranges import Share, ranges
from helplog.pages.words import words_in

WORDS = words_in("en")
NAMES = {
    **{kind.value: kind.value.title() for kind in REP_KINDS},
    "away": "Away",
    "rest": "Resting",
}


@given(st.lists(st.floats(0, 500), min_size=1, max_size=60))
def test_bars_are_as_high_as_what_was_lifted(lifted: list[float]) -> None:
    bars = [
        Bar(label=f"w{n}", weights={Kind.ASKS: lb}, shade="", says=f"{lb}")
        for n, lb in enumerate(lifted)
    ]
    drawn = stacked_bars(WORDS, "b", "Lifted", bars, NAMES)
    top = near_top(max(lifted))
    groups = re.findall(r"<g>(.*?)</g>", drawn)
    assert len(groups) == len(lifted)
    for lb, group in zip(lifted, groups, strict=True):
        heights = [
            float(one)
            for one in re.findall(r'width="[\d.]+%" height="([\d.]+)%"', group)
        ]
        assert sum(heights) == pytest.approx(100 * lb / top, abs=0.01)
    assert drawn.count("<tr>") == len(lifted) + 1


def test_kinds_stand_on_each_other() -> None:
    bar = Bar(
        label="w", weights={Kind.ASKS: 20, Kind.THANKS: 30}, shade="away", says="50 lb"
    )
    drawn = stacked_bars(WORDS, "b", "Lifted", [bar], NAMES)
    assert re.findall(
        r'<rect class="hl-(asks|thanks)" x="[\d.]+%" y="([\d.]+)%" width="[\d.]+%" height="([\d.]+)%"',
        drawn,
    ) == [
        ("asks", "60", "40"),
        ("thanks", "0", "60"),
    ]
    assert re.findall(r'<line class="hl-gap"[^>]* y1="([\d.]+)%"', drawn) == ["60"], (
        "a gap where they meet"
    )
    assert drawn.count("hl-band--away") == 1


def _fills(drawn: str, classes: str) -> dict[str, str]:
    """What fills the shapes of these classes: the texture's shapes by class."""
    tiles = dict(re.findall(r'<pattern id="([^"]*)" [^>]*>(.*?)</pattern>', drawn))
    return {
        name: tiles[ident]
        for name, ident in re.findall(
            rf'<rect class="({classes})"[^>]*fill="url\(#([^)]*)\)', drawn
        )
    }


def test_kinds_and_quiet_weeks_differ_in_their_textures_and_not_in_colour_alone() -> (
    None
):
    bars = [
        Bar(label="w", weights={kind: 5}, shade=shade, says="")
        for kind, shade in zip(REP_KINDS, ("away", "rest", "", "", ""), strict=True)
    ]
    drawn = stacked_bars(WORDS, "b", "Lifted", bars, NAMES)
    fills = _fills(drawn, r"hl-\w+|hl-band hl-band--\w+")
    assert len(fills) == len(REP_KINDS) + 2
    assert len(set(fills.values())) == len(fills)
    assert "viewBox" not in drawn, "textures are not stretched"


def test_a_legend_shows_the_very_textures_of_what_is_drawn_and_nothing_else() -> None:
    bars = [
        Bar(label="w", weights={Kind.THANKS: 3, Kind.ASKS: 0}, shade="", says=""),
        Bar(label="x", weights={}, shade="rest", says=""),
    ]
    drawn = stacked_bars(WORDS, "b", "Lifted", bars, NAMES)
    legend = drawn[drawn.index('<p class="hl-legend">') : drawn.index("</p>")]
    assert re.findall(r"url\(#b-(\w+)\)\"/></svg>(\w+)</span>", legend) == [
        ("thanks", "Thanks"),
        ("rest", "Resting"),
    ]
    assert re.findall(r'<pattern id="b-(\w+)"', drawn) == ["thanks", "rest"]


def test_a_line_picture_explains_its_quiet_weeks() -> None:
    line = Line(name="Load", style="s", values=[1, 2], shown=["1", "2"], top=10)
    drawn = lines(
        WORDS,
        "l",
        "Load",
        spans=[("a", ""), ("b · Away", "there")],
        heading="Week",
        several=[line],
        ticks=[],
        levels=[],
        bands=["", "away"],
        names=NAMES,
    )
    assert (
        '<rect class="hl-band hl-band--away" x="12.5%" y="0" width="12.5%" height="100%" fill="url(#l-away)">'
        in drawn
    )
    assert "<title>b · Away</title>" in drawn
    assert drawn.count("</svg>Away</span>") == 1
    assert "Resting" not in drawn


def test_weeks_say_what_they_were_to_a_pointer_and_in_the_table() -> None:
    met = [
        entry(
            (d("2026-06-02") + timedelta(weeks=n)).isoformat(),
            say("asks", "Sam"),
            say("thanks", "Lee", lb=4),
        )
        for n in range(10)
    ]
    del met[6]
    gone = entry("2026-08-12", away=(Away(d("2026-08-10"), d("2026-08-16")),))
    html = pages_of(journal(*met, gone), "2026-08-20")["practice/index.md"].html
    for figure in ("bars", "lines"):
        drawn = html[html.index(f"hl-figure--{figure}") :]
        drawn = drawn[: drawn.index("</figure>")]
        for said in (
            "Jul 13\u2009–\u200919, 2026 · Resting",
            "Aug 10\u2009–\u200916, 2026 · Away",
        ):
            assert drawn.count(f"<title>{said}</title>") == 1, figure
            assert f">{said}</" in drawn.split("<details")[1]
    assert (
        "<title>Jun 1\u2009–\u20097, 2026: 7 lb · Asks 3 lb · Thanks 4 lb</title>"
        in html
    )


@pytest.mark.parametrize("n", [1, 2, 3, 7, 8, 9, 52])
def test_a_bar_is_never_wider_than_a_tenth_of_its_picture(n: int) -> None:
    bars = [
        Bar(label=f"w{m}", weights={Kind.ASKS: 3}, shade="", says="") for m in range(n)
    ]
    drawn = stacked_bars(WORDS, "b", "Lifted", bars, NAMES)
    found = [
        tuple(map(float, one))
        for one in re.findall(
            r'hl-asks" x="([\d.]+)%" y="[\d.]+%" width="([\d.]+)%"', drawn
        )
    ]
    assert len(found) == n
    assert all(x >= 0 and x + width <= 100 and width <= 10 for x, width in found)
    assert n < 9 or found[-1][0] + 2 * found[-1][1] > 100, "many weeks fill it"


@given(st.dates(date(999, 1, 1), date(9000, 1, 1)), st.integers(1, 52))
def test_the_first_month_and_every_january_say_their_year(first: date, n: int) -> None:
    starts = [first + timedelta(weeks=m) for m in range(n)]
    ticks = month_ticks(WORDS, starts)
    assert ticks
    assert re.fullmatch(r"\w+ \d{4}", ticks[0].label)
    shown = {tick.at: tick.label for tick in ticks}
    for m, day in enumerate(starts):
        label = shown.get(week_at(m, n), "")
        begins = m > 0 and day.month != starts[m - 1].month
        assert not label or label.startswith(WORDS.short_month(day))
        if begins and day.month == 1:
            assert label == f"Jan {day.year:04d}"
        elif label and label != ticks[0].label:
            assert begins
            assert label == WORDS.short_month(day)
    places = [tick.at for tick in ticks]
    assert all(later - earlier >= 0.11 for earlier, later in pairwise(places)), (
        "none runs into the next"
    )
    assert len(ticks) >= min(3, len({(day.year, day.month) for day in starts}) - 1)


def _practice_of(weeks: int, apart: int = 1) -> str:
    """The practice page after so many weeks with an ask in them."""
    last = d("2026-11-16")
    days = [last - timedelta(weeks=apart * n) for n in range(weeks)]
    told = [entry(day.isoformat(), say("asks", "Sam")) for day in days]
    return pages_of(journal(*told), TODAY)["practice/index.md"].html


def _figures(html: str, kind: str) -> list[str]:
    return re.findall(rf'<figure class="hl-figure hl-figure--{kind}.*?</figure>', html)


@pytest.mark.parametrize(
    ("weeks", "grains"),
    [(4, ["Week"]), (53, ["Week"]), (54, ["Month", "Week"]), (520, ["Year", "Week"])],
)
def test_a_long_journal_shows_all_of_it_and_its_last_year(
    weeks: int, grains: list[str]
) -> None:
    figures = _figures(_practice_of(weeks), "bars")
    assert [re.findall(r'<th scope="col">(\w+)', one)[0] for one in figures] == grains
    lifted = [
        sum(int(n) for n in re.findall(r"<td>(\d+) lb</td>", one)) for one in figures
    ]
    assert lifted == [3 * weeks, 3 * 52][: len(grains)]


def test_bars_lead_to_their_weeks_by_pointer_and_the_table_by_key() -> None:
    (bars,) = _figures(_practice_of(10), "bars")
    picture, table = bars.split("<details")
    to = "../weeks/2026-11-09/index.html"
    assert picture.count(f'<a href="{to}" tabindex="-1" aria-hidden="true">') == 1
    assert table.count(f'<a href="{to}">') == 1


def test_no_chart_before_four_weeks_have_something_in_them() -> None:
    assert "<figure" not in _practice_of(3)


def test_a_line_ends_with_the_last_week_that_is_over() -> None:
    (strength,) = _figures(_practice_of(10), "lines")
    (path,) = re.findall(r'<path class="hl-line [^"]*" d="([^"]*)"', strength)
    assert len(re.findall("[ML]", path)) == 9
    rows = re.findall(r"<tr>(.*?)</tr>", strength)
    assert "–" in rows[-1]
    assert "After the last whole week it stood at" in strength


def test_labels_of_many_years_do_not_run_into_each_other() -> None:
    for weeks in (60, 120, 300, 520, 2000):
        for figure in re.findall(r"<figure.*?</figure>", _practice_of(weeks)):
            places = re.findall(r'<span style="left:([\d.]+)%">', figure)
            at = [float(one) for one in places]
            assert all(b - a >= 10.9 for a, b in pairwise(at)), (weeks, at)


def test_no_weeks_are_no_bars() -> None:
    assert "<g>" not in stacked_bars(WORDS, "b", "Lifted", [], NAMES)


@given(st.floats(0, 1e6))
def test_a_scale_ends_near_the_value(value: float) -> None:
    assert near_top(value) >= value
    assert near_top(value) <= max(4, 1.5 * value)


def test_a_line_leaves_a_gap_where_nothing_is_known() -> None:
    line = Line(
        name="Load",
        style="s",
        values=[0, 5, None, 10, 20],
        shown=["0", "5", "–", "10", "20"],
        top=10,
    )
    drawn = lines(
        WORDS,
        "l",
        "Load",
        spans=[(name, "") for name in "abcde"],
        heading="Week",
        several=[line],
        ticks=[Tick(0, "a")],
        levels=[(0, "0")],
    )
    path = re.findall(r' d="([^"]+)"', drawn)[0]
    assert re.findall(r"[ML][\d.]+ [\d.]+", path) == [
        "M5 100",
        "L15 50",
        "M35 0",
        "L45 0",
    ]
    assert "Load: 20</desc>" in drawn
    assert drawn.count("<tr>") == 6


def test_an_interval_reaches_from_low_to_high() -> None:
    drawn = ranges(
        WORDS,
        "p",
        "Expected",
        [Share(name="A yes came", share=0.5, low=0.25, high=0.75, says="50 %")],
        "Which",
    )
    assert '<rect class="hl-stretch" x="25" y="3" width="50" height="6"/>' in drawn
    assert '<th scope="col">Which</th>' in drawn


def test_every_column_of_every_table_on_the_practice_page_has_its_words() -> None:
    html = pages_of(full_journal(), TODAY)["practice/index.md"].html
    heads = re.findall(r'<th scope="(?:col|row)">(?:<a [^>]*>)?([^<]*)', html)
    assert len(heads) > 20
    assert all(head.strip() for head in heads)


@pytest.mark.parametrize(
    ("lb", "warmth"),
    [
        (0, 0),
        (0.5, 1),
        (3, 1),
        (3.9, 1),
        (4, 2),
        (9, 2),
        (10, 3),
        (24, 3),
        (25, 4),
        (900, 4),
    ],
)
def test_a_day_is_as_warm_as_what_was_lifted(lb: float, warmth: int) -> None:
    assert heat(lb) == warmth


@pytest.mark.parametrize(
    ("week_start", "column"),
    [(WeekStart.MONDAY, 2), (WeekStart.SUNDAY, 3), (WeekStart.SATURDAY, 4)],
)
def test_a_day_stands_under_its_day_of_the_week(
    week_start: WeekStart, column: int
) -> None:
    day = date(2026, 11, 18)  # a Wednesday
    drawn = heatmap(
        WORDS,
        2026,
        lifted_by_day={day: 10},
        written=frozenset({day}),
        week_start=week_start,
        href=lambda _: "there",
    )
    (x,) = re.findall(r'<rect class="hl-heat-3 hl-written" x="([\d.]+)"', drawn)
    assert float(x) == column * 20 + 1.5
    assert drawn.count('class="hl-month"') == 1
    assert len(re.findall(r"<rect class=\"hl-heat-\d[^>]*rx=\"4\"", drawn)) == 30
    assert '<a href="there"' in drawn
    assert re.findall(
        r'<rect class="hl-aim" x="(\d+)" y="\d+" width="20" height="20"/></a>', drawn
    ) == [str(column * 20)]
