"""A question of a check-in that two devices word anew: every word a person wrote stays."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from tests.merging.drafts import Trio, texts
from tests.merging.test_laws import check_again, check_order, check_words

from helplog.text.merging.merge import merge
from helplog.text.reading.checkin.asked_twice import body_asked_once

HEADING = "## Who did I let help me this week? { #let-help }"
WORDS = HEADING.split(" ")


@st.composite
def headings(draw: st.DrawFn) -> str:
    """The heading with a word more, less, or another, also in its braces; or all of it other words."""
    at = draw(st.integers(0, len(WORDS) - 1))
    new = draw(texts)
    kept = draw(st.sampled_from([[], [WORDS[at]]]))
    edited = " ".join([*WORDS[:at], *kept, new, *WORDS[at + 1 :]])
    return draw(st.sampled_from([edited, edited, f"## {new} {{ #let-help }}"]))


@st.composite
def bodies(draw: st.DrawFn) -> str:
    answer = draw(st.sampled_from(["", "\n", "Sam.\n", "\nSam.\n", "\nnone\n"]))
    more = draw(st.sampled_from(["", "", f"\n{draw(headings())}\n\nLee.\n"]))
    return f"{draw(headings())}\n{answer}{more}"


@given(
    st.sampled_from([f"{HEADING}\n", f"{HEADING}\n\nSam.\n", None]), bodies(), bodies()
)
@example(
    f"{HEADING}\n",
    "## Who did I let help me this quiet week? { #let-help }\n",
    "## Who did I let help me this week? { #let-help twice }\n",
)
@example(None, "## one --> two { #let-help }\n", "## <!-- three { #let-help }\n")
def test_every_word_of_both_is_there(base: str | None, first: str, second: str) -> None:
    trio = Trio(base.encode() if base else None, first.encode(), second.encode())
    check_words(trio)
    check_order(trio)
    check_again(trio)


@given(bodies())
def test_a_question_that_stands_twice_keeps_what_each_heading_says(body: str) -> None:
    once = body_asked_once(body)
    assert body_asked_once(once) == once
    check_words(Trio(None, once.encode(), body.encode()))
    said = {word for word in body.split() if word.startswith("word")}
    assert said <= set(once.split())


def test_what_a_heading_says_beside_the_form_is_no_answer() -> None:
    ours = f"{HEADING}\n\nSam.\n".replace("Who", "Which kind soul")
    theirs = f"{HEADING}\n\nSam.\n".replace("Who did I", "Whom could I")
    merged = merge(f"{HEADING}\n".encode(), ours.encode(), theirs.encode()).decode()
    assert merged == (
        "## Which kind soul did I let help me this week? { #let-help }\n\n"
        "<!-- Whom could I let help me this week? -->\n\n"
        "Sam.\n"
    )
