"""How well prose is noticed: sentences kept apart from those the rules were tuned with.

A proposal is right where its kind and its people are.
"""

from __future__ import annotations

import pytest
from tests.noticing.golden import read_cases, score

PRECISION = 0.9
RECALL = 0.5
LANGUAGES = ("en", "de")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kept", ["held-out", "second-look"])
def test_on_sentences_kept_apart_nine_of_ten_proposals_are_right(
    kept: str, language: str
) -> None:
    found = score(f"{kept}.{language}.txt")
    print(
        f"{kept}.{language}: precision {found.precision:.3f}, recall {found.recall:.3f}"
    )
    assert found.precision >= PRECISION, found.wrong
    assert found.recall >= RECALL, found.missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_it_was_tuned_with_are_noticed_as_they_were(
    language: str,
) -> None:
    found = score(f"tuning.{language}.txt")
    assert found.precision >= 0.98, found.wrong
    assert found.recall >= 0.95, found.missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_as_many_sentences_that_must_stay_silent(language: str) -> None:
    speaking = silent = 0
    for name in (f"held-out.{language}.txt", f"tuning.{language}.txt"):
        _, cases = read_cases(name)
        speaking += sum(bool(case.wanted) for case in cases)
        silent += sum(not case.wanted for case in cases)
    assert silent >= speaking


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_hundred_sentences_are_kept_apart(language: str) -> None:
    _, cases = read_cases(f"held-out.{language}.txt")
    assert len(cases) >= 200
