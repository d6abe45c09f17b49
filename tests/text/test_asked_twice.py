"""Questions that stand twice become one, and no answer goes missing."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po
from hypothesis import example, given
from hypothesis import strategies as st

from helplog.model.checkin_words import CHECKIN_WORDS
from helplog.model.kinds import QUESTION_TEXTS
from helplog.pages.words import LOCALE_PATH
from helplog.text.merging.keep_both import enclose
from helplog.text.merging.merge import merge
from helplog.text.reading.checkin.asked_twice import asked_once, body_asked_once
from helplog.text.reading.checkin.body import sections_of

OWN_HEADING = "In my words"
HEADINGS = [
    *(f"## {text} {{ #{question} }}" for question, text in QUESTION_TEXTS.items()),
    *(
        f"## {text}"
        for words in CHECKIN_WORDS.values()
        for text in words.questions.values()
    ),
    f"# {OWN_HEADING} {{ #let-help }}",
    "### Eine kleine Bitte für die nächste Woche",
    "## One small ask for next week { #next-ask }",
]
ANSWERS = [
    "none",
    "Sam, with the sofa.",
    "- Lee: soup\n- Ines",
    "<!-- A name is enough. -->",
    "",
    "```\n## code { #let-help }\n```",
    "### A heading of my own\n\nand words under it",
]
OTHERS = ["# A page of its own\n\nWords.", "Words above.", ""]
forms = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(HEADINGS), st.sampled_from(ANSWERS)),
        st.tuples(st.just(""), st.sampled_from(OTHERS)),
    ),
    max_size=7,
).map(lambda parts: "\n\n".join("\n\n".join(part) for part in parts) + "\n")


def said(body: str) -> set[str]:
    """Rows with something in them, questions aside."""
    lines = body.split("\n")
    asking = {section.first for section in sections_of(lines, {})}
    rows = {row.strip() for n, row in enumerate(lines) if n not in asking}
    return rows - {"", f"<!-- {OWN_HEADING} -->"}


def asked(body: str) -> list[str]:
    return [section.asks for section in sections_of(body.split("\n"), {})]


@given(forms)
def test_every_question_is_asked_once_and_every_row_is_there(body: str) -> None:
    once = body_asked_once(body)
    assert sorted(asked(once)) == sorted(set(asked(body)))
    assert said(once) == said(body)
    assert (OWN_HEADING in once) == (OWN_HEADING in body)
    assert body_asked_once(once) == once


def test_an_answer_that_stands_in_the_other_one_is_there_once() -> None:
    body = "## A { #connected }\n\nLee.\n\nNora.\n\n## A { #connected }\n\nNora.\n"
    assert (
        body_asked_once(body, within=True) == "## A { #connected }\n\nLee.\n\nNora.\n"
    )


@pytest.mark.parametrize("longer", ["Nora. Lee.", "```\n\nNora.\n\n```"])
def test_an_answer_in_other_words_or_in_code_is_another_one(longer: str) -> None:
    body = f"## A {{ #connected }}\n\n{longer}\n\n## A {{ #connected }}\n\nNora.\n"
    assert (
        body_asked_once(body, within=True)
        == f"## A {{ #connected }}\n\n{longer}\n\nNora.\n"
    )


CODE_LIKE_A_QUESTION = "```\n## code { #let-help }\n```\n"
BEGAN = f"{HEADINGS[4]}\n\n{CODE_LIKE_A_QUESTION}\n{HEADINGS[4]}\n\nnone\n"
ANSWERS_MOVED = f"{HEADINGS[0]}\n\nnone\n\n{HEADINGS[0]}\n\n{CODE_LIKE_A_QUESTION}"


@given(forms, forms, forms)
@example(BEGAN, "\n", ANSWERS_MOVED)
def test_a_merge_asks_once_whatever_the_devices_hold(
    base: str, first: str, second: str
) -> None:
    front = "---\nweek: 2026-W47\n---\n"
    trio = [(front + body).encode() for body in (base, first, second)]
    began, one, two = trio
    merged = merge(began, one, two)
    assert merged == merge(began, two, one)
    assert merge(began, merged, one) == merge(began, merged, two) == merged
    text = merged.decode().removeprefix(front)
    # Questions in two orders, with rows that come again in both, may settle in no form: then each
    # version is kept whole, as it was.
    if merged not in {*trio, enclose(one, two)}:
        assert sorted(asked(text)) == sorted(set(asked(text)))
    kept = said(text)
    for body in (first, second):
        assert said(body) - said(base) <= kept | said(base)


def test_what_one_device_moved_and_the_other_took_out_is_gone() -> None:
    front = "---\nweek: 2026-W47\n---\n"
    began, emptied, moved = (
        (front + body).encode() for body in (BEGAN, "\n", ANSWERS_MOVED)
    )
    assert merge(began, emptied, moved).decode() == f"{front}{HEADINGS[0]}\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    lines = ["## B { #connected }", "Lee.", "## A { #connected }", "Nora."]
    assert asked_once([f"{line}{end}" for line in lines], {}, end) == [
        f"{line}{end}"
        for line in ["## B { #connected }", "<!-- A -->", "", "Lee.", "", "Nora."]
    ]


def test_what_is_asked_once_is_not_touched() -> None:
    lines = ["## A { #connected }\n", "\n", "Lee.\n", "## B { #let-help }\n", "Nora."]
    assert asked_once(lines, {}) == lines


def test_a_heading_in_a_comment_is_left_where_it_is() -> None:
    body = "## A { #connected }\n<!--\n## B { #connected }\n-->\nLee.\n"
    assert body_asked_once(body) == body


def test_the_writers_own_questions_are_known_where_the_configuration_is() -> None:
    lines = ["## Wer war da?\n", "Lee.\n", "## A { #connected }\n", "Nora.\n"]
    assert len(asked_once(lines, {})) == 4
    once = asked_once(lines, {"connected": "Wer war da?"})
    assert once == ["## A { #connected }\n", "Lee.\n", "\n", "Nora.\n"]


def test_the_questions_are_known_in_every_language_of_the_site() -> None:
    english = CHECKIN_WORDS["en"]
    assert {*CHECKIN_WORDS} == {"en", *(path.stem for path in LOCALE_PATH.glob("*.po"))}
    for path in LOCALE_PATH.glob("*.po"):
        with path.open("rb") as file:
            catalogue = read_po(file)
        spoken = CHECKIN_WORDS[path.stem]
        for question, text in QUESTION_TEXTS.items():
            said = str(catalogue[text].string)
            assert said == spoken.questions[question]
            assert asked(f"## {said}") == [question.value], path.name
        assert catalogue[english.next_ask].string == spoken.next_ask
        assert asked(f"## {spoken.next_ask}") == ["next-ask"]
