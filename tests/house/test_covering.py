"""What is left out of `make test` leaves no value untried, and a law over a table fails for any of its rows."""

from __future__ import annotations

import pytest
from tests import covering
from tests.each import holds_for_each

LETTERS = {"first": "a", "second": "b"}


def tried(*axes: covering.Axis) -> list[tuple[object, ...]]:
    return [case.values for case in covering.covering(*axes)]


def test_each_value_is_tried_and_with_everything_each_combination(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(covering, "EVERYTHING", False)
    some = tried(range(4), LETTERS)
    assert some == [(0, "a"), (1, "b"), (2, "b"), (3, "a")]
    monkeypatch.setattr(covering, "EVERYTHING", True)
    assert len(tried(range(4), LETTERS)) == 8


def test_a_sample_has_other_values_for_another_offset_and_with_everything_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(covering, "EVERYTHING", False)
    parts = [[*covering.sampled(range(7), one_in=3, offset=at)] for at in range(4)]
    assert parts == [[0, 3, 6], [1, 4], [2, 5], [0, 3, 6]]
    monkeypatch.setattr(covering, "EVERYTHING", True)
    assert [*covering.sampled(range(7), one_in=3)] == [*range(7)]


def positive(number: int) -> None:
    assert number > 0


def test_a_law_over_a_table_names_every_row_it_does_not_hold_for() -> None:
    holds_for_each({"one": (1,), "two": (2,)}, positive)
    with pytest.raises(AssertionError, match=r"(?s)2 of 3.*zero:.*minus:"):
        holds_for_each({"zero": (0,), "one": (1,), "minus": (-1,)}, positive)
    with pytest.raises(AssertionError, match="nothing"):
        holds_for_each({}, positive)
