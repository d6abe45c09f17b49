"""Expected and felt, the small ask that is carried, and thank-yous that may rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making import Said, checkin, d, entry, journal, say

from helplog.insight.fears import closest_pair
from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.model.kinds import Kind
from helplog.pages.wording.sentences import fears_words
from helplog.pages.words import words_in


def on_18_november(*said: Said) -> Reflection:
    return reflect(journal(entry("2026-11-01", *said)), d("2026-11-18"))


def test_what_was_feared_against_how_it_was() -> None:
    """Feared 9, 8, 7, 6, 5: 7 in the middle. Felt 4, 3, 2, 1, 0: 2. One pair is no pair."""
    kinds = ("asks", "accepted", "thanks", "connections", "offers")
    said = [
        say(kind, "Sam", "x", expected=9 - n, felt=4 - n)
        for n, kind in enumerate(kinds)
    ]
    fears = on_18_november(*said, say("asks", "Lee", "y", expected=10)).fears
    assert (fears.n, fears.expected, fears.felt) == (5, 7, 2)
    assert fears_words(fears, words_in("en")) == "You feared 7, it was 2 (n = 5)."


def test_an_offer_that_was_answered_is_one_pair() -> None:
    taken = say("offers", "Sam", "x", expected=3, felt=1, answer="yes")
    assert on_18_november(taken).fears.n == 1


def test_the_closest_past_pair_is_of_the_kind_then_of_the_weight_then_the_latest() -> (
    None
):
    said = [
        say("asks", "Sam", "light", lb=3, expected=5, felt=1),
        say("asks", "Sam", "heavy", lb=25, expected=5, felt=1),
        say("asks", "Sam", "heavy again", lb=25, expected=5, felt=1, on="2026-11-02"),
        say("thanks", "Sam", "heavy as well", lb=50, expected=5, felt=1),
    ]
    pairs = on_18_november(*said).fears.pairs
    for kind, lb, expected in (
        (Kind.ASKS, 3, "light"),
        (Kind.ASKS, 50, "heavy again"),
        (Kind.THANKS, 3, "heavy as well"),
        (Kind.CONNECTIONS, 50, "heavy as well"),
    ):
        found = closest_pair(pairs, kind, lb)
        assert found is not None
        assert found.item.what == expected
    assert closest_pair(pairs, Kind.CONNECTIONS, 10) is None


@pytest.mark.parametrize(
    ("later", "asked"),
    [
        (say("asks", "Sam", "carry the sofa"), True),
        (say("accepted", "Sam", "the sofa"), True),
        (say("handoffs", "Sam", "the sofa"), True),
        (say("handoffs", "Sam", "the sofa", said="no"), False),
        (say("asks", "Lee", "the sofa"), False),
        (say("asks", "Sam", "a lift"), False),
        (say("thanks", "Sam", "the sofa"), False),
    ],
)
def test_a_small_ask_that_is_carried_is_seen_to_be_asked(
    later: Said,
    asked: bool,  # noqa: FBT001 - a column
) -> None:
    """Carried by the check-in of 9 November, asked on the 17th."""
    carrying = replace(checkin("2026-11-09"), next_ask="Sam: the sofa (3 lb)")
    known = entry("2026-11-01", say("connections", "Sam"), say("connections", "Lee"))
    files = journal(carrying, known, entry("2026-11-17", later))
    carried = reflect(files, d("2026-11-18")).carried_ask
    assert carried is not None
    assert (carried.text, carried.asked is not None) == ("Sam: the sofa (3 lb)", asked)


@pytest.mark.parametrize("bystander", ["the woman", "My sister"])
def test_an_article_in_what_is_carried_is_nobodys_name(bystander: str) -> None:
    """`the plants` does not speak of `the woman`, and so whoever was asked will do."""
    carrying = replace(checkin("2026-11-09"), next_ask="water the plants for my sake")
    known = entry("2026-11-01", say("connections", bystander))
    later = entry("2026-11-17", say("asks", "Ulli", "water the plants"))
    carried = reflect(journal(carrying, known, later), d("2026-11-18")).carried_ask
    assert carried is not None
    assert carried.asked is not None


def test_a_small_ask_is_carried_into_the_week_after_alone() -> None:
    carrying = journal(replace(checkin("2026-11-02"), next_ask="Sam: the sofa"))
    assert reflect(carrying, d("2026-11-15")).carried_ask is not None
    assert reflect(carrying, d("2026-11-16")).carried_ask is None


@pytest.mark.parametrize("thanked", ["yes", "no", "enough", d("2026-11-02")])
def test_a_thank_you_may_rest(thanked: str) -> None:
    assert on_18_november(say("accepted", "Sam")).thanks_due
    assert not on_18_november(say("accepted", "Sam", thanked=thanked)).thanks_due
