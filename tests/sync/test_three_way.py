"""What becomes of something that two sides may have changed."""

from __future__ import annotations

import pytest

from helplog.sync.git.objects import FILE, PROGRAM
from helplog.sync.merging.meaning import three_way


@pytest.mark.parametrize(
    ("base", "one", "two", "chosen"),
    [
        (FILE, FILE, FILE, FILE),
        (FILE, PROGRAM, FILE, PROGRAM),
        (FILE, FILE, PROGRAM, PROGRAM),
        (FILE, PROGRAM, PROGRAM, PROGRAM),
        (None, PROGRAM, PROGRAM, PROGRAM),
    ],
)
def test_what_one_side_changed_or_both_alike_is_taken(
    base: str | None, one: str, two: str, chosen: str
) -> None:
    assert three_way(base, one, two, lambda: "asked") == chosen


@pytest.mark.parametrize("base", ["base", None])
def test_what_both_changed_is_asked_for(base: str | None) -> None:
    assert three_way(base, "one", "two", lambda: "asked") == "asked"
