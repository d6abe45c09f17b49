from __future__ import annotations

import pytest
from tests.making import Said, d, entry, say

from helplog.insight.heat import heat
from helplog.insight.prediction import prediction_gap, wilson
from helplog.insight.rates import median_wait_days, my_yes_rate, others_yes_rate
from helplog.insight.reflection import Rate
from helplog.model.journal import Item


def items(*said: Said) -> tuple[Item, ...]:
    return entry("2026-11-18", *said).items


def test_my_yes_rate_is_accepted_among_accepted_and_declined() -> None:
    said = [say("accepted", "Sam")] * 3 + [
        say("declined", "Lee"),
        say("asks", "Lee", answer="yes"),
    ]
    assert my_yes_rate(items(*said)) == Rate(3, 4)
    assert my_yes_rate(()) == Rate(0, 0)
    assert my_yes_rate(()).share is None


def test_others_yes_rate_leaves_out_later_waiting_and_handoffs() -> None:
    answers = ["yes", "yes", "partly", "no", "later", "waiting"]
    said = [say("asks", "Sam", answer=answer) for answer in answers] + [
        say("asks"),
        say("handoffs", answer="yes"),
    ]
    assert others_yes_rate(items(*said)) == Rate(3, 4)


def test_an_answer_without_a_date_came_with_the_ask() -> None:
    """Three at once and one after nine days: the usual wait is none at all."""
    said = [say("asks", "Sam", answer=a) for a in ("yes", "no", "partly")]
    said.append(say("asks", "Sam", answer="yes", answered=d("2026-11-27")))
    assert median_wait_days(items(*said)) == 0
    unanswered = [say("asks", "Sam"), say("asks", "Sam", answer="later")]
    assert median_wait_days(items(*unanswered)) is None


def test_the_median_wait_leaves_out_a_date_before_the_ask() -> None:
    dates = ["2026-11-18", "2026-11-20", "2026-12-18", "2026-11-01"]
    said = [say("asks", "Sam", answered=d(on)) for on in dates]
    assert median_wait_days(items(*said)) == 2
    assert median_wait_days(items(*said[:2])) == 1
    assert median_wait_days(items(*said[3:])) is None


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),  # a textbook's example
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_the_wilson_interval(yes: int, n: int, low: float, high: float) -> None:
    assert wilson(Rate(yes, n)) == pytest.approx((low, high), abs=5e-5)


def test_the_prediction_gap_needs_eight_asks_with_both() -> None:
    """Seven yeses of eight against a mean chance of 40 %; an open ask and one without a chance are no pair."""
    asked = [say("asks", "Sam", answer="yes", chance=0.4)] * 6
    asked += [
        say("asks", "Sam", answer="partly", chance=0.2),
        say("asks", "Sam", answer="no", chance=0.6),
    ]
    others = [
        say("asks", "Sam", answer="later", chance=1.0),
        say("asks", "Sam", answer="no"),
    ]
    gap = prediction_gap(items(*asked, *others))
    assert gap is not None
    assert (gap.n, gap.actual) == (8, 0.875)
    assert gap.expected == pytest.approx(0.4)
    assert (gap.low, gap.high) == pytest.approx((0.5291, 0.9776), abs=5e-5)
    assert prediction_gap(items(*asked[1:], *others)) is None


@pytest.mark.parametrize(
    ("lb", "level"),
    [
        (0, 0),
        (0.5, 1),
        (1, 1),
        (3, 1),
        (3.5, 1),
        (4, 2),
        (9, 2),
        (9.9, 2),
        (10, 3),
        (24, 3),
        (25, 4),
        (500, 4),
    ],
)
def test_the_heat_of_a_day(lb: float, level: int) -> None:
    assert heat(lb) == level
