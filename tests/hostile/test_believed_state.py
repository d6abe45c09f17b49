"""Attempts to have helplog believe notes that somebody else wrote, or that were made to break who reads them.

What helplog notes down for `undo`, for reading fast, for names and for the numbers of `open` lies
in the journal's folder, into which whoever shares the journal can put files.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import pytest
from tests.covering import covering

from helplog.cli.main import main
from helplog.store.files.privacy import CACHE
from helplog.store.memory import notes
from helplog.store.memory import obfuscation as veiling
from helplog.store.memory.notes import keep_note, known_note, note_names
from helplog.store.memory.undo_notes import Change, change_of, fingerprint, note
from helplog.store.memory.user_key import state_folder, user_key

DAY: Final = "2026-11-30"
TEXT: Final = b"---\nasks:\n  - Ana: x\n---\n"
Change_ = dict[str, Any]


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user of this computer, who has no key yet."""
    monkeypatch.setenv("HELPLOG_TODAY", DAY)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home/.local/state"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return journal(tmp_path / "journal")


def journal(root: Path) -> Path:
    (root / "entries/2026").mkdir(parents=True)
    root.chmod(0o700)
    (root / "mkdocs.yml").write_text("plugins: [helplog]\n", encoding="utf-8")
    (root / "entries/2026/2026-11-28.md").write_bytes(b"Rain.\n")
    return root


def somebody_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))


