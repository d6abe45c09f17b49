from __future__ import annotations

import pytest
from tests.making import checkin, d, entry, journal, note, say

from helplog.insight.reflecting import in_date_order
from helplog.insight.search.finding import find
from helplog.insight.search.periods import read_period
from helplog.insight.search.querying import QueryProblem
from helplog.model.calendar import WeekStart

JOURNAL = journal(
    entry(
        "2026-10-05",
        say(
            "asks",
            "Dana Lee",
            "review the quarterly report",
            answer="yes",
            note="over tea",
        ),
        say("accepted", ("Sam", "Priya"), "carrying the sofa"),
        tags=("#Work", "année"),
    ),
    entry(
        "2026-11-15",
        say("needs", (), "a quiet hour"),
        say("asks", "Zoë", "the café run", answer="no"),
    ),
    entry(
        "2026-11-18",
        say("thanks", "Mum", "the soup"),
        say("handoffs", "Sam", "the garden", answer="later"),
    ),
    entry(
        "2026-12-31",
        say("alone", (), "12:30 train, http://x.org/a", cost="sleep"),
        tags=("travel",),
    ),
    checkin("2027-01-04", say("connections", "Ｓamira", "STRAẞE and łódź")),
    note("Dana Lee", "Mum"),
)
ITEMS = in_date_order(item for w in JOURNAL.writings for item in w.items)
NAMES = {
    "review the quarterly report": "report",
    "carrying the sofa": "sofa",
    "a quiet hour": "hour",
    "the café run": "café",
    "the soup": "soup",
    "the garden": "garden",
    "12:30 train, http://x.org/a": "train",
    "STRAẞE and łódź": "straße",
}


def hits(query: str, week_start: WeekStart = WeekStart.MONDAY) -> list[str]:
    found = find(ITEMS, query, d("2026-11-18"), week_start, journal=JOURNAL)
    assert not isinstance(found, QueryProblem), found
    return [NAMES[item.what or ""] for item in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", list(NAMES.values())),
        ("   ", list(NAMES.values())),
        ("report", ["report"]),
        ("REPORT quarterly", ["report"]),
        ("report sofa", []),
        ('"quarterly report"', ["report"]),
        ('"report quarterly"', []),
        ("“quarterly report”", ["report"]),
        ('"quarterly report', ["report"]),  # not closed
        ("cafe", ["café"]),
        ("CAFÉ", ["café"]),
        ("strasse", ["straße"]),
        ("lodz", ["straße"]),
        ("samira", ["straße"]),  # full-width letters
        ("the -soup", ["report", "sofa", "café", "garden"]),
        ('the -"the soup" -garden', ["report", "sofa", "café"]),
        ("-the", ["hour", "train", "straße"]),
        ("tea", ["report"]),  # a note
        ("sleep", ["train"]),  # a cost
        ("yes", []),  # an answer is asked for with answer:
        ("12:30", ["train"]),
        ("http://x.org/a", ["train"]),
        ("sam", ["sofa", "garden", "straße"]),
        ("who:sam", ["sofa", "garden"]),  # a whole name first
        ("who:Sami", ["straße"]),
        ("who: sam", ["sofa", "garden"]),
        ("who:@Sam", ["sofa", "garden"]),
        ("WHO:sam", ["sofa", "garden"]),
        ("who:dana", ["report", "soup"]),  # Mum is Dana Lee
        ("who:mum", ["report", "soup"]),
        ('who:"dana lee"', ["report", "soup"]),
        ("who:lee", ["report", "soup"]),
        ("who:zoe", ["café"]),
        ("who:sam,zoe", ["sofa", "café", "garden"]),
        ("who:sam who:priya", ["sofa"]),
        ("-who:sam kind:accepted", []),
        ("who:nobody", []),
        ("kind:asks", ["report", "café"]),
        ("kind:ask", ["report", "café"]),
        ("kind:asks,needs", ["report", "hour", "café"]),
        ("kind:asks kind:needs", ["report", "hour", "café"]),
        ("-kind:asks -kind:needs", ["sofa", "soup", "garden", "train", "straße"]),
        ("answer:yes", ["report"]),
        ("answer:later", ["garden"]),
        ("answer:waiting", []),
        ("kind:asks -answer:no", ["report"]),
        ("tag:work", ["report", "sofa"]),
        ("tag:#work", ["report", "sofa"]),
        ("tag:annee", ["report", "sofa"]),
        ("-tag:work tag:travel", ["train"]),
        ("since:2026-11-15", ["hour", "café", "soup", "garden", "train", "straße"]),
        ("until:2026-11-15", ["report", "sofa", "hour", "café"]),
        ("since:2026-11 until:2026-11", ["hour", "café", "soup", "garden"]),
        ("since:2027", ["straße"]),
        ("until:2026", ["report", "sofa", "hour", "café", "soup", "garden", "train"]),
        ("since:2026-W47 until:2026-w47", ["soup", "garden"]),
        ("since:today until:today", ["soup", "garden"]),
        ("-since:2026-11", ["report", "sofa"]),
        ("week:2026-W47", ["soup", "garden"]),
        ("week:2026-11-17", ["soup", "garden"]),
        ("week:2026-W53", ["train"]),
        ("week:this", ["soup", "garden"]),
        ('week:"last week"', ["hour", "café"]),
        ("week:2026-W47 week:2026-W53", ["soup", "garden", "train"]),
        ("kind:asks who:zoe until:2026-12 cafe", ["café"]),
    ],
)
def test_what_a_query_finds(query: str, expected: list[str]) -> None:
    assert hits(query) == expected


