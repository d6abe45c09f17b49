"""Programs that read mkdocs.yml too: one that knows no helplog stops, those that stand in for MkDocs or Material build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tests.house.fetched import ROOT, fetched

ZENSICAL: Final = ("zensical==0.0.73", "deepmerge==2.0", "tomli==2.4.0")
MATERIALX: Final = ("mkdocs-materialx==10.2.2", "pagefind==1.5.2")
HELPLOG: Final = (
    "-c",
    "import sys; from helplog.cli.main import main; sys.exit(main())",
)
PRIVATE: Final = "a word for nobody"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A new journal with something private in it."""
    root = tmp_path / "journal"
    run([*HELPLOG, "init", str(root), "--no-git"], tmp_path)
    entry = root / "entries" / "2026-11-18.md"
    entry.write_text(f"---\nprivate: true\n---\n{PRIVATE}\n", "utf-8")
    return root


def run(
    command: list[str], folder: Path, path: Path | None = None
) -> subprocess.CompletedProcess[str]:
    places = [str(path)] if path else []
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ
        | {
            "PYTHONPATH": os.pathsep.join([*places, str(ROOT / "src")]),
            "HELPLOG_TODAY": "2026-11-18",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def words_in(site: Path) -> str:
    if not site.is_dir():
        return ""
    files = (path for path in site.rglob("*") if path.suffix in {".html", ".json"})
    return "\n".join(path.read_text("utf-8", "replace") for path in files)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["a new journal", "the sample"])
def test_a_program_that_knows_no_helplog_stops(
    journal: Path, tmp_path: Path, which: str
) -> None:
    zensical = fetched("zensical-0.0.73-with-all", *ZENSICAL)
    root = journal
    if which == "the sample":
        root = tmp_path / "sample"
        shutil.copytree(ROOT / "entries", root / "entries")
        shutil.copy(ROOT / "mkdocs.yml", root)
    done = run(["-m", "zensical", "build"], root, zensical)
    assert done.returncode != 0
    assert "helplog" in done.stdout + done.stderr
    assert words_in(root / "site") == ""


@pytest.mark.slow
def test_with_a_theme_that_it_has_it_would_publish_what_is_private(
    journal: Path,
) -> None:
    zensical = fetched("zensical-0.0.73-with-all", *ZENSICAL)
    configuration = journal / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    configuration.write_text(text.replace("name: helplog", "name: material"), "utf-8")
    run(["-m", "zensical", "build"], journal, zensical)
    assert PRIVATE in words_in(journal / "site"), "then there is nothing to stop it for"
    shutil.rmtree(journal / "site")
    mended = run([*HELPLOG, "check", "--fix"], journal)
    assert "name: helplog" in mended.stdout
    assert run(["-m", "zensical", "build"], journal, zensical).returncode != 0
    assert words_in(journal / "site") == ""


@pytest.mark.slow
def test_a_fork_of_material_in_its_place_builds_the_journal(journal: Path) -> None:
    fork = fetched("materialx-10.2.2", *MATERIALX)
    shutil.copy(ROOT / "entries/2026/11/2026-11-17.md", journal / "entries")
    done = run(["-m", "mkdocs", "build", "--quiet"], journal, fork)
    assert done.returncode == 0, done.stderr
    home = (journal / "site/index.html").read_text("utf-8")
    assert "Content-Security-Policy" in home
    assert "assets/helplog/helplog.css" in home
    assert 'name="query"' in home
    index = (journal / "site/search/search_index.json").read_text("utf-8")
    assert "weeks/2026-11-16" in index
    assert PRIVATE not in words_in(journal / "site")
