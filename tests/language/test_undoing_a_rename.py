"""`helplog undo` takes another name back that an editor wrote, once it is written whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.language.cursor import Opened, opened
from tests.language.small_journal import DAYS, make_journal, session_of
from tests.language.test_changing import renamed

from helplog.cli.main import main
from helplog.language.journal.session import JournalSession

DAY = "---\nasks: 'Pr¦iya: x'\n---\nNew words.\n"
BEFORE = DAY.replace("¦", "")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_journal(tmp_path / "journal", DAYS | {"2026-11-18.md": BEFORE})
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def session(root: Path) -> JournalSession:
    return session_of(root)


def written(root: Path, files: dict[str, str]) -> None:
    """The editor saves."""
    for name, text in files.items():
        (root / "entries" / name).write_text(text, "utf-8", newline="")


def seen(here: Opened) -> None:
    """The server hears that files have changed on the disk."""
    here.session.is_stale = True
    here.session.look(lambda: False)


def on_disk(root: Path) -> dict[str, str]:
    return {
        path.name: path.read_text("utf-8") for path in (root / "entries").rglob("*.md")
    }


def test_all_of_it_is_one_step(
    root: Path, session: JournalSession, capsys: pytest.CaptureFixture[str]
) -> None:
    before = on_disk(root)
    here = opened(session, DAY)
    files = renamed(here, "Priya Rao")
    assert len(files) == 2
    written(root, files)
    seen(here)
    assert main(["undo"]) == 0
    assert "the new name" in capsys.readouterr().out
    assert on_disk(root) == before
    assert main(["undo"]) == 1  # nothing besides
    assert main(["undo", "--redo"]) == 0
    assert on_disk(root) == before | files


def test_it_is_noted_once(root: Path, session: JournalSession) -> None:
    here = opened(session, DAY)
    written(root, renamed(here, "Priya Rao"))
    seen(here)
    seen(here)
    session.settle_rename()
    assert main(["undo"]) == 0
    assert main(["undo"]) == 1


def test_what_was_typed_before_it_and_not_saved_stays(
    root: Path, session: JournalSession
) -> None:
    here = opened(session, DAY.replace("New words", "Newer words"))
    written(root, renamed(here, "Priya Rao"))
    seen(here)
    assert main(["undo"]) == 0
    assert on_disk(root)["2026-11-18.md"] == BEFORE.replace("New words", "Newer words")


@pytest.mark.parametrize("how", ["not made", "made in one file", "something was added"])
def test_what_the_editor_did_not_write_so_is_no_step(
    how: str, root: Path, session: JournalSession
) -> None:
    here = opened(session, DAY)
    files = renamed(here, "Priya Rao")
    if how == "not made":
        files.clear()
    elif how == "made in one file":
        files.popitem()
    else:
        files["2026-11-18.md"] += "And more.\n"
    written(root, files)
    seen(here)
    assert main(["undo"]) == 1
    assert on_disk(root) == on_disk(root) | files


def test_it_is_seen_file_by_file_as_the_editor_saves_them(
    root: Path, session: JournalSession
) -> None:
    before = on_disk(root)
    here = opened(session, DAY)
    for name, text in renamed(here, "Priya Rao").items():
        seen(here)
        written(root, {name: text})
    session.settle_rename()  # as when the editor ends at once
    assert main(["undo"]) == 0
    assert on_disk(root) == before
