"""A new name for everybody in every golden case of the reader, and in files nobody would type."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.cases import load_case
from tests.text.test_reader_cases import PATHS

from helplog.model.journal import PersonNote
from helplog.model.names import name_key
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.named_places import Renaming
from helplog.text.editing.renaming import rename_in
from helplog.text.reading.file import Reading, read_whole
from helplog.text.values.people.known_people import KnownPeople

URI = "2026-11-18.md"
PIECES = [
    *("Sam", "@Sam", "[[Sam]]", "Sam's", "Lee", "stayed", " and ", ", ", ": ", " - "),
    *(
        "\n",
        "\n  - ",
        "\n- ",
        "\n    ",
        "asks:",
        "who: ",
        "note: ",
        "'",
        '"',
        "#",
        " # ",
    ),
    *("[", "]", "{", "}", "|", "---\n", "accepted: ", "connections: ", "needs: ", "é"),
]


def names_in(reading: Reading) -> set[str]:
    writing = reading.writing
    if writing is None:
        return set()
    names = {name for item in writing.items for name in item.who}
    if isinstance(writing, PersonNote):
        names |= {writing.name, *writing.aliases}
    return names


@pytest.mark.parametrize("new", ["Zed", "Zed Zulu", "O'Zed"])
def test_everybody_in_every_case_can_have_another_name(new: str) -> None:
    renamed = 0
    for path in PATHS:
        case = load_case(path)
        names = names_in(read_whole(case.uri, case.data, case.settings))
        for old in names:
            renaming = Renaming(name_key(old), new, KnownPeople.of(names))
            made = rename_in(case.uri, case.data, case.settings, old, renaming)
            assert made, f"{path}: {old}"
            left = {name_key(name) for name in names_in(made.reading)}
            assert name_key(new) in left
            assert name_key(old) not in left
            renamed += 1
    assert renamed > 200


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.booleans())
def test_a_file_is_renamed_or_refused_and_back_again_it_is_what_it_was(
    text: str,
    fenced: bool,  # noqa: FBT001
) -> None:
    data = (f"---\nasks:{text}\n---\n" if fenced else text).encode()
    old, new = "Sam", "Zoe"
    there = Renaming(name_key(old), new, KnownPeople.of([old, "Lee"]))
    back = Renaming(name_key(new), old, KnownPeople.of([new, "Lee"]))
    with suppress(RefusalError):
        made = rename_in(URI, data, Settings(), old, there)
        if made is None:
            return
        assert made.rows
        again = rename_in(URI, made.data, Settings(), new, back)
        assert again
        assert again.data == data
