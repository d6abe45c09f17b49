"""From text to terms: what a search takes for the same word, and where one begins and ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.each import holds_for_each

from helplog.pages.search.records import plain_text
from helplog.pages.search.signs import counted, tokens

SAME = {
    "case": ("Kettle", "KETTLE"),
    "an accent": ("café", "cafe"),
    "an accent of its own": ("cafe\u0301", "café"),
    "a German s": ("Straße", "STRASSE"),
    "width": ("Ｗｉｄｅ", "wide"),
    "narrow Japanese": ("ﾃｽﾄ", "テスト"),
    "a ligature": ("ﬁnd", "find"),
    "a stroke": ("Łódź", "lodz"),
    "a Greek ending": ("ΟΔΟΣ", "οδος"),
    "an Arabic form": ("ﻻ", "لا"),
    "a Hangul syllable in parts": ("\u1112\u1161\u11a8", "학"),
}
TERMS = {
    "don't re-do": {"don": 1, "t": 1, "re": 1, "do": 1},
    "snake_case _under_": {"snake": 1, "case": 1, "under": 1},
    "3lb, 10:30": {"3lb": 1, "10": 1, "30": 1},
    "東京都": {"東京": 1, "京都": 1, "都": 1},
    "東 京": {"東": 1, "京": 1},
    "T恤": {"t": 1, "恤": 1},
    "학교에서": {"학교": 1, "교에": 1, "에서": 1, "서": 1},
    "हिन्दी": {"हिन्दी": 1},
    "x" * 60: {"x" * 40: 1},
    "": {},
    "— … ·": {},
}


def test_spellings_of_one_word() -> None:
    def are_one(one: str, other: str) -> None:
        assert tokens(one) == tokens(other)

    holds_for_each(SAME, are_one)


def test_terms_of_a_text() -> None:
    for text, terms in TERMS.items():
        assert dict(counted(text)) == terms, text


@given(st.text(max_size=60))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    for word in tokens(text):
        assert tokens(word) == [word]


@given(st.text(alphabet="aB é東_ 1ß-", max_size=40))
def test_words_are_found_wherever_they_stand(text: str) -> None:
    once = counted(text)
    twice = {term: 2 * times for term, times in once.items()}
    assert counted(f"{text} {text}") == twice


def test_tags_end_words_and_signs_within_words_don_t() -> None:
    html = (
        "<p>Um<b>zug</b>s<em class='a > b'>karton</em></p><p>next<br>line</p>"
        '<!-- aside > --><img alt="x > y">1 &lt; 2 &amp; <wbr>3'
    )
    assert plain_text(html) == "Umzugskarton next line 1 < 2 & 3"
