from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.making import Said, checkin, d, entry, journal, say, weeks

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reason, Suggestion
from helplog.insight.weeks.next_weight import next_weight_lb
from helplog.model.journal import Checkin, Entry

AWAKE: Any = {"2am": "yes"}


def suggestion(*files: Entry | Checkin, today: str = "2026-11-18") -> Suggestion | None:
    return reflect(journal(*files), d(today)).suggestion


def told(*files: Entry | Checkin) -> tuple[str | None, str | None, str | None]:
    found = suggestion(*files)
    assert found is not None
    like = found.like.what if found.like else None
    return found.what, found.person.name if found.person else None, like


def test_nothing_is_suggested_without_an_open_need() -> None:
    assert suggestion() is None
    assert (
        suggestion(entry("2026-11-01", say("needs", (), "a sitter", met="yes"))) is None
    )
    assert suggestion(entry("2026-11-30", say("needs", (), "a sitter"))) is None


def test_a_need_alone_is_enough() -> None:
    assert told(entry("2026-11-01", say("needs", (), "a sitter"))) == (
        "a sitter",
        None,
        None,
    )


def test_the_need_carried_longest_however_often_another_is_named() -> None:
    one, other = (
        entry("2026-11-01", say("needs", (), "old")),
        entry("2026-11-02", say("needs", (), "new")),
    )
    again = entry("2026-11-03", say("needs", (), "new"))
    assert told(one, other, again)[0] == "old"


def test_what_is_prepared_for_a_need_is_pointed_to() -> None:
    need = entry("2026-11-01", say("needs", (), "the tax return"))
    named = say("handoffs", "Bea", "all of it", said="no", for_="the tax return")
    found = suggestion(need, entry("2026-11-02", named))
    assert found is not None
    assert (found.reason, found.like and found.like.what) == (Reason.DRAFT, "all of it")
    assert found.person is not None
    assert found.person.name == "Bea"
    unnamed = say("handoffs", (), "the tax return, wholly", said="no")
    assert told(need, entry("2026-11-02", unnamed))[1:] == (
        None,
        "the tax return, wholly",
    )
    hidden = suggestion(need, entry("2026-11-02", named, private=True))
    assert hidden is not None
    assert hidden.reason is Reason.NOBODY
    assert (
        suggestion(need, entry("2026-11-02", say("handoffs", "Bea", "the tax return")))
        is None
    )


def test_what_keeps_me_awake_comes_first() -> None:
    said = say("needs", (), "old"), say("needs", (), "the roof", **AWAKE)
    files = [entry("2026-11-01", said[0]), entry("2026-11-02", said[1])]
    assert told(*files)[0] == "the roof"


def test_someone_who_has_said_yes_to_something_like_it() -> None:
    """Lee says yes most often, Sam to a report."""
    said = [
        say("needs", (), "someone to look over the quarterly reports"),
        say("asks", "Sam", "read my report", answer="yes"),
        say("asks", "Lee", "drive to the station", answer="yes"),
        say("accepted", "Lee", "soup"),
        say("asks", "Ana", "read my report", answer="no"),
    ]
    assert told(entry("2026-11-01", *said)) == (
        "someone to look over the quarterly reports",
        "Sam",
        "read my report",
    )


def test_without_a_word_in_common_nobody_is_named() -> None:
    """Who says yes most has nothing to do with it."""
    said = [
        say("needs", (), "a quiet hour"),
        say("asks", "Sam", "read my report", answer="yes"),
        say("accepted", "Lee", "soup"),
    ]
    assert told(entry("2026-11-01", *said)) == ("a quiet hour", None, None)


def test_of_yeses_as_like_the_latest_counts() -> None:
    said = [
        say("needs", (), "soup"),
        say("accepted", "Sam", "soup", on="2026-10-05"),
        say("accepted", "Lee", "soup", on="2026-10-06"),
        say("thanks", "Sam", "the soup", on="2026-10-20"),
    ]
    assert told(entry("2026-11-01", *said))[1] == "Lee"


def test_the_person_a_need_names_comes_before_any_yes() -> None:
    said = [
        say("needs", "Bea", "soup"),
        say("accepted", "Sam", "soup", on="2026-10-05"),
    ]
    found = suggestion(entry("2026-11-01", *said))
    assert found is not None
    assert found.person is not None
    assert (found.person.name, found.reason) == ("Bea", "named")


