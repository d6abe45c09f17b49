"""Neovim and Emacs themselves, set up by one command, in a page of a journal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any, Final

import pytest
from tests.language.small_journal import DAYS, make_journal

from helplog.cli.main import main

HERE: Final = Path(__file__).parent
SCRIPTS: Final = sysconfig.get_path("scripts")
PATH: Final = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
DAY: Final = '---\naks: "Sam: the van"\nneeds: a 😀 shelf\naccepted:\n  - Pri\n---\nWith @Priya.\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_journal(tmp_path / "my journal")
    (root / "entries/2026-11-18.md").write_text(DAY, "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("PATH", PATH)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-18")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return root


def line_to_add(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Sets an editor up; the one line that its writer adds to their own settings."""
    assert main(["editor", name]) == 0
    said = capsys.readouterr().out
    return next(row.strip() for row in said.split("\n") if row.startswith("    "))


def seen(*command: str) -> dict[str, Any]:
    run = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr + run.stdout
    found: dict[str, Any] = json.loads(run.stdout[run.stdout.index("{") :])
    return found


@pytest.mark.skipif(not shutil.which("nvim", path=PATH), reason="Neovim is not here")
def test_neovim(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init = tmp_path / "init.lua"
    init.write_text(line_to_add("neovim", capsys) + "\n", "utf-8")
    told = seen(
        "nvim", "--headless", "-u", str(init), "-i", "NONE",
        "entries/2026-11-18.md", "-c", f"luafile {HERE / 'try_neovim.lua'}", "-c", "cquit 3",
    )  # fmt: skip
    assert "unknown-key" in told["codes"]
    assert told["completed"] == ["Priya"]
    assert told["actions"][0] == "Did you mean `asks:`?"
    assert told["cured"][1] == 'asks: "Sam: the van"'
    assert told["renamed"][-1] == "With [[Priya Rao]]."
    other = root / "entries/2026-11-10.md"
    assert "- Priya Rao: look over the report" in other.read_text("utf-8")
    assert main(["undo"]) == 0
    assert other.read_text("utf-8") == DAYS[other.name]
    cured = "\n".join(told["cured"]) + "\n"
    assert (root / "entries/2026-11-18.md").read_text("utf-8") == cured


@pytest.mark.skipif(not shutil.which("emacs"), reason="Emacs is not here")
def test_emacs(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    probe = [
        "emacs",
        "--batch",
        "--eval",
        "(progn (package-initialize) (require 'eglot))",
    ]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("eglot is not here")
    init = tmp_path / "init.el"
    init.write_text(f"(package-initialize)\n{line_to_add('emacs', capsys)}\n", "utf-8")
    monkeypatch.setenv("TRY_FILE", str(root / "entries/2026-11-18.md"))
    told = seen("emacs", "--batch", "-l", str(init), "-l", str(HERE / "try-emacs.el"))
    assert any("aks" in text for text in told["texts"])
    assert told["labels"] == ["Priya"]
    assert told["cured"].startswith('---\nasks: "Sam: the van"\n')
