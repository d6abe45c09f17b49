"""Where a book lies: its owner's alone, out of git, and never in the place of something else."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest
from tests.publish.conftest import Shelf

from helplog.cli.main import main

DAYS = {"2026-03-04.md": "Rain.\n"}


def test_only_its_owner_can_read_it_and_git_leaves_it_out(shelf: Shelf) -> None:
    root = shelf(DAYS)
    subprocess.run(["git", "init", "-q", root], check=True)
    assert main(["book", "2026"]) == 0
    path = root / "books" / "2026.html"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    listed = subprocess.run(
        ["git", "status", "--porcelain"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "books" not in listed.stdout


def test_a_book_as_it_was_made_is_written_anew_and_a_changed_one_stays(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shelf(DAYS)
    path = root / "books" / "2026.html"
    assert main(["book", "2026"]) == 0
    first = path.read_bytes()
    (root / "entries" / "2026-03-05.md").write_text("Sun.\n", "utf-8")
    assert main(["book", "2026"]) == 0
    assert path.read_bytes() != first
    changed = path.read_bytes().replace(b"Rain.", b"Rain, my dear.")
    path.write_bytes(changed)
    assert main(["book", "2026"]) == 1
    assert path.read_bytes() == changed
    assert "is there already, and stays as it is" in capsys.readouterr().err
    assert main(["book", "2026", "--replace"]) == 0
    assert path.read_bytes() != changed


@pytest.mark.parametrize("place", ["entries/2026.html", "site/2026.html"])
def test_not_among_what_the_site_shows(place: str, shelf: Shelf) -> None:
    root = shelf(DAYS)
    (root / "site").mkdir()
    assert main(["book", "2026", "--html", place]) == 1
    assert not (root / place).exists()


def test_somebody_elses_file_and_a_link_stay(shelf: Shelf, tmp_path: Path) -> None:
    root = shelf(DAYS)
    theirs = tmp_path / "theirs.html"
    theirs.write_text("words", "utf-8")
    assert main(["book", "2026", "--html", str(theirs)]) == 1
    assert theirs.read_text("utf-8") == "words"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "books").symlink_to(elsewhere)
    assert main(["book", "2026"]) == 1
    assert list(elsewhere.iterdir()) == []