def test_someone_met_for_it_comes_after_a_yes_and_before_nobody() -> None:
    need = say("needs", (), "the tax thing")
    met = say("connections", "Dana", "does taxes for a living", on="2026-10-05")
    found = suggestion(entry("2026-11-01", need, met))
    assert found is not None
    assert found.person is not None
    assert (found.person.name, found.reason) == ("Dana", "met")
    yes = say("asks", "Lee", "a tax form", answer="yes", on="2026-10-01")
    assert told(entry("2026-11-01", need, met, yes))[1] == "Lee"


def test_nobody_is_suggested_whom_the_load_is_about() -> None:
    said = [
        say("needs", (), "who drives Mum to the doctor"),
        say("asks", "Mum", "the doctor's number", answer="yes", on="2026-10-01"),
    ]
    found = suggestion(entry("2026-11-01", *said))
    assert found is not None
    assert (found.person, found.reason) == (None, "nobody")


def test_a_small_word_before_somebody_is_not_what_they_are_called() -> None:
    """`my tax return` says nothing of my sister, `my sister's birthday` does."""
    yes = say("asks", "my sister", "a tax form, a birthday cake", answer="yes")
    for need, whom in (
        ("my tax return", "my sister"),
        ("my sister's birthday", None),
    ):
        said = entry("2026-10-01", yes), entry("2026-11-01", say("needs", (), need))
        assert told(*said)[1] == whom


# Offers come first


def test_an_open_offer_that_fits_a_need_comes_before_any_other() -> None:
    said = [
        say("needs", (), "old"),
        say("needs", (), "someone with a van"),
        say("offers", "Sam", "lend me the van"),
        say("offers", "Lee", "soup", on="2026-11-10"),
    ]
    found = suggestion(entry("2026-11-01", *said))
    assert found is not None
    assert found.need is not None
    assert found.person is not None
    assert (found.need.item.what, found.person.name, found.reason) == (
        "someone with a van",
        "Sam",
        "offer",
    )


def test_any_open_offer_comes_before_a_need_the_latest_first() -> None:
    said = [
        say("needs", (), "old"),
        say("offers", "Lee", "soup"),
        say("offers", "Sam", "a lift", on="2026-11-10"),
        say("declined", "Ana", "the cat", open="yes", on="2026-11-12"),
    ]
    assert told(entry("2026-11-01", *said)) == ("a lift", "Sam", "a lift")
    assert told(entry("2026-11-01", said[0], said[3]))[1] == "Ana"


def test_an_offer_that_was_taken_is_suggested_no_more() -> None:
    said = [say("needs", (), "old"), say("offers", "Lee", "the soup")]
    taken = entry("2026-11-10", say("accepted", "Lee", "her soup", thanked="yes"))
    assert told(entry("2026-11-01", *said), taken)[0] == "old"


# Turns, and what rests


def test_a_need_has_two_turns_running_then_another_has_one() -> None:
    """A turn is a check-in, the week's own included only once it is over."""
    needs = entry("2026-10-01", say("needs", (), "old"), say("needs", (), "new"))
    weeks_ = ("2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09")
    turns = [
        told(needs, *(checkin(week) for week in weeks_[:many]))[0]
        for many in range(len(weeks_) + 1)
    ]
    assert turns == ["old", "old", "new", "old", "old"]


def test_a_need_alone_has_every_turn() -> None:
    need = entry("2026-10-01", say("needs", (), "old"))
    assert told(need, checkin("2026-11-02"), checkin("2026-11-09"))[0] == "old"


@pytest.mark.parametrize(
    ("today", "first"),
    [
        ("2026-10-11", "old"),  # the day before the week that says so
        ("2026-10-12", "new"),
        ("2026-11-15", "new"),  # the last day of the fourth week after it
        ("2026-11-16", "old"),
    ],
)
@pytest.mark.parametrize("said", ["old", "Old.", "the old", "o1"])
def test_what_was_said_no_to_rests_for_four_weeks(
    today: str, first: str, said: str
) -> None:
    needs = entry(
        "2026-10-01", say("needs", (), "old", id="o1"), say("needs", (), "new")
    )
    resting = replace(checkin("2026-10-12"), not_now=(said,))
    found = suggestion(needs, resting, today=today)
    assert found is not None
    assert found.what == first


def test_an_offer_rests_as_well() -> None:
    said = [say("needs", (), "old"), say("offers", "Lee", "the soup")]
    resting = replace(checkin("2026-11-16"), not_now=("soup",))
    assert told(entry("2026-11-01", *said), resting)[0] == "old"


