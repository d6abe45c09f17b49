"""The three questions of a week: an answer, and beside it only what it does not say itself."""

from __future__ import annotations

import re

from tests.making import checkin, d, entry, journal, say
from tests.pages.composed import in_language, pages_of, said_on

from helplog.insight.reflecting import reflect
from helplog.pages.letters.note import note_of
from helplog.pages.words import words_in

WEEK = "weeks/2026-11-16/index.md"
WRITTEN = journal(
    entry(
        "2026-11-17",
        say("accepted", "Mia", "held the ladder"),
        say("connections", "Bo"),
    ),
    checkin(
        "2026-11-16",
        say("accepted", "Sam Ortiz", "carried the sofa"),
        say("connections", "Lee"),
        let_help="Sam carried the sofa up, and I let him.",
        connected="Lee, at the gate",
    ),
)


def under(html: str, ident: str) -> str:
    """What is said below one question."""
    (block,) = re.findall(rf'<h3 id="{ident}">(.*?)</section>', html, re.DOTALL)
    return said_on(str(block))


def test_an_answer_that_says_an_item_is_not_repeated_by_it() -> None:
    html = pages_of(WRITTEN, "2026-11-22")[WEEK].html
    helped = under(html, "let-help")
    assert helped.count("carried the sofa") == 1
    assert "Noted: 1 yes" in helped
    assert "Said yes to Mia: held the ladder" in helped
    met = under(html, "connected")
    assert met.count("Lee") == 1
    assert "Bo" in met
    assert "Check-in Said yes to Sam Ortiz: carried the sofa" in said_on(html)
    german = pages_of(in_language(WRITTEN, "de"), "2026-11-22")[WEEK].html
    assert "Notiert: 1 Ja" in under(german, "let-help")


def test_a_note_says_it_once_as_well() -> None:
    reflection = reflect(WRITTEN, d("2026-11-22"))
    note = note_of(reflection, reflection.this_week, words_in("en"))
    answered = note.partition("## ")[2]
    assert answered.count("carried the sofa") == 1
    assert "- Mia: held the ladder" in answered
