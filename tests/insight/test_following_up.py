"""What stands open: asks, handoffs ready to talk about, thank-yous, offers; and their numbers."""

from __future__ import annotations

from typing import Any

import pytest
from tests.making import d, entry, journal, note, say

from helplog.cli.following_up.refs import item_meant
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.insight.refs import OpenItems, open_items
from helplog.model.journal import Entry, PersonNote
from helplog.model.kinds import Kind


def on_18_november(*files: Entry | PersonNote) -> Reflection:
    return reflect(journal(*files), d("2026-11-18"))


def test_asks_are_open_while_waiting_or_later_and_not_done() -> None:
    fields: dict[str, dict[str, Any]] = {
        "new": {},
        "waiting": {"answer": "waiting"},
        "later": {"answer": "later"},
        "yes": {"answer": "yes"},
        "no": {"answer": "no"},
        "partly": {"answer": "partly"},
        "done": {"done": d("2026-11-02")},
    }
    found = on_18_november(
        entry(
            "2026-11-01", *(say("asks", "Sam", what, **f) for what, f in fields.items())
        )
    )
    assert [ask.what for ask in found.open_asks] == ["new", "waiting", "later"]


@pytest.mark.parametrize(
    ("fields", "today", "ready"),
    [
        ({}, "2026-11-14", False),
        ({}, "2026-11-15", True),  # fourteen days after the 1st
        ({"check_in": d("2026-11-05")}, "2026-11-04", False),
        ({"check_in": d("2026-11-05")}, "2026-11-05", True),
        ({"check_in": d("2026-12-05")}, "2026-11-20", False),
        ({"result": "kept"}, "2026-12-01", False),
    ],
)
def test_handoffs_are_ready_from_their_check_in_until_they_have_a_result(
    fields: dict[str, Any],
    today: str,
    ready: bool,  # noqa: FBT001 - a table's column
) -> None:
    found = reflect(
        journal(entry("2026-11-01", say("handoffs", "Lee", "the garden", **fields))),
        d(today),
    )
    assert bool(found.handoffs_ready) is ready


def test_a_result_ends_the_trial_early() -> None:
    found = on_18_november(
        entry("2026-11-17", say("handoffs", "Lee", "x", result="taken back"))
    )
    assert [person.name for person in found.people] == ["Lee"]
    assert found.handoffs_ready == ()


@pytest.mark.parametrize(
    ("said_on", "fields", "due"),
    [
        ("2026-11-11", {}, True),
        ("2026-11-12", {}, False),  # six days old
        ("2026-11-01", {"thanked": "yes"}, False),
        ("2026-11-01", {"thanked": "no"}, False),
        ("2026-11-01", {"thanked": d("2026-11-02")}, False),
    ],
)
def test_an_accepted_offer_shows_once_it_is_seven_days_old(
    said_on: str,
    fields: dict[str, Any],
    due: bool,  # noqa: FBT001 - a table's column
) -> None:
    found = on_18_november(entry(said_on, say("accepted", "Sam", "the sofa", **fields)))
    assert bool(found.thanks_due) is due


@pytest.mark.parametrize(
    ("thanked", "on", "due"),
    [
        ("Sam", "2026-11-01", False),
        ("SAM", "2026-11-09", False),
        ("Sammy", "2026-11-09", False),  # an alias
        ("Sam", "2026-10-31", True),  # before its day
        ("Lee", "2026-11-09", True),
    ],
)
def test_a_thank_you_on_its_day_or_later_is_enough(
    thanked: str,
    on: str,
    due: bool,  # noqa: FBT001 - a table's column
) -> None:
    accepted = entry("2026-11-01", say("accepted", "sam", "the sofa"))
    found = on_18_november(
        accepted, entry(on, say("thanks", thanked), uri="t.md"), note("Sam", "Sammy")
    )
    assert bool(found.thanks_due) is due


def test_of_several_helpers_each_may_be_thanked() -> None:
    accepted = entry("2026-11-01", say("accepted", ("Sam", "Lee"), "the sofa"))
    one, other = (
        entry(f"2026-11-0{n}", say("thanks", who))
        for n, who in ((2, "Sam"), (3, "Lee"))
    )
    assert on_18_november(accepted, one).thanks_due == accepted.items
    assert on_18_november(accepted, one, other).thanks_due == ()


def test_help_that_names_nobody_asks_for_no_thanks() -> None:
    assert (
        on_18_november(
            entry("2026-11-01", say("accepted", (), "a seat on the bus"))
        ).thanks_due
        == ()
    )


def test_offers_one_could_still_say_yes_to() -> None:
    said = [
        say("declined", "Sam", "soup", open="yes"),
        say("declined", "Lee", "a lift"),
        say("declined", "Lee", open="no"),
    ]
    assert [
        item.what for item in on_18_november(entry("2026-11-01", *said)).open_offers
    ] == ["soup"]


def test_one_row_of_numbers_runs_through_all_that_is_open() -> None:
    said = [
        say("asks", "Sam", "ask 1"),
        say("asks", "Sam", "ask 2"),
        say("needs", (), "need"),
        say("needs", (), "need"),
        say("handoffs", "Lee", "handoff"),
        say("accepted", "Priya", "offer"),
    ]
    found = open_items(on_18_november(entry("2026-11-01", *said)))
    assert [(ref, item.what) for ref, item in found] == [
        (1, "ask 1"),
        (2, "ask 2"),
        (3, "need"),
        (4, "handoff"),
        (5, "offer"),
    ]
    assert [ref for ref, _ in found.thanks] == [5]


def test_words_that_many_items_have_are_looked_up_among_open_ones_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = 0

    def counted(reflection: Reflection) -> OpenItems:
        nonlocal times
        times += 1
        return open_items(reflection)

    asked = [say("asks", "Sam", f"a lift, {n}", answer="yes") for n in range(9)]
    found = on_18_november(
        entry("2026-11-01", *asked, say("asks", "Sam", "a lift home"))
    )
    monkeypatch.setattr("helplog.insight.refs.open_items", counted)
    meant = item_meant(("lift",), found, (Kind.ASKS,), "done")
    assert meant.what == "a lift home"
    assert times == 1
