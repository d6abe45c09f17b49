"""Answers into a file, and not a byte elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checkin.sitting import d

from helplog.model.checkin_words import CHECKIN_WORDS
from helplog.model.journal import Checkin
from helplog.model.kinds import QUESTION_TEXTS, Question
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.checkin_writing import (
    as_answer,
    new_checkin,
    with_next_ask,
    with_reply,
)
from helplog.text.reading.file import read

HINTS = CHECKIN_WORDS["en"].hints

URI = "2026-W47.md"
SETTINGS = Settings()


def reading(data: bytes) -> Checkin:
    checkin, _ = read(URI, data, SETTINGS)
    assert isinstance(checkin, Checkin)
    return checkin


def test_a_new_check_in_answers_nothing_and_reads_without_a_finding() -> None:
    checkin, findings = read(
        URI, new_checkin(d("2026-11-19"), SETTINGS).encode(), SETTINGS
    )
    assert isinstance(checkin, Checkin)
    assert not findings
    assert not checkin.replies
    assert not checkin.rest


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## A { #connected }", "## A { #connected }\n\nJo\n"),
        ("## A { #connected }\n", "## A { #connected }\n\nJo\n"),
        (f"## A {{ #connected }}\n\n<!-- {HINTS[Question.CONNECTED]} -->\n", "## A { #connected }\n\nJo\n"),
        ("## A { #connected }\n\n<!-- mine -->\n", "## A { #connected }\n\n<!-- mine -->\n\nJo\n"),
        ("## A { #connected }\nold\nand old\n\n## B\nx", "## A { #connected }\nJo\n\n## B\nx"),
        ("## A { #connected }\nold <!-- mine --> words", "## A { #connected }\nJo\n\n<!-- mine -->"),
        ("\ufeff---\r\nweek: 2026-W47\r\n---\r\n## A { #connected }\r\nold\r\n",
         "\ufeff---\r\nweek: 2026-W47\r\n---\r\n## A { #connected }\r\nJo\r\n"),
        ("## Who did I connect with whom I might reach out to?\r\n\r\n",
         "## Who did I connect with whom I might reach out to?\r\n\r\nJo\r\n"),
        ("", "## {asks} { #connected }\n\nJo\n"),
        ("\ufeff", "\ufeff## {asks} { #connected }\n\nJo\n"),
        ("---\nweek: 2026-W47\n---", "---\nweek: 2026-W47\n---\n## {asks} { #connected }\n\nJo\n"),
        ("## H { #need-help }\nx", "## H { #need-help }\nx\n\n## {asks} { #connected }\n\nJo\n"),
        ("## One small ask for next week\nJo\n\n## Else\n",
         "## {asks} { #connected }\n\nJo\n\n## One small ask for next week\nJo\n\n## Else\n"),
        ("A note of mine.\n", "A note of mine.\n\n## {asks} { #connected }\n\nJo\n"),
    ],
)  # fmt: skip
def test_where_an_answer_goes(before: str, after: str) -> None:
    wanted = after.replace("{asks}", QUESTION_TEXTS[Question.CONNECTED])
    assert (
        with_reply(URI, before.encode(), Question.CONNECTED, "Jo", SETTINGS).decode()
        == wanted
    )


ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from([
        "# a heading", "## Who did I let help me this week?", "```", "~~~\nx", "<!--", "x -->", "---", "===",
        "    code", "none", "- a\n- b", "a\r\nb", "\t# x", "***", "* * *", "+ x",
        "   ## x { #connected }", "\x0cx", "a\u2028# b",
    ]),
)  # fmt: skip
BODIES = st.sampled_from([
    "", "text before\n", "## A { #let-help }\nx\n", "## A { #let-help }\n<!-- c -->\n## B { #connected }\ny",
    "## B { #connected }\n\n\n## Else\n```\n## A { #let-help }\n```\nz\n",
    "# Week\n\n### N { #need-help }\n#### sub\nw\n",
    "## One small ask for next week { #next-ask }\nq\n",
])  # fmt: skip
HEADS = st.sampled_from(
    [
        "",
        "\ufeff",
        "---\nweek: 2026-W47\nasks: Jo\n---\n",
        "\n\n---\nneeds: [a, b]\n...\n",
    ]
)


@given(
    HEADS,
    BODIES,
    st.sampled_from(Question),
    st.lists(ODD, min_size=1, max_size=3),
    st.sampled_from(["\n", "\r\n"]),
)
def test_an_answer_is_read_as_given_and_all_else_is_as_it_was(
    head: str, body: str, question: Question, lines: list[str], end: str
) -> None:
    data = (head + body).replace("\n", end).encode()
    typed = end.join(lines)
    if not as_answer(typed):
        return
    before = reading(data)
    written = with_reply(URI, data, question, typed, SETTINGS)
    after = reading(written)
    assert after.replies[question].text == as_answer(typed)
    assert {**after.replies, question: None} == {**before.replies, question: None}
    assert (after.items, after.rest, after.next_ask, after.week) == (
        before.items, before.rest, before.next_ask, before.week,
    )  # fmt: skip
    assert with_reply(URI, written, question, typed, SETTINGS) == written
    kept = [
        line
        for line in data.decode("utf-8-sig").splitlines()
        if line.strip()
        and not any(
            line.strip() in reply.text
            for q, reply in before.replies.items()
            if q is question
        )
    ]
    assert not [
        line for line in kept if line not in written.decode("utf-8-sig").splitlines()
    ]


@given(HEADS, BODIES, st.sampled_from(["Jo: the lawn", "a\nb", "# x"]))
def test_the_small_ask_leaves_the_answers_alone(head: str, body: str, ask: str) -> None:
    before = reading((head + body).encode())
    after = reading(with_next_ask(URI, (head + body).encode(), ask, SETTINGS))
    assert after.next_ask == as_answer(ask)
    assert after.replies == before.replies
    assert after.items == before.items


@pytest.mark.parametrize(
    "data",
    [
        b"```\nan open fence\n",
        b"\xff\xfe## A",
        b"---\ndate: 2026-11-18\nweek: 2026-W47\nperson: Jo\n---\n",
    ],
)
def test_where_it_cant_be_done_it_is_refused(data: bytes) -> None:
    with pytest.raises(RefusalError):
        with_reply(URI, data, Question.CONNECTED, "Jo", SETTINGS)


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        (
            "Sam",
            "Jo\n\nLee\n\nSam",
        ),  # own words, which must not cost those of another device
        ("Jo\n\n\nLee", "Jo\n\n\nLee"),  # kept as they were shown
        ("Jo, and Sam", "Jo, and Sam"),  # edited by someone who saw both
    ],
)
def test_two_answers_to_a_question_become_one(answer: str, written: str) -> None:
    data = b"## A { #connected }\nJo\n## B { #need-help }\n## C { #connected }\nLee\n"
    after = with_reply(URI, data, Question.CONNECTED, answer, SETTINGS)
    own_heading = "<!-- A -->\n\n"  # no wording of the form's: someone wrote it
    assert after.decode() == (
        f"## C {{ #connected }}\n{own_heading}{written}\n\n## B {{ #need-help }}\n"
    )


TWICE = """\
---
week: 2026-W47
---

