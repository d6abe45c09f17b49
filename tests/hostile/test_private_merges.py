"""Merging privacy: what one device wrote in private is public in no merge; taking `private` away is asked about."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.hostile.small_journal import build_by, write_small_journal

from helplog.model.diagnostic import Severity
from helplog.model.settings import Settings
from helplog.store.opening import open_journal
from helplog.sync.git.calling import Git
from helplog.sync.healing.folder_healing import heal_folder
from helplog.sync.merging.meaning import merge_entry, merge_file
from helplog.text.merging.keep_both import enclose
from helplog.text.merging.keeping_private import (
    Versions,
    keeps_private,
    made_private,
)
from helplog.text.merging.markers import has_markers, heal_markers
from helplog.text.merging.merge import merge
from helplog.text.merging.proving import Proof, take_stock
from helplog.text.reading.file import read
from helplog.text.reading.whole_file import is_private, is_private_file
from helplog.text.source.file.decoding import FILE_CAP_BYTES

PRIVATE = "---\ndate: 2026-11-18\nprivate: true\nasks: Sam: a lift\n---\nOld words.\n"
PUBLIC = "---\ndate: 2026-11-18\nasks: Sam: a lift\n---\nOld words.\n"
MORE = "\nZq words that were never meant for anyone.\n"


def merged(base: str | None, ours: str, theirs: str) -> str:
    """The merge, and that it keeps every law a merge has."""
    began = None if base is None else base.encode()
    one, two = ours.encode(), theirs.encode()
    result = merge(began, one, two)
    assert merge(began, two, one) == result, "the order of the two makes no difference"
    for side in (one, two):
        assert merge(began, result, side) == result, "merging again changes nothing"
        assert merge(side, result, side) == result
    added = {*re.findall(r"Zq\w*", ours + theirs)}
    assert added <= {*re.findall(r"Zq\w*", result.decode())}, "no word is lost"
    return result.decode()


def asks(text: str) -> list[str]:
    """What `check` says of a file that a merge left with a question."""
    _, found = read("2026-11-18.md", text.encode(), Settings())
    assert not [one for one in found if one.severity is Severity.ERROR]
    return [one.code for one in found]


WRITTEN_ON = {
    "in the body": PRIVATE + MORE,
    "in the body, in place": PRIVATE.replace("Old words.", "Old words, and Zq ones."),
    "in an item": PRIVATE.replace("a lift", "a lift, because of Zq"),
    "in a new item": PRIVATE.replace("---\nOld", "needs: Zq\n---\nOld"),
    "in a new key": PRIVATE.replace("---\nOld", "title: Zq\n---\nOld"),
    "in a comment": PRIVATE.replace("---\nOld", "# Zq\n---\nOld"),
    "in a tag": PRIVATE.replace("---\nOld", "tags: [zq, Zq]\n---\nOld"),
}


@pytest.mark.parametrize("theirs", WRITTEN_ON.values(), ids=WRITTEN_ON)
@pytest.mark.parametrize(
    "ours",
    [
        PUBLIC,
        PUBLIC + "\nShown words.\n",
        PRIVATE.replace("true", "no"),
        PRIVATE.replace("true", "false") + "\nShown.\n",
    ],
    ids=[
        "taken away",
        "taken away, and written on",
        "made no",
        "made false, and written on",
    ],
)
def test_one_takes_it_away_while_the_other_writes_on(ours: str, theirs: str) -> None:
    result = merged(PRIVATE, ours, theirs)
    assert is_private(result.encode())
    assert "two-versions" in asks(result)


FRONT = "---\nprivate: true\n---\n"
EDITED = {
    "a not taken out": ("I do not love Sam.\n", "I do love Sam.\n"),
    "two names exchanged": ("Sam hit Ana.\n", "Ana hit Sam.\n"),
    "an answer in words of the key": (
        "Are you ill?\n",
        "Are you ill?\n\nYes, also true\n",
    ),
    "a sign": ("I am well.\n", "I am well?\n"),
    "another order": ("One.\n\nTwo.\n", "Two.\n\nOne.\n"),
    "a paragraph taken out": ("One.\n\nTwo.\n", "One.\n"),
    "a box ticked": ("- [ ] call Sam\n", "- [x] call Sam\n"),
    "a paragraph twice": ("One.\n\nTwo.\n", "One.\n\nTwo.\n\nOne.\n"),
}


@pytest.mark.parametrize(
    "key", [FRONT, "private: true\n\n"], ids=["fenced", "not fenced"]
)
@pytest.mark.parametrize(("old", "new"), EDITED.values(), ids=EDITED)
def test_one_takes_it_away_while_the_other_edits_with_no_new_words(
    key: str, old: str, new: str
) -> None:
    result = merged(key + old, old, key + new)
    assert is_private(result.encode())
    assert "two-versions" in asks(result)


def test_one_takes_it_away_while_the_other_gives_the_file_other_line_ends() -> None:
    result = merged(PRIVATE, PUBLIC, PRIVATE.replace("\n", "\r\n"))
    assert not is_private(result.encode())


def test_one_takes_it_away_and_the_other_leaves_it_alone() -> None:
    assert merged(PRIVATE, PUBLIC, PRIVATE) == PUBLIC
    assert merged(PRIVATE, PUBLIC + "Shown.\n", PRIVATE) == PUBLIC + "Shown.\n"


def test_what_stays_private_says_so_as_it_was_written() -> None:
    private = PRIVATE.replace("private: true", "Private: yes # for nobody")
    result = merged(private, PUBLIC, private + MORE)
    assert "date: 2026-11-18\nPrivate: yes # for nobody\n" in result
    assert "two-versions" in asks(result)


def test_where_both_write_on_in_private_nothing_is_asked() -> None:
    result = merged(PRIVATE, PRIVATE + MORE, PRIVATE.replace("Old", "Zqold"))
    assert is_private(result.encode())
    assert "two-versions" not in asks(result)


def test_both_take_it_away() -> None:
    result = merged(
        PRIVATE, PUBLIC + "\nShown one.\n", PUBLIC.replace("a lift", "a lift home")
    )
    assert not is_private(result.encode())


def test_one_makes_it_private_while_the_other_writes_on() -> None:
    result = merged(PUBLIC, PRIVATE, PUBLIC + MORE)
    assert is_private(result.encode())
    assert "two-versions" not in asks(result)


SPELLED = {
    "plain": "---\nprivate: true\n---\nZq of one.\n",
    "slip": "---\nprivat: ja\n---\nZq of one.\n",
    "empty": "---\nprivate:\n---\nZq of one.\n",
    "aloud": "---\nprivate!\n---\nZq of one.\n",
    "braces": "---\n{private: true}\n---\nZq of one.\n",
    "json": '{"private": true}\n\nZq of one.\n',
    "toml": "+++\nprivate = true\n+++\nZq of one.\n",
    "no fence": "private: true\n\nZq of one.\n",
    "no fence, below keys": "title: Atitle\nprivate: true\n\nZq of one.\n",
    "no fence, the word": "PRIVATE\n\nZq of one.\n",
    "half a fence": "---\nprivate: true\n\nZq of one.\n",
    "a second document": "---\ntitle: Atitle\n---\n---\nprivate: true\n---\nZq of one.\n",
    "a complex key": "---\n? private\n: true\n---\nZq of one.\n",
    "nested": "---\nmeta:\n  private: true\n---\nZq of one.\n",
    "Windows line ends": "---\r\nprivate: true\r\n---\r\nZq of one.\r\n",
    "a mark": "\ufeff---\nprivate: true\n---\nZq of one.\n",
}
OTHERS = {
    "fenced": "---\nasks: Sam: a lift\n---\nShown of the other.\n",
    "not fenced": "Shown of the other.\n",
    "says no": "---\nprivate: no\n---\nShown of the other.\n",
    "a table": "---\nload: 3\n---\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "code": "Shown.\n\n```\n---\nprivate: true\n---\n",
    "an open quote": '---\ntitle: "Shown\n---\nShown of the other.\n',
    "a list": "- one\n- two\n",
}


@pytest.mark.parametrize("public", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("private", SPELLED.values(), ids=SPELLED)
def test_a_file_born_twice_private_on_one_side(private: str, public: str) -> None:
    assert is_private(merged(None, private, public).encode())


@pytest.mark.parametrize("private", SPELLED.values(), ids=SPELLED)
def test_a_public_file_that_one_side_made_private(private: str) -> None:
    base = "---\nasks: Sam: a lift\n---\nOld words.\n"
    assert is_private(
        merged(
            base, private + "\nOld words.\n", base + "\nShown of the other.\n"
        ).encode()
    )


@pytest.mark.parametrize("private", SPELLED.values(), ids=SPELLED)
def test_written_on_in_private_of_any_spelling(private: str) -> None:
    public = "---\ntitle: Shown\n---\nZq of one.\n"
    assert is_private(merged(private, public, private + MORE).encode())


@pytest.mark.parametrize("private", SPELLED.values(), ids=SPELLED)
def test_bytes_that_are_no_text(private: str) -> None:
    public = "---\ntitle: Shown\n---\nGr\xfc\xdfe\n".encode("latin-1")
    result = merge(None, private.encode(), public)
    assert result == merge(None, public, private.encode())
    assert is_private(result)


def test_the_private_side_is_never_in_the_code_block_of_the_public_one() -> None:
    for one in SPELLED.values():
        for other in OTHERS.values():
            assert is_private(enclose(one.encode(), other.encode()))


MARKED = {
    "one side private": "---\n<<<<<<< HEAD\nprivate: true\n=======\nload: 3\n>>>>>>> 1a2b3c\n---\nZq words.\n",
    "taken away, and written on": (
        "---\ndate: 2026-11-18\n<<<<<<< HEAD\n||||||| 4d5e6f\nprivate: true\n=======\nprivate: true\ntitle: Zq\n"
        ">>>>>>> 1a2b3c\n---\nOld words.\n"
    ),
    "whole files": f"<<<<<<< HEAD\n{PUBLIC}=======\n{PRIVATE}{MORE}>>>>>>> 1a2b3c\n",
    "no fence on one side": f"<<<<<<< HEAD\n{PUBLIC}=======\nprivate: true\n\nZq words.\n>>>>>>> 1a2b3c\n",
}


@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED)
def test_a_marked_file_healed(marked: str) -> None:
    data = marked.encode()
    assert is_private(data), "before it is healed as well"
    healed = heal_markers(data)
    assert healed is not None
    assert not has_markers(healed)
    assert is_private(healed)


ITEM = "---\nasks:\n  - Sam: a lift\n    private: true\n    note: to the clinic\n  - Lee: soup\n---\nOld words.\n"
OPEN_ITEM = ITEM.replace("    private: true\n", "")


@pytest.mark.parametrize(
    "theirs",
    [
        ITEM.replace("to the clinic", "to the clinic, because of Zq"),
        ITEM.replace("    note", "    answer: yes\n    success: Zq\n    note"),
        ITEM.replace("a lift", "a lift for Zq"),
    ],
    ids=["its note", "a new field", "its words"],
)
@pytest.mark.parametrize(
    "ours", [OPEN_ITEM, OPEN_ITEM + "\nShown.\n", ITEM.replace("true", "no")]
)
def test_an_item_made_public_while_the_other_writes_on(ours: str, theirs: str) -> None:
    result = merged(ITEM, ours, theirs)
    writing, _ = read("2026-11-18.md", result.encode(), Settings())
    assert writing is not None
    shown = " ".join(str(item) for item in writing.items if not item.private)
    assert writing.private or "Zq" not in shown
    assert any(item.private for item in writing.items)


@pytest.mark.parametrize(
    "theirs",
    [
        ITEM.replace("to the clinic", "the clinic"),
        ITEM.replace("    note", "    answer: yes\n    note"),
        ITEM.replace("    note: to the clinic\n", ""),
    ],
    ids=["its note, cut", "a word of the format", "a field taken out"],
)
def test_an_item_made_public_while_the_other_edits_it_with_no_new_words(
    theirs: str,
) -> None:
    writing, _ = read(
        "2026-11-18.md", merged(ITEM, OPEN_ITEM, theirs).encode(), Settings()
    )
    assert writing is not None
    assert [item.private for item in writing.items] == [True, False]


def test_an_item_made_public_while_the_other_leaves_it_alone() -> None:
    result = merged(ITEM, OPEN_ITEM, ITEM + "\nShown.\n")
    writing, _ = read("2026-11-18.md", result.encode(), Settings())
    assert writing is not None
    assert [item.private for item in writing.items] == [False, False]


NEED = "---\nneeds:\n  - Zq thing of mine\n---\n"
TURNED = {
    "into another list": "---\nasks:\n  - Sam: Zq thing of mine\n---\n",
    "into a line": "---\nasks: 'Sam: Zq thing of mine'\n---\n",
    "with fields": "---\nasks:\n  - who: Sam\n    what: zq thing of mine\n    note: to the clinic\n---\n",
}


@pytest.mark.parametrize("ours", TURNED.values(), ids=TURNED)
def test_an_item_made_private_while_the_other_turns_it(ours: str) -> None:
    theirs = "---\nneeds:\n  - what: Zq thing of mine\n    private: true\n---\n"
    result = merged(NEED, ours, theirs)
    assert is_private(result.encode())
    assert "two-versions" in asks(result)


def test_an_item_made_private_beside_another_that_says_the_same() -> None:
    base = "---\nasks:\n  - Sam: a lift\n  - Lee: a lift\n---\n"
    theirs = base.replace("Sam: a lift\n", "Sam: a lift\n    private: true\n")
    assert not is_private(merged(base, base + "Words.\n", theirs).encode())


def test_an_item_made_private_while_the_other_writes_on() -> None:
    result = merged(
        OPEN_ITEM,
        ITEM,
        OPEN_ITEM.replace("to the clinic", "to the clinic, because of Zq"),
    )
    writing, _ = read("2026-11-18.md", result.encode(), Settings())
    assert writing is not None
    assert [item.private for item in writing.items] == [True, False]


PIECES = [
    *(
        "private: true",
        "private: no",
        "privat: ja",
        "title: A day",
        "load: 3",
        "asks: Sam: a lift",
        "tags: [a, b]",
    ),
    *(
        "needs:\n  - rest\n  - sleep\n    private: true",
        "PRIVATE!",
        "meta: {private: true}",
        "thanks: none",
    ),
]
BODIES = [
    "",
    "One.\n",
    "One.\n\nTwo.\n",
    "- a\n- b\n",
    "private: true\n\nOne.\n",
    "```\ncode\n```\n",
]


@st.composite
def files(draw: st.DrawFn) -> str:
    keys = draw(st.lists(st.sampled_from(PIECES), max_size=4, unique=True))
    body = draw(st.sampled_from(BODIES)) + draw(
        st.sampled_from(["", "Three.\n", "\nFour words of it.\n"])
    )
    if not keys and draw(st.booleans()):
        return body
    return "---\n" + "".join(f"{key}\n" for key in keys) + "---\n" + body


def without_privacy(text: str) -> list[str]:
    return [row for row in text.split("\n") if "priv" not in row.casefold()]


@settings(max_examples=300, deadline=None)
@given(st.none() | files(), files(), files())
def test_whatever_two_devices_wrote(base: str | None, ours: str, theirs: str) -> None:
    """Where a side is private that was edited, the merge is private."""
    one, two = ours.encode(), theirs.encode()
    began = base.encode() if base is not None else None
    result = merge(began, one, two)
    assert merge(began, two, one) == result
    if one in (two, began) or two == began or not one.strip() or not two.strip():
        return
    for side in (one, two):
        assert merge(began, result, side) == result
        edited = without_privacy(side.decode()) != without_privacy(base or "")
        fresh = began is None or not is_private(began) or edited
        if is_private(side) and fresh:
            assert is_private(result)


def test_three_devices_come_to_the_same_privacy() -> None:
    versions = [PUBLIC, PRIVATE + MORE, PUBLIC + "\nShown.\n"]
    for order in permutations(versions):
        first = merge(PRIVATE.encode(), order[0].encode(), order[1].encode())
        assert is_private(merge(PRIVATE.encode(), first, order[2].encode()))


# The last look, whatever made the merge.

SHOWN = PUBLIC + MORE
TITLED = "---\ntitle: A\n---\nOld words.\n"
OTHER = "---\nthanks:\n  - Lee: soup\n---\nOld words.\n"
SECRET = "---\nneeds:\n  - what: Zq thing\n    private: true\n---\n"
OPEN = SECRET.replace("    private: true\n", "")
TWO = SECRET.replace("needs:\n", "needs:\n  - Zq thing\n")
NAMELESS = SECRET.replace("what: Zq thing", "who: Sam")
TOLD = SECRET.replace("    private", "    note: Zqn\n    colour: Zqc\n    private")

SHOWING = {
    "a file that one made private": (PUBLIC, PRIVATE, SHOWN, SHOWN),
    "a file without items that one made private": (
        TITLED,
        TITLED.replace("title", "private: true\ntitle"),
        TITLED + MORE,
        TITLED + MORE,
    ),
    "a file that one wrote on in private": (PRIVATE, PRIVATE + MORE, PUBLIC, SHOWN),
    "a private item, in a line": ("", SECRET, OTHER, OTHER + "Zq thing\n"),
    "a private item whose words stand in a private file too": (
        PRIVATE + "Zq thing\n",
        (PRIVATE + "Zq thing\n").replace("\n", "\r\n"),
        SECRET,
        OTHER + "Zq thing\n",
    ),
    "who a private item is for": ("", NAMELESS, OTHER, OTHER + "Sam\n"),
    "the note of a private item": ("", TOLD, OTHER, OTHER + "Zqn\n"),
    "another word of a private item": ("", TOLD, OTHER, OTHER + "Zqc\n"),
    "a private item, in its list": ("", SECRET, OTHER, OPEN),
    "an item that one made private": (OPEN, SECRET, OPEN, OPEN),
    "an item beside another that says the same": (
        "",
        TWO,
        OTHER,
        TWO.replace("    private: true\n", ""),
    ),
}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"), SHOWING.values(), ids=SHOWING
)
def test_a_merge_that_shows_what_was_private_is_refused(
    base: str, ours: str, theirs: str, result: str
) -> None:
    hidden = made_private(result.encode())
    assert hidden is not None
    for one, two in permutations((ours, theirs)):
        versions = Versions(base.encode(), one.encode(), two.encode())
        assert not keeps_private(versions, result.encode())
        assert keeps_private(versions, hidden)


KEEPING = {
    "nothing was private": (PUBLIC, SHOWN, OTHER, SHOWN),
    "the private version got a mark and other line ends": (
        PRIVATE,
        "\ufeff" + PRIVATE.replace("\n", "\r\n"),
        PUBLIC,
        PUBLIC,
    ),
    "the private version has its keys in another order": (
        PRIVATE,
        PUBLIC.replace("---\nOld", "private: true\n---\nOld"),
        PUBLIC,
        PUBLIC,
    ),
    "the item stays private": ("", SECRET, OTHER, SECRET + "Old words.\n"),
    "the item stays private beside another that says the same": ("", TWO, OTHER, TWO),
    "the other shows the words of the item in a line": (
        "",
        SECRET,
        OTHER + "Zq thing\n",
        OTHER + "Zq thing\n",
    ),
    "the item was private before, and the other shows it": (
        SECRET,
        SECRET + "More.\n",
        OPEN,
        OPEN + "More.\n",
    ),
    "the item says nothing": (
        "",
        NAMELESS,
        OTHER + "Sam\n",
        NAMELESS.replace("    private: true\n", ""),
    ),
}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"), KEEPING.values(), ids=KEEPING
)
def test_a_merge_that_shows_nothing_private_is_accepted(
    base: str, ours: str, theirs: str, result: str
) -> None:
    for one, two in permutations((ours, theirs)):
        versions = Versions(base.encode(), one.encode(), two.encode())
        assert keeps_private(versions, result.encode())


def test_where_nothing_was_private_the_merge_is_not_even_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[bytes] = []

    def looking(data: bytes) -> Proof:
        looked_at.append(data)
        return take_stock(data)

    monkeypatch.setattr("helplog.text.merging.keeping_private.take_stock", looking)
    versions = Versions(PUBLIC.encode(), OTHER.encode(), SHOWN.encode())
    assert keeps_private(versions, b"a long file")
    assert OTHER.encode() in looked_at
    assert b"a long file" not in looked_at


ASKED = 'private: true\n{}also:\n  - "private: no"\n---\n'
MADE_PRIVATE = {
    "without a frontmatter": ("Words.\n", "---\n" + ASKED.format("") + "Words.\n"),
    "with one": (
        "---\ntitle: A\n---\nWords.\n",
        "---\n" + ASKED.format("title: A\n") + "Words.\n",
    ),
    "with one below blank rows": (
        "\n\n---\ntitle: A\n---\nWords.\n",
        "\n\n---\n" + ASKED.format("title: A\n") + "Words.\n",
    ),
    "with one that nobody closed": (
        "---\ntitle: A\nand words\n",
        "---\n" + ASKED.format("title: A\n") + "and words\n",
    ),
    "with one that has room after its fences": (
        "--- \ntitle: A\n--- \nWords.\n",
        "--- \n" + ASKED.format("title: A\n").replace("---", "--- ") + "Words.\n",
    ),
    "with one that ends in dots": (
        "---\ntitle: A\n...\nWords.\n",
        "---\n" + ASKED.format("title: A\n").replace("\n---", "\n...") + "Words.\n",
    ),
    "with the question in it": (
        '---\nalso:\n  - "private: no"\n---\nWords.\n',
        "---\n" + ASKED.format("") + "Words.\n",
    ),
}


@pytest.mark.parametrize(("public", "private"), MADE_PRIVATE.values(), ids=MADE_PRIVATE)
def test_a_merge_is_made_private_with_the_question(public: str, private: str) -> None:
    assert made_private(public.encode()) == private.encode()


def test_what_would_not_be_read_as_private_is_not_made_so() -> None:
    no_text = "Gr\xfc\xdfe\n".encode("latin-1")
    assert made_private(no_text) is None
    with_no_room_for_the_key = b"a" * FILE_CAP_BYTES
    assert made_private(with_no_room_for_the_key) is None


LATIN = "---\nprivate: true\n---\nGr\xfc\xdfe\n"


@pytest.mark.parametrize(
    ("before", "now"),
    [("latin-1", "utf-8"), ("utf-8", "latin-1"), ("latin-1", "latin-1")],
)
def test_written_on_in_private_where_it_is_or_was_no_text(
    before: str, now: str
) -> None:
    base = LATIN.encode(before)
    public = "---\ntitle: Shown\n---\nGr\xfc\xdfe\n".encode()
    private = LATIN.encode(now) + MORE.encode()
    result = merge(base, private, public)
    assert result == merge(base, public, private)
    assert is_private(result)
    assert b"Zq" in result
    versions = Versions(base, private, public)
    assert not keeps_private(versions, public + MORE.encode())


def test_where_git_merges_the_lines_the_two_stay_apart(tmp_path: Path) -> None:
    """Whatever made the merge by meaning fail, git's own merge of lines must not publish what it joins."""

    def fails(*_: bytes | None) -> bytes:
        raise ValueError

    git = Git(tmp_path)
    theirs = PRIVATE + MORE
    joined = merge_entry(git, PRIVATE.encode(), PUBLIC.encode(), theirs.encode(), fails)
    assert (joined.data, joined.beside) == (theirs.encode(), PUBLIC.encode())
    joined = merge_entry(
        git,
        PRIVATE.encode(),
        theirs.encode(),
        (PRIVATE + "Other words.\n").encode(),
        fails,
    )
    assert joined.beside is None
    assert is_private(joined.data)


