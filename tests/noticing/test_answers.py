"""The lines of a check-in's answer as items: what counts, and what stays words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.insight.noticing.answers import MOST_WORDS, propose_answers
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
        (MET, "the woman from choir", [(("the woman from choir",), None)]),
        (MET, "der Frau vom Chor", [(("die Frau vom Chor",), None)]),
        (MET, "the new neighbour", [(("the new neighbour",), None)]),
        (
            MET,
            "the dad at the playground, no idea what he is called",
            [(("the dad at the playground",), "no idea what he is called")],
        ),
        (
            LET,
            "the woman from choir called me",
            [(("the woman from choir",), "called me")],
        ),
        (
            LET,
            "the guy from the bike shop fixed my chain",
            [(("the guy from the bike shop",), "fixed my chain")],
        ),
    ],
)
def test_a_line_under_a_question_is_what_it_asks_for(
    question: Question, text: str, said: Said
) -> None:
    found = propose_answers(text, question, KNOWN)
    assert [(one.who, one.what) for one in found] == said


def test_whoever_has_no_name_is_known_again() -> None:
    said = "the woman at the front desk"
    (new,) = propose_answers(said, MET, KNOWN)
    assert (new.who, new.unknown) == ((said,), (said,))
    (again,) = propose_answers(f"{said} helped me", LET, (*KNOWN, said))
    assert (again.who, again.unknown) == ((said,), ())


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


@given(st.lists(WORDS, max_size=80), st.sampled_from(Question))
def test_each_item_is_words_of_the_answer_and_no_word_is_in_two(
    words: list[str], question: Question
) -> None:
    text = " ".join(words)
    end = 0
    for one in propose_answers(text, question, KNOWN):
        assert text[one.start : one.end] == one.words
        if len(words) <= MOST_WORDS:
            assert one.start >= end
        end = one.end


MESSY = """
let-help | Sam and Dana w/ the sofa | accepted Sam, Dana: w/ the sofa
let-help | mum (phone call), lena | accepted mum: phone call; accepted lena
let-help | the neighbour again, she took the parcel! | accepted the neighbour: again, she took the parcel!
let-help | Oma hat gekocht | accepted Oma: hat gekocht
let-help | my brother in law (taxes) | accepted my brother-in-law: taxes
let-help | colleague at work covered for me monday | accepted : colleague at work covered for me monday
let-help | Lena, Mama und der Nachbar | accepted Lena; accepted Mama; accepted der Nachbar
let-help | Tom (again!!) and his wife | accepted Tom: again!!; accepted his wife
let-help | sam (sofa and boxes), ulli | accepted sam: sofa and boxes; accepted ulli
let-help | Mrs Pell's pie, finally. | accepted Mrs Pell: Mrs Pell's pie, finally
let-help | well, Ruth | accepted Ruth
let-help | ulli | accepted ulli
let-help | Anna's mum took the kids | accepted Anna's mum: Anna's mum took the kids
let-help | I let Ben carry the groceries | accepted Ben: I let Ben carry the groceries
let-help | Jonas hat mich gefahren und Mia hat gekocht | accepted Jonas: hat mich gefahren; accepted Mia: hat gekocht
let-help | Sam offered to drive me but I said no | declined Sam: drive me
let-help | nobody, but I thanked Sam | thanks Sam
let-help | the usual suspects | accepted : the usual suspects
need-help | the tax thing, boiler, kids' pickup | needs : the tax thing; needs : boiler; needs : kids' pickup
need-help | still the taxes | needs : the taxes
need-help | jemand für die Kinder am Donnerstag | needs : jemand für die Kinder am Donnerstag
need-help | nobody to pick up the kids | needs : nobody to pick up the kids
connected | Dana, and the new neighbour | connections Dana; connections the new neighbour
connected | met Jo at the gate | connections Jo: met Jo at the gate
connected | Frau Weber vom Chor | connections Frau Weber: vom Chor
"""


def told(text: str, question: Question) -> str:
    lines = []
    for one in propose_answers(text, question, KNOWN):
        names = ", ".join(one.who)
        what = f": {one.what}" if one.what else ""
        lines.append(f"{one.kind} {names}{what}")
    return "; ".join(lines)


@pytest.mark.parametrize("row", MESSY.strip().splitlines())
def test_as_people_type_it(row: str) -> None:
    question, text, said = row.split(" | ")
    assert told(text, Question(question)) == said


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize(
    "text",
    [
        *("nobody really", "no one new", "none", "None this week.", "not really", "no"),
        *("same as last week", "see above", "ditto", "idk", "I don't know", "?", "..."),
        *("nothing comes to mind", "no idea", "everything", "hm", "- none"),
        *("niemand so richtig", "wie letzte Woche", "keine Ahnung", "weiß nicht"),
        *("keine", "diese Woche niemand", "mir fällt nichts ein", "s.o."),
    ],
)
def test_nothing_to_say_is_no_item(text: str, question: Question) -> None:
    assert propose_answers(text, question, KNOWN) == ()


@pytest.mark.parametrize("question", [LET, MET])
@pytest.mark.parametrize(
    "text",
    [
        "I was so tired. It was a hard week.",
        "no one, did it all myself",
        "It felt strange to ask.",
        "Ich war einfach zu müde.",
        "Niemand, ich hab alles allein gemacht",
        "Not this time, too many deadlines and the flu on top of it all",
    ],
)
def test_how_the_week_was_stays_words(text: str, question: Question) -> None:
    assert propose_answers(text, question, KNOWN) == ()


def test_a_long_answer_is_prose() -> None:
    filler = "The days went by and the rain did not stop, and the cat was ill again. "
    text = filler * 15 + "Ulli gave me a lift on Thursday. " + filler * 15
    assert len(text.split()) > 400
    assert told(text, LET).startswith("accepted Ulli:")
    assert len(propose_answers(text, LET, KNOWN)) == 1
    assert propose_answers(filler * 20, NEED, KNOWN) == ()
