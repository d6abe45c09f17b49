"""One key said anew, and not a byte elsewhere."""

from __future__ import annotations

import pytest

from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.front_keys import with_load, with_not_now

URI = "2026-W47.md"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\nweek: 2026-W47\n---\nWords.\n",
            "---\nweek: 2026-W47\nload: 7\n---\nWords.\n",
        ),
        ("Words.\n", "---\nload: 7\n---\nWords.\n"),
        ("---\nload: 3  # hm\n---\n", "---\nload: 7  # hm\n---\n"),
        ("---\nload:\ntags: a\n---\n", "---\nload: 7\ntags: a\n---\n"),
        (
            "---\r\nweek: 2026-W47\r\n---\r\n",
            "---\r\nweek: 2026-W47\r\nload: 7\r\n---\r\n",
        ),
        ("---\nweek: 2026-W47\n\n---\n", "---\nweek: 2026-W47\nload: 7\n\n---\n"),
        ("\ufeff---\nweek: 2026-W47\n---", "\ufeff---\nweek: 2026-W47\nload: 7\n---"),
    ],
)
def test_how_full_the_head_was(before: str, after: str) -> None:
    assert with_load(URI, before.encode(), 7, Settings()).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\nweek: 2026-W47\n---\n",
            "---\nweek: 2026-W47\nnot_now:\n  - tax thing\n---\n",
        ),
        (
            "---\nnot_now:\n- the van\n---\n",
            "---\nnot_now:\n- the van\n- tax thing\n---\n",
        ),
        ("---\nnot_now: [a, b]\n---\n", '---\nnot_now: ["a", "b", "tax thing"]\n---\n'),
        (
            "---\nnot_now: the van\n---\n",
            '---\nnot_now: ["the van", "tax thing"]\n---\n',
        ),
        ("---\nnot_now: tax thing\n---\n", "---\nnot_now: tax thing\n---\n"),
    ],
)
def test_what_rests(before: str, after: str) -> None:
    assert (
        with_not_now(URI, before.encode(), "tax  thing", Settings()).decode() == after
    )


def test_words_that_yaml_would_take_for_more_are_quoted() -> None:
    data = with_not_now(URI, b"", "Sam: the van #1", Settings())
    assert data == b'---\nnot_now:\n  - "Sam: the van #1"\n---\n'


def test_a_key_that_is_there_twice_is_for_a_person_to_decide() -> None:
    with pytest.raises(RefusalError, match="load: 7"):
        with_load(URI, b"---\nload: 3\nload: 3\n---\n", 7, Settings())


def test_what_is_no_text_stays_as_it_is() -> None:
    with pytest.raises(RefusalError, match="load: 7"):
        with_load(URI, b"\xff\xfe", 7, Settings())
