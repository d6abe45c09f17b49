"""What becomes of a need: open, asked, met, dropped; a no is a part of its story, not its end."""

from __future__ import annotations

from typing import Any

import pytest
from tests.making import Said, d, entry, journal, say

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Need, Reflection
from helplog.model.journal import Checkin, Entry

AWAKE: Any = {"2am": "yes"}


def found_on_18_november(*files: Entry | Checkin) -> Reflection:
    return reflect(journal(*files), d("2026-11-18"))


def story(*said: Said, **fields: Any) -> Need:
    """The tax thing, named on 1 November, and what 10 November says."""
    need = entry("2026-11-01", say("needs", (), "the tax thing", id="tax", **fields))
    (found,) = found_on_18_november(need, entry("2026-11-10", *said)).needs
    return found


def ask(kind: str = "asks", **fields: Any) -> Said:
    return say(kind, "Bea", "an evening", for_="tax", **fields)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ((), "open"),
        ((ask(),), "asked"),
        ((ask(answer="later"),), "asked"),
        ((ask(answer="no"),), "open"),
        ((ask(answer="yes"),), "met"),
        ((ask(answer="partly"),), "met"),
        ((ask(done=d("2026-11-12")),), "met"),
        ((ask(answer="no"), ask()), "asked"),
        ((ask(answer="no"), ask(answer="yes")), "met"),
        ((ask("accepted"),), "met"),
        ((ask("offers"),), "asked"),
        ((ask("offers", answer="yes"),), "met"),
        ((ask("offers", answer="no"),), "open"),
        ((ask("handoffs"),), "asked"),
        ((ask("handoffs", said="no"),), "open"),
        ((ask("handoffs", answer="yes"),), "met"),
        ((ask("handoffs", answer="no"),), "open"),
        ((ask("handoffs", result="kept"),), "met"),
        ((ask("handoffs", answer="yes", result="taken back"),), "open"),
    ],
)
def test_the_state_of_a_need(said: tuple[Said, ...], state: str) -> None:
    assert story(*said).state == state


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"dropped": "yes"}, "dropped"),
        ({"met": "yes"}, "met"),
        ({"met": "yes", "dropped": "yes"}, "met"),
    ],
)
def test_what_the_writer_says_of_it_counts(fields: dict[str, Any], state: str) -> None:
    assert story(ask(), **fields).state == state


def test_whom_one_has_asked_is_known_after_a_no() -> None:
    need = story(ask(answer="no"), ask("handoffs", answer="no"))
    assert [item.who for item in need.refused] == [("Bea",), ("Bea",)]


def test_the_plan_and_the_mark_are_those_said_last() -> None:
    first = say("needs", (), "the roof", plan="when it rains, I'll ask Tom", **AWAKE)
    again = say("needs", (), "the roof", plan="when Bea calls, I'll ask her")
    (need,) = found_on_18_november(
        entry("2026-11-01", first), entry("2026-11-10", again)
    ).needs
    assert (need.plan, need.keeps_awake) == ("when Bea calls, I'll ask her", True)


def test_what_keeps_me_awake_is_shown_first() -> None:
    said = [say("needs", (), "old"), say("needs", (), "the roof", **AWAKE)]
    found = found_on_18_november(entry("2026-11-01", *said))
    assert [need.item.what for need in found.open_needs] == ["the roof", "old"]


# What `for` may say


@pytest.mark.parametrize(
    ("given", "still_open"),
    [
        ("roof", ["the tax thing", "the tax letter"]),
        ("Tax Thing", ["the tax letter", "mend the roof"]),
        ("lett", ["the tax thing", "mend the roof"]),  # the beginning of a word
        ("tax", ["the tax thing", "the tax letter", "mend the roof"]),  # fits two
        ("garden", ["the tax thing", "the tax letter", "mend the roof"]),
        ("roof, letter", ["the tax thing"]),
        ("the tax thing, roof", ["the tax letter"]),
    ],
)
def test_words_that_fit_one_open_need_alone_mean_it(
    given: str, still_open: list[str]
) -> None:
    texts = ("the tax thing", "the tax letter", "mend the roof")
    needs = entry("2026-11-01", *(say("needs", (), text) for text in texts))
    asked = entry("2026-11-10", say("asks", "Bea", "x", for_=given))
    found = found_on_18_november(needs, asked)
    assert [need.item.what for need in found.open_needs] == still_open
    is_known = len(still_open) < len(texts)
    assert ("unknown-need" in {one.code for one in found.diagnostics}) != is_known


def test_a_need_that_was_over_or_not_named_yet_is_not_meant() -> None:
    """Two tax needs; one ended before the ask, one came after it."""
    ended = say("needs", (), "the tax letter", met=d("2026-11-05"))
    files = [
        entry("2026-11-01", ended, say("needs", (), "the tax thing")),
        entry("2026-11-10", say("asks", "Bea", "x", for_="tax")),
        entry("2026-11-12", say("needs", (), "tax again")),
    ]
    states = [need.state.value for need in found_on_18_november(*files).needs]
    assert states == ["met", "asked", "open"]