# What is asked already


@pytest.mark.parametrize(
    ("ask", "still_offered"),
    [
        (say("asks", "Lee", "help me with the tax return"), False),
        (say("asks", "Lee", "help me with the tax return", answer="yes"), False),
        (say("asks", "Lee", "help me with the tax return", answer="no"), True),
        (say("handoffs", "Lee", "the tax return"), False),
        (say("handoffs", "Lee", "the tax return", said="no"), True),
        (say("asks", "Lee", "return the ladder"), True),
        (say("asks", "Dana", "look at my tax form"), False),
        (say("asks", "Lee", "look at my tax form"), True),
    ],
)
def test_a_need_that_was_asked_for_in_its_words_is_offered_no_more(
    ask: Said,
    still_offered: bool,  # noqa: FBT001 - a column
) -> None:
    """Though nothing says with `for` that it is; Dana is who would be suggested."""
    met = entry("2026-10-01", say("connections", "Dana", "tax adviser"))
    need = entry("2026-11-01", say("needs", (), "the tax return"))
    found = suggestion(met, need, entry("2026-11-16", ask))
    assert (found is not None) is still_offered


# What it is made of


def test_a_need_named_today_counts() -> None:
    assert told(entry("2026-11-18", say("needs", (), "a sitter")))[0] == "a sitter"


def test_rarer_words_weigh_more() -> None:
    """Three have read a letter; only Ana has done so in Spanish."""
    said = [
        say("needs", (), "read a letter in Spanish"),
        say("accepted", "Ana", "Spanish lesson"),
        say("accepted", "Sam", "read letter one"),
        say("accepted", "Lee", "read letter two"),
        say("accepted", "Bea", "read letter three"),
    ]
    assert told(entry("2026-11-01", *said))[1] == "Ana"


@pytest.mark.parametrize(
    ("fields", "person"),
    [
        ({}, None),  # nothing was said about it yet
        ({"answer": "yes"}, "Lee"),
        ({"answer": "no"}, None),
        ({"result": "kept"}, "Lee"),
        ({"result": "taken back"}, None),
        ({"result": "taken back", "answer": "yes"}, None),
    ],
)
def test_a_handoff_shows_a_yes_once_it_was_said(
    fields: dict[str, Any], person: str | None
) -> None:
    handed = entry("2026-09-01", say("handoffs", "Lee", "the garden", **fields))
    need = entry("2026-10-01", say("needs", (), "the garden"))
    assert told(handed, need)[1] == person


@pytest.mark.parametrize(
    ("need", "yes"),
    [
        ("an hour to go on", "to go on"),
        ("some help with the garden", "some help with the tax"),
        ("jemand für die Steuer", "die Kiste für jemand"),
    ],
)
def test_short_and_plain_words_make_nothing_alike(need: str, yes: str) -> None:
    said = [say("needs", (), need), say("accepted", "Sam", yes)]
    assert told(entry("2026-11-01", *said))[1] is None


def test_a_yes_to_a_need_in_like_words_counts_by_its_need() -> None:
    said = [
        say("needs", (), "the garden", id="g"),
        say("needs", (), "the garden wall"),
        say("asks", "Sam", "an hour on Sunday", answer="yes", for_="g"),
        say("accepted", "Lee", "soup"),
        say("accepted", "Lee", "bread"),
    ]
    assert told(entry("2026-11-01", *said)) == (
        "the garden wall",
        "Sam",
        "an hour on Sunday",
    )


def test_a_yes_to_an_offer_is_like_a_need_by_the_need_it_met_as_well() -> None:
    """Whether the offer was answered where it stands, or the yes has an item of its own."""
    for yes in (
        say("accepted", "Sam", "an hour on Sunday", for_="g"),
        say("offers", "Sam", "an hour on Sunday", answer="yes", for_="g"),
    ):
        said = [
            say("needs", (), "the garden", id="g"),
            say("needs", (), "weed the garden"),
            yes,
            say("asks", "Lee", "a lift", answer="yes"),
            say("asks", "Lee", "the boxes", answer="yes"),
        ]
        assert told(entry("2026-11-01", *said))[1] == "Sam"


def test_someone_who_said_no_twice_running_is_left_in_peace() -> None:
    noes = [
        say("asks", "Sam", "x", answer="no", on="2026-11-02"),
        say("asks", "Sam", "y", answer="no", on="2026-11-03"),
    ]
    yes = [say("needs", (), "soup"), say("accepted", "Sam", "soup")]
    assert told(entry("2026-11-01", *yes, noes[0]))[1] == "Sam"
    assert told(entry("2026-11-01", *yes, *noes))[1] is None
    again = say("asks", "Sam", "z", answer="yes", on="2026-11-04")
    assert told(entry("2026-11-01", *yes, *noes, again))[1] == "Sam"


