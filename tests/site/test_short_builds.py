"""A build of which only entries are different: what it doesn't do, and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.site.journal_changes import CACHE, Diary
from tests.site.warm_and_cold import LIST, WarmAndCold

pytestmark = pytest.mark.slow

_KNOWN: Final = """\
import sys
from helplog.cli.main import main
main(["build", "--explain", "--today", "2026-11-18"])
print("imported", sorted({name.partition(".")[0] for name in sys.modules}))
"""
_SECRET: Final = """---
asks:
  - Xanthippe: quinces in brandy
    private: true
private: {private}
---
Nobody knows of the marmalade.
"""
_SECRET_WORDS: Final = (b"Xanthippe", b"quinces", b"marmalade")


@pytest.fixture
def builds(tmp_path: Path) -> WarmAndCold:
    """A journal that was built once."""
    diary = Diary(tmp_path / "journal")
    diary.entries.mkdir(parents=True)
    diary.configure()
    diary.write("2026-11-11.md", "---\nasks: Ana: soup\n---\nThe day.\n")
    diary.write("2026-10-11.md", "Long ago.\n")
    made = WarmAndCold(diary)
    made.build()
    assert made.wrong == []
    return made


def test_mkdocs_is_not_imported(builds: WarmAndCold) -> None:
    diary = builds.diary
    diary.write("2026-11-11.md", "---\nasks: Ana: soup\n---\nAnother *word*.\n")
    done = subprocess.run(
        [sys.executable, "-c", _KNOWN],
        cwd=diary.root,
        env={**os.environ, "HELPLOG_TODAY": "2026-11-18"},
        capture_output=True,
        text=True,
        check=True,
    )
    said, _, imported = done.stdout.rpartition("imported")
    assert "weeks/2026-11-09/index.html: different" in said
    assert "everything" not in said
    assert not {"mkdocs", "material"} & set(eval(imported))  # noqa: S307


def test_a_page_that_stays_is_the_same_file(builds: WarmAndCold) -> None:
    def files() -> dict[str, tuple[int, int]]:
        return {
            path.relative_to(builds.site).as_posix(): (about.st_ino, about.st_ctime_ns)
            for path in builds.site.rglob("*")
            if path.is_file() and (about := path.stat())
        }

    before = files()
    builds.diary.write("2026-11-11.md", "---\nasks: Ana: soup\n---\nAnother word.\n")
    builds.build()
    after = files()
    assert builds.wrong == []
    assert before.keys() == after.keys()
    other = {path for path in after if after[path] != before[path]}
    assert other - {LIST} <= {
        "weeks/2026-11-09/index.html",
        "weeks/index.html",
        "calendar/2026/index.html",
        "index.html",
        "years/2026/index.html",
    } | {path for path in other if path.startswith("search/")}


@pytest.mark.parametrize("private", ["true", "false"])
def test_nothing_private_is_noted_down_in_plain_letters(
    builds: WarmAndCold, private: str
) -> None:
    diary = builds.diary
    diary.write("2026-11-12.md", _SECRET.format(private=private))
    diary.write("people/Xanthippe.md", "---\nperson: Xanthippe\nprivate: true\n---\n")
    builds.build()
    diary.write("2026-11-11.md", "Another word.\n")
    why = builds.build()
    assert builds.wrong == []
    assert why
    notes = [path for path in (diary.root / CACHE).rglob("*") if path.is_file()]
    assert notes
    for path in notes:
        data = path.read_bytes()
        assert not any(word in data for word in _SECRET_WORDS)


def test_cleaning_takes_the_notes_away(builds: WarmAndCold) -> None:
    names = {path.name for path in (builds.diary.root / CACHE).iterdir()}
    assert {"pages", "surroundings", "build"} <= names
    builds.run("helplog", "clean")
    left = {path.name for path in (builds.diary.root / CACHE).iterdir()}
    assert not {"pages", "surroundings", "build", "records-00"} & left


def test_a_build_that_fails_leaves_the_site(builds: WarmAndCold) -> None:
    diary = builds.diary
    diary.options["week_start"] = "[none"
    diary.configure()
    builds.build()
    assert builds.wrong == []
    assert (builds.site / "index.html").is_file()
    del diary.options["week_start"]
    diary.configure()
    builds.build()
    assert builds.wrong == []
