"""A build with nothing new to do touches nothing; one with anything new makes what a first one would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.forking import run_program
from tests.hostile.small_journal import (
    CONFIGURATION,
    Holding,
    held_by,
    write_small_journal,
)

from helplog.store.files.privacy import CACHE
from helplog.store.site.manifest import NAME

pytestmark = pytest.mark.slow

DAY: Final = "2026-11-22"
LONG_AGO: Final = 1_700_000_000
"""Seconds; no disk's clock is as coarse."""
WITHOUT_MKDOCS: Final = """\
import sys
from helplog.cli.main import main
code = main(["build", "--today", "2026-11-22"])
print(sorted({name.partition(".")[0] for name in sys.modules} & {"mkdocs", "markdown", "jinja2"}))
sys.exit(code)
"""


def settle(root: Path) -> None:
    """Has every file of the journal be an old one, as far as its times say."""
    for path in (root / "entries").rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that was built once."""
    root = write_small_journal(tmp_path_factory.mktemp("first") / "journal")
    settle(root)
    build(root)
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal of one's own, built once."""
    root = write_small_journal(tmp_path / "journal")
    build(root)
    return root


def build(root: Path, *arguments: str, day: str = DAY, **more: str) -> str:
    """What a build prints."""
    done = run_program(
        "helplog", "build", "--today", day, *arguments,
        cwd=root, environment={**os.environ, **more}, seconds=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def cold(root: Path, day: str = DAY) -> Holding:
    """The site that a first build makes of a copy."""
    copy = root.with_name("copy") / root.name
    shutil.copytree(
        root, copy, symlinks=True, ignore=shutil.ignore_patterns("site", ".cache")
    )
    build(copy, day=day)
    site = site_of(copy / "site")
    shutil.rmtree(copy.parent)
    return site


def site_of(folder: Path) -> Holding:
    """A site, without the list of when each file was made."""
    held = held_by(folder)
    del held[NAME]
    return held


def marks(site: Path) -> dict[str, tuple[int, int, int]]:
    return {
        str(path): (
            path.stat().st_ino,
            path.stat().st_mtime_ns,
            path.stat().st_ctime_ns,
        )
        for path in site.rglob("*")
    }


def was_made(said: str) -> bool:
    """Whether a build made everything."""
    return "Documentation built" in said


def test_nothing_is_touched_and_mkdocs_is_not_imported(root: Path) -> None:
    before = marks(root / "site")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_MKDOCS],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
    assert "The site is built: " in done.stdout
    assert marks(root / "site") == before


