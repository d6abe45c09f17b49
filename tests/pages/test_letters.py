"""A week told to whoever wrote it: golden weeks, and what holds for any."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import d, entry, journal, say

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection, Week
from helplog.model.journal import Journal
from helplog.model.kinds import Answer, Kind
from helplog.pages.letters.letter import MOST_WORDS, Letter, letter_of
from helplog.pages.letters.note import note_of
from helplog.pages.letters.own_words import cut, pulled_quote
from helplog.pages.words import words_in
from helplog.store.opening import open_journal

CASES: Final = Path(__file__).parents[1] / "golden" / "letters"
TODAY: Final = d("2026-11-22")
NEVER: Final = re.compile(
    r"\b(great|well done|proud|only|just|still|finally|at last|unfortunately|should|but"
    r"|owe|debt|lost|broke|failed)\b",
    re.IGNORECASE,
)
QUOTED: Final = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»")


def week_of_day(reflection: Reflection, day: date) -> Week:
    return next(week for week in reflection.weeks if 0 <= (day - week.start).days < 7)


def parts_of(path: Path) -> list[tuple[str, str]]:
    pieces = re.split(r"^=== (.*)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    return list(zip(pieces[1::2], pieces[2::2], strict=True))


@pytest.mark.parametrize(
    "case", sorted(CASES.glob("*.case")), ids=lambda path: path.stem
)
def test_a_week_becomes_its_letter(case: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: [helplog]\n")
    expected = []
    for name, text in parts_of(case):
        if name.startswith("letter "):
            expected.append((name, text))
        else:
            path = tmp_path / "entries" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    reflection = reflect(open_journal(tmp_path), TODAY)
    for name, text in expected:
        _, language, day = name.split()
        letter = letter_of(
            reflection, week_of_day(reflection, d(day)), words_in(language)
        )
        told, _, quote = text.partition("> ")
        assert letter.text == " ".join(_parted(told)), name
        assert (letter.quote or "") == " ".join(_parted(quote)), name


def _parted(text: str) -> list[str]:
    """Words and what a blank that never breaks ties to them."""
    return re.findall(r"[^ \n]+", text)


# For any week

WHATS: Final = st.one_of(
    st.sampled_from(
        ("read my report", "a pie", "carried it up", "could you come?", "tax thing", "")
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=90
    ),
)
ITEMS: Final = st.builds(
    lambda kind, who, what, answer, lb, private: (
        kind,
        who,
        what,
        answer,
        lb,
        private,
    ),
    st.sampled_from(Kind),
    st.sampled_from(("Sam", "Mrs Pell", ("Ana", "Lee"), ())),
    WHATS,
    st.sampled_from(Answer),
    st.sampled_from((3.0, 5.0, 25.0)),
    st.booleans(),
)


def journal_of(items: list[tuple[Kind, object, str, Answer, float, bool]]) -> Journal:
    entries = []
    for at, (kind, who, what, answer, lb, private) in enumerate(items):
        weighs = lb if kind.spec.weighs else None
        said = say(
            kind.value,
            who if isinstance(who, tuple) else str(who),
            what or None,
            lb=weighs,
            answer=answer.value,
        )
        day = TODAY - timedelta(days=at % 6)
        entries.append(entry(day.isoformat(), said, uri=f"{at}.md", private=private))
    return journal(*entries)


@given(st.lists(ITEMS, min_size=1, max_size=14), st.sampled_from(("en", "de", "fr")))
def test_it_is_short_and_says_nothing_it_never_says(
    items: list[tuple[Kind, object, str, Answer, float, bool]], language: str
) -> None:
    reflection = reflect(journal_of(items), TODAY)
    letter = letter_of(reflection, week_of_day(reflection, TODAY), words_in(language))
    own = QUOTED.sub("", letter.text)
    assert len(letter.text.split()) <= MOST_WORDS
    assert not NEVER.search(own)
    for sentence in letter.sentences:
        assert sentence.strip() == sentence
        assert sentence.endswith((".", "?", "!")), sentence
        assert ".." not in QUOTED.sub("", sentence)
    assert letter == again(items, language)


def again(
    items: list[tuple[Kind, object, str, Answer, float, bool]], language: str
) -> Letter:
    reflection = reflect(journal_of(items), TODAY)
    return letter_of(reflection, week_of_day(reflection, TODAY), words_in(language))


@given(st.lists(ITEMS, min_size=1, max_size=12))
def test_nothing_private_is_in_it(
    items: list[tuple[Kind, object, str, Answer, float, bool]],
) -> None:
    """The letter is that of the same journal without what is private."""
    hidden = [(*item[:5], True) for item in items]
    reflection = reflect(journal_of(hidden), TODAY)
    letter = letter_of(reflection, week_of_day(reflection, TODAY), words_in("en"))
    assert letter.text.startswith(("Nothing was written", "You are here"))
    assert "Sam" not in letter.text


@given(st.text(max_size=300))
def test_own_words_are_cut_and_never_changed(text: str) -> None:
    assert cut(text) in " ".join(text.split())


def test_what_is_set_apart_is_a_whole_sentence_of_prose() -> None:
    body = (
        "# A heading that could be one.\n\n- A list that could be one as well.\n\n"
        "See [the day](x.md) with *the sofa*. It went well in the end, I think."
    )
    assert pulled_quote([body], TODAY, ()) == "It went well in the end, I think."


def test_what_is_quoted_already_is_not_set_apart() -> None:
    body = "They're meant to be orange.\n\nWe ate it the same night."
    said = ("meant to be orange",)
    assert pulled_quote([body], TODAY, said) == "We ate it the same night."


def test_a_note_is_markdown_without_what_is_private() -> None:
    written = journal(
        entry("2026-11-17", say("accepted", "Sam", "the stairs"), say("thanks", "Ana")),
        entry("2026-11-18", say("asks", "Dr Whitlock", "the sleeping"), private=True),
    )
    reflection = reflect(written, TODAY)
    note = note_of(reflection, week_of_day(reflection, TODAY), words_in("en"))
    assert note.startswith("# Nov 16 – 22, 2026\n\nYou let Sam help") or "Sam" in note
    assert "- Sam: the stairs\n" in note
    assert "## Thanks\n\n- Ana\n" in note
    assert "Whitlock" not in note
    assert "2026-11-18" not in note
