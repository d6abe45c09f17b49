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
from helplog.store.files.confinement import Boundary
from helplog.store.trust.exposure import (
    anything_open_to_all,
    refuse_anything_open_to_all,
)
from helplog.store.trust.running_files import running_files

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="rights are kept otherwise there"),
    pytest.mark.skipif(shutil.which("git") is None, reason="no git"),
]

DAY: Final = "2026-11-30"
CONFIGURATION: Final = "site_name: J\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HELPLOG_TODAY", DAY)
    root = tmp_path / "journal"
    for folder in ("entries/2026/11", "entries/people", ".cache/helplog/undo"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (root / "entries/2026/11/2026-11-29.md").write_text("Rain.\n", encoding="utf-8")
    (root / "entries/2026/11/2026-11-30.md").write_text("Sun.\n", encoding="utf-8")
    (root / "entries/people/ana.md").write_text(
        "---\nperson: Ana\n---\n", encoding="utf-8"
    )
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
    one
    for one in PARTS
    if one[0] not in {"entries/people/ana.md", "entries/2026/11/2026-11-29.md"}
]


@pytest.mark.parametrize(
    ("name", "mode", "part"),
    [
        one
        for one in ON_THE_WAY
        if one[0] in {".git", ".cache", ".cache/helplog"}
        or one[0].startswith("entries")
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
    assert (root / "entries/2026/11/2026-11-30.md").read_text(
        encoding="utf-8"
    ) == "Sun.\n"


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


OWN: Final = {
    "tools/hook.py": "X = 1\n",
    "tools/beside.py": "X = 1\n",
    "own/main.html": "{% extends 'base.html' %}\n",
    "own/partials/deep.html": "",
    "design/linked.html": "",
    "base.yml": "site_author: A\n",
    "parents/base.yml": "site_author: A\n",
    ".gitattributes": "",
    ".gitignore": "site/\n",
    "mkdocs.yml": CONFIGURATION.replace("material}", "material, custom_dir: own}")
    + "INHERIT: parents/base.yml\nhooks: [tools/hook.py]\n",
}
"""A journal with programs of its own."""
RUNNING: Final = {
    "a hook": ("tools/hook.py", 0o666),
    "what a hook imports": ("tools/beside.py", 0o602),
    "the folder of a hook": ("tools", 0o777),
    "the folder of templates": ("own", 0o777),
    "a template": ("own/main.html", 0o666),
    "a template in a folder": ("own/partials/deep.html", 0o666),
    "a folder of templates in it": ("own/partials", 0o757),
    "what a template is by a link": ("design/linked.html", 0o666),
    "an inherited configuration": ("parents/base.yml", 0o666),
    "the folder of an inherited configuration": ("parents", 0o777),
    "a file beside": ("base.yml", 0o666),
    "attributes of git": (".gitattributes", 0o666),
    "what git keeps to itself": (".gitignore", 0o666),
    "the configuration": ("mkdocs.yml", 0o666),
    "the folder of the journal": (".", 0o777),
    "the folder that holds the journal": ("..", 0o777),
}


@pytest.fixture
def running(root: Path) -> Path:
    for name, text in OWN.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "own/linked.html").symlink_to("../design/linked.html")
    for folder, _, names in os.walk(root):
        for name in ("", *names):
            path = Path(folder, name)
            path.chmod(0o755 if path.is_dir() else 0o644)
    root.parent.chmod(0o755)
    return root


def test_programs_of_ones_own_are_fine(
    running: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["doctor", "-J", str(running)])
    assert "can write to" not in capsys.readouterr().out
    assert main(["sync", "--dry-run", "-J", str(running)]) == 0


@pytest.mark.parametrize(("name", "mode"), RUNNING.values(), ids=RUNNING)
def test_what_runs_is_closed_as_well(
    running: Path, capsys: pytest.CaptureFixture[str], name: str, mode: int
) -> None:
    path = Path(os.path.normpath(running / name))
    path.chmod(mode)
    assert main(["doctor", "-J", str(running)]) == 1
    assert "canwriteto" in "".join(capsys.readouterr().out.split())
    assert main(["sync", "-J", str(running)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"can write to {path}" in said or "linked" in name
    cure = said.partition("close it with: ")[2]
    subprocess.run(cure, shell=True, check=True)  # noqa: S602 - as a person types it
    assert main(["sync", "--dry-run", "-J", str(running)]) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("name", "mode"), RUNNING.values(), ids=RUNNING)
def test_a_build_runs_nothing_that_is_open(running: Path, name: str, mode: int) -> None:
    Path(os.path.normpath(running / name)).chmod(mode)
    done = run_mkdocs(running, "build", today=DAY)
    assert done.returncode == 1
    assert "can write to" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_where_all_have_their_own_may_hold_a_journal(running: Path) -> None:
    running.parent.chmod(0o1777)
    assert main(["sync", "--dry-run", "-J", str(running)]) == 0


def test_the_cure_of_the_folder_around_leaves_what_else_lies_there(
    running: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running.parent.chmod(0o777)
    assert main(["sync", "-J", str(running)]) == 1
    assert "chmod o-w" in capsys.readouterr().err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives to a group"
)
@pytest.mark.parametrize(
    "name", [".", "mkdocs.yml", "entries/2026", ".git/hooks", "tools/hook.py"]
)
def test_doctor_says_what_a_group_can_write_to(
    running: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = running / name
    path.chmod(path.stat().st_mode | 0o020)
    main(["doctor", "-J", str(running)])
    assert "the group" not in capsys.readouterr().out, (
        "a user's own group has no one else in it"
    )
    os.chown(path, -1, 1)
    main(["doctor", "-J", str(running)])
    said = "".join(capsys.readouterr().out.split())
    assert "thegroup" in said
    assert f"canwriteto{path}" in said
    assert main(["sync", "--dry-run", "-J", str(running)]) == 0


def test_a_repository_around_the_journal_counts_as_well(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / ".git").rename(root.parent / ".git")
    (root.parent / ".git/hooks").chmod(0o777)
    assert main(["sync", "-J", str(root)]) == 1
    assert f"can write to {root.parent / '.git/hooks'}" in capsys.readouterr().err


def test_a_name_in_the_cure_is_no_command(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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


@pytest.mark.parametrize(
    "configuration",
    [
        b'"ho\\x6fks": [tools/hook.py]\n',
        "hooks: [tools/hook.py]\n".encode("utf-16"),
    ],
    ids=["with an escape", "in UTF-16"],
)
def test_what_runs_is_known_however_its_key_is_spelt(
    tmp_path: Path, configuration: bytes
) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(configuration)
    assert tmp_path / "tools/hook.py" in running_files(tmp_path).alone
