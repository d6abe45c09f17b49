"""The lines of a check-in's answer as items: every line counts, and no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.insight.noticing.answers import propose_answers
from helplog.model.kinds import Kind, Question

KNOWN = ("Sam", "Dana", "Mrs Pell")
LET, NEED, MET = Question
Said = list[tuple[tuple[str, ...], str | None]]


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        (LET, "Ulli gave me a lift", [(("Ulli",), "gave me a lift")]),
        (LET, "ulli gave me a lift", [(("ulli",), "gave me a lift")]),
        (LET, "my sister fixed my bike", [(("my sister",), "fixed my bike")]),
        (LET, "Sam, with the sofa", [(("Sam",), "with the sofa")]),
        (LET, "Sam: the sofa", [(("Sam",), "the sofa")]),
        (LET, "Sam (the sofa)", [(("Sam",), "the sofa")]),
        (LET, "got a lift from Marek", [(("Marek",), "got a lift from Marek")]),
        (LET, "yes to the soup", [((), "yes to the soup")]),
        (
            LET,
            "Ulli gave me a lift and Dana brought soup",
            [(("Ulli",), "gave me a lift"), (("Dana",), "brought soup")],
        ),
        (LET, "Sam and Dana helped us move", [(("Sam", "Dana"), "helped us move")]),
        (LET, "- Sam\n- Dana", [(("Sam",), None), (("Dana",), None)]),
        (LET, "mrs pell brought eggs", [(("mrs pell",), "brought eggs")]),
        (LET, "none this week", []),
        (LET, "Keine.", []),
        (NEED, "tax thing", [((), "tax thing")]),
        (NEED, "taxes, boiler, Mum", [((), "taxes"), ((), "boiler"), ((), "Mum")]),
        (NEED, "time and courage", [((), "time and courage")]),
        (
            MET,
            "Sam, Dana and Jo",
            [(("Sam",), None), (("Dana",), None), (("Jo",), None)],
        ),
        (MET, "Lee — at the gate", [(("Lee",), "at the gate")]),
        (MET, "meiner Nachbarin vom Chor", [(("meine Nachbarin",), "vom Chor")]),
    ],
)
def test_a_line_under_a_question_is_what_it_asks_for(
    question: Question, text: str, said: Said
) -> None:
    found = propose_answers(text, question, KNOWN)
    assert [(one.who, one.what) for one in found] == said


@pytest.mark.parametrize(
    ("question", "kind"),
    [(LET, Kind.ACCEPTED), (NEED, Kind.NEEDS), (MET, Kind.CONNECTIONS)],
)
def test_each_question_has_its_kind(question: Question, kind: Kind) -> None:
    (one,) = propose_answers("Sam", question)
    assert one.kind is kind


def test_a_remark_stays_with_what_it_is_about() -> None:
    said = "Sam, with the sofa. Twice I said yes before I had time to think."
    (one,) = propose_answers(said, LET, KNOWN)
    assert one.note == "Twice I said yes before I had time to think."
    assert one.words == said


def test_who_is_not_known_yet_is_named_for_asking_once() -> None:
    found = propose_answers("Sam\nUlli", LET, KNOWN)
    assert [one.unknown for one in found] == [(), ("Ulli",)]


WORDS = st.sampled_from(
    [
        *(
            "Sam",
            "Dana",
            "Ulli",
            "my",
            "sister",
            "and",
            "und",
            "with",
            "the",
            "sofa",
            "she",
        ),
        *(
            "gave",
            "me",
            "a",
            "lift",
            ",",
            ".",
            ";",
            "\n",
            "- ",
            ":",
            "(",
            ")",
            "—",
            "I",
            "none",
        ),
    ]
)


@given(st.lists(WORDS, max_size=20), st.sampled_from(Question))
def test_no_word_of_an_answer_is_lost(words: list[str], question: Question) -> None:
    text = " ".join(words)
    found = propose_answers(text, question, KNOWN)
    for one in found:
        assert text[one.start : one.end] == one.words
    left = text
    for one in reversed(found):
        left = left[: one.start] + left[one.end :]
    assert not set(re.findall(r"\w+", left)) - {"none"}
