"""Attempts to get into a journal through a file or folder that every user of the computer can write to."""

from __future__ import annotations

import os
import shutil
import subprocess
from io import StringIO
from pathlib import Path
from typing import Final

import pytest
from tests.site.conftest import run_mkdocs

from helplog.cli.main import main
from helplog.store.confinement import Boundary
from helplog.store.exposure import anything_open_to_all, refuse_anything_open_to_all

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="rights are kept otherwise there"),
    pytest.mark.skipif(shutil.which("git") is None, reason="no git"),
]

DAY: Final = "2026-11-30"
CONFIGURATION: Final = (
    "site_name: J\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HELPLOG_TODAY", DAY)
    root = tmp_path / "journal"
    for folder in ("entries/2026/11", "entries/people", ".cache/helplog/undo"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (root / "entries/2026/11/2026-11-29.md").write_text("Rain.\n", encoding="utf-8")
    (root / "entries/2026/11/2026-11-30.md").write_text("Sun.\n", encoding="utf-8")
    (root / "entries/people/ana.md").write_text("---\nperson: Ana\n---\n", encoding="utf-8")
    (root / ".cache/helplog/readings").write_text("x", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    for folder, _, names in os.walk(root):
        for name in ("", *names):
            path = Path(folder, name)
            path.chmod(0o755 if path.is_dir() else 0o644)
    return root


PARTS: Final = [
    ("entries/2026", 0o777, "entries"),
    ("entries/2026/11", 0o777, "entries"),
    ("entries/2026/11", 0o1777, "entries"),
    ("entries/2026/11/2026-11-30.md", 0o666, "entries"),
    ("entries/2026/11/2026-11-29.md", 0o602, "entries"),
    ("entries/people/ana.md", 0o666, "entries"),
    (".git", 0o777, ".git"),
    (".git/hooks", 0o777, ".git"),
    (".git/config", 0o666, ".git"),
    (".git/refs/heads", 0o777, ".git"),
    (".git/objects", 0o777, ".git"),
    (".cache", 0o777, ".cache"),
    (".cache/helplog", 0o777, ".cache"),
    (".cache/helplog/undo", 0o777, ".cache"),
    (".cache/helplog/readings", 0o666, ".cache"),
]
IDS: Final = [f"{name} {mode:o}" for name, mode, _ in PARTS]


@pytest.mark.parametrize(("name", "mode", "part"), PARTS, ids=IDS)
def test_it_is_said_by_doctor_with_the_cure_that_works(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, mode: int, part: str
) -> None:
    (root / name).chmod(mode)
    assert main(["doctor", "-J", str(root)]) == 1
    said = "".join(capsys.readouterr().out.split())
    assert f"everyoneonthiscomputercanwriteto{root / name}" in said
    assert f"chmod-Ro-w'{root / part}'" in said
    subprocess.run(f"chmod -R o-w '{root / part}'", shell=True, check=True)  # noqa: S602 - as a person types it
    assert list(anything_open_to_all(Boundary(root, root / "entries"))) == []


@pytest.mark.parametrize(("name", "mode", "part"), PARTS, ids=IDS)
def test_a_sync_declines_in_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, mode: int, part: str
) -> None:
    (root / name).chmod(mode)
    for command in ("sync", "heal"):
        assert main([command, "-J", str(root)]) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert f"can write to {root / name}" in said
        assert str(root / part) in said.partition("chmod ")[2]
    assert not (root / ".git/helplog").exists()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "mode", "part"), PARTS, ids=IDS)
def test_a_build_declines(root: Path, name: str, mode: int, part: str) -> None:
    assert part
    (root / name).chmod(mode)
    done = run_mkdocs(root, "build", today=DAY)
    assert done.returncode == 1
    assert f"can write to {root / name}" in done.stderr
    assert "Traceback" not in done.stderr


ON_THE_WAY: Final = [
    one for one in PARTS if one[0] not in {"entries/people/ana.md", "entries/2026/11/2026-11-29.md"}
]


@pytest.mark.parametrize(
    ("name", "mode", "part"),
    [
        one
        for one in ON_THE_WAY
        if one[0] in {".git", ".cache", ".cache/helplog"} or one[0].startswith("entries")
    ],
)
def test_a_capture_declines_where_it_would_have_to_pass(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, mode: int, part: str
) -> None:
    assert part
    (root / name).chmod(mode)
    assert main(["ask", "Ana", "the boxes", "-J", str(root)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"can write to {root / name}" in said
    assert (root / "entries/2026/11/2026-11-30.md").read_text(encoding="utf-8") == "Sun.\n"


@pytest.mark.parametrize("command", [["checkin"], ["done", "1"]])
def test_so_does_what_follows_up(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    day = root / "entries/2026/11/2026-11-30.md"
    day.write_text("---\nneeds: rest\n---\n", encoding="utf-8")
    checkin = root / "entries/2026/11/2026-W49.md"
    checkin.write_text("---\nweek: 2026-W49\n---\n", encoding="utf-8")
    before = day.read_bytes(), checkin.read_bytes()
    assert main(["open", "-J", str(root)]) == 0
    (root / "entries/2026/11").chmod(0o777)
    monkeypatch.setattr("sys.stdin", StringIO("Sam, with the sofa.\n\n\n\n"))
    assert main([*command, "-J", str(root)]) == 1
    assert (day.read_bytes(), checkin.read_bytes()) == before


def test_a_repository_around_the_journal_counts_as_well(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / ".git").rename(root.parent / ".git")
    (root.parent / ".git/hooks").chmod(0o777)
    assert main(["sync", "-J", str(root)]) == 1
    assert f"can write to {root.parent / '.git/hooks'}" in capsys.readouterr().err


def test_a_name_in_the_cure_is_no_command(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = root.with_name("it's; touch PWNED")
    root.rename(odd)
    (odd / "entries/2026").chmod(0o777)
    assert main(["sync", "-J", str(odd)]) == 1
    cure = capsys.readouterr().err.partition("close it with: ")[2]
    subprocess.run(cure, shell=True, check=True, cwd=odd)  # noqa: S602 - as a person types it
    assert not (odd / "PWNED").exists()
    assert (odd / "entries/2026").stat().st_mode & 0o777 == 0o775


def test_links_have_no_rights_of_their_own(root: Path) -> None:
    """Their mode is 0777 everywhere, and means nothing."""
    (root / "entries/link.md").symlink_to("2026/11/2026-11-29.md")
    (root / "entries/folder").symlink_to("2026")
    refuse_anything_open_to_all(Boundary(root, root / "entries"))
