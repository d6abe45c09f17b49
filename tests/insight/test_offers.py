"""Offers: waiting they weigh nothing; answered they count as what they became, on the day of the answer."""

from __future__ import annotations

from typing import Any

import pytest
from tests.making import Said, d, entry, journal, note, say

from helplog.exchange.contracts import find_contract, stats_contract
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.insight.search.finding import find
from helplog.model.calendar import WeekStart
from helplog.model.journal import Entry, FieldValue, PersonNote
from helplog.model.kinds import Kind, Question

TODAY = d("2026-11-18")


def on_18_november(*files: Entry | PersonNote) -> Reflection:
    return reflect(journal(*files), TODAY)


def counted(found: Reflection) -> dict[str, int]:
    return {kind.value: n for kind, n in found.counts.items() if n}


def offer(
    answer: str | None = None,
    on: str = "2026-11-04",
    lb: float | None = None,
    **more: FieldValue,
) -> Entry:
    given: dict[str, FieldValue] = {"answer": answer} if answer else {}
    return entry(on, say("offers", "Sam", "the sofa", on=None, lb=lb, **given, **more))


@pytest.mark.parametrize("answer", [None, "waiting", "later"])
def test_one_without_an_answer_is_open_and_weighs_nothing(answer: str | None) -> None:
    found = on_18_november(offer(answer, lb=25))
    assert counted(found) == {"offers": 1}
    assert (found.reps, found.lifted_lb, found.heaviest_lb) == (0, 0, 0)
    assert not any(found.weeks[0].answered.values())
    assert [item.what for item in found.open_offers] == ["the sofa"]
    assert found.my_yes_rate.n == 0
    assert found.lb_by_day == {}


@pytest.mark.parametrize("answer", ["yes", "partly"])
def test_a_yes_counts_in_every_number_as_one_accepted_on_the_day_of_the_answer(
    answer: str,
) -> None:
    """Offered in the week of 2 November, accepted in that of 9 November."""
    found = on_18_november(offer(answer, answered=d("2026-11-10"), lb=25))
    plain = on_18_november(
        entry("2026-11-04"),
        entry("2026-11-10", say("accepted", "Sam", "the sofa", lb=25)),
    )
    assert counted(found) == {"offers": 1, "accepted": 1}
    assert [(w.reps, w.lifted_lb, w.answered, w.state) for w in found.weeks] == [
        (w.reps, w.lifted_lb, w.answered, w.state) for w in plain.weeks
    ]
    assert found.weeks[1].answered[Question.LET_HELP]
    assert [(w.counts[Kind.OFFERS], w.counts[Kind.ACCEPTED]) for w in found.weeks] == [
        (1, 0),
        (0, 1),
        (0, 0),
    ]
    assert (found.reps, found.lifted_lb, found.heaviest_lb) == (
        plain.reps,
        plain.lifted_lb,
        plain.heaviest_lb,
    )
    assert (found.lb_by_day, found.my_yes_rate) == (plain.lb_by_day, plain.my_yes_rate)
    assert found.strength == plain.strength
    assert [(p.name, n) for p, n in found.years[0].helpers] == [
        (p.name, n) for p, n in plain.years[0].helpers
    ]
    assert found.open_offers == ()


def test_a_yes_without_a_day_counts_on_the_day_of_its_entry_and_weighs_3_lb() -> None:
    found = on_18_november(offer("yes"))
    assert found.lb_by_day == {d("2026-11-04"): 3}
    assert found.heaviest is not None
    assert (found.heaviest.kind, found.heaviest.as_written.kind) == (
        Kind.ACCEPTED,
        Kind.OFFERS,
    )


def test_one_that_was_answered_before_it_was_written_down_counts_on_the_day_of_the_answer() -> (
    None
):
    found = on_18_november(offer("yes", answered=d("2026-11-01")))
    assert found.lb_by_day == {d("2026-11-01"): 3}
    assert found.diagnostics == ()


