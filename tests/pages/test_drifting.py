"""Whoever has not been heard of for a while, with how often one usually talks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making import d, entry, journal, note, say
from tests.pages.composed import in_language, pages_of, said_on

from helplog.insight.reflecting import reflect
from helplog.model.journal import Journal, PersonNote
from helplog.pages.people.drifting import drift_words
from helplog.pages.words import words_in

DAYS = ("2026-08-01", "2026-08-18", "2026-09-04", "2026-09-21")
"""Seventeen days from each to the next."""
TODAY = "2026-11-18"


def met(*notes: PersonNote) -> Journal:
    return journal(*(entry(on, say("connections", "Bea")) for on in DAYS), *notes)


@pytest.mark.parametrize(
    ("language", "notes", "said"),
    [
        ("en", (), "You and Bea usually talk every 17 days."),
        ("de", (), "Du und Bea, ihr sprecht sonst alle 17 Tage miteinander."),
        ("en", (note("Bea", every=1),), "You wanted to hear from Bea every day."),
        ("de", (note("Bea", every=9),), "Du wolltest alle 9 Tage von Bea hören."),
        (
            "en",
            (note("Bea", every=9, at_most=30),),
            "You wanted no more than 30 days without Bea.",
        ),
        (
            "de",
            (note("Bea", at_most=30),),
            "Du wolltest nicht länger als 30 Tage ohne Bea sein.",
        ),
    ],
)
def test_it_is_said_as_a_sentence(
    language: str, notes: tuple[PersonNote, ...], said: str
) -> None:
    written = in_language(met(*notes), language)
    page = said_on(pages_of(written, TODAY)["people/index.md"].html)
    assert page.count(said) == 1


def test_half_days_are_whole_ones() -> None:
    days = ("2026-08-01", "2026-08-12", "2026-09-24")
    written = journal(*(entry(on, say("connections", "Bea")) for on in days))
    (bea,) = reflect(written, d(TODAY)).drifting
    assert bea.usual_gap_days == 27
    assert drift_words(replace(bea, usual_gap_days=11.5), words_in("en")) == (
        "You and Bea usually talk every 12 days."
    )


def test_what_a_private_note_wishes_for_is_not_told() -> None:
    secret = replace(note("Bea", every=9), private=True)
    page = pages_of(met(secret), TODAY)["people/index.md"].html
    assert "You and Bea usually talk every 17 days." in said_on(page)
    assert "every 9 days" not in page


def test_where_nothing_is_known_nothing_is_said() -> None:
    secret = replace(note("Bea", every=9), private=True)
    written = journal(entry(DAYS[0], say("connections", "Bea")), secret)
    (bea,) = reflect(written, d(TODAY)).drifting
    assert drift_words(bea, words_in("en")) == ""
