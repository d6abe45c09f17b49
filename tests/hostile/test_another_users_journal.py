"""Attempts to have somebody build a journal that belongs to another user of the computer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest
from tests.hostile.small_journal import WAYS, build_by, write_small_journal

from helplog.cli.main import main

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only root can give files away",
)
SOMEBODY: Final = 4711
HOOK: Final = "import pathlib\npathlib.Path(__file__).with_name('PWNED').touch()\n"
GIVEN: Final = {
    "all of it": (".", "mkdocs.yml", "entries", "h.py"),
    "the configuration": ("mkdocs.yml",),
    "the folder": (".",),
    "a hook": ("h.py",),
    "an inherited configuration": ("base.yml",),
    "the folder of templates": ("own",),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with a hook that leaves a mark."""
    root = tmp_path / "journal"
    write_small_journal(root, more="hooks: [h.py]\nINHERIT: base.yml\n")
    configuration = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        configuration.replace("name: material", "name: material, custom_dir: own"),
        "utf-8",
    )
    (root / "h.py").write_text(HOOK, "utf-8")
    (root / "base.yml").write_text("site_author: A\n", "utf-8")
    (root / "own").mkdir()
    (root / "sub").mkdir()
    return root


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("names", GIVEN.values(), ids=GIVEN)
def test_a_build_declines_before_anything_runs(
    root: Path, way: str, names: tuple[str, ...]
) -> None:
    for name in names:
        os.chown(root / name, SOMEBODY, -1)
    done = build_by(way, root)
    assert done.returncode == 1
    said = done.stderr + done.stdout
    assert "belongs to another user" in said
    assert "chown" in said
    assert "Traceback" not in said
    assert not (root / "PWNED").exists()
    assert not (root / "site").exists()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_nor_does_one_that_is_found_upward(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    for name in GIVEN["all of it"]:
        os.chown(root / name, SOMEBODY, -1)
    monkeypatch.chdir(root / "sub")
    assert main([command]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "belongs to another user" in said
    assert not (root / "PWNED").exists()


def test_the_doctor_says_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.chown(root / "mkdocs.yml", SOMEBODY, -1)
    assert main(["doctor", "-J", str(root)]) == 1
    assert "belongs to another user" in " ".join(capsys.readouterr().out.split())


def test_ones_own_is_built_as_ever(root: Path) -> None:
    assert build_by("helplog", root).returncode == 0
    assert (root / "PWNED").exists()


@pytest.mark.parametrize("way", WAYS)
def test_what_everyone_can_write_to_does_not_run_before_it_is_refused(
    root: Path, way: str
) -> None:
    (root / "h.py").chmod(0o666)
    done = build_by(way, root)
    assert done.returncode == 1
    assert "can write to" in done.stderr + done.stdout
    assert not (root / "PWNED").exists()
