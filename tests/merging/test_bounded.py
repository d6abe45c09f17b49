"""What every merge keeps, also where it has looked at as much as it may and settles for less."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.covering import EVERYTHING, covering
from tests.hostile.endless import FRONTS, MARKERS, MARKS
from tests.hostile.endless_work import edited, encoded
from tests.merging.drafts import Trio, real_trios, trios, words_of
from tests.merging.test_laws import (
    check_again,
    check_one_side,
    check_order,
    check_readable,
    check_words,
)

from helplog.text.merging import settling
from helplog.text.merging.alignment.effort import TooMuchError, at_most, spend
from helplog.text.merging.markers import heal_markers
from helplog.text.merging.merge import merge
from helplog.text.merging.proving import _has_values
from helplog.text.source.file import conflicts
from helplog.text.source.file.conflicts import take_sides

STEPS: Final = st.sampled_from((0, 50, 200, 500, 1_000, 2_000, 5_000))
"""A file of the trios takes some thousand steps: with fewer, merges end at every stage."""


def check(trio: Trio, steps: int) -> None:
    with patch.object(settling, "_MOST_STEPS", steps):
        check_words(trio)
        check_order(trio)
        check_again(trio)
        check_one_side(trio)
        check_readable(trio)


@given(trios(), STEPS)
def test_a_merge_that_is_cut_short(trio: Trio, steps: int) -> None:
    check(trio, steps)


@given(real_trios(), STEPS)
def test_a_merge_of_real_files_that_is_cut_short(trio: Trio, steps: int) -> None:
    check(trio, steps)


@given(trios(), STEPS)
def test_a_merge_of_so_many_rows_that_both_are_kept_whole(
    trio: Trio, steps: int
) -> None:
    with patch.object(settling, "_MOST_ROWS", 2):
        check(trio, steps)


LONG: Final = 6_000 if EVERYTHING else 3_000
ENDLESS: Final = {
    **{
        name: MARKS[name]
        for name in (
            "one word a paragraph",
            "items",
            "tags nested",
            "fences",
            "words",
            "CR",
            "rows",
        )
    },
    **{
        name: FRONTS[name]
        for name in (
            "the same tags in closed brackets",
            "keys",
            "dashes below",
            "the same key",
        )
    },
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_text(name: str) -> None:
    text = ENDLESS[name](LONG)
    base, ours, theirs = (
        encoded(text),
        encoded(edited(text, 1)),
        encoded(edited(text, 2)),
    )
    for origin in (base, None):
        merged = merge(origin, ours, theirs)
        assert merge(origin, theirs, ours) == merged
        assert merge(origin, merged, ours) == merged == merge(origin, theirs, merged)
        assert (
            words_of(merged).keys()
            >= (words_of(ours) | words_of(theirs)).keys() - words_of(origin).keys()
        )


# Sides of a conflict


def nested_left(depth: int) -> str:
    return (
        "<<<<<<< HEAD\n" * depth
        + "side0\n"
        + "".join(f"=======\nside{n + 1}\n>>>>>>> b\n" for n in range(depth))
    )


def nested_right(depth: int) -> str:
    opened = "".join(f"<<<<<<< HEAD\nside{n}\n=======\n" for n in range(depth))
    return opened + f"side{depth}\n" + ">>>>>>> b\n" * depth


def nested_both(depth: int) -> str:
    inner = "side0\n"
    for n in range(depth):
        inner = f"<<<<<<< HEAD\n{inner}=======\n<<<<<<< HEAD\nleft{n}\n=======\nside{n + 1}\n>>>>>>> c\n>>>>>>> b\n"
    return inner


def nested_in_base(depth: int) -> str:
    """What both sides came from, of which they have nothing, is not a side."""
    inner = "old\n"
    for _ in range(depth):
        inner = (
            f"<<<<<<< HEAD\nolder\n||||||| base\n{inner}=======\noldest\n>>>>>>> b\n"
        )
    return f"<<<<<<< HEAD\nside0\n||||||| base\n{inner}=======\nside1\n>>>>>>> b\n"


AROUND: Final = {
    "a page": ("A day.\n", "The end.\n"),
    "a list of a frontmatter": ("---\nload: 3\nasks:\n", "---\nA day.\n"),
    "code that shows markers": ("```\n<<<<<<< HEAD\n```\n", "```\n>>>>>>> b\n```\n"),
}


NESTED: Final = {
    "left": nested_left,
    "right": nested_right,
    "both": nested_both,
    "base": nested_in_base,
}


@pytest.mark.parametrize(
    ("nested", "depth", "around"),
    covering(NESTED, [1, 2, 15, 16, 17, 40, 300, 3_000, 100], AROUND.keys()),
)
def test_no_row_of_any_side_is_dropped(
    nested: Callable[[int], str], depth: int, around: str
) -> None:
    above, below = AROUND[around]
    text = above + nested(depth) + below
    rows = {row for row in text.split("\n") if row.startswith(("side", "left"))}
    sides = take_sides(encoded(text))
    assert sides is not None
    assert len(sides.versions) <= conflicts._MOST_SIDES
    assert rows <= set(b"\n".join(sides.versions).decode().split("\n"))
    if depth <= 300:
        healed = heal_markers(encoded(text))
        assert healed is not None
        said = healed.decode()
        assert all(row in said for row in rows)


def test_a_file_of_endless_markers_keeps_its_words() -> None:
    for text in MARKERS.values():
        marked = text(3_000)
        healed = heal_markers(encoded(marked))
        for word in ("mine", "yours", "line"):
            if healed is not None and "||||||| base\nold" not in marked:
                assert {w for w in marked.split() if w.startswith(word)} <= set(
                    healed.decode().split()
                )


# Counting


def test_nothing_is_counted_where_nobody_asked() -> None:
    spend(10**12)


def test_counting_ends_with_its_block() -> None:
    with at_most(10):
        spend(6)
        with at_most(5):
            spend(5)
        spend(4)
        with pytest.raises(TooMuchError):
            spend(1)
    spend(1)


# Proving


def test_many_values_that_are_lost_are_looked_for_in_order() -> None:
    lost = [("load", f"{n} a") for n in range(100_000)]
    whole = [("load", f"{n} and more") for n in range(100_000)]
    assert _has_values(lost, whole)
    assert not _has_values([*lost, ("load", "7 b")], whole)
    assert not _has_values([*lost, ("mood", "7 a")], whole)