def test_a_no_counts_as_one_turned_down_and_weighs_nothing() -> None:
    found = on_18_november(offer("no", answered=d("2026-11-10"), lb=25))
    assert counted(found) == {"offers": 1, "declined": 1}
    assert (found.reps, found.lifted_lb) == (0, 0)
    assert [w.counts[Kind.DECLINED] for w in found.weeks] == [0, 1, 0]
    assert (found.my_yes_rate.yes, found.my_yes_rate.n) == (0, 1)
    assert found.open_offers == ()


# What closes one


def sofa_is_open(*later: Said) -> bool:
    """Whether Sam's offer of 4 November still stands after what 10 November says."""
    first = entry(
        "2026-11-04",
        say("offers", "Sam", "the sofa", id="van"),
        say("needs", (), "quiet"),
    )
    found = on_18_november(first, entry("2026-11-10", *later), note("Sam", "Samuel"))
    return "van" in {item.text("id") for item in found.open_offers}


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(say("accepted", "Sam", "the sofa"), id="the same words"),
        pytest.param(
            say("accepted", "sam", "The sofa."),
            id="the same but for case and a full stop",
        ),
        pytest.param(
            say("accepted", ("Lee", "Sam"), "the sofa"), id="somebody else as well"
        ),
        pytest.param(say("accepted", "Samuel", "the sofa"), id="an alias"),
        pytest.param(say("declined", "Sam", "the sofa"), id="a no"),
        pytest.param(say("accepted", "Lee", "a ride", for_="van"), id="for its id"),
        pytest.param(
            say("accepted", "Lee", "a ride", for_="quiet, van"),
            id="for its id and a need",
        ),
        pytest.param(
            say("offers", "Sam", "the sofa", answer="yes"),
            id="the same offer again, answered",
        ),
    ],
)
def test_a_later_answer_to_the_same_person_in_the_same_words_or_for_its_id_closes_it(
    later: Said,
) -> None:
    assert not sofa_is_open(later)


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(say("accepted", "Lee", "the sofa"), id="another person"),
        pytest.param(say("accepted", "Sam", "the table"), id="other words"),
        pytest.param(say("accepted", "Sam"), id="no words"),
        pytest.param(say("thanks", "Sam", "the sofa"), id="a thank-you"),
        pytest.param(say("asks", "Lee", "a ride", for_="van"), id="an ask for its id"),
        pytest.param(say("offers", "Sam", "the sofa"), id="the same offer again"),
    ],
)
def test_nothing_else_closes_it(later: Said) -> None:
    assert sofa_is_open(later)


def test_an_earlier_yes_closes_nothing() -> None:
    before = entry("2026-11-01", say("accepted", "Sam", "the sofa", thanked="yes"))
    assert len(on_18_november(before, offer()).open_offers) == 1


def test_a_yes_of_the_same_day_closes_it() -> None:
    said = [say("offers", "Sam", "the sofa"), say("accepted", "Sam", "the sofa")]
    assert on_18_november(entry("2026-11-04", *said)).open_offers == ()


def test_one_turned_down_but_still_open_is_closed_by_a_later_yes_alone() -> None:
    still = entry("2026-11-01", say("declined", "Sam", "the sofa", open="yes"))
    again = entry("2026-11-04", say("declined", "Sam", "the sofa", open="yes"))
    assert [item.on for item in on_18_november(still, again).open_offers] == [
        d("2026-11-01"),
        d("2026-11-04"),
    ]
    taken = entry("2026-11-10", say("accepted", "Sam", "the sofa"))
    assert on_18_november(still, taken).open_offers == ()
    assert on_18_november(still, offer("yes", on="2026-11-10")).open_offers == ()


# Needs, thanks, people, findings


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [(None, False), ("later", False), ("yes", False), ("no", True)],
)
def test_a_need_is_open_again_once_the_offer_for_it_is_turned_down(
    answer: str | None,
    is_open: bool,  # noqa: FBT001
) -> None:
    needed = entry("2026-11-01", say("needs", (), "someone with a van"))
    found = on_18_november(needed, offer(answer, for_="someone with a van"))
    (need,) = found.needs
    assert need.open is is_open
    for_it = need.asked + need.met_by
    assert len(for_it) == (not is_open), "each once, whatever became of it"


