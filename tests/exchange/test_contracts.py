from __future__ import annotations

import json
from typing import Any

import pytest
from tests.making import Said, checkin, d, entry, journal, note, say, weeks

from helplog.exchange.contracts import (
    check_contract,
    find_contract,
    item_contract,
    one_person_contract,
    one_week_contract,
    stats_contract,
    today_contract,
)
from helplog.insight.reflecting import reflect
from helplog.model.calendar import WeekStart
from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Entry, PersonNote
from helplog.model.kinds import Kind
from helplog.model.settings import Settings

NO_COUNTS = dict.fromkeys(map(str, Kind), 0)


def stats(
    *files: Entry | PersonNote, today: str = "2026-11-18", **settings: Any
) -> Any:
    return json.loads(
        json.dumps(
            stats_contract(reflect(journal(*files, **settings), d(today))),
            allow_nan=False,
        )
    )


def one(said: Said, on: str = "2026-11-18") -> Any:
    return item_contract(entry(on, said).items[0], Settings())


def test_the_keys_of_stats_are_those_promised_in_that_order() -> None:
    found = stats(entry("2026-11-18", say("asks", "Sam", "x")))
    assert list(found) == [
        "schema",
        "today",
        "week_start",
        "totals",
        "weeks",
        "strength",
        "streaks",
        "yes_rate",
        "open",
        "people",
        "diagnostics",
    ]
    assert list(found["totals"]) == [
        *map(str, Kind),
        "reps",
        "lifted_lb",
        "heaviest_lb",
    ]
    assert list(found["weeks"][0]) == [
        "start",
        "label",
        "counts",
        "reps",
        "lifted_lb",
        "answered",
        "met",
        "state",
        "strength",
    ]
    assert list(found["people"][0]) == [
        "name",
        "slug",
        "counts",
        "first",
        "last",
        "drifting",
    ]
    assert list(found["open"]) == [
        "asks",
        "needs",
        "handoffs_ready",
        "thanks",
        "offers",
        "drafts",
    ]


def test_the_stats_of_a_journal_of_nothing() -> None:
    assert stats() == {
        "schema": 1,
        "today": "2026-11-18",
        "week_start": "monday",
        "totals": {**NO_COUNTS, "reps": 0, "lifted_lb": 0, "heaviest_lb": 0},
        "weeks": [],
        "strength": 0,
        "streaks": {
            "weekly": {"current": 0, "longest": 0, "rest_held": 0},
            "writing": {"current": 0, "longest": 0},
            "last_12": 0,
            "last_12_of": 0,
        },
        "yes_rate": {"mine": {"yes": 0, "n": 0}, "others": {"yes": 0, "n": 0}},
        "open": {
            "asks": [],
            "needs": [],
            "handoffs_ready": [],
            "thanks": [],
            "offers": [],
            "drafts": [],
        },
        "people": [],
        "diagnostics": [],
    }


def test_a_week_in_stats() -> None:
    said = [
        say("asks", "Sam", "x", lb=2.5),
        say("accepted", "Lee", "y", lb=10),
        say("alone", (), "z"),
    ]
    (week,) = stats(entry("2026-11-18", *said))["weeks"]
    assert week.pop("strength") == pytest.approx(
        0.0863, abs=5e-5
    )  # two thirds of .1294
    assert week == {
        "start": "2026-11-16",
        "label": "2026-W47",
        "counts": {**NO_COUNTS, "asks": 1, "accepted": 1, "alone": 1},
        "reps": 2,
        "lifted_lb": 12.5,
        "answered": 2,
        "met": True,
        "state": "met",
    }


def test_streaks_in_stats() -> None:
    """Four met weeks, a rest, and this one still running."""
    found = stats(*weeks("1111"), today="2026-02-09")
    assert found["streaks"] == {
        "weekly": {"current": 4, "longest": 4, "rest_held": 0},
        "writing": {"current": 0, "longest": 1},
        "last_12": 4,
        "last_12_of": 5,
    }
    assert [week["state"] for week in found["weeks"]] == [
        "met",
        "met",
        "met",
        "met",
        "rest",
        "running",
    ]


def test_without_streaks_no_trace_of_them_is_left() -> None:
    """No streak, rest week, strength or count of the last twelve; the weeks themselves stay."""
    found = stats(*weeks("1111"), today="2026-02-09", streaks=False)
    assert not {"strength", "streaks"} & found.keys()
    assert [week["state"] for week in found["weeks"]] == [
        "met",
        "met",
        "met",
        "met",
        "missed",
        "running",
    ]
    text = json.dumps(found)
    assert not any(
        word in text for word in ("strength", "streak", "rest", "last_12", "longest")
    )


def test_what_is_open_in_stats() -> None:
    said = [
        say("asks", "Sam", "x"),
        say("needs", (), "y"),
        say("handoffs", "Lee", "z"),
        say("accepted", "Sam", "w"),
    ]
    found = stats(entry("2026-11-01", *said))["open"]
    assert {
        kind: [(i["ref"], i["uri"], i["line"]) for i in items]
        for kind, items in found.items()
    } == {
        "asks": [(1, "entries/2026-11-01.md", 2)],
        "needs": [(2, "entries/2026-11-01.md", 3)],
        "handoffs_ready": [(3, "entries/2026-11-01.md", 4)],
        "thanks": [(4, "entries/2026-11-01.md", 5)],
        "offers": [],
        "drafts": [],
    }


