"""What helplog notes down for itself: whole or not there, and no word in it to be found."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.store.memory import obfuscation as veiling
from helplog.store.memory.obfuscated_parts import obfuscate_parts, parts_in

KEY = bytes(range(32))


def obfuscate(data: bytes) -> bytes:
    return veiling.obfuscate(data, KEY, "undo")


def reveal(data: bytes) -> bytes | None:
    return veiling.reveal(data, KEY, "undo")


@given(st.binary(max_size=2_000))
def test_it_comes_back(data: bytes) -> None:
    assert reveal(obfuscate(data)) == data


@pytest.mark.parametrize(
    "text",
    [
        "sweet",
        "今日は誰にも頼らなかった。" * 9,
        "".join(map(chr, range(0x4E00, 0x5200))),
    ],
)
def test_no_word_of_it_stands_there(text: str) -> None:
    """Compressing alone would leave a short text, or one of many signs, as it is."""
    data = text.encode()
    veiled = obfuscate(data)
    assert not any(data[at : at + 5] in veiled for at in range(len(data) - 4))
    assert obfuscate(data) != veiled


@given(st.binary(max_size=200), st.data())
def test_what_was_not_written_here_is_not_taken(
    data: bytes, draw: st.DataObject
) -> None:
    veiled = obfuscate(data)
    at = draw.draw(st.integers(0, len(veiled) - 1))
    assert reveal(veiled[:at]) is None
    changed = bytearray(veiled)
    changed[at] ^= draw.draw(st.integers(1, 255))
    assert reveal(bytes(changed)) is None
    assert reveal(zlib.compress(data)) is None


@given(st.binary(max_size=300))
def test_anything_at_all_can_be_given(data: bytes) -> None:
    assert reveal(data) is None


@given(
    st.binary(max_size=200),
    st.binary(min_size=32, max_size=32).filter(lambda key: key != KEY),
)
def test_what_another_wrote_or_was_for_something_else_is_not_taken(
    data: bytes, key: bytes
) -> None:
    assert veiling.reveal(obfuscate(data), key, "undo") is None
    assert veiling.reveal(veiling.obfuscate(data, key, "undo"), KEY, "undo") is None
    assert veiling.reveal(obfuscate(data), KEY, "readings") is None


@given(st.lists(st.binary(max_size=500), max_size=5), st.data())
def test_parts_come_back_one_by_one_and_are_believed_together(
    parts: list[bytes], draw: st.DataObject
) -> None:
    note = obfuscate_parts(parts, KEY, "undo")
    known = parts_in(note, KEY, "undo")
    assert known is not None
    for number in reversed(range(len(parts))):
        assert known.part(number) == parts[number]
    assert known.part(len(parts)) is None
    assert parts_in(note, KEY, "readings") is None
    assert reveal(note) is None or not parts
    at = draw.draw(st.integers(0, len(note) - 1))
    changed = bytearray(note)
    changed[at] ^= draw.draw(st.integers(1, 255))
    assert parts_in(bytes(changed), KEY, "undo") is None
    assert parts_in(note[:at], KEY, "undo") is None


def test_equal_parts_do_not_look_alike() -> None:
    word = b"Zebrawood" * 9
    note = obfuscate_parts([word, word], KEY, "undo")
    known = parts_in(note, KEY, "undo")
    assert known is not None
    first, second = (note[place] for place in known.places)
    assert first != second
    assert b"Zebra" not in note


@given(st.binary(max_size=300))
def test_anything_at_all_can_be_given_for_parts(data: bytes) -> None:
    assert parts_in(data, KEY, "undo") is None