def test_who_helped_after_an_offer_can_be_thanked_and_is_shown_as_written() -> None:
    (due,) = on_18_november(offer("yes")).thanks_due
    assert due.kind is Kind.OFFERS
    assert on_18_november(offer("yes", thanked="yes")).thanks_due == ()
    assert (
        on_18_november(
            offer("yes"), entry("2026-11-05", say("thanks", "Sam"))
        ).thanks_due
        == ()
    )
    assert on_18_november(offer()).thanks_due == ()


def test_the_offer_and_the_answer_are_two_contacts_and_one_line_of_a_person() -> None:
    (sam,) = on_18_november(offer("yes", answered=d("2026-11-10"))).people
    assert (sam.first_on, sam.last_on) == (d("2026-11-04"), d("2026-11-10"))
    assert [item.kind for item in sam.items] == [Kind.OFFERS]
    assert {kind.value: n for kind, n in sam.counts.items() if n} == {
        "offers": 1,
        "accepted": 1,
    }


def test_a_name_is_shown_as_it_was_written_most_often_however_often_it_counts() -> None:
    said = [
        say("offers", "SAM", "a", answer="yes"),
        say("asks", "Sam", "b"),
        say("asks", "Sam", "c"),
    ]
    assert [
        person.name for person in on_18_november(entry("2026-11-04", *said)).people
    ] == ["Sam"]


def test_someone_whose_offer_was_taken_may_be_asked_again() -> None:
    needed = entry("2026-11-15", say("needs", (), "a hand with the piano"))
    found = on_18_november(
        entry("2026-11-04", say("offers", "Sam", "the piano", answer="yes")), needed
    )
    assert found.suggestion is not None
    assert found.suggestion.person is not None
    assert found.suggestion.person.name == "Sam"


def test_an_offer_that_was_answered_uses_its_id_once_and_a_yes_may_name_it() -> None:
    said = [
        say("offers", "Sam", "the sofa", answer="yes", id="van"),
        say("offers", "Lee", "soup", id="soup"),
    ]
    taken = say("accepted", "Lee", "two pots of it", for_="soup")
    assert (
        on_18_november(
            entry("2026-11-04", *said), entry("2026-11-10", taken)
        ).diagnostics
        == ()
    )


# Found and exported as written


def test_it_is_found_as_it_was_written() -> None:
    whole = journal(
        offer("yes", answered=d("2026-11-10")), offer(None, on="2026-11-05")
    )
    for query, days in [
        ("kind:offers", ["2026-11-04", "2026-11-05"]),
        ("kind:offer answer:yes", ["2026-11-04"]),
        ("answer:waiting", ["2026-11-05"]),
        ("kind:accepted", []),
    ]:
        found = find(whole.items, query, TODAY, WeekStart.MONDAY, journal=whole)
        assert isinstance(found, tuple)
        assert [item.on.isoformat() for item in found] == days, query


def test_exported_it_is_one_item_with_what_it_weighs() -> None:
    found = on_18_november(
        offer("yes", answered=d("2026-11-10")), offer(None, on="2026-11-05", lb=10)
    )
    shown: Any = find_contract(found.items, found.journal.settings)
    assert [(i["kind"], i["on"], i["weight_lb"]) for i in shown] == [
        ("offers", "2026-11-04", 3),
        ("offers", "2026-11-05", 10),
    ]


def test_stats_have_offers_received_and_open_ones_numbered_last() -> None:
    files = (
        offer("yes"),
        offer("no"),
        entry("2026-11-17", say("asks", "Lee", "x"), say("offers", "Mia", "plants")),
    )
    found: Any = stats_contract(on_18_november(*files))
    assert [found["totals"][name] for name in ("offers", "accepted", "declined")] == [
        3,
        1,
        1,
    ]
    assert [(i["ref"], i["kind"], i["what"]) for i in found["open"]["offers"]] == [
        (3, "offers", "plants")
    ]
    assert found["schema"] == 1