def test_a_person_in_stats() -> None:
    files = (
        entry("2026-10-01", say("asks", "dana lee")),
        entry("2026-11-01", say("thanks", "Dana Lee")),
    )
    assert stats(*files, note("Dana Lee", every=1), note("Sam"))["people"] == [
        {
            "name": "Dana Lee",
            "slug": "dana-lee",
            "counts": {**NO_COUNTS, "asks": 1, "thanks": 1},
            "first": "2026-10-01",
            "last": "2026-11-01",
            "drifting": True,
        },
        {
            "name": "Sam",
            "slug": "sam",
            "counts": NO_COUNTS,
            "first": None,
            "last": None,
            "drifting": False,
        },
    ]


def test_yes_rates_in_stats() -> None:
    said = [
        say("accepted", "Sam"),
        say("declined", "Sam"),
        say("asks", "Sam", answer="yes"),
    ]
    assert stats(entry("2026-11-18", *said))["yes_rate"] == {
        "mine": {"yes": 1, "n": 2},
        "others": {"yes": 1, "n": 1},
    }


def test_an_item_has_every_key_and_the_fields_that_were_given() -> None:
    said = say(
        "asks",
        ("Sam", "Lee"),
        "x",
        lb=5.0,
        answer="yes",
        answered=d("2026-11-20"),
        chance=0.4,
        for_="rest",
    )
    assert one(said) == {
        "uri": "entries/2026-11-18.md",
        "line": 2,
        "column": 5,
        "kind": "asks",
        "on": "2026-11-18",
        "week": "2026-11-16",
        "who": ["Sam", "Lee"],
        "what": "x",
        "weight_lb": 5,
        "fields": {
            "answer": "yes",
            "answered": "2026-11-20",
            "chance": 0.4,
            "for": "rest",
        },
    }
    assert list(one(said)) == [
        "uri",
        "line",
        "column",
        "kind",
        "on",
        "week",
        "who",
        "what",
        "weight_lb",
        "fields",
    ]


def test_whole_numbers_have_no_point() -> None:
    shown = json.dumps(one(say("thanks", "Sam", lb=3.0, expected=7.0, felt=2.5)))
    assert '"weight_lb": 3,' in shown
    assert '"expected": 7,' in shown
    assert '"felt": 2.5' in shown


def test_what_does_not_weigh_has_no_weight() -> None:
    assert one(say("needs", (), "x"))["weight_lb"] is None
    assert one(say("handoffs"))["weight_lb"] == 10
    assert one(say("connections"))["what"] is None


@pytest.mark.parametrize(
    ("week_start", "week"),
    [("monday", "2026-11-09"), ("sunday", "2026-11-15"), ("saturday", "2026-11-14")],
)
def test_the_week_of_an_item_starts_where_the_journal_says(
    week_start: str, week: str
) -> None:
    items = entry("2026-11-15", say("needs", (), "x")).items
    assert [
        i["week"]
        for i in find_contract(items, Settings(week_start=WeekStart(week_start)))
        if isinstance(i, dict)
    ] == [week]


def test_findings() -> None:
    finding = Diagnostic(
        Place("a.md", 3, 7), Severity.WARNING, "some-code", "what it is", "what to type"
    )
    assert check_contract([finding], Settings()) == [
        {
            "uri": "entries/a.md",
            "line": 3,
            "column": 7,
            "severity": "warning",
            "code": "some-code",
            "message": "what it is",
            "hint": "what to type",
            "fix": None,
        }
    ]


def test_findings_in_stats_are_those_of_check() -> None:
    files = (
        entry("2026-11-18", say("asks", "Sam", "x", for_="nothing I named")),
        entry("2026-11-19"),
    )
    reflection = reflect(journal(*files), d("2026-11-18"))
    assert (
        stats(*files)["diagnostics"]
        == check_contract(reflection.diagnostics, reflection.journal.settings)
        != []
    )


def test_a_week_of_a_checkin_alone() -> None:
    found = reflect(
        journal(
            checkin("2026-11-16", let_help="Sam", need_help="none", connected="Lee")
        ),
        d("2026-11-22"),
    )
    (week,) = json.loads(json.dumps(stats_contract(found)))["weeks"]
    assert (week["answered"], week["state"], week["reps"]) == (3, "met", 0)


def test_the_keys_of_today_a_week_and_a_person_are_those_promised() -> None:
    found = reflect(
        journal(entry("2026-11-18", say("asks", "Sam", "x"))), d("2026-11-18")
    )
    today = today_contract(found, small_ask="")
    assert list(today) == [
        "today",
        "week",
        "open",
        "on_this_day",
        "small_ask",
        "prompt",
    ]
    assert today["small_ask"] is None
    assert today_contract(found, small_ask="Ask Ana")["small_ask"] == "Ask Ana"
    week = one_week_contract(found, found.this_week)
    assert list(week)[-2:] == ["questions", "items"]
    questions: Any = week["questions"]
    assert list(questions) == ["let-help", "need-help", "connected"]
    assert questions["need-help"] == {"answered": True, "replies": []}
    (sam,) = found.people
    person = one_person_contract(sam, found.journal.settings)
    assert list(person)[-2:] == ["drifting", "items"]
    assert person["items"] == week["items"]
