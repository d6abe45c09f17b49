"""The words that hand an outcome over can be said aloud, whatever was typed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import d, say

from helplog.model.diagnostic import Place
from helplog.model.journal import FieldValue
from helplog.pages.handoffs.words_to_say import words_to_say
from helplog.pages.words import words_in


def spoken(language: str = "en", who: str | tuple[str, ...] = "Sam", what: str = "the run", **fields: Any) -> str:  # fmt: skip
    """A handoff of 18 November 2026, said."""
    item = say("handoffs", who, what, **fields)(Place("x.md", 2, 5), d("2026-11-18"))
    return "\n".join(words_to_say(item, words_in(language)))


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("load", "every booking", "I've been carrying every booking."),
        ("load", "The whole planning.", "I've been carrying the whole planning."),
        ("load", "All of it!!", "I've been carrying all of it."),
        ("load", "I've been carrying every envelope", "I've been carrying every envelope."),
        ("load", "I have been carrying it all", "I've been carrying it all."),
        ("load", "I've been carrying I've been up all night", "I've been up all night."),
        ("load", "I've been up all night", "I've been up all night."),
        ("load", "i plan every dinner", "I plan every dinner."),
        ("load", "Because nobody else does", "I've been carrying this because nobody else does."),
        ("load", "that I remember it all", "What I've been carrying: that I remember it all."),
        ("load", "every night I'm already writing it", "What I've been carrying: every night I'm already writing it."),
        ("load", "Sam's homework", "I've been carrying Sam's homework."),
        ("load", "Christmas, all of it", "I've been carrying Christmas, all of it."),
        ("load", "Everyone's lunches", "I've been carrying everyone's lunches."),
        ("load", "PE kit\nthe forms\nThe lunches", "I've been carrying PE kit, the forms and the lunches."),
        ("impact", "bad sleep...", "What that does to me: bad sleep."),
        ("impact", "I lie awake", "I lie awake."),
        ("impact", "what that does to me: bad sleep", "What that does to me: bad sleep."),
        ("impact", "because I lie awake", "It wears on me because I lie awake."),
        ("success", "Both there by nine.", "That means both there by nine."),
        ("success", "that means everyone is fed", "That means everyone is fed."),
        ("success", "That means that means everyone is fed", "That means everyone is fed."),
        ("success", "that everyone is fed", "That means that everyone is fed."),
        ("success", "to be there", "That means: to be there."),
        ("success", "I never hear of it", "That means I never hear of it."),
        ("success", "- the bag packed;\n- Nobody late.", "That means the bag packed and nobody late."),
        ("success", "the bag, packed\nnobody late", "That means the bag, packed; nobody late."),
        ("visibility", "A shared list", "How we both stay informed: a shared list."),
        ("visibility", "how we stay informed: a list", "How we both stay informed: a list."),
        ("agree", ("tom looks on Mondays.", "If ill, you ring"), "This is what I'd like us to agree on. Tom looks on Mondays. If ill, you ring."),
        ("by", d("2026-12-04"), "That means it is done by Friday, 4 December."),
        ("by", d("2028-02-04"), "That means it is done by Friday, 4 February 2028."),
    ],
)  # fmt: skip
def test_what_is_typed_is_said(field: str, typed: FieldValue, said: str) -> None:
    fields: dict[str, Any] = {field: typed}
    lines = spoken(**fields)
    assert any(said in line and (said == line or "own" in line) for line in lines.split("\n")), lines  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("The school run.", "Sam, I need you to own the school run completely."),
        ("owns the Friday dinners", "Sam, I need you to own the Friday dinners completely."),
        ("you own the dinners", "Sam, I need you to own the dinners completely."),
        ("Dad's affairs, all the paper", "Sam, I need you to own this completely: Dad's affairs, all the paper."),
        ("Everyone is fed by seven", "Sam, I need you to own this completely: everyone is fed by seven."),
        ("to cook on Fridays", "Sam, I need you to own this completely: to cook on Fridays."),
        ("because I can't", "Sam, I need you to own this completely because I can't."),
    ],
)  # fmt: skip
def test_an_outcome_is_named(typed: str, said: str) -> None:
    assert said in spoken(what=typed)


def test_done_and_by_when_are_one_sentence() -> None:
    said = spoken(success="Both there.", by=d("2026-12-04"))
    assert "That means both there, by Friday, 4 December. I won't check in or remind you." in said  # fmt: skip
    assert said.endswith("Let's try it until Friday, 4 December, and talk about it then.")  # fmt: skip


def test_what_both_own_has_words_of_its_own() -> None:
    said = spoken(shared="yes")
    assert "Sam, I'd like us to own the run together. What would it take for both of us to feel responsible for it?" in said  # fmt: skip
    assert "Then neither of us has to remind the other." in said
    assert "check in" not in said


def test_a_draft_has_no_day_until_it_is_said() -> None:
    assert "for two weeks" in spoken(said="no")
    assert "for two weeks" in spoken(said="no", by=d("2026-11-20"))
    assert "until Friday, 4 December" in spoken(said="no", by=d("2026-12-04"))
    assert "until Friday, 20 November" in spoken(said="no", check_in=d("2026-11-20"))


def test_it_is_said_in_the_language_of_the_journal() -> None:
    assert spoken(
        "de",
        what="Die Schulbrote",
        load="Die ganze Planung.",
        impact="weil ich wach liege",
        success="Alles ist gepackt.",
        by=d("2026-12-04"),
        agree=("du schaust sonntags",),
    ) == (
        "Was ich bisher mit mir herumtrage: die ganze Planung.\n"
        "Es zehrt an mir, weil ich wach liege.\n"
        "Sam, ich möchte, dass du das ganz übernimmst: die Schulbrote. Das heißt: alles ist gepackt,"
        " bis Freitag, 4. Dezember. Ich frage nicht nach und erinnere dich nicht daran.\n"
        "Das würde ich gern so abmachen. Du schaust sonntags.\n"
        "Lass uns das bis Freitag, 4. Dezember ausprobieren und dann darüber reden."
    )
    assert "dass ihr das ganz übernehmt" in spoken("de", who=("Sam", "Lee"))


OPENERS = {
    "load": (
        "I've been carrying ",
        "What I've been carrying: ",
        "was ich mit mir herumtrage: ",
    ),
    "impact": (
        "what that does to me: ",
        "What it does to me is ",
        "Was das mit mir macht: ",
    ),
    "what": ("you own ", "I need you to own ", "owns ", "du ganz übernimmst "),
    "success": ("that means ", "That means that ", "done means ", "Das heißt: "),
    "visibility": ("how we both stay informed: ", "so bleiben wir beide informiert: "),
    "agree": ("",),
}
STARTS = ("I ", "the ", "The ", "because ", "Because ", "to ", "that ", "- ", "Weil ", "ich ", "Die ", "")  # fmt: skip
ENDS = ("", ".", "...", "!", "?!", ",", ";", " .", ":", "…", ".\n", '."')


def typed(field: str) -> st.SearchStrategy[str]:
    """What someone types who half remembers the sentence, twice."""
    openers = st.sampled_from((*OPENERS[field], ""))
    parts = st.tuples(
        openers,
        openers,
        st.sampled_from(STARTS),
        st.text("abc äßXY,.:;!?'-(){}\n", max_size=24),
        st.sampled_from(("bag", "two bags, both", "Bags\n* cups")),
        st.sampled_from(ENDS),
    )
    return st.builds("".join, parts)


TWICE = re.compile(
    r"carrying:? (what )?i've been carrying|means:? that means|to me: what that does"
    r"|informed: how we|own:? i need you to own|own own|heißt: das heißt|dem laufenden: so bleiben",
    re.IGNORECASE,
)


@given(load=typed("load"), impact=typed("impact"), what=typed("what"), success=typed("success"), visibility=typed("visibility"), line=typed("agree"), shared=st.booleans(), language=st.sampled_from(("en", "de")))  # fmt: skip
def test_whatever_is_typed_can_be_said(  # noqa: PLR0917
    load: str,
    impact: str,
    what: str,
    success: str,
    visibility: str,
    line: str,
    shared: bool,  # noqa: FBT001
    language: str,
) -> None:
    fields: dict[str, Any] = {
        "load": load, "impact": impact, "success": success, "visibility": visibility,
        "agree": (line,), "by": d("2026-12-04"),
    }  # fmt: skip
    if shared:
        fields["shared"] = "yes"
    said = spoken(language, what=what, **fields)
    if language == "en":
        assert not TWICE.search(said)
    assert not re.search(r"[.,;:!?…]\s*[.,;:!?…](?=\s|$)", said)
    assert all(re.search(r"[.!?…][\"”’)]*$", one) for one in said.split("\n"))
    heard = set(re.findall(r"\w+", said.casefold()))
    for text in (load, impact, what, success, visibility, line):
        assert set(re.findall(r"\w+", text.casefold())) - BEGINNINGS <= heard


BEGINNINGS = {
    word
    for openers in OPENERS.values()
    for opener in openers
    for word in re.findall(r"\w+", opener.casefold())
}


def test_whoever_has_a_title_is_spoken_to_as_one_does() -> None:
    said = spoken("de", "Frau Pell", "den Chor")
    assert "Frau Pell, ich möchte, dass Sie das ganz übernehmen: den Chor." in said
    assert "Ich frage nicht nach und erinnere Sie nicht daran." in said
    assert "Lassen Sie uns das bis" in said
    assert "dass Sie das" in spoken("de", ("Sam", "Dr. Osei"))
    typed = spoken("de", "Herr Krause", "Sie das ganz übernehmen: den Chor")
    assert "dass Sie das ganz übernehmen: den Chor." in typed
    assert "dass du das" in spoken("de", "Drew")
    assert spoken("en", "Dr Osei") == spoken("en", "Lee").replace("Lee", "Dr Osei")
