"""`undo`: what the last commands wrote is taken back byte for byte, or it is left with a sentence that says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.memory.taking_back import take_back
from helplog.store.memory.undo_notes import (
    MOST_NOTES,
    Change,
    NoteKeeper,
    Stack,
    change_of,
    note,
)
from helplog.store.memory.user_key import user_key

OLD = b"---\r\nasks:\r\n  - Ana: the boxes # heavy\r\n---\r\nA day"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    (tmp_path / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries/2026-11-18.md").write_bytes(OLD)
    return tmp_path


def ask(root: Path, what: str) -> bytes:
    """Captures an ask on the day there is; what the day holds then."""
    assert main(["ask", "Priya", what, "-J", str(root), "--today", "2026-11-18"]) == 0
    return day(root).read_bytes()


def day(root: Path) -> Path:
    return root / "entries/2026-11-18.md"


def notes(root: Path) -> list[Path]:
    return sorted((root / ".cache/helplog/undo").glob("*.note"))


def boundary_of(root: Path) -> Boundary:
    return Boundary(root, root / "entries")


def undo(root: Path, *count: str) -> int:
    return main(["undo", *count, "-J", str(root)])


def test_step_by_step_each_is_taken_back_the_newest_first(root: Path) -> None:
    one, two = ask(root, "soup"), ask(root, "bread")
    ask(root, "salt")
    assert undo(root) == 0
    assert day(root).read_bytes() == two
    assert undo(root) == 0
    assert day(root).read_bytes() == one
    assert undo(root) == 0
    assert day(root).read_bytes() == OLD
    assert notes(root) == []
    assert undo(root) == 1


def test_several_at_once(root: Path) -> None:
    one = ask(root, "soup")
    ask(root, "bread")
    ask(root, "salt")
    assert undo(root, "2") == 0
    assert day(root).read_bytes() == one
    assert len(notes(root)) == 1


def test_more_than_there_are_takes_none_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(root, "soup")
    now = ask(root, "bread")
    assert undo(root, "3") == 1
    assert "only 2 of them can be taken back" in capsys.readouterr().err
    assert day(root).read_bytes() == now
    assert len(notes(root)) == 2


def test_where_one_of_several_cant_be_taken_back_none_is(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(root, "soup")
    day(root).write_bytes(day(root).read_bytes() + b", and more")
    now = ask(root, "bread")
    assert undo(root, "2") == 1
    assert "has changed since" in capsys.readouterr().err
    assert day(root).read_bytes() == now


@pytest.mark.parametrize(
    "typed", [b"", OLD, b"Another day."], ids=["emptied", "as it was", "another one"]
)
def test_a_file_that_changed_since_is_left(root: Path, typed: bytes) -> None:
    ask(root, "soup")
    ask(root, "bread")
    day(root).write_bytes(typed)
    assert undo(root) == 1
    assert day(root).read_bytes() == typed


def test_a_file_that_is_gone_stays_gone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(root, "soup")
    day(root).unlink()
    assert undo(root) == 1
    assert "no longer there" in capsys.readouterr().err
    assert not day(root).exists()


def test_a_command_that_was_stopped_before_it_wrote_is_passed_over(root: Path) -> None:
    now = ask(root, "soup")
    note(root, change_of("2026-11-18.md", "ask", now, now + b"never written", ()))
    assert undo(root) == 0
    assert day(root).read_bytes() == OLD
    assert notes(root) == []


def test_so_is_one_that_was_stopped_before_it_began_a_file(root: Path) -> None:
    ask(root, "soup")
    note(root, change_of("2026-11-19.md", "ask", None, b"never written", ()))
    assert undo(root) == 0
    assert day(root).read_bytes() == OLD


@pytest.mark.parametrize(
    "written",
    [b"", b"{}", b"[1]", b"\0" * 200],
    ids=["empty", "other", "a list", "torn"],
)
def test_a_note_that_cant_be_read_is_passed_over(root: Path, written: bytes) -> None:
    ask(root, "soup")
    (root / ".cache/helplog/undo/00000007.note").write_bytes(written)
    (root / ".cache/helplog/undo/mine.note").write_bytes(written)
    assert undo(root) == 0
    assert day(root).read_bytes() == OLD
    assert {one.name for one in notes(root)} <= {"00000007.note", "mine.note"}
    assert undo(root) == 1


@pytest.mark.parametrize("name", ["!mine.note", "0.note", "00000000", "00000000.txt"])
def test_what_is_no_note_by_its_name_goes_with_the_next_capture(
    root: Path, name: str
) -> None:
    ask(root, "soup")
    folder = root / ".cache/helplog/undo"
    (folder / name).write_bytes(b"x")
    ask(root, "bread")
    there = sorted(one.name for one in folder.iterdir())
    assert there == ["00000001.note", "00000002.note"]


@pytest.mark.parametrize("name", ["00000001.note", "00000002.note", "00000003.note"])
def test_what_is_captured_after_such_a_note_can_be_taken_back(
    root: Path, name: str
) -> None:
    ask(root, "soup")
    now = ask(root, "bread")
    (root / ".cache/helplog/undo" / name).write_bytes(b"\0" * 200)
    ask(root, "salt")
    assert undo(root) == 0
    assert day(root).read_bytes() == now


def test_a_note_that_names_other_bytes_changes_nothing(root: Path) -> None:
    now = ask(root, "soup")
    true = change_of("2026-11-18.md", "ask", OLD, now, ())
    for wrong in (
        true._replace(old=b"Other words"),
        true._replace(at=true.at + 1),
        true._replace(new_bytes=3),
    ):
        note(root, wrong)
        with pytest.raises(RefusalError, match="byte for byte"):
            take_back(boundary_of(root), 1)
        notes(root)[-1].unlink()
    assert day(root).read_bytes() == now
    assert undo(root) == 0
    assert day(root).read_bytes() == OLD


def test_a_hundred_notes_are_kept_and_the_newest_of_all(root: Path) -> None:
    text = b""
    for number in range(MOST_NOTES + 5):
        was, text = text, text + b"x"
        name = note(root, change_of("2026-11-18.md", "ask", was, text, ()))
        assert name == f"undo/{number + 1:08d}.note"
    assert [int(one.stem) for one in notes(root)] == list(range(6, MOST_NOTES + 6))
    assert {one.stat().st_mode & 0o777 for one in notes(root)} <= {0o600, 0o644}
    assert MOST_NOTES == 100


def test_what_is_written_in_one_sitting_is_one_step_however_often_it_is_saved(
    root: Path,
) -> None:
    note(root, change_of("2026-11-18.md", "ask", b"", b"x", ()))
    answer = change_of("2026-W47.md", "checkin", b"", b"x", ())._replace(
        group="sitting"
    )
    for _ in range(MOST_NOTES):
        note(root, answer)
    assert len(notes(root)) == MOST_NOTES + 1, "the ask before it is still known"


@pytest.fixture
def keeper(root: Path) -> NoteKeeper:
    """What a step of several changes notes them with, and forgets the one that was not made."""
    user_key(root)
    return NoteKeeper(root, Stack.UNDO)


def written(*, group: str) -> Change:
    return change_of("2026-11-18.md", "heal", b"", b"x", ())._replace(group=group)


def test_a_step_goes_on_after_a_change_that_was_not_made(keeper: NoteKeeper) -> None:
    keeper.keep(written(group="before"))
    keeper.keep(written(group="heal"))
    keeper.keep(written(group="heal"))
    keeper.forget(keeper.keep(written(group="heal")))
    assert keeper.keep(written(group="heal")) == "undo/00000004+.note"


def test_where_the_note_before_was_torn_meanwhile_a_step_begins_anew(
    root: Path, keeper: NoteKeeper
) -> None:
    torn = keeper.keep(written(group="heal"))
    not_made = keeper.keep(written(group="heal"))
    (root / ".cache/helplog" / torn).write_bytes(b"{")
    keeper.forget(not_made)
    assert keeper.keep(written(group="heal")) == "undo/00000002.note"


def test_the_first_change_of_all_that_was_not_made_leaves_no_note(
    root: Path, keeper: NoteKeeper
) -> None:
    keeper.forget(keeper.keep(written(group="heal")))
    assert notes(root) == []
    assert keeper.keep(written(group="heal")) == "undo/00000001.note"


@pytest.mark.parametrize(
    ("was", "now", "at", "old", "new_bytes"),
    [
        (b"abc", b"abXc", 2, b"", 1),
        (b"abc", b"ac", 1, b"b", 0),
        (b"abc", b"aXYc", 1, b"b", 2),
        (b"abc", b"Xabc", 0, b"", 1),
        (b"abc", b"abcX", 3, b"", 1),
        (b"aaa", b"aaaa", 3, b"", 1),
        (b"abab", b"ab", 2, b"ab", 0),
        (b"abc", b"abc", 3, b"", 0),
        (b"abc", b"xyz", 0, b"abc", 3),
        (b"", b"abc", 0, b"", 3),
        (b"a" * 300 + b"b" + b"c" * 300, b"a" * 300 + b"c" * 300, 300, b"b", 0),
    ],
)
def test_as_little_as_can_be_is_noted(
    was: bytes, now: bytes, at: int, old: bytes, new_bytes: int
) -> None:
    change = change_of("x.md", "ask", was, now, ("entries/2026",))
    assert (change.at, change.old, change.new_bytes, change.folders) == (
        at,
        old,
        new_bytes,
        ("entries/2026",),
    )
    assert now[: change.at] + change.old + now[change.at + change.new_bytes :] == was


def test_a_file_that_was_begun_is_noted_as_such() -> None:
    begun = change_of("x.md", "ask", None, b"abc", ())
    empty = change_of("x.md", "ask", b"", b"abc", ())
    assert begun.before is None
    assert empty.before is not None
    assert isinstance(begun, Change)


def test_a_file_that_was_begun_goes_with_the_folders_that_were_made(root: Path) -> None:
    path = root / "entries/new/deep/day.md"
    path.parent.mkdir(parents=True)
    note(
        root,
        change_of("new/deep/day.md", "ask", None, b"words", ("new", "new/deep")),
    )
    path.write_bytes(b"words")
    assert [one.change.uri for one in take_back(boundary_of(root), 1)] == [
        "new/deep/day.md"
    ]
    assert not (root / "entries/new").exists()


@pytest.mark.parametrize(("deep", "believed"), [(32, True), (33, False)])
def test_a_note_of_more_folders_than_a_capture_makes_is_none(
    root: Path, deep: int, *, believed: bool
) -> None:
    names = ["d"] * deep
    folders = ["/".join(names[:n]) for n in range(1, deep + 1)]
    uri = "/".join([*names, "day.md"])
    path = root / "entries" / uri
    path.parent.mkdir(parents=True)
    path.write_bytes(b"words")
    note(root, change_of(uri, "ask", None, b"words", folders))
    assert undo(root) == (0 if believed else 1)
    assert path.exists() is not believed
    assert (root / "entries/d").exists() is not believed


def test_a_folder_in_which_something_came_meanwhile_stays(root: Path) -> None:
    path = root / "entries/new/day.md"
    path.parent.mkdir()
    note(root, change_of("new/day.md", "ask", None, b"words", ("new",)))
    path.write_bytes(b"words")
    (root / "entries/new/mine.md").touch()
    take_back(boundary_of(root), 1)
    assert [one.name for one in (root / "entries/new").iterdir()] == ["mine.md"]
