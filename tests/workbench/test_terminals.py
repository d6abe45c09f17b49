"""Neovim, Emacs and Vim in a terminal, in a page of the sample journal: what somebody sees of helplog."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.workbench.find_or_install import found
from tests.workbench.terminal_pictures import PATH, SCRIPTS, TRIALS, Trial, draw, run
from tests.workbench.test_vscode import DAY, PICTURES


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_it_shows_what_helplog_knows(
    trial: Trial,
    journal: Path,
    browser: Browser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = found()
    for program in (trial.program, "tmux"):
        if shutil.which(program, path=PATH) is None:
            pytest.skip(f"{program} is not here")
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-22")
    day = journal / "entries/2026/11/2026-11-22.md"
    day.write_text(DAY.replace("the 😀 shelf", "the shelf"), "utf-8")
    told = subprocess.run(
        [Path(SCRIPTS) / "helplog", "editor", trial.name],
        cwd=journal,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (line,) = [row.strip() for row in told.split("\n") if row.startswith("    ")]
    settings = tmp_path / f"settings{'.lua' if trial.name == 'neovim' else ''}"
    settings.write_text(f"{trial.before}{line}\n", "utf-8")
    screen = run(trial, day, settings, tmp_path)
    if entry is None:
        return  # what would draw the picture comes with VS Code's workbench
    xterm = Path(entry).parents[2] / "lib/vscode/node_modules/@xterm/xterm"
    PICTURES.mkdir(parents=True, exist_ok=True)
    draw(browser, xterm, screen, PICTURES / f"{trial.name}.png")
