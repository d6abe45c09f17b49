"""Laws of blobs, packs and passphrases."""

from __future__ import annotations

import gzip
import os

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.format.blobs import (
    DamagedError,
    blob_size,
    open_blob,
    padded_size,
    seal_blob,
)
from helplog.publish.sealed.format.contents import Contents, Part, read_contents
from helplog.publish.sealed.format.keys import derived
from helplog.publish.sealed.format.packs import PackedFile, packed, unpacked
from helplog.publish.sealed.passphrases.checking import normalised, refuse_weak
from helplog.publish.sealed.passphrases.generated import WORDS, generated_passphrase

KEYS = derived(bytes(32))
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.integers(2, 10**12))
def test_padding_wastes_little_and_tells_little(size: int) -> None:
    padded = padded_size(size)
    assert size <= padded <= 1.12 * size + 1
    assert padded_size(padded) == padded


def test_there_are_few_sizes() -> None:
    assert len({padded_size(size) for size in range(2, 100_000)}) < 200


@given(st.binary(max_size=3000), NAMES)
def test_what_is_sealed_is_opened(content: bytes, part: str) -> None:
    tag = KEYS.tag(content)
    blob = seal_blob(KEYS.enc, part, tag, content)
    assert open_blob(KEYS.enc, part, tag, blob) == content


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_changed_blob_is_none(content: bytes, data: st.DataObject) -> None:
    tag = KEYS.tag(content)
    blob = bytearray(seal_blob(KEYS.enc, "theme", tag, content))
    at = data.draw(st.integers(0, len(blob) - 1))
    blob[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(DamagedError):
        open_blob(KEYS.enc, "theme", tag, bytes(blob))


@given(st.binary(max_size=300), st.integers(0, 300))
def test_a_cut_blob_is_none(content: bytes, size: int) -> None:
    tag = KEYS.tag(content)
    blob = seal_blob(KEYS.enc, "theme", tag, content)
    with pytest.raises(DamagedError):
        open_blob(KEYS.enc, "theme", tag, blob[: min(size, len(blob) - 1)])


def test_a_blob_that_is_no_gzip_within_is_none() -> None:
    data = gzip.compress(b"")[:10] + b"\xff" * 31
    inner = (len(data).to_bytes(8, "big") + b"\x01" + data).ljust(52, b"\0")
    tag = KEYS.tag(b"")
    blob = bytes(12) + AESGCM(KEYS.enc).encrypt(
        bytes(12), inner, b"helplog1\0theme\0" + tag
    )
    with pytest.raises(DamagedError):
        open_blob(KEYS.enc, "theme", tag, blob)


def test_a_blob_is_for_its_part_its_content_and_its_key_alone() -> None:
    tag = KEYS.tag(b"a page")
    blob = seal_blob(KEYS.enc, "pages/2026-11", tag, b"a page")
    other = derived(bytes([1]) * 32)
    for enc_key, part, said in (
        (other.enc, "pages/2026-11", tag),
        (KEYS.enc, "pages/2026-10", tag),
        (KEYS.enc, "pages/2026-11", KEYS.tag(b"another")),
    ):
        with pytest.raises(DamagedError):
            open_blob(enc_key, part, said, blob)


def test_two_contents_of_a_class_have_blobs_of_one_size() -> None:
    for size in (4_000, 60_000, 1_000_000):
        top = padded_size(9 + size)
        sizes = set()
        for content in (os.urandom(size), os.urandom(top - 9)):
            sizes.add(len(seal_blob(KEYS.enc, "file/a", KEYS.tag(content), content)))
        assert sizes == {blob_size(size)}


@given(st.lists(st.tuples(NAMES, st.lists(st.binary(max_size=40), max_size=6))))
def test_what_is_packed_is_unpacked(files: list[tuple[str, list[bytes]]]) -> None:
    given_files = [
        PackedFile(name, "text/html", pieces, name) for name, pieces in files
    ]
    found = unpacked(packed(given_files))
    assert [(one.address, one.path, one.content) for one in found] == [
        (one.address, one.path, one.content) for one in given_files
    ]


@given(
    st.lists(st.tuples(NAMES, st.binary(min_size=32, max_size=32), NAMES), max_size=5)
)
def test_a_manifest_is_read_as_it_was_written(
    said: list[tuple[str, bytes, str]],
) -> None:
    parts = tuple(
        sorted(Part(name, tag, 9, (2026,), (kind,), kind) for name, tag, kind in said)
    )
    contents = Contents(3, "2026-11-30", "0" * 32, "de", "a", "b", parts, ("0" * 40,))
    assert read_contents(contents.written) == contents


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_passphrase_is_the_same_twice_over(typed: str) -> None:
    try:
        once = normalised(typed)
    except RefusalError:
        return
    assert normalised(f"  {once}\n") in {once, normalised(once)}


@pytest.mark.parametrize(
    "weak",
    [
        "a",
        "password",
        "correct horse",
        "aaaaaaaaaaaaaaaaaaaaaaaaa",
        "qwertyuiopasdfghjkl",
        "Dana Lee 1998",
        "12345678901234567890",
        "passwordpasswordpassword",
    ],
)
def test_what_is_soon_guessed_is_declined(weak: str) -> None:
    with pytest.raises(RefusalError, match="would be found"):
        refuse_weak(normalised(weak))


def test_what_is_made_is_six_words_and_holds() -> None:
    for _ in range(20):
        made = generated_passphrase()
        assert len(made.split(" ")) == 6
        refuse_weak(normalised(made))


def test_the_words_are_as_many_as_is_said_and_none_is_another_one_s_neighbour() -> None:
    assert len(WORDS) == len(set(WORDS)) == 1024
    assert [word for word in WORDS if not word.isascii() or not word.islower()] == []


def test_an_endless_passphrase_is_refused_at_once() -> None:
    with pytest.raises(RefusalError, match="letters"):
        normalised("a b" * 1_000_000)
    refuse_weak(" ".join(WORDS[::10]))
