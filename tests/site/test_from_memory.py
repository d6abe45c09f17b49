"""A build takes what it remembers of the files, and makes the site of a first build of it."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.forking import run_program
from tests.hostile.building import write_journal
from tests.hostile.small_journal import Holding, held_by, write_small_journal
from tests.sample_site import ROOT_PATH

from helplog.store.folder import open_settings
from helplog.store.memory import readings as remembering
from helplog.store.memory.disk_clock import SETTLED_NS, now_on_disk
from helplog.store.memory.notes import keep_parts, known_parts
from helplog.store.opening import open_journal
from helplog.store.site.manifest import NAME

pytestmark = pytest.mark.slow

DAY = "2026-11-22"


@pytest.fixture(autouse=True)
def remembering_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process files of just now are remembered, however few."""
    monkeypatch.setattr(
        remembering,
        "now_on_disk",
        lambda path, name: now_on_disk(path, name) + 10 * SETTLED_NS,
    )
    monkeypatch.setattr(remembering, "FEW", 0)


def sample(root: Path) -> Path:
    root.mkdir(mode=0o700)
    shutil.copytree(ROOT_PATH / "entries", root / "entries")
    shutil.copy(ROOT_PATH / "mkdocs.yml", root)
    return root


def small(root: Path) -> Path:
    return write_small_journal(root)


def hostile(root: Path) -> Path:
    root.mkdir(mode=0o700)
    return write_journal(root)


def built(root: Path, *arguments: str) -> tuple[Holding, list[str]]:
    """The site a build makes where there is none, and what it says."""
    shutil.rmtree(root / "site", ignore_errors=True)
    done = run_program(
        "helplog", "build", "--today", DAY, *arguments,
        cwd=root, environment={**os.environ}, seconds=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    site = held_by(root / "site")
    del site[NAME]
    told = [row for row in done.stderr.splitlines() if "built in" not in row]
    return site, told


def remembered(root: Path) -> list[str]:
    facts = known_parts(root, "readings").value(0)
    assert facts is not None
    uris: list[str] = facts["results"]["uris"]
    return uris


@pytest.mark.parametrize("written", [sample, small, hostile])
def test_the_site_is_that_of_a_first_build(
    tmp_path: Path, written: Callable[[Path], Path]
) -> None:
    root = written(tmp_path / "journal")
    first = built(root)
    open_journal(root)
    assert len(remembered(root)) >= 3
    assert built(root) == first
    changed = next(iter(sorted((root / "entries").rglob("2026-11-*.md"))))
    with changed.open("a", encoding="utf-8") as entry:
        entry.write("\nMore.\n")
    assert built(root) == built(root, "--no-cache")


def test_what_is_remembered_is_believed_and_forgotten_without_a_cache(
    tmp_path: Path,
) -> None:
    root = small(tmp_path / "journal")
    settings, _ = open_settings(root)
    open_journal(root, settings)
    parts = known_parts(root, "readings")
    bodies = ["A body that no file holds\n" for _ in parts.value(1)]
    keep_parts(root, "readings", [parts.value(0), bodies])
    site, _ = built(root)
    assert says(site, "A body that no file holds")
    site, _ = built(root, "--no-cache")
    assert not says(site, "A body that no file holds")


def says(site: Holding, words: str) -> bool:
    pages = [held for held in site.values() if isinstance(held, bytes)]
    return any(words.encode() in page for page in pages)


def test_a_build_remembers_for_the_next(tmp_path: Path) -> None:
    root = small(tmp_path / "journal")
    for day in range(1, 29):
        path = root / "entries" / f"2026-09-{day:02}.md"
        path.write_text(f"Day {day}.\n", "utf-8")
    time.sleep(SETTLED_NS / 1e9 + 0.5)
    built(root)
    assert len(remembered(root)) > 28
