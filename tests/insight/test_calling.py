"""What somebody is called in a sentence."""

from __future__ import annotations

import pytest

from helplog.insight.people.calling import called


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Sam", "sam"),
        ("Dana Lee", "dana"),
        ("my sister", "sister"),
        ("The woman from choir", "woman"),
        ("mein Bruder", "bruder"),
        ("Frau Weber", "weber"),
        ("Mr. and Mrs. Hill", "and"),
        ("Frau Dr. Weiss", "weiss"),
        ("Oma Ruth", "oma"),
        ("Will Smith", "will"),
        ("An", "an"),
        ("Dr", "dr"),
        ("…", ""),
    ],
)
def test_the_word_somebody_is_called_by(name: str, word: str) -> None:
    assert called(name) == word
