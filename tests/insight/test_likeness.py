from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import d, entry, journal, note, say

from helplog.insight.people.spelling import is_slip
from helplog.insight.reflecting import reflect
from helplog.model.journal import PersonNote


def alike(
    *names: str, notes: tuple[PersonNote, ...] = (), private: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    shown = entry("2026-11-01", *(say("asks", name) for name in names))
    hidden = entry("2026-11-02", *(say("asks", name) for name in private), private=True)
    found = reflect(journal(shown, hidden, *notes), d("2026-11-18"))
    return [(pair.one.name, pair.other.name) for pair in found.same_people]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Priya", "Pria"),  # left out
        ("Lfriede", "Elfriede"),
        ("Jon", "John"),  # put in
        ("Sara", "Sarah"),  # at the end
        ("Marta", "Maria"),  # exchanged
        ("Zoe", "Zoë"),  # an accent
        ("Dana", "Dana Lee"),  # a first name
        ("Al", "Ali"),
        ("Flat A1", "Flat B1"),  # the digit is not what differs
        ("An1", "Ann1"),
    ],
)
def test_names_that_may_be_one_person(one: str, other: str) -> None:
    assert [sorted(pair) for pair in alike(one, other)] == [sorted((one, other))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Priya", "Pia"),  # two edits
        ("Al", "Ed"),
        ("A", "B"),  # too short to be a slip
        ("Jo", "Bo"),
        ("Ana", "Jana"),  # another first letter
        ("Tim", "Kim"),
        ("Room 1", "Room 2"),  # a digit tells apart on purpose
        ("Dana Lee", "Dana Moore"),
        ("Lee", "Dana Lee"),  # a last name
        ("Dan", "Dana Lee"),
    ],
)
def test_names_that_are_two_people(one: str, other: str) -> None:
    assert alike(one, other) == []


def test_a_first_name_of_two_people_means_neither() -> None:
    assert alike("Dana", "Dana Lee", "Dana Moore") == []


def test_two_people_with_notes_are_two_people() -> None:
    assert alike("Ana", "Anna", notes=(note("Ana"),)) == [("Ana", "Anna")]
    assert alike("Ana", "Anna", notes=(note("Ana"), note("Anna"))) == []


def test_an_alias_is_a_name_like_any_other() -> None:
    assert alike("Marguerite", "Magy", notes=(note("Marguerite", "Maggy"),)) == [
        ("Magy", "Marguerite")
    ]
    assert alike("Marguerite", "Maggy", notes=(note("Marguerite", "Maggy"),)) == []


def test_people_named_in_private_entries_alone_are_not_told() -> None:
    assert alike("Priya", private=("Pria",)) == []


def test_a_family_of_names_is_not_a_heap_of_slips() -> None:
    """Nineteen names that differ in one letter, as in a list someone made up."""
    assert alike(*(f"guest {letter}" for letter in "abcdefghijklmnopqrs")) == []


short = st.text(alphabet="ab1", max_size=5)


@given(short, short)
def test_a_slip_is_one_edit_as_the_textbook_counts_them(one: str, other: str) -> None:
    """Compared with the plain recursive distance, over letters only."""

    def distance(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        return min(
            distance(a[1:], b) + 1,
            distance(a, b[1:]) + 1,
            distance(a[1:], b[1:]) + (a[0] != b[0]),
        )

    if "1" not in one + other:
        assert is_slip(one, other) is (
            distance(one, other) <= 1
            and max(len(one), len(other)) >= 3
            and one[:1] == other[:1]
        )
    assert is_slip(one, other) is is_slip(other, one)
    assert not is_slip(one, other) or distance(one, other) <= 1


names = st.lists(
    st.text(alphabet="abc", min_size=1, max_size=5), unique=True, max_size=9
)


@given(names)
def test_no_pair_is_overlooked(names: list[str]) -> None:
    expected = {(a, b) for a in names for b in names if a < b and is_slip(a, b)}
    assert set(alike(*names)) == expected