TEXT = "---\nprivate: true\n---\nOld\nb\nc\nd\n"
OPEN_TEXT = TEXT.replace("private: true\n", "")
ATTACHED = {
    "taken away, and written on": (TEXT, OPEN_TEXT, TEXT + "Zq\n"),
    "taken away, and edited with no new words": (
        TEXT,
        OPEN_TEXT,
        TEXT.replace("b\nc\n", "c\n"),
    ),
    "taken away with its fence": (TEXT, "Old\nb\nc\nd\n", TEXT + "Zq\n"),
    "born twice": (None, "Shown\n", "---\nprivate: true\n---\nZq\n"),
    "a word at the top": (
        "private\n\nOld\nb\nc\n",
        "\nOld\nb\nc\n",
        "private\n\nOld\nb\nc\nZq\n",
    ),
    "JSON": (
        '{\n"private": true,\n"a": 1,\n"b": 2,\n"c": 3\n}\n',
        '{\n"a": 1,\n"b": 2,\n"c": 3\n}\n',
        '{\n"private": true,\n"a": 1,\n"b": 2,\n"c": "Zq"\n}\n',
    ),
}


@pytest.mark.parametrize("name", ["n.txt", "n.json", "n.MD", ".gitignore"])
@pytest.mark.parametrize(("base", "public", "private"), ATTACHED.values(), ids=ATTACHED)
def test_an_attachment_that_is_private_on_one_side(
    tmp_path: Path, name: str, base: str | None, public: str, private: str
) -> None:
    """Either the merge is private, or the two lie beside each other."""
    before = None if base is None else base.encode()
    for ours, theirs in permutations((public.encode(), private.encode())):
        joined = merge_file(Git(tmp_path), f"entries/{name}", before, ours, theirs)
        if joined.beside is None:
            assert is_private_file(joined.data)
        else:
            assert (joined.data, joined.beside) == (theirs, ours)


