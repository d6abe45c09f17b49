"""Load, time away and what rests, put into a file of any style; and not a byte besides."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.model.journal import Away, Entry
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.day_note import with_note
from helplog.text.editing.front_keys import with_away, with_load, with_not_now
from helplog.text.reading.file import read

URI = "2026-11-18.md"
WEEK = "2026-W47.md"
SETTINGS = Settings()
SEA = Away(date(2026, 12, 24), date(2027, 1, 6), "the sea")
HILLS = "{from: 2026-08-01, to: 2026-08-14}"
WRITTEN = '{from: "2026-12-24", to: "2027-01-06", why: the sea}'


@pytest.mark.parametrize(
    ("before", "after", "was"),
    [
        ("", "---\nload: 4\n---\n", ""),
        ("A long day.\n", "---\nload: 4\n---\nA long day.\n", ""),
        ("---\ntags: [a]\n---\nx", "---\ntags: [a]\nload: 4\n---\nx", ""),
        ("---\nload:\ntags: [a]\n---\n", "---\nload: 4\ntags: [a]\n---\n", ""),
        ("---\nload: 7 # tired\n---\n", "---\nload: 4 # tired\n---\n", "7"),
        ("---\r\nload: '7'\r\n---\r\n", "---\r\nload: '4'\r\n---\r\n", "7"),
        ("---\nLoad: 7/10\n---\n", "---\nLoad: 4\n---\n", "7"),
        ("---\nload: full\n---\n", "---\nload: 4\n---\n", "full"),
        ("---\nload: 0\n---\n", "---\nload: 4\n---\n", "0"),
        ("---\ntags: a\n\n---\n", "---\ntags: a\nload: 4\n\n---\n", ""),
        ("\ufeff---\ntags: a\n---", "\ufeff---\ntags: a\nload: 4\n---", ""),
    ],
)
def test_the_load_is_one_number(before: str, after: str, was: str) -> None:
    text = with_load(URI, before.encode(), SETTINGS, 4)
    assert (text.data.decode(), text.was) == (after, was)


def test_a_week_has_its_load_where_a_day_has() -> None:
    text = with_load(WEEK, b"---\nweek: 2026-W47\n---\nWords.\n", SETTINGS, 7)
    assert text.data == b"---\nweek: 2026-W47\nload: 7\n---\nWords.\n"


def test_a_load_that_is_there_twice_is_for_a_person_to_decide() -> None:
    with pytest.raises(RefusalError, match="load: 7"):
        with_load(WEEK, b"---\nload: 3\nload: 3\n---\n", SETTINGS, 7)


def test_of_a_week_no_words_go_that_nobody_would_be_told_of() -> None:
    with pytest.raises(RefusalError, match=r"2026-W47\.md:1: .*load: 7"):
        with_load(WEEK, b"---\nload: full of tax\n---\n", SETTINGS, 7)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"---\naway: {WRITTEN}\n---\n"),
        (
            f"---\naway: {HILLS} # hot\nload: 3\n---\n",
            f"---\naway:\n  - {HILLS} # hot\n  - {WRITTEN}\nload: 3\n---\n",
        ),
        (
            f"---\naway:\n- {HILLS}\n---\n",
            f"---\naway:\n- {HILLS}\n- {WRITTEN}\n---\n",
        ),
        (
            f"---\naway: [{HILLS}]\n---\n",
            f"---\naway: [{HILLS}, {WRITTEN}]\n---\n",
        ),
        (
            "---\naway:\n  from: 2026-08-01\n  to: 2026-08-14\nload: 3\n---\n",
            f"---\naway:\n  - from: 2026-08-01\n    to: 2026-08-14\n  - {WRITTEN}\nload: 3\n---\n",
        ),
        (
            "---\naway: 2026-08-01 to 2026-08-14\n---\n",
            f"---\naway:\n  - 2026-08-01 to 2026-08-14\n  - {WRITTEN}\n---\n",
        ),
    ],
)
def test_a_time_away_stands_beside_those_that_are_there(
    before: str, after: str
) -> None:
    assert with_away(URI, before.encode(), SETTINGS, SEA).data.decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\nnot_now: the lamp\n---\n"),
        ("---\nnot_now: soup\n---\n", "---\nnot_now:\n  - soup\n  - the lamp\n---\n"),
        ("---\nnot_now: [soup]\n---\n", "---\nnot_now: [soup, the lamp]\n---\n"),
        (
            "---\nnot_now:\n  - soup\n---\n",
            "---\nnot_now:\n  - soup\n  - the lamp\n---\n",
        ),
        ("---\nnot_now:\n- soup\n---\n", "---\nnot_now:\n- soup\n- the lamp\n---\n"),
        ("---\nnot_now: the lamp\n---\n", "---\nnot_now: the lamp\n---\n"),
    ],
)
@pytest.mark.parametrize("uri", [URI, WEEK])
def test_what_rests_is_a_list(uri: str, before: str, after: str) -> None:
    text = with_not_now(uri, before.encode(), SETTINGS, "the  lamp")
    assert text.data.decode() == after
    assert "the lamp" in text.rows[-1]


def test_words_that_yaml_would_take_for_more_are_quoted() -> None:
    text = with_not_now(WEEK, b"", SETTINGS, "Sam: the van #1")
    assert text.data == b'---\nnot_now: "Sam: the van #1"\n---\n'


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("", "slept well", "slept well\n"),
        ("---\nload: 3\n---\n", "slept well", "---\nload: 3\n---\n\nslept well\n"),
        ("One.\n", "Two.", "One.\n\nTwo.\n"),
        ("One.", "Two.", "One.\n\nTwo.\n"),
        ("One.\r\n", "Two.", "One.\r\n\r\nTwo.\r\n"),
        ("- a\n- b\n", "Two.", "- a\n- b\n\nTwo.\n"),
        ("One.\n", "# no heading", "One.\n\n\\# no heading\n"),
        ("One.\n", "---", "One.\n\n\\---\n"),
        ("One.\n", "<!-- seen", "One.\n\n&lt;!-- seen\n"),
    ],
)
def test_a_note_is_a_paragraph_at_the_end(before: str, words: str, after: str) -> None:
    text = with_note(URI, before.encode(), SETTINGS, words)
    assert text.data.decode() == after
    assert text.data.decode().splitlines()[text.line - 1] == text.rows[0]


@pytest.mark.parametrize("end", ["```\nx\n", "<!-- to come\n", "~~~~\n```\n"])
def test_a_note_never_ends_up_where_nobody_sees_it(end: str) -> None:
    with pytest.raises(RefusalError, match="slept well"):
        with_note(URI, f"One.\n{end}".encode(), SETTINGS, "slept well")


def test_a_note_is_for_a_day_alone() -> None:
    with pytest.raises(RefusalError, match="slept well"):
        with_note(WEEK, b"---\nweek: 2026-W47\n---\n", SETTINGS, "slept well")


def test_a_note_that_would_make_a_day_private_is_declined() -> None:
    with pytest.raises(RefusalError):
        with_note(URI, b"", SETTINGS, "private: true")


def test_a_file_that_is_not_utf_8_stays_as_it_is() -> None:
    with pytest.raises(RefusalError, match="UTF-8"):
        with_load(URI, b"caf\xe9\n", SETTINGS, 4)


KEYS = st.lists(
    st.sampled_from(
        [
            "tags: [a, b]",
            "asks:\n  - Sam: the sofa\n    weight: 5",
            "needs: the tax thing",
            "load: 7",
            "load: '2'",
            f"away: {HILLS}",
            "away:\n  from: 2026-08-01\n  to: 2026-08-02",
            "away:\n  - 2026-08-01 to 2026-08-02",
            "not_now: [soup]",
            "not_now: soup",
            "# a comment",
            "mood: fine",
        ]
    ),
    max_size=4,
    unique_by=lambda row: row.split(":")[0],
)


@given(KEYS, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.integers(0, 10))
def test_every_other_line_is_still_there(
    keys: list[str],
    newline: str,
    bom: bool,  # noqa: FBT001
    load: int,
) -> None:
    rows = ["---", *"\n".join(keys).split("\n"), "---", "Words.", ""]
    text = newline.join(rows)
    data = (("\ufeff" if bom else "") + text).encode()
    loaded = with_load(URI, data, SETTINGS, load).data
    away = with_away(URI, loaded, SETTINGS, SEA).data
    resting = with_not_now(URI, away, SETTINGS, "the lamp").data
    noted = with_note(URI, resting, SETTINGS, "slept well").data
    before, _ = read(URI, data, SETTINGS)
    after, _ = read(URI, noted, SETTINGS)
    assert isinstance(before, Entry)
    assert isinstance(after, Entry)
    assert after.load == load
    assert after.away == (*before.away, SEA)
    assert after.not_now == (*before.not_now, "the lamp")
    assert after.body.split() == [*before.body.split(), "slept", "well"]
    assert [item.what for item in after.items] == [item.what for item in before.items]
    assert noted.startswith(b"\xef\xbb\xbf") is bom
    assert (b"\r\n" in noted) is (newline == "\r\n")