def test_a_week_by_its_own_start() -> None:
    """Sunday the 15th belongs to the Sunday week whose Thursday is in ISO week 47."""
    assert hits("week:2026-W47", WeekStart.SUNDAY) == ["hour", "café", "soup", "garden"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (
            "colour:red",
            "no term colour: in find; the terms are who:, kind:, answer:, tag:, since:, until:, week:",
        ),
        ("-from:dana", "no term from:"),
        (
            "kind:questions",
            "no kind questions; the kinds are asks, handoffs, accepted,",
        ),
        (
            "answer:maybe",
            "no answer maybe; the answers are waiting, yes, no, later, partly",
        ),
        ("since:2026-13", "since: needs a day"),
        ("until:2026-02-30", "until: needs a day"),
        ("since:tuesday", "since: needs a day"),
        ("week:2026-11", "week: needs a week"),
        ("week:2026-W54", "week: needs a week"),
        ("who:", "who: says nothing"),
        ("who: kind:asks", "who: says nothing"),
        ('tag:""', "tag: says nothing"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(query: str, says: str) -> None:
    problem = find(ITEMS, query, d("2026-11-18"), WeekStart.MONDAY)
    assert isinstance(problem, QueryProblem)
    assert says in str(problem)
    assert "\n" not in problem.message


def test_without_a_journal_names_stand_for_themselves() -> None:
    found = find(ITEMS, "who:dana", d("2026-11-18"), WeekStart.MONDAY)
    assert not isinstance(found, QueryProblem)
    assert [item.what for item in found] == ["review the quarterly report"]
    assert find(ITEMS, "tag:work", d("2026-11-18"), WeekStart.MONDAY) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-18", "2026-11-18", "2026-11-18"),
        ("2026-2-3", "2026-02-03", "2026-02-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026W53", "2026-12-28", "2027-01-03"),
        ("yesterday", "2026-11-17", "2026-11-17"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    period = read_period(text, d("2026-11-18"), WeekStart.MONDAY)
    assert period is not None
    assert (period.first_on, period.last_on) == (d(first), d(last))


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-", "2026-00", "2025-W53", "0000", "2026-11-18-01", "２０２６"],
)
def test_what_is_no_period(text: str) -> None:
    assert read_period(text, d("2026-11-18"), WeekStart.MONDAY) is None
