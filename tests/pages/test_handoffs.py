"""A handoff on pages: with its words while it is to be said, silent in its trial, whole at its talk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.making import d, entry, journal, say
from tests.pages.composed import in_language, index_of, pages_of, said_on

from helplog.model.journal import Entry, Journal

OWN_WEEK = "weeks/2026-11-02/index.md"
LISTS = ("index.md", "asks/index.md")
TOLD: dict[str, Any] = {
    "agree": ("Lee waters", "sun on Sundays"),
    "worked": "calm mornings",
    "change": "the compost",
    "load": "every seed",
    "success": "Beds weeded\nbeans picked",
    "visibility": "a board",
    "stepped_in": (d("2026-11-05"), d("2026-11-08")),
}
WORDS = ("Lee", "the garden", "waters", "Sundays", "calm", "compost", "seed", "weeded", "board")  # fmt: skip


def handed(*more: Entry, **fields: Any) -> Journal:
    """The garden handed to Lee on Monday 2 November; another entry so that there are weeks."""
    said = say("handoffs", "Lee", "the garden", **{**TOLD, **fields})
    return journal(
        entry("2026-11-02", said), entry("2026-11-25", say("needs", (), "rest")), *more
    )


def loads(*noted: tuple[str, float]) -> tuple[Entry, ...]:
    return tuple(replace(entry(on, uri=f"load-{on}.md"), load=load) for on, load in noted)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "today"),
    [
        ({}, "2026-11-08"),
        ({}, "2026-11-15"),
        ({"by": d("2026-12-24")}, "2026-12-23"),
        ({"result": "adjusted", "talked": (d("2026-11-16"),), "check_in": d("2026-12-07")}, "2026-12-06"),
    ],
)  # fmt: skip
def test_nothing_of_it_is_said_anywhere_but_on_its_own_week(
    fields: dict[str, Any], today: str
) -> None:
    """In a first trial and in a later one; in what a page shows and in what a search finds."""
    for uri, page in pages_of(handed(**fields), today).items():
        shown = said_on(page.html) + said_on(index_of(page))
        heard = [word for word in WORDS if word in shown]
        assert uri == OWN_WEEK or not heard, (uri, heard)


def test_the_days_one_stepped_in_are_seen_at_the_talk_alone() -> None:
    pages = pages_of(handed(), "2026-11-16")
    for uri, page in pages.items():
        shown = "November 5, 2026" in said_on(page.html)
        assert shown is (uri in LISTS), uri
    settled = pages_of(handed(result="kept"), "2026-11-16")
    assert not any(
        "November 5, 2026" in said_on(page.html) for page in settled.values()
    )


@pytest.mark.parametrize("uri", LISTS)
def test_the_talk_has_all_there_is_to_look_at(uri: str) -> None:
    noted = loads(("2026-10-20", 8), ("2026-11-01", 6), ("2026-11-10", 3))
    said = said_on(pages_of(handed(*noted), "2026-11-16")[uri].html)
    for told in (
        "7 (2 notes) before, 3 (1 note) since",
        "I stepped in November 5, 2026 and November 8, 2026",
        "Agreed Lee waters; sun on Sundays",
        "That means Beds weeded; beans picked",
        "What worked calm mornings",
        "Keep it, adjust it, or take it back.",
    ):
        assert told in " ".join(said.split()), said


def test_many_loads_are_said_without_their_number_and_none_not_at_all() -> None:
    noted = loads(*((f"2026-10-{n}", 8.0) for n in range(20, 24)), *((f"2026-11-0{n}", 5.5) for n in range(3, 7)))  # fmt: skip
    asks = said_on(pages_of(handed(*noted), "2026-11-16")["asks/index.md"].html)
    assert "8 before, 5.5 since" in asks
    only_before = loads(("2026-10-20", 8))
    asks = said_on(pages_of(handed(*only_before), "2026-11-16")["asks/index.md"].html)
    assert "How full" not in asks


def test_what_is_owned_together_is_talked_about_in_its_own_words() -> None:
    asks = said_on(pages_of(handed(shared="yes"), "2026-11-16")["asks/index.md"].html)
    assert "give it back to one of you" in asks
    assert "take it back" not in asks


def test_a_second_talk_shows_the_days_since_the_first() -> None:
    again = {"result": "adjusted", "talked": (d("2026-11-06"),), "check_in": d("2026-11-16")}  # fmt: skip
    asks = said_on(pages_of(handed(**again), "2026-11-16")["asks/index.md"].html)
    assert "November 8, 2026" in asks
    assert "November 5, 2026" not in asks
    assert "Talked about" in asks


def test_a_draft_stands_with_its_words_under_what_is_to_be_said() -> None:
    asks = said_on(pages_of(handed(said="no"), "2026-11-16")["asks/index.md"].html)
    assert "To be said" in asks
    assert "To hand over to Lee: the garden" in asks
    assert "Lee, I need you to own the garden completely. That means beds weeded and beans picked." in asks  # fmt: skip
    german = pages_of(in_language(handed(said="no"), "de"), "2026-11-16")
    assert "Lee, ich möchte, dass du das ganz übernimmst" in said_on(german["asks/index.md"].html)  # fmt: skip


def test_a_private_one_is_said_nowhere() -> None:
    for fields in ({"said": "no"}, {}):
        said = say("handoffs", "Lee", "the garden", **{**TOLD, **fields})
        hidden = journal(entry("2026-11-02", said, private=True))
        for uri, page in pages_of(hidden, "2026-11-16").items():
            assert not [word for word in WORDS if word in said_on(page.html)], uri


def test_on_its_own_week_its_fields_are_words() -> None:
    found = handed(said="no", shared="yes")
    said = " ".join(said_on(pages_of(found, "2026-11-16")[OWN_WEEK].html).split())
    assert "To hand over to Lee: the garden" in said
    assert "Said not yet" in said
    assert "Owned by both of us" in said
    assert "That means Beds weeded; beans picked" in said
    talked = handed(result="kept", talked=(d("2026-11-16"), d("2026-11-30")))
    said = " ".join(said_on(pages_of(talked, "2026-12-01")[OWN_WEEK].html).split())
    assert "Talked about November 16, 2026 and November 30, 2026" in said
    for raw in ("stepped_in", "talked", "agree", "[", "\\n"):
        assert raw not in said


def test_a_refused_one_was_asked_for_and_is_said_so_wherever_it_stands() -> None:
    refused = say("handoffs", "mein Bruder", "Christmas", answer="no")
    nobody = say("handoffs", (), "the tax", answer="no")
    written = journal(entry("2026-11-18", refused, nobody))
    for language, said in (
        ("en", ("Asked mein Bruder to own: Christmas", "Wanted to hand over: the tax")),
        (
            "de",
            ("Wollte an meinen Bruder abgeben: Christmas", "Wollte abgeben: the tax"),
        ),
    ):
        pages = pages_of(in_language(written, language), "2026-11-20")
        week = said_on(pages["weeks/2026-11-16/index.md"].html)
        person = said_on(pages["people/mein-bruder/index.md"].html)
        assert said[0] in person
        assert all(one in week for one in said)
        assert "Handed over" not in week + person
        assert "abgegeben" not in week + person