## Who did I let help me this week? { #let-help }

Sam carried the sofa.

## Who did I connect with whom I might reach out to? { #connected }

## Who did I let help me this week?

Priya read the report.

## Wem bin ich nähergekommen, bei wem könnte ich mich melden?

Nora.
"""


def test_a_check_in_whose_headings_came_twice_can_be_gone_on_with() -> None:
    before = reading(TWICE.encode())
    written = with_reply(URI, TWICE.encode(), Question.NEED_HELP, "Taxes.", SETTINGS)
    checkin, findings = read(URI, written, SETTINGS)
    assert isinstance(checkin, Checkin)
    assert not findings
    assert checkin.replies[Question.NEED_HELP].text == "Taxes."
    for question, reply in before.replies.items():
        assert checkin.replies[question].text.split() == reply.text.split()
    assert written.count(b"## ") == 3
    again = with_next_ask(URI, written, "Ask Sam.", SETTINGS)
    assert reading(again).next_ask == "Ask Sam."


def test_an_answer_that_came_twice_is_answered_anew_as_one() -> None:
    before = reading(TWICE.encode()).replies[Question.LET_HELP].text
    added = f"{before}\n\nAnd Lee."
    written = with_reply(URI, TWICE.encode(), Question.LET_HELP, added, SETTINGS)
    text = written.decode()
    assert all(words in text for words in ("sofa", "report", "And Lee.", "Nora."))
