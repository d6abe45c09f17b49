from __future__ import annotations

from typing import Any

import pytest
from tests.making import Said, d, entry, journal, say

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Need


def needs(
    *days: tuple[str, *tuple[Said, ...]], today: str = "2026-11-18"
) -> tuple[Need, ...]:
    found = reflect(journal(*(entry(on, *said) for on, *said in days)), d(today))
    return found.needs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (say("needs", (), "a quiet hour"), say("needs", (), "A  Quiet hour.")),
        (say("needs", (), "ﬁnd a sitter"), say("needs", (), "find a sitter")),
        (
            say("needs", (), "a sitter", id="n1"),
            say("needs", (), "somebody for Friday", id="n1"),
        ),
        (say("needs", (), "a sitter", id="n1"), say("needs", (), "N1")),
        (say("needs", (), "STRASSE"), say("needs", (), "straße")),
    ],
)
def test_the_same_need_named_again_is_one_need(one: Said, other: Said) -> None:
    found = needs(("2026-11-01", one), ("2026-11-10", other))
    assert [(need.item.on, len(need.named)) for need in found] == [(d("2026-11-01"), 2)]


def test_a_need_can_join_two_that_seemed_apart() -> None:
    """Known by words, known by an id, and then by both."""
    apart = (
        ("2026-11-01", say("needs", (), "a sitter")),
        ("2026-11-02", say("needs", (), "Friday", id="n1")),
    )
    assert len(needs(*apart)) == 2
    joined = needs(*apart, ("2026-11-03", say("needs", (), "a sitter", id="n1")))
    assert [len(need.named) for need in joined] == [3]


def test_needs_without_words_are_each_their_own() -> None:
    assert (
        len(
            needs(
                (
                    "2026-11-01",
                    say("needs", "Sam"),
                    say("needs", "Lee"),
                    say("needs", (), ""),
                )
            )
        )
        == 3
    )


def test_needs_in_other_words_are_two() -> None:
    assert (
        len(
            needs(
                (
                    "2026-11-01",
                    say("needs", (), "a sitter"),
                    say("needs", (), "a quiet hour"),
                )
            )
        )
        == 2
    )


@pytest.mark.parametrize("kind", ["asks", "handoffs", "accepted"])
@pytest.mark.parametrize("named", ["a quiet hour", "A quiet  hour!", "n1", "N1"])
def test_an_ask_a_handoff_or_an_offer_that_names_it_closes_a_need(
    kind: str, named: str
) -> None:
    need = (
        "2026-11-01",
        say("needs", (), "a quiet hour", id="n1"),
        say("needs", (), "a sitter"),
    )
    found = needs(need, ("2026-11-02", say(kind, "Sam", "x", for_=named)))
    assert [need.open for need in found] == [False, True]


@pytest.mark.parametrize(
    ("named", "still_open"),
    [
        ("sleep, quiet", ["soup, and bread"]),
        ("quiet,n1", ["soup, and bread"]),
        ("soup, and bread", ["sleep", "quiet"]),
        ("quiet, something else", ["sleep", "soup, and bread"]),
        ("bread", ["sleep", "quiet"]),  # words that fit one open need alone
        ("cake", ["sleep", "quiet", "soup, and bread"]),
    ],
)
def test_an_item_can_be_for_several_needs(named: str, still_open: list[str]) -> None:
    said = [
        say("needs", (), "sleep", id="n1"),
        say("needs", (), "quiet"),
        say("needs", (), "soup, and bread"),
    ]
    found = needs(
        ("2026-11-01", *said), ("2026-11-02", say("asks", "Sam", "x", for_=named))
    )
    assert [need.item.what for need in found if need.open] == still_open


def test_thanks_close_nothing() -> None:
    found = needs(
        (
            "2026-11-01",
            say("needs", (), "a sitter"),
            say("thanks", "Sam", for_="a sitter"),
        )
    )
    assert found[0].open


def test_a_later_name_of_a_need_counts_for_it() -> None:
    first, again = (
        say("needs", (), "a sitter", id="n1"),
        say("needs", (), "Friday evening", id="n1"),
    )
    found = needs(
        ("2026-11-01", first),
        ("2026-11-02", again, say("asks", "Sam", "x", for_="friday evening")),
    )
    assert [(need.open, len(need.asked)) for need in found] == [(False, 1)]


@pytest.mark.parametrize(
    ("field", "still_open"),
    [
        ({}, True),
        ({"met": "yes"}, False),
        ({"met": d("2026-11-18")}, False),
        ({"met": d("2026-11-19")}, True),  # it will be met; it is not yet
        ({"dropped": "yes"}, False),
        ({"dropped": d("2026-11-02")}, False),
        ({"met": "no"}, True),
    ],
)
def test_met_and_dropped(field: dict[str, Any], still_open: bool) -> None:  # noqa: FBT001 - a table's column
    assert (
        needs(("2026-11-01", say("needs", (), "a sitter", **field)))[0].open
        is still_open
    )


def test_a_need_met_where_it_was_named_again_is_met() -> None:
    again = ("2026-11-10", say("needs", (), "a sitter", met="yes"))
    assert [
        need.open for need in needs(("2026-11-01", say("needs", (), "a sitter")), again)
    ] == [False]


@pytest.mark.parametrize(
    ("today", "carried"),
    [
        ("2026-11-01", 0),
        ("2026-11-07", 0),
        ("2026-11-08", 1),
        ("2026-12-01", 4),
        ("2026-10-01", 0),
    ],
)
def test_whole_weeks_carried(today: str, carried: int) -> None:
    again = ("2026-11-10", say("needs", (), "a sitter"))
    assert (
        needs(("2026-11-01", say("needs", (), "a sitter")), again, today=today)[
            0
        ].carried_weeks
        == carried
    )


def test_a_handoff_in_its_trial_closes_a_need_without_being_named() -> None:
    said = (
        "2026-11-10",
        say("needs", (), "the garden"),
        say("handoffs", "Lee", "it all", for_="the garden"),
    )
    (trial,), (talk,) = needs(said), needs(said, today="2026-11-24")
    assert (trial.open, trial.asked) == (False, ())
    assert (talk.open, len(talk.asked)) == (False, 1)
