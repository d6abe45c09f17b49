"""The longest common subsequence, by both of its ways, against the textbook's slow one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helplog.text.merging.alignment.aligning import (
    _steps,
    common,
    common_between,
    likeness,
    rewording,
    words_in,
)

letters = st.text("abc", max_size=9)


def longest(one: str, other: str) -> int:
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
            )
    return table[-1][-1]


def check(links: list[tuple[int, int]], one: str, other: str) -> None:
    assert len(links) == longest(one, other)
    assert all(one[i] == other[j] for i, j in links)
    assert links == sorted(links)
    assert len({i for i, _ in links}) == len({j for _, j in links}) == len(links)


@given(letters, letters)
def test_the_usual_way(one: str, other: str) -> None:
    check(common(one, other), one, other)


@given(letters, letters)
def test_the_way_for_many_equal_parts(one: str, other: str) -> None:
    check(_steps(one, other), one, other)


def test_a_file_of_nothing_but_equal_rows() -> None:
    rows = [str(n % 3) for n in range(6000)]
    assert len(common(["new", *rows], [*rows, "end"])) == 6000


def test_likeness_is_of_words() -> None:
    assert likeness(words_in("The sofa, again"), words_in("the sofa again")) > 0.8
    assert likeness(words_in("tea"), words_in("rain")) == 0
    assert likeness([], []) == 0


def test_few_words_in_common_are_no_edit_of_an_item() -> None:
    assert not rewording(words_in("time for sleep"), words_in("time for letters"))
    assert not rewording(words_in("Sam box 1180"), words_in("Sam box 1181"))
    assert not rewording([], words_in("sleep"))


def test_more_words_or_a_typo_mended_are_an_edit_of_an_item() -> None:
    assert rewording(words_in("sleep"), words_in("sleep at last")) == 0.5
    assert rewording(words_in("Sam: reveiw"), words_in("Sam: review")) == 1
    assert rewording(words_in("Sam: the old sofa"), words_in("Sam: the new sofa")) > 0.7


def test_headings_are_kept_before_all_else() -> None:
    assert common_between("aHbIb", "HbaIb", "HI") == [(1, 0), (2, 1), (3, 3), (4, 4)]


def test_of_two_headings_that_changed_places_the_one_with_more_below_it_is_kept() -> (
    None
):
    assert common_between("HabcI", "IHabcJ", "HI") == [(0, 1), (1, 2), (2, 3), (3, 4)]
