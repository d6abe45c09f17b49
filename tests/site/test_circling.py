"""Folders that hold themselves: MkDocs leaves one circle by itself; of several the build says so, and ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.conftest import run_mkdocs

from helplog.website.symlink_loops import circles

CONFIGURATION = "site_name: J\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "entries/2026/old").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "entries/2026/2026-11-18.md").write_text("Rain.\n", encoding="utf-8")
    return tmp_path


def test_only_links_that_lead_up_are_circles(root: Path) -> None:
    docs = root / "entries"
    (docs / "itself").symlink_to("itself")
    (docs / "nowhere").symlink_to("gone")
    (docs / "down").symlink_to("2026/old")
    (docs / "2026/beside").symlink_to("old")
    assert circles(docs) == ()
    (docs / "here").symlink_to(".")
    (docs / "2026/old/up").symlink_to("../..")
    assert circles(docs) == ("2026/old/up", "here")


@pytest.mark.slow
def test_one_circle_does_not_stop_a_build(root: Path) -> None:
    (root / "entries/here").symlink_to(".")
    done = run_mkdocs(root, "build")
    assert done.returncode == 0
    assert "[link-loop]" in done.stderr


@pytest.mark.slow
def test_two_circles_are_named_and_end_it(root: Path) -> None:
    (root / "entries/here").symlink_to(".")
    (root / "entries/2026/up").symlink_to("..")
    done = run_mkdocs(root, "build")
    assert done.returncode == 1
    assert (
        "2026/up and here lead back to folders they are in: remove these links"
        in done.stderr
    )