def test_an_attachment_made_private_on_one_side_stays_one(tmp_path: Path) -> None:
    shown = OPEN_TEXT + "More.\n"
    joined = merge_file(
        Git(tmp_path),
        "entries/n.txt",
        OPEN_TEXT.encode(),
        TEXT.encode(),
        shown.encode(),
    )
    assert joined.data.decode() == TEXT + "More.\n"


COPY = "2026-11-18.sync-conflict-20261118-101112-ABCDEFG.md"


@pytest.mark.parametrize(
    ("day", "copy"), [(PRIVATE, PUBLIC + MORE), (PUBLIC + MORE, PRIVATE)]
)
def test_a_second_copy_and_its_original_are_private_together(
    tmp_path: Path, day: str, copy: str
) -> None:
    entries = tmp_path / "entries"
    entries.mkdir()
    (tmp_path / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    (entries / "2026-11-18.md").write_text(day, "utf-8")
    (entries / COPY).write_text(copy, "utf-8")
    (entries / "2026-11-19.md").write_text(PUBLIC, "utf-8")
    journal = open_journal(tmp_path)
    assert {one.uri: one.private for one in journal.entries} == {
        "2026-11-18.md": True,
        COPY: True,
        "2026-11-19.md": False,
    }
    assert all(
        item.private
        for entry in journal.entries
        if entry.private
        for item in entry.items
    )


SECOND = {
    "iCloud": "2026-11-18 2.md",
    "Google Drive": "2026-11-18 (1).md",
    "a browser": "2026-11-18(2).md",
    "Finder": "2026-11-18 copy.md",
    "Finder, once more": "2026-11-18 copy 2.md",
    "Explorer": "2026-11-18 - Copy.md",
    "Explorer, once more": "2026-11-18 - Copy (2).md",
    "by hand": "2026-11-18-copy.md",
    "by hand, in brackets": "2026-11-18 (copy).md",
    "in German": "2026-11-18 \u2013 Kopie.md",
    "in French": "2026-11-18 - Copie.md",
    "Copy of": "Copy of 2026-11-18.md",
}


def privacy_of(root: Path, files: dict[str, str]) -> dict[str, bool]:
    """Of each file that is read as a day, whether it is private."""
    for uri, text in files.items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    return {one.uri: one.private for one in open_journal(root).entries}


@pytest.mark.parametrize("name", SECOND.values(), ids=SECOND)
def test_a_copy_is_as_private_as_its_original(tmp_path: Path, name: str) -> None:
    found = privacy_of(tmp_path, {"2026-11-18.md": PRIVATE, name: PUBLIC})
    assert found == dict.fromkeys(["2026-11-18.md", name], True)


@pytest.mark.parametrize("name", SECOND.values(), ids=SECOND)
def test_a_copy_of_a_public_file_is_public(tmp_path: Path, name: str) -> None:
    found = privacy_of(tmp_path, {"2026-11-18.md": PUBLIC, name: PUBLIC})
    assert found == dict.fromkeys(["2026-11-18.md", name], False)


def test_icloud_left_the_private_one_under_the_second_name(tmp_path: Path) -> None:
    found = privacy_of(tmp_path, {"2026-11-18.md": PUBLIC, "2026-11-18 2.md": PRIVATE})
    assert found == {"2026-11-18.md": True, "2026-11-18 2.md": True}


def test_a_second_note_of_a_day_that_is_no_copy(tmp_path: Path) -> None:
    other = "---\ndate: 2026-11-18\nthanks: Lee: soup\n---\nOther lines.\n"
    found = privacy_of(tmp_path, {"2026-11-18.md": PRIVATE, "2026-11-18 2.md": other})
    assert found == {"2026-11-18.md": True, "2026-11-18 2.md": False}


def test_a_private_copy_made_by_hand_hides_no_original(tmp_path: Path) -> None:
    found = privacy_of(
        tmp_path, {"2026-11-18.md": PUBLIC, "2026-11-18 copy.md": PRIVATE}
    )
    assert found == {"2026-11-18.md": False, "2026-11-18 copy.md": True}


def test_a_copy_without_a_date_is_no_page_of_the_site(tmp_path: Path) -> None:
    """Its original is a day, a note or a page; what was copied has no date of its own."""
    write_small_journal(tmp_path)
    words = "Zqone line of it.\n\nZqtwo lines of it.\n"
    for uri, text in {
        "2026-11-18.md": f"---\nprivate: true\n---\n{words}",
        "Copy of 2026-11-18.md": f"---\n---\n{words}",
        "secret.md": f"---\nprivate: true\n---\n{words}",
        "secret 2.md": words,
        "secret (1).md": words,
        "secret - Copy.md": words,
    }.items():
        (tmp_path / "entries" / uri).write_text(text, "utf-8")
    done = build_by("helplog", tmp_path)
    assert done.returncode == 0, done.stderr
    shown = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert [path for path in shown if b"Zq" in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("day", "copy"), [(PRIVATE, PUBLIC + MORE), (PUBLIC + MORE, PRIVATE)]
)
def test_a_second_copy_healed_into_its_original(
    tmp_path: Path, day: str, copy: str
) -> None:
    (tmp_path / "entries").mkdir()
    path = tmp_path / "entries" / "2026-11-18.md"
    path.write_text(day, "utf-8")
    path.with_name(COPY).write_text(copy, "utf-8")
    heal_folder(tmp_path, "entries", dry=False)
    assert not path.with_name(COPY).exists()
    assert is_private(path.read_bytes())
