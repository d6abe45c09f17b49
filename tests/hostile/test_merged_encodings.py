"""Merging texts of other encodings and line ends: no sign is torn, and merging again changes nothing."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from helplog.sync.git.calling import Git
from helplog.sync.merging.driver import drive
from helplog.sync.merging.meaning import merge_file, missing_words
from helplog.text.merging.keep_both import enclose, encloses
from helplog.text.merging.merge import merge
from helplog.text.reading.whole_file import is_private_file
from helplog.text.source.file.wide_text import encoding_of

WIDE = ["utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"]


def laws(base: bytes | None, one: bytes, two: bytes) -> bytes:
    """The merge, and that it keeps every law a merge has."""
    made = merge(base, one, two)
    assert merge(base, two, one) == made
    for side in (one, two):
        assert merge(base, made, side) == made
    assert not missing_words(base, one, two, made)
    return made


EDITS = {
    "the same words": (
        "One base.\n\nTwo.\n",
        "One base A.\n\nTwo.\n",
        "One base B.\n\nTwo.\n",
    ),
    "a last line, a paragraph": (
        "One.\n\nTwo.\n",
        "One.\n\nTwo A.",
        "One.\n\nTwo.\n\nB end.\n",
    ),
    "two paragraphs": ("One.\n\nTwo.\n", "One A.\n\nTwo.\n", "One.\n\nTwo B.\n"),
    "keys": (
        "---\nload: 3\n---\n",
        "---\nload: 4\n---\n",
        "---\nload: 3\nasks: Sam: a lift\n---\n",
    ),
    "no base": (None, "One A.\n", "Two B.\n"),
    "letters of all scripts": (
        "Ж\n\n漢字 one\n",
        "Ж A\n\n漢字 one\n",
        "Ж\n\n漢字 one é\n",
    ),
    "Windows line ends": (
        "One.\r\n\r\nTwo.\r\n",
        "One A.\r\n\r\nTwo.\r\n",
        "One B.\r\n\r\nTwo.\r\n",
    ),
}


@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["a mark", "no mark"])
@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize(("base", "one", "two"), EDITS.values(), ids=EDITS)
def test_a_wide_text_is_merged_as_text(
    base: str | None, one: str, two: str, encoding: str, mark: str
) -> None:
    wide = [
        None if text is None else (mark + text).encode(encoding)
        for text in (base, one, two)
    ]
    began, first, second = wide
    assert first is not None
    assert second is not None
    expected = merge(
        None if base is None else base.encode(), one.encode(), two.encode()
    )
    assert (
        laws(began, first, second).decode(encoding).removeprefix("\ufeff")
        == expected.decode()
    )


@pytest.mark.parametrize(("first", "second"), list(product(["utf-8", *WIDE], repeat=2)))
def test_each_side_saved_in_an_encoding_of_its_own(first: str, second: str) -> None:
    base, one, two = (
        "One.\n\nTwo.\n",
        "\ufeffOne A.\n\nTwo.\n",
        "\ufeffOne.\n\nTwo B.\n",
    )
    for before in ("utf-8", "utf_16_le"):
        made = laws(base.encode(before), one.encode(first), two.encode(second))
        assert made.decode(encoding_of(made)).lstrip("\ufeff") == "One A.\n\nTwo B.\n"
        assert encoding_of(made) in {first, second}


def test_privacy_in_a_wide_text() -> None:
    key = "---\nprivate: true\n---\n"
    made = laws(
        f"\ufeff{key}I do not love Sam.\n".encode("utf_16_le"),
        "\ufeffI do not love Sam.\n".encode("utf_16_le"),
        f"\ufeff{key}I do love Sam.\n".encode("utf_16_le"),
    )
    assert is_private_file(made)


BROKEN = {
    "another code page": (
        "Größe A.\n".encode("utf-16"),
        "Größe B.\n".encode("latin-1"),
    ),
    "half a sign": ("One A.\n".encode("utf-16"), "One B.\n".encode("utf-16")[:-1]),
}


@pytest.mark.parametrize(("one", "two"), BROKEN.values(), ids=BROKEN)
def test_what_can_be_no_one_text_lies_beside_each_other(
    tmp_path: Path, one: bytes, two: bytes
) -> None:
    joined = merge_file(Git(tmp_path), "entries/2026-11-18.md", None, one, two)
    assert (joined.data, joined.beside) == (two, one)
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for path, data in ((base, b""), (ours, one), (theirs, two)):
        path.write_bytes(data)
    assert not drive(base, ours, theirs, "entries/2026-11-18.md")
    assert ours.read_bytes() == one


ENDS = {"Unix": "\n", "Windows": "\r\n", "old": "\r"}
APART = ("---\nasks: one\n---\nHere.\n\nThere.\n", "# Else\n\n``` Else, wholly. ```\n")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "a mark"])
@pytest.mark.parametrize("ends", list(product(ENDS.values(), repeat=3)), ids=repr)
def test_line_ends_of_each_version(ends: tuple[str, str, str], mark: bytes) -> None:
    texts = ("---\nasks: one\n---\nHere.\n", *APART)
    base, one, two = (
        text.replace("\n", end).encode() for text, end in zip(texts, ends, strict=True)
    )
    laws(base, mark + one, two)
    laws(base, one, mark + two)
    laws(None, mark + one, two)


@pytest.mark.parametrize("ends", list(product(ENDS.values(), repeat=2)), ids=repr)
def test_a_version_in_a_code_block_is_known_again(ends: tuple[str, str]) -> None:
    one, two = (
        text.replace("\n", end).encode() for text, end in zip(APART, ends, strict=True)
    )
    for marked in (one, b"\xef\xbb\xbf" + one):
        made = enclose(marked, two)
        assert encloses(made, marked)
        assert encloses(made, two)
        for end in ENDS.values():
            plain = made.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            assert encloses(plain.replace(b"\n", end.encode()), two)


def test_mixed_line_ends_in_one_version() -> None:
    base = b"One.\n\nTwo\rThree\n\n> Four.\n"
    laws(
        base,
        b"```\nA\n```\n\n" + base + b"\nB <div>\nC\n</div>\n",
        b"\xef\xbb\xbf" + base.replace(b"\n", b"\r"),
    )
    laws(
        b"---\nasks: one\n---\n```\nthree\n```\n\n- nine\n\n  ten\n",
        b"```\r\nthree\r\n```\r\n\r\n\r\n- nine\r\n\r\n  ten\r\n",
        b"\xef\xbb\xbf---\rasks: one\r---\r```\rthree\r```\r\r\r- nine\r\r  ten\r",
    )
