"""Under the usual umask of 022, whatever helplog writes is its owner's alone."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pytest

from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.store.files import privacy
from helplog.store.files.privacy import (
    close_to_others,
    keeps_modes,
    open_to_all,
    seen_by_others,
)
from helplog.store.trust.exposure import refuse_open_to_all

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="rights are kept otherwise there"
)

HELPLOG: Final = [
    sys.executable,
    "-c",
    "import sys; from helplog.cli.main import main; sys.exit(main())",
]


def run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HELPLOG_TODAY": "2026-11-18",
        "NO_MKDOCS_2_WARNING": "1",
        "EDITOR": "true",
    }
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        umask=0o022,
    )


def open_ones(folder: Path) -> list[str]:
    """Everything below a folder that group or others have any right to."""
    return [
        f"{path.relative_to(folder)} {stat.S_IMODE(path.lstat().st_mode):o}"
        for path in (folder, *folder.rglob("*"))
        if not path.is_symlink()
        and path.lstat().st_mode & 0o077
        and ".git/" not in f"{path}/"
    ]


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.slow
def test_every_command_keeps_what_it_writes_to_its_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-18")
    root = tmp_path / "journal"
    commands = (
        ["init", str(root)],
        *(
            ["ask", "Sam", "the sofa"],
            ["handoff", "Jo", "dinners"],
            ["accept", "Ana", "a lift"],
            ["thank", "Ana"],
        ),
        *(
            ["connect", "Lee"],
            ["decline", "Jo", "a lift"],
            ["need", "rest"],
            ["alone", "the sofa"],
        ),
        *(
            ["undo"],
            ["new"],
            ["today"],
            ["people"],
            ["check"],
            ["stats", "--json"],
            ["sync"],
            ["build", "-q"],
        ),
    )
    for command in commands:
        os.umask(0o022)  # as each new process finds it
        main([*command, *(["-J", str(root)] if root.exists() else [])])
        assert "should not have happened" not in capsys.readouterr().err
        assert open_ones(root) == [], command
    assert (root / "site" / "index.html").is_file()
    assert (root / ".cache").is_dir()


@pytest.mark.slow
def test_plain_mkdocs_closes_a_site_that_stood_open(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    assert run([*HELPLOG, "init", str(root), "--no-git"], tmp_path).returncode == 0
    shutil.copytree(root / "entries", root / "site" / "old")
    for path in (root / "site").rglob("*"):
        path.chmod(0o777)
    done = run([sys.executable, "-m", "mkdocs", "build", "-q", "--dirty"], root)
    assert done.returncode == 0, done.stderr
    assert open_ones(root / "site") == []


@pytest.mark.slow
def test_a_journal_that_everyone_can_write_to_is_declined_with_the_cure(
    tmp_path: Path,
) -> None:
    root = tmp_path / "journal"
    assert run([*HELPLOG, "init", str(root), "--no-git"], tmp_path).returncode == 0
    root.chmod(0o777)
    for command in (
        [*HELPLOG, "today"],
        [*HELPLOG, "build"],
        [sys.executable, "-m", "mkdocs", "build"],
    ):
        done = run(command, root)
        assert done.returncode == 1
        assert f"chmod o-w '{root}'" in done.stderr
    assert not (root / "site").exists()


def test_the_folder_the_entries_and_the_configuration_each_count(
    tmp_path: Path,
) -> None:
    (tmp_path / "entries").mkdir()
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    refuse_open_to_all(tmp_path, "entries")
    for path in (tmp_path, tmp_path / "entries", tmp_path / "mkdocs.yml"):
        before = path.stat().st_mode
        path.chmod(0o777)
        with pytest.raises(RefusalError, match="chmod o-w"):
            refuse_open_to_all(tmp_path, "entries")
        path.chmod(before)


def test_a_disk_without_rights_is_not_held_against_anyone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "on a stick" / "journal"
    journal.mkdir(parents=True)
    journal.chmod(0o777)
    assert open_to_all(journal)
    mounts = tmp_path / "mounts"
    escaped = str(tmp_path / "on a stick").replace(" ", "\\040")
    mounts.write_text(f"none / ext4 rw 0 0\nstick {escaped} vfat rw 0 0\n", "utf-8")
    monkeypatch.setattr(privacy, "_MOUNTS", mounts)
    assert not keeps_modes(journal)
    assert keeps_modes(tmp_path)
    assert not open_to_all(journal)
    refuse_open_to_all(journal)


def test_seen_by_others_asks_for_the_whole_way() -> None:
    # pytest's own folders are closed on the way; the system's temporary one is not
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "journal").mkdir(mode=0o755)
        assert not seen_by_others(folder / "journal")
        folder.chmod(0o755)
        way_in = all(
            parent.stat().st_mode & stat.S_IXOTH for parent in folder.resolve().parents
        )
        assert seen_by_others(folder / "journal") is way_in


def test_closing_leaves_what_a_link_points_to_alone(tmp_path: Path) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir()
    site.mkdir()
    (outside / "theirs").write_text("x", "utf-8")
    (outside / "theirs").chmod(0o644)
    (site / "link").symlink_to(outside / "theirs")
    (site / "folder").symlink_to(outside)
    close_to_others(site)
    assert stat.S_IMODE((outside / "theirs").stat().st_mode) == 0o644
    assert stat.S_IMODE(site.stat().st_mode) == 0o700
