"""Places in a text, as the reader counts them and as each editor does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from tests.language.small_journal import document_of

from helplog.language.documents.document import Document
from helplog.language.documents.text_edits import edits_to
from helplog.text.source.findings import Spot

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
SIGNS = st.sampled_from(
    [
        *"ab é李😀\t",
        "\n",
        "\r\n",
        "\r",
        "\ufeff",
        "\u2028",
        "\x0c",
        "e\u0301",
        "👨\u200d👩",
    ]
)
TEXTS = st.lists(SIGNS, max_size=30).map("".join)


def units(text: str, encoding: str) -> int:
    """How long a text is, reckoned in another way than the server does."""
    codec, size = {
        "utf-8": ("utf-8", 1),
        "utf-16": ("utf-16-le", 2),
        "utf-32": ("utf-32-le", 4),
    }[encoding]
    return len(text.encode(codec)) // size


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_place_of_a_text_is_found_again(text: str, encoding: str) -> None:
    document = document_of(text, encoding)
    for index in range(len(text) + 1):
        if text[index - 1 : index + 1] == "\r\n":
            continue
        position = document.position(index)
        assert document.index(position) == index
        row = text[:index].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert position == types.Position(len(row) - 1, units(row[-1], encoding))


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(-1, 99), st.integers(-1, 99))
def test_a_place_out_of_range_is_the_nearest_there_is(
    text: str, encoding: str, line: int, character: int
) -> None:
    document = document_of(text, encoding)
    position = object.__new__(types.Position)
    object.__setattr__(position, "line", line)
    object.__setattr__(position, "character", character)
    assert 0 <= document.index(position) <= len(text)


@pytest.mark.parametrize(
    ("encoding", "character"), [("utf-8", 7), ("utf-16", 5), ("utf-32", 4)]
)
def test_a_place_is_counted_as_the_editor_counts(encoding: str, character: int) -> None:
    document = document_of('x="😀"', encoding)
    assert document.spot_range(Spot(1, 5), Spot(1, 6)).start == types.Position(
        0, character
    )


def test_a_byte_order_mark_is_a_character_to_the_editor_alone() -> None:
    document = document_of("\ufeffasks: x\n")
    assert document.position(document.index_of(Spot(1, 1))) == types.Position(0, 1)
    assert document.spot(types.Position(0, 1)) == Spot(1, 1)


def test_half_of_a_pair_is_the_whole_character() -> None:
    document = document_of("😀b")
    assert document.index(types.Position(0, 1)) == 0


def test_what_is_no_text_is_read_all_the_same() -> None:
    document = document_of("a\ud800b")
    assert document.data == b"a?b"


@given(TEXTS, TEXTS, st.sampled_from(ENCODINGS))
def test_edits_to_a_text_make_that_text(text: str, after: str, encoding: str) -> None:
    document = document_of(text, encoding)
    assert applied(document, edits_to(document, after.encode())) == after


def applied(document: Document, edits: list[types.TextEdit]) -> str:
    """A text with edits made in it, as an editor makes them: all of them in the old text."""
    text = document.text
    for edit in reversed(edits):
        start, end = document.index(edit.range.start), document.index(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


def test_edits_touch_only_what_is_other() -> None:
    document = document_of("one\r\ntwo\r\nthree\r\n")
    (edit,) = edits_to(document, b"one\r\ntwo and\r\nthree\r\n")
    assert edit == types.TextEdit(
        types.Range(types.Position(1, 3), types.Position(1, 3)), " and"
    )