def test_nothing_private_is_suggested() -> None:
    hidden = entry(
        "2026-11-02",
        say("needs", (), "secret"),
        say("accepted", "Sam", "soup"),
        private=True,
    )
    assert suggestion(hidden) is None
    assert told(entry("2026-11-01", say("needs", (), "soup")), hidden) == (
        "soup",
        None,
        None,
    )


def test_a_handoff_in_its_trial_shows_nothing() -> None:
    handed = entry("2026-11-10", say("handoffs", "Sam", "the soup", answer="yes"))
    need = entry("2026-11-17", say("needs", (), "soup"))
    assert told(handed, need)[1] is None


def next_lb(
    marks: str, *, asks: tuple[float, ...] = (), answers: tuple[str, ...] = ()
) -> float:
    """Weeks from Monday 2026-01-05, and asks in the last of them; strength is 60 % from its seventh full week on."""
    last = (d("2026-01-05") + timedelta(weeks=len(marks) - 1)).isoformat()
    given = (*answers, *["waiting"] * len(asks))
    asked = entry(
        last,
        *(
            say("asks", "Sam", "x", lb=lb, answer=a)
            for lb, a in zip(asks, given, strict=False)
        ),
        uri="a",
    )
    found = reflect(journal(*weeks(marks), asked), d(last))
    return next_weight_lb(found.weeks, found.strength, d(last))


@pytest.mark.parametrize(
    ("marks", "asks", "expected"),
    [
        ("1", (), 3),
        ("1", (3,), 3),
        ("1", (10,), 10),
        ("1", (12, 12, 80), 10),  # the middle one has reached the step of 10
        ("1", (1,), 3),
        ("3333333", (), 5),  # seven full weeks: strength .62
        ("333333", (), 3),  # six: .56
        ("3333333", (10,), 25),
        ("3333333", (100,), 100),
        (
            "33333333---",
            (10,),
            10,
        ),  # three of the last five weeks, the last one met by the ask itself
        ("1111111", (10,), 10),  # strength under a third
    ],
)
def test_the_next_step_up(marks: str, asks: tuple[float, ...], expected: float) -> None:
    assert next_lb(marks, asks=asks) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (("no", "no"), 5),
        (("no",), 25),  # once, though its week is this one and among the last ones
        (("yes", "no"), 25),
        (("no", "no", "later"), 5),
        (("no", "no", "yes"), 25),
    ],
)
def test_a_lighter_week_after_two_noes(
    answers: tuple[str, ...], expected: float
) -> None:
    assert next_lb("3333333", asks=(10,) * len(answers), answers=answers) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((("no", "2026-02-18"), ("no", "2026-02-17"), ("yes", "2026-02-16")), 5),
        ((("yes", "2026-02-18"), ("no", "2026-02-16"), ("no", "2026-02-17")), 25),
        ((("no", "2026-02-17"), ("yes", "2026-02-16"), ("no", "2026-02-18")), 5),
    ],
    ids=[
        "a yes that came first",
        "a yes that came last",
        "a yes that came first, written down between",
    ],
)
def test_the_last_two_answers_are_those_that_came_last(
    answers: tuple[tuple[str, str], ...], expected: float
) -> None:
    """In whatever order they were asked and written down."""
    asks = [
        say("asks", "Sam", "x", lb=10, answer=answer, answered=d(on))
        for answer, on in answers
    ]
    found = reflect(
        journal(*weeks("3333333"), entry("2026-02-16", *asks, uri="a")), d("2026-02-18")
    )
    assert next_weight_lb(found.weeks, found.strength, d("2026-02-18")) == expected


def test_it_never_gets_lighter_than_the_lightest() -> None:
    assert next_lb("1", asks=(3, 3), answers=("no", "no")) == 3


def test_a_journal_without_streaks_is_suggested_the_same() -> None:
    files = *weeks("3333333"), entry("2026-02-18", say("needs", (), "a sitter"))
    on, off = (
        reflect(journal(*files, streaks=streaks), d("2026-02-18")).suggestion
        for streaks in (True, False)
    )
    assert on is not None
    assert off is not None
    assert on.weight_lb == off.weight_lb == 5
