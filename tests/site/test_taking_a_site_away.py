"""`helplog clean`: what builds made goes, what anybody else did stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.forking import run_program
from tests.hostile.small_journal import put_built, write_small_journal

from helplog.store.files.privacy import CACHE

pytestmark = pytest.mark.slow


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with the site of it."""
    root = write_small_journal(tmp_path / "journal")
    put_built("helplog", root)
    return root


def run(root: Path, *arguments: str, code: int = 0) -> str:
    environment = {**os.environ, "HELPLOG_TODAY": "2026-11-18"}
    done = run_program(
        "helplog", *arguments, cwd=root, environment=environment, seconds=300
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_site_goes_and_can_be_made_again(root: Path) -> None:
    said = run(root, "clean")
    assert "The site is taken away: " in said
    assert not (root / "site").exists()
    assert not (root / CACHE / "readings").exists()
    assert not (root / CACHE / "build").exists()
    assert sorted(path.name for path in (root / "entries").glob("*.md")) == [
        "2026-11-10.md",
        "2026-11-17.md",
        "about.md",
    ]
    assert "Documentation built" in run(root, "build")
    assert (root / "site/index.html").is_file()


def test_what_a_person_put_there_or_changed_stays(root: Path) -> None:
    (root / "site/letter.txt").write_text("mine", "utf-8")
    (root / "site/manifest.webmanifest").write_text("mine as well", "utf-8")
    said = run(root, "clean")
    assert "manifest.webmanifest was changed since a build made it, so it stays" in said
    assert (root / "site/letter.txt").read_text("utf-8") == "mine"
    assert (root / "site/manifest.webmanifest").read_text("utf-8") == "mine as well"
    assert not (root / "site/index.html").exists()


def test_a_folder_of_which_no_build_is_known_stays_whole(root: Path) -> None:
    (root / "site/.helplog-site.json").unlink()
    before = sorted((root / "site").rglob("*"))
    assert "No build is known to have made what is in" in run(root, "clean")
    assert sorted((root / "site").rglob("*")) == before


def test_nothing_to_take_away(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    assert "There is no site in" in run(root, "clean")


def test_the_entries_are_no_site(root: Path) -> None:
    run(root, "clean", "--site-dir", "entries", code=1)
    assert (root / "entries/2026-11-17.md").is_file()


def test_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    (root / "site").rename(tmp_path / "elsewhere")
    (root / "site").symlink_to(tmp_path / "elsewhere")
    run(root, "clean", code=1)
    assert (tmp_path / "elsewhere/index.html").is_file()


def test_what_undo_takes_back_is_not_forgotten(root: Path) -> None:
    run(root, "ask", "Priya", "read", "the", "letter")
    run(root, "clean")
    said = run(root, "undo")
    assert "Priya" in said
