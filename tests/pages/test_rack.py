"""The rack: plates on a bar, day by day, none that can't be read, pressed or told from the others."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import entry, journal, say
from tests.pages.composed import pages_of
from tests.pages.full_journal import TODAY

from helplog.insight.reflecting import reflect
from helplog.model.kinds import REP_KINDS, Kind
from helplog.pages.charts.ghost import ghost_plate
from helplog.pages.charts.plates import height_of, outline, relief, width_of
from helplog.pages.charts.rack import BAR_WIDTH, Plate, rack
from helplog.pages.charts.shelves import Bar, load
from helplog.pages.words import words_in

WORDS = words_in("en")
MONDAY = date(2026, 11, 16)
THIS_WEEK = "weeks/2026-11-16/index.md"
BAR: Bar[float] = Bar(room=100, width_of=lambda lb: 5 + min(lb, 20), apart=4, least=16)

weights = st.floats(0.1, 2000)
days = st.lists(st.lists(st.floats(0.1, 50), min_size=1, max_size=30), max_size=7)


def plate(lb: float, day: int = 0, kind: Kind = Kind.ASKS, href: str = "") -> Plate:
    on = MONDAY + timedelta(days=day)
    return Plate(kind, lb, on, f"Asked Lee · {WORDS.pounds(lb)}", href)


def drawn(*plates: Plate, language: str = "en") -> str:
    return rack(words_in(language), "r", "The rack", {}, plates)


@given(days)
def test_two_shelves_at_most_and_what_has_no_room_is_counted(
    by_day: list[list[float]],
) -> None:
    loaded = load(BAR, by_day)
    assert len(loaded.shelves) <= 2
    for shelf in loaded.shelves:
        assert 0 < sum(map(BAR.width_of_day, shelf)) <= BAR.room
    shown = [lb for shelf in loaded.shelves for day in shelf for lb in day]
    every = [lb for day in by_day for lb in day]
    assert sorted(shown + loaded.left_over) == sorted(every)
    assert bool(shown) == bool(every)
    if loaded.left_over:
        heaviest = max(map(BAR.width_of, loaded.left_over))
        assert heaviest <= min(map(BAR.width_of, shown))


def test_a_few_days_stand_on_one_shelf_and_more_on_two_alike() -> None:
    assert load(BAR, [[3.0], [3.0, 5.0]]).shelves == [[[3.0], [3.0, 5.0]]]
    halves = load(BAR, [[3.0] * 3] * 6).shelves
    assert [len(shelf) for shelf in halves] == [3, 3]


def test_of_equals_the_fullest_day_gives_first() -> None:
    loaded = load(BAR, [[3.0], [3.0] * 40, [10.0]])
    assert loaded.shelves[0][0] == [3.0]
    assert loaded.shelves[-1][-1] == [10.0]


@given(st.lists(st.tuples(weights, st.integers(0, 6)), min_size=1, max_size=60))
def test_a_finger_has_room_on_every_day_and_never_comes_down_on_two(
    lifts: list[tuple[float, int]],
) -> None:
    picture = drawn(*(plate(lb, day, href="there") for lb, day in lifts))
    ((width, height),) = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    found = re.findall(
        r'aim" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', picture
    )
    aims = [tuple(map(float, one)) for one in found]
    assert aims
    for n, (x, y, w, h) in enumerate(aims):
        assert min(w, h) * 288 / BAR_WIDTH >= 44, "on a screen of 320 pixels"
        assert x + w <= float(width)
        assert y + h <= float(height) + 0.02
        for x2, y2, *_ in aims[n + 1 :]:
            assert x2 >= x + w - 0.02 or y2 >= y + h - 0.02


@given(weights, weights)
def test_a_heavier_plate_is_never_smaller(one: float, other: float) -> None:
    light, heavy = sorted((one, other))
    assert 34 <= height_of(light) <= height_of(heavy) <= 86


@pytest.mark.parametrize("lb", [0.1, 2.5, 3, 10, 100, 1234.5])
def test_a_number_stays_on_its_plate(lb: float) -> None:
    number = WORDS.number(lb)
    assert len(number) * 11.6 * 0.56 <= width_of(lb, number)


def test_kinds_differ_in_their_shapes_and_not_in_colour_alone() -> None:
    shapes = {outline(kind, 20, 40) + relief(kind, 20, 40) for kind in REP_KINDS}
    assert len(shapes) == len(REP_KINDS)


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_what_is_written_on_plates_is_in_the_name_of_their_link(language: str) -> None:
    """Who speaks to their computer says what they see."""
    words = words_in(language)
    lifts = [
        Plate(Kind.ASKS, lb, MONDAY, f"Lee · {words.pounds(lb)}", "there")
        for lb in (3, 2.5, 1234.5)
    ]
    picture = drawn(*lifts, language=language).split("<details")[0]
    ((told, name, within),) = re.findall(
        r'<title>([^<]*)</title><a href="there" aria-label="([^"]*)">(.*?)</a>', picture
    )
    assert told == name, "a pointer is told the same"
    (day,) = re.findall(r"<text[^>]*>([^<]*)</text>", within)
    assert name.startswith(f"{day}: ")
    numbers = re.findall(r'<text class="hl-number"[^>]*>([^<]*)</text>', picture)
    assert sorted(numbers) == sorted(map(words.number, (3, 2.5, 1234.5)))
    assert all(number in name for number in numbers)


def test_what_has_no_room_is_said_in_a_line_and_stands_in_the_table() -> None:
    picture = drawn(*(plate(3, day) for day in range(7) for _ in range(6)))
    shown = picture.count('class="hl-plate ')
    assert f"… and {42 - shown} more threes" in picture
    assert picture.count('<th scope="row">') == 42
    lighter = drawn(*(plate(2, day) for day in range(7) for _ in range(6)))
    assert "lighter ones" in lighter


def test_a_day_leads_to_its_day_and_the_table_to_each_lift() -> None:
    page = pages_of(journal(entry("2026-11-18", say("asks", "Lee"))), TODAY)[THIS_WEEK]
    picture = page.html[page.html.index("hl-figure--rack") :]
    picture, table = picture.split("<details", 1)
    assert '<a href="#2026-11-18" aria-label="Wed: Asked Lee · 3 lb">' in picture
    assert re.search(r'<a href="#[^"]+">Asked Lee</a>', table)


def test_a_private_lift_weighs_and_says_nothing() -> None:
    told = journal(entry("2026-11-18", say("asks", "Mira", "secret"), private=True))
    html = pages_of(told, TODAY)[THIS_WEEK].html
    assert '<g role="img" aria-label="Wed: 3 lb, private">' in html
    assert "Mira" not in html
    assert "secret" not in html


def test_a_week_without_a_lift_has_no_empty_bar() -> None:
    assert not drawn()
    week = pages_of(journal(entry("2026-11-18", say("needs", what="help"))), TODAY)
    assert "hl-bar" not in week[THIS_WEEK].html
    assert not reflect(journal(), MONDAY).this_week.items


def test_the_ghost_of_a_first_plate_is_as_large_as_one_will_be() -> None:
    ghost = ghost_plate(WORDS)
    assert 'aria-label="about this big"' in ghost
    assert outline(Kind.ASKS, width_of(3, "3"), height_of(3)) in ghost