def test_it_says_again_what_the_last_build_said(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    (root / "entries/2026-11-20.md").write_text(
        "---\nasks: {who: Sam, 7}\n---\n[gone](gone.md)\n", "utf-8"
    )
    said = [line for line in build(root).splitlines() if "2026-11-20.md" in line]
    assert said
    again = build(root)
    assert not was_made(again)
    assert [line for line in again.splitlines() if "2026-11-20.md" in line] == said
    done = run_program(
        "helplog",
        "build",
        "--strict",
        "--today",
        DAY,
        cwd=root,
        environment=dict(os.environ),
        seconds=300,
    )
    assert done.returncode == 1


def test_a_quiet_build_does_not_keep_the_next_from_speaking(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    build(root, "--quiet")
    assert was_made(build(root))
    assert not was_made(build(root))
    assert build(root, "--quiet") == ""


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def some_entry(root: Path) -> Path:
    return min((root / "entries").rglob("*.md"))


def same_length(root: Path) -> None:
    """Another word of the same length, at the same time, as a hasty copy leaves it."""
    path = some_entry(root)
    about = path.stat()
    text = path.read_text("utf-8")
    path.write_text(text[:-2] + "X\n", "utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def swapped(root: Path) -> None:
    """Two days change their names."""
    one, other, *_ = sorted((root / "entries").rglob("2026*.md"))
    kept = root / "kept"
    one.rename(kept)
    other.rename(one)
    kept.rename(other)


def page_gone(root: Path) -> None:
    (root / "site/people/index.html").unlink()


def page_changed(root: Path) -> None:
    write(root, "site/index.html", "mine")


def note_torn(root: Path) -> None:
    path = root / CACHE / "build"
    path.write_bytes(path.read_bytes()[:-40])


CHANGES: Final[dict[str, Callable[[Path], object]]] = {
    "a word": lambda root: write(root, "entries/2026-11-21.md", "Another day.\n"),
    "a word of the same length": same_length,
    "a day less": lambda root: some_entry(root).unlink(),
    "two days with each other's names": swapped,
    "a picture": lambda root: write(root, "entries/a.txt", "text"),
    "the name of the site": lambda root: write(root, "mkdocs.yml", CONFIGURATION + "site_author: Me\n"),
    "the cache": lambda root: shutil.rmtree(root / CACHE),
    "half a note": note_torn,
    "the site": lambda root: shutil.rmtree(root / "site"),
    "a page": page_gone,
    "a page that somebody changed": page_changed,
    "the list of what builds made": lambda root: (root / "site/.helplog-site.json").unlink(),
    "who may read a folder": lambda root: (root / "site/people").chmod(0o755),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_different_is_seen(root: Path, change: str) -> None:
    CHANGES[change](root)
    build(root)
    assert site_of(root / "site") == cold(root)
    assert not was_made(build(root))


def test_another_day_is_another_site(root: Path) -> None:
    build(root, day="2026-11-23")
    assert site_of(root / "site") == cold(root, "2026-11-23")


def test_another_folder_is_another_site(root: Path) -> None:
    assert was_made(build(root, "--site-dir", "other"))
    assert site_of(root / "other") == site_of(root / "site")
    assert was_made(build(root))


def test_what_plain_mkdocs_was_told_with_the_build_is_not_taken_for_ours(
    root: Path,
) -> None:
    environment = {**os.environ, "HELPLOG_TODAY": DAY}
    done = run_program(
        "mkdocs",
        "build",
        "-q",
        "--no-directory-urls",
        cwd=root,
        environment=environment,
        seconds=300,
    )
    assert done.returncode == 0, done.stderr
    assert was_made(build(root))
    assert site_of(root / "site") == cold(root)


def test_plain_mkdocs_and_helplog_know_each_others_builds(root: Path) -> None:
    write(root, "entries/2026-11-21.md", "Another day.\n")
    environment = {**os.environ, "HELPLOG_TODAY": DAY}
    done = run_program(
        "mkdocs", "build", cwd=root, environment=environment, seconds=300
    )
    assert done.returncode == 0, done.stderr
    assert not was_made(build(root))
    assert site_of(root / "site") == cold(root)


UNKNOWABLE: Final = {
    "a hook": "hooks: [hook.py]\n",
    "a variable": "site_author: !ENV [AUTHOR, Me]\n",
    "a text that is read in": "markdown_extensions: [pymdownx.snippets]\n",
}


@pytest.mark.parametrize("kind", UNKNOWABLE)
def test_what_may_read_anything_is_asked_each_time(tmp_path: Path, kind: str) -> None:
    root = write_small_journal(tmp_path / "journal")
    write(root, "mkdocs.yml", CONFIGURATION + UNKNOWABLE[kind])
    write(root, "hook.py", "")
    build(root)
    assert was_made(build(root))


def test_a_link_is_followed_to_what_it_leads_to(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    write(root, "kept/photo.txt", "one")
    (root / "entries/photo.txt").symlink_to(root / "kept/photo.txt")
    build(root)
    write(root, "kept/photo.txt", "two, and more")
    assert was_made(build(root))


def test_no_cache_makes_everything_anew(root: Path) -> None:
    before = site_of(root / "site")
    assert was_made(build(root, "--no-cache"))
    assert site_of(root / "site") == before


def test_a_failing_build_is_not_remembered(root: Path) -> None:
    write(root, "mkdocs.yml", CONFIGURATION + "nav: 7\n")
    done = run_program(
        "helplog",
        "build",
        "--today",
        DAY,
        cwd=root,
        environment=dict(os.environ),
        seconds=300,
    )
    assert done.returncode == 1
    write(root, "mkdocs.yml", CONFIGURATION)
    build(root)
    assert site_of(root / "site") == cold(root)


def test_the_note_holds_no_word_of_the_journal(root: Path) -> None:
    write(root, "entries/2026-11-19.md", "---\nasks: {who: Zwetschge, 7}\n---\nx\n")
    build(root)
    note = (root / CACHE / "build").read_bytes()
    assert b"2026-11" not in note
    assert b"Zwetschge" not in note
