from __future__ import annotations

from itertools import pairwise

import pytest
from tests.making import d, journal, weeks

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import WeekState
from helplog.insight.weeks.strength import step, strengths


def after(many_weeks: int, strength: float = 0.0) -> float:
    for _ in range(many_weeks):
        strength = step(strength, 3)
    return strength


@pytest.mark.parametrize(
    ("many_weeks", "expected"),
    [
        (1, 0.1294),
        (2, 0.2421),
        (4, 0.4257),
        (5, 0.5000),
        (10, 0.7500),
        (13, 0.8351),
        (26, 0.9728),
    ],
)
def test_strength_after_weeks_with_all_three_answered(
    many_weeks: int, expected: float
) -> None:
    assert after(many_weeks) == pytest.approx(expected, abs=0.00005)


def test_a_missed_week_and_a_met_one_after_half_a_year() -> None:
    missed = step(after(26), 0)
    assert missed == pytest.approx(0.8469, abs=0.00005)
    assert step(missed, 3) == pytest.approx(0.8667, abs=0.00005)


def test_one_and_two_answers_move_towards_a_third_and_two_thirds() -> None:
    assert step(0, 1) == pytest.approx(0.1294494 / 3, abs=1e-6)
    assert step(0.5, 2) == pytest.approx(0.5 * 0.8705506 + 2 / 3 * 0.1294494, abs=1e-6)


def test_only_met_and_missed_weeks_step() -> None:
    still = [(WeekState.REST, 0), (WeekState.AWAY, 0), (WeekState.RUNNING, 0)]
    assert strengths(
        [(WeekState.MET, 3), *still, (WeekState.MISSED, 0)]
    ) == pytest.approx([0.12945, 0.12945, 0.12945, 0.12945, 0.11269], abs=1e-5)


def test_this_week_counts_once_it_is_met() -> None:
    """Three full weeks; on the third week's Monday only two of them are there."""
    three, two = journal(*weeks("333")), journal(*weeks("33"))
    assert reflect(three, d("2026-01-19")).strength == pytest.approx(after(3))
    assert reflect(two, d("2026-01-19")).strength == pytest.approx(after(2))
    assert reflect(two, d("2026-01-26")).strength == pytest.approx(step(after(2), 0))


def test_while_a_week_runs_one_answer_lowers_nothing() -> None:
    """Four full weeks, then one answer: strength stands still until the week is over, and moves then."""
    one = journal(*weeks("33331"))
    running = reflect(one, d("2026-02-04"))
    assert running.strength == running.weeks[-1].strength == pytest.approx(after(4))
    over = reflect(one, d("2026-02-09"))
    assert over.weeks[4].strength == pytest.approx(step(after(4), 1))
    assert step(after(4), 1) < after(4)


def test_a_rest_week_leaves_strength_as_it_was() -> None:
    """Four met weeks earn the rest that covers the fifth; the sixth has none to cover it."""
    found = reflect(journal(*weeks("3333")), d("2026-02-18"))
    assert [week.state for week in found.weeks[4:]] == [
        WeekState.REST,
        WeekState.MISSED,
        WeekState.RUNNING,
    ]
    assert [week.strength for week in found.weeks[4:]] == pytest.approx(
        [after(4), step(after(4), 0), step(after(4), 0)]
    )


def test_strength_never_moves_when_nothing_is_written_ahead_of_today() -> None:
    found = reflect(journal(*weeks("33"), *weeks("3", "2027-01-04")), d("2026-01-14"))
    assert [week.start for week in found.weeks] == [
        d("2026-01-05"),
        d("2026-01-12"),
        d("2027-01-04"),
    ]
    assert found.weeks[-1].state is WeekState.MET
    assert all(
        earlier.strength <= later.strength for earlier, later in pairwise(found.weeks)
    )
    assert found.weeks[-1].strength == found.strength == pytest.approx(after(2))