def takes_back_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    capsys.readouterr()
    assert main(["undo", "-J", str(root)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "should not have happened" not in said
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


def test_a_note_of_another_user_is_nothing(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The whole folder was sent, notes and all, by somebody whose helplog wrote them."""
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    somebody_else(monkeypatch, tmp_path)
    takes_back_nothing(root, capsys)


def test_a_note_of_another_journal_is_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    other = tmp_path / "other"
    shutil.copytree(root, other)
    takes_back_nothing(other, capsys)


def test_a_note_under_another_name_is_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    undo = root / CACHE / "undo"
    (undo / "00000001.note").rename(undo / "00000002.note")
    takes_back_nothing(root, capsys)


def test_a_note_of_the_first_edition_is_nothing_and_goes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It could be made by anyone who had read the program."""
    undo = root / CACHE / "undo"
    undo.mkdir(parents=True)
    (root / ".cache").chmod(0o700)
    packed = json.dumps({"uri": "../outside.md", "old": "00"}).encode()
    salt = bytes(16)
    (undo / "00000007.note").write_bytes(
        salt + blake2b(packed, digest_size=16, salt=salt).digest() + packed
    )
    (root / CACHE / "names.json").write_text(
        '{"names": ["Mallory"], "seen": {}}', encoding="utf-8"
    )
    takes_back_nothing(root, capsys)
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    assert sorted(path.name for path in undo.iterdir()) == ["00000001.note"]
    assert not (root / CACHE / "names.json").exists()
    assert main(["undo", "-J", str(root)]) == 0


@pytest.mark.parametrize(
    "name", ["99999999.note", "999999999.note", f"{'9' * 200}.note"]
)
def test_a_note_that_uses_up_the_numbers_does_not(root: Path, name: str) -> None:
    undo = root / CACHE / "undo"
    undo.mkdir(parents=True)
    (root / ".cache").chmod(0o700)
    (undo / name).write_bytes(b"x" * 99)
    for _ in range(2):
        assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    assert main(["undo", "2", "-J", str(root)]) == 0


OUTSIDE: Final = [
    "../outside.md",
    "2026/../../../outside.md",
    "/etc/motd.md",
    "../.git/config",
    "../mkdocs.yml",
    ".obsidian/x.md",
    "2026//x.md",
    "photo.png",
    "..\\outside.md",
    "a\0.md",
    "",
]


@pytest.mark.parametrize("uri", OUTSIDE)
def test_even_a_note_of_ones_own_names_no_file_but_an_entry(
    root: Path, capsys: pytest.CaptureFixture[str], uri: str
) -> None:
    outside = root.parent / "outside.md"
    outside.write_bytes(TEXT)
    change = change_of("x.md", "ask", b"pwned\n", TEXT, ())
    note(root, change)
    keep_note(
        root,
        "undo/00000001.note",
        {**change._asdict(), "old": change.old.hex(), "uri": uri},
    )
    takes_back_nothing(root, capsys)
    assert outside.read_bytes() == TEXT


ODD: Final[list[Change_]] = [
    {"uri": None},
    {"uri": ["2026/x.md"]},
    {"command": 7},
    {"command": "x" * 41},
    {"before": 3},
    {"before": "x"},
    {"after": None},
    {"after": "../x"},
    {"after": "-" * 40},
    {"at": True},
    {"at": -1},
    {"at": 1.5},
    {"new_bytes": -5},
    {"new_bytes": "1"},
    {"old": 5},
    {"old": "zz"},
    {"folders": "2026"},
    {"folders": ["../2026"]},
    {"folders": [".."]},
    {"folders": [7]},
    {"folders": ["2026"] * 99},
    {"folders": ["elsewhere"]},
    {"more": 1},
]


@pytest.mark.parametrize("odd", ODD, ids=[json.dumps(odd)[:40] for odd in ODD])
def test_a_note_of_another_shape_is_none(
    root: Path, capsys: pytest.CaptureFixture[str], odd: Change_
) -> None:
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    known = known_note(root, "undo/00000001.note")
    keep_note(root, "undo/00000001.note", {**known, **odd})
    takes_back_nothing(root, capsys)


def test_a_note_for_a_link_that_leads_out_takes_nothing_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = root.parent / "outside.md"
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    day = root / "entries/2026/2026-11-30.md"
    day.rename(outside)
    day.symlink_to(outside)
    before = outside.read_bytes()
    assert main(["undo", "-J", str(root)]) == 1
    assert "leads out of the journal" in capsys.readouterr().err
    assert outside.read_bytes() == before


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_notes_that_git_keeps_are_refused_in_one_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    for words in (["init", "-q"], ["add", "-A", "-f"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    takes_back_nothing(root, capsys)
    main(["undo", "-J", str(root)])
    assert f"git rm -r -q --cached '{CACHE}'" in capsys.readouterr().err
    subprocess.run(["git", "rm", "-r", "-q", "--cached", CACHE], cwd=root, check=True)
    assert main(["undo", "-J", str(root)]) == 0


FILES: Final = ["undo/00000001.note", "readings", "names", "numbers"]


def deeply(key: bytes, purpose: str) -> bytes:
    return veiling.obfuscate(b"[" * 100_000 + b"]" * 100_000, key, purpose)


BROKEN: Final[dict[str, Callable[[bytes, str], bytes]]] = {
    "empty": lambda _, __: b"",
    "plain JSON, deeply nested": lambda _, __: b"[" * 1_000_000,
    "plain JSON": lambda _, __: b'{"names": ["Mallory"], "seen": {}, "files": {}}',
    "nested, with the right key": deeply,
    "a number, with the right key": lambda key, purpose: veiling.obfuscate(
        b"1e999", key, purpose
    ),
    "digits without end, with the right key": lambda key, purpose: veiling.obfuscate(
        b"9" * 100_000, key, purpose
    ),
    "no text, with the right key": lambda key, purpose: veiling.obfuscate(
        b"\xff\xfe", key, purpose
    ),
    "the wrong key": lambda _, purpose: veiling.obfuscate(
        b'{"names": ["Mallory"], "seen": {}}', bytes(32), purpose
    ),
    "much too long": lambda _, __: b"x" * 1_000_000,
}


@pytest.mark.parametrize(("name", "broken"), covering(FILES, BROKEN.keys()))
def test_a_note_that_is_broken_on_purpose_is_none(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    broken: str,
) -> None:
    monkeypatch.setattr(notes, "MOST_BYTES", 500_000)
    key = user_key(root)
    assert key
    path = root / CACHE / name
    path.parent.mkdir(parents=True)
    (root / ".cache").chmod(0o700)
    path.write_bytes(BROKEN[broken](key, notes._purpose(root, name)))
    for command in (
        ["today"],
        ["open"],
        ["people"],
        ["done", "1"],
        ["ask", "Malory", "x"],
        ["undo"],
        ["undo"],
    ):
        main([*command, "-J", str(root)])
        said = capsys.readouterr()
        assert "should not have happened" not in said.err
        assert "Mallory" not in said.out + said.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
@pytest.mark.parametrize("name", FILES)
def test_a_note_that_is_a_pipe_or_a_folder_stops_nothing(root: Path, name: str) -> None:
    path = root / CACHE / name
    path.parent.mkdir(parents=True)
    (root / ".cache").chmod(0o700)
    os.mkfifo(path)
    for command in (["open"], ["people"], ["ask", "Ana", "x"]):
        assert main([*command, "-J", str(root)]) == 0
    path.unlink(missing_ok=True)
    path.mkdir()
    for command in (["open"], ["people"], ["ask", "Ana", "x"]):
        assert main([*command, "-J", str(root)]) == 0


def test_a_state_of_syncing_that_is_deeply_nested_is_none(root: Path) -> None:
    from helplog.sync.worktree.state import stored_state

    (root / "git/helplog").mkdir(parents=True)
    (root / "git/helplog/state.json").write_bytes(b"[" * 1_000_000)
    assert not stored_state(root / "git").busy


# The key


def test_the_key_is_its_owner_s_and_lies_outside_of_the_journal(root: Path) -> None:
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    folder = state_folder()
    assert folder is not None
    assert not folder.is_relative_to(root)
    assert (folder / "key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len((folder / "key").read_bytes()) == 32


def made(root: Path) -> Path:
    assert user_key(root)
    folder = state_folder()
    assert folder
    return folder / "key"


def shared_with_all(key: Path) -> None:
    key.chmod(0o644)


def cut(key: Path) -> None:
    key.write_bytes(key.read_bytes()[:7])


def lengthened(key: Path) -> None:
    key.write_bytes(bytes(33))


def linked(key: Path) -> None:
    key.rename(key.with_name("other"))
    key.symlink_to("other")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
@pytest.mark.parametrize("spoil", [shared_with_all, cut, lengthened, linked])
def test_a_key_that_others_could_know_is_replaced(
    root: Path, spoil: Callable[[Path], None]
) -> None:
    key = made(root)
    before = user_key(root)
    spoil(key)
    after = user_key(root)
    assert after
    assert after != before
    assert user_key(root) == after
    assert [path.name for path in key.parent.iterdir() if "." in path.name] == []


@pytest.mark.parametrize("home", ["in the way", "relative", "none"])
def test_without_a_key_a_capture_works_and_nothing_is_believed(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    home: str,
) -> None:
    assert main(["ask", "Ana", "before", "-J", str(root)]) == 0
    if home == "in the way":
        (tmp_path / "file").write_text("x", encoding="utf-8")
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    else:
        monkeypatch.setenv("XDG_STATE_HOME", "some/where")
        monkeypatch.setenv("HOME", "some/where" if home == "relative" else "/dev/null")
    capsys.readouterr()
    assert main(["ask", "Ana", "the boxes", "-J", str(root)]) == 0
    assert "undo" in capsys.readouterr().err
    assert "the boxes" in (root / "entries/2026/2026-11-30.md").read_text(
        encoding="utf-8"
    )
    assert note_names(root, "undo") == ["00000001.note"]
    takes_back_nothing(root, capsys)
    for command in (["open"], ["people"], ["today"]):
        assert main([*command, "-J", str(root)]) == 0


def test_a_home_that_is_the_journal_has_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sync could write it there."""
    root = journal(tmp_path / "all")
    monkeypatch.setenv("XDG_STATE_HOME", str(root / ".local/state"))
    assert user_key(root) is None
    assert main(["ask", "Ana", "x", "-J", str(root)]) == 0
    assert not (root / ".local").exists()


def test_a_home_in_one_repository_with_the_journal_has_no_key(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / ".local/state"))
    assert user_key(root)
    (tmp_path / ".git").mkdir()
    assert user_key(root) is None


def test_two_at_once_have_one_key(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from helplog.store.memory import user_key as keys

    other: list[bytes | None] = []
    put = keys._put

    def late(beside: Path, path: Path) -> None:
        monkeypatch.setattr(keys, "_put", put)
        monkeypatch.setattr(os, "getpid", lambda: 7)
        other.append(user_key(root))
        put(beside, path)

    monkeypatch.setattr(keys, "_put", late)
    assert user_key(root) == other[0]


def test_what_a_note_says_comes_back() -> None:
    change = change_of("2026/x.md", "ask", b"one\n", b"one\ntwo\n", ["2026"])
    assert change == Change(
        "2026/x.md",
        "ask",
        fingerprint(b"one\n"),
        fingerprint(b"one\ntwo\n"),
        4,
        b"",
        4,
        ("2026",),
    )
