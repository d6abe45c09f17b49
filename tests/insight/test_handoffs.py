"""The life of a handoff: draft, said, trial, talk, and perhaps a new trial."""

from __future__ import annotations

from typing import Any

import pytest
from tests.making import Said, d, entry, journal, say

from helplog.exchange.contracts import stats_contract
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.model.journal import FieldValue
from helplog.model.kinds import Kind


def handed(
    today: str, on: str = "2026-11-02", *more: Said, **fields: FieldValue
) -> Reflection:
    """The garden handed to Lee on Monday 2 November, and what else that day says."""
    given: dict[str, Any] = fields
    said = say("handoffs", "Lee", "the garden", **given)
    return reflect(journal(entry(on, said, *more)), d(today))


def state(found: Reflection) -> str:
    """Where the handoff stands."""
    (item,) = (i.as_written for i in found.items if i.as_written.kind is Kind.HANDOFFS)
    if found.drafts:
        return "draft"
    if item.in_trial(found.today):
        return "trial"
    return "talk" if found.handoffs_ready else "over"


@pytest.mark.parametrize(
    ("fields", "states"),
    [
        # Said on 2 November; the 16th is fourteen days later.
        ({}, {"2026-11-15": "trial", "2026-11-16": "talk", "2027-11-16": "talk"}),
        ({"said": "no"}, {"2026-11-02": "draft", "2026-12-24": "draft"}),
        ({"said": "yes"}, {"2026-11-15": "trial", "2026-11-16": "talk"}),
        (
            {"said": d("2026-11-09")},
            {"2026-11-22": "trial", "2026-11-23": "talk"},
        ),
        # Wanted by the 30th: no talk before that.
        ({"by": d("2026-11-30")}, {"2026-11-29": "trial", "2026-11-30": "talk"}),
        ({"by": d("2026-11-05")}, {"2026-11-15": "trial", "2026-11-16": "talk"}),
        (
            {"by": d("2026-11-30"), "check_in": d("2026-11-10")},
            {"2026-11-09": "trial", "2026-11-10": "talk"},
        ),
        ({"answer": "no"}, {"2026-11-03": "over", "2026-12-01": "over"}),
        ({"result": "kept"}, {"2026-11-03": "over", "2026-12-01": "over"}),
        ({"result": "adjusted"}, {"2026-11-16": "over", "2026-12-01": "over"}),
        # A talk on the 16th, and a new trial until the 30th.
        (
            {
                "result": "adjusted",
                "talked": d("2026-11-16"),
                "check_in": d("2026-11-30"),
            },
            {"2026-11-17": "trial", "2026-11-29": "trial", "2026-11-30": "talk"},
        ),
        # The first trial was to end on the 20th, and did: no new one.
        (
            {
                "result": "adjusted",
                "talked": d("2026-11-20"),
                "check_in": d("2026-11-20"),
            },
            {"2026-11-20": "over", "2026-12-20": "over"},
        ),
        # Nothing says when the talk was: it came when a first trial ends.
        (
            {"result": "adjusted", "check_in": d("2026-11-30")},
            {"2026-11-17": "trial", "2026-11-30": "talk"},
        ),
        ({"result": "kept", "check_in": d("2026-11-30")}, {"2026-12-01": "over"}),
    ],
)
def test_where_a_handoff_stands(fields: dict[str, Any], states: dict[str, str]) -> None:
    found = {day: state(handed(day, **fields)) for day in states}
    assert found == states


def test_a_draft_weighs_nothing_and_nobody_has_heard_of_it() -> None:
    """It says where help is needed all the same."""
    found = handed("2026-11-20", said="no")
    assert (found.reps, found.lifted_lb, found.heaviest_lb) == (0, 0, 0)
    assert found.counts[Kind.HANDOFFS] == 0
    assert [(p.name, p.last_on) for p in found.people] == [("Lee", None)]
    assert found.years[0].firsts == ()
    assert found.years[0].helpers == ()
    assert [str(q) for q, yes in found.weeks[0].answered.items() if yes] == [
        "need-help"
    ]
    contract: Any = stats_contract(found)
    assert [item["what"] for item in contract["open"]["drafts"]] == ["the garden"]
    assert contract["open"]["drafts"][0]["weight_lb"] is None


def test_one_that_was_refused_counts_as_the_ask_that_it_was() -> None:
    """A no takes nothing back of what was lifted."""
    need = say("needs", (), "the garden")
    found = handed("2026-11-20", "2026-11-02", need, answer="no", for_="the garden")
    assert (found.counts[Kind.HANDOFFS], found.counts[Kind.ASKS]) == (0, 1)
    assert (found.reps, found.lifted_lb) == (1, 10)
    assert (found.others_yes_rate.yes, found.others_yes_rate.n) == (0, 1)
    assert [need.open for need in found.needs] == [True]
    assert [item.who for item in found.needs[0].refused] == [("Lee",)]
    (lee,) = found.people
    assert [item.kind for item in lee.items] == [Kind.HANDOFFS], "as it is written"
    assert lee.name == "Lee"
