"""From `pip install` to a name completed in Neovim, as somebody new does it: three steps, counted.

The same in VS Code is `tests/workbench/test_vscode.py`, under `make editors`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from tests.installed_wheel import build, new_environment, pip_install
from tests.language.small_journal import make_journal

NEOVIM: Final = shutil.which(
    "nvim", path=f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
)
PATIENCE_SECONDS: Final = 60
DAY: Final = "---\naccepted:\n---\n"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not NEOVIM, reason="Neovim is not here"),
    pytest.mark.skipif(os.name == "nt", reason="it is spoken with through a socket"),
]


@contextmanager
def neovim(home: Path, file: Path, environment: dict[str, str]) -> Iterator[list[str]]:
    """Neovim as somebody has it, in a page; the command that sends it keys, or asks it."""
    socket = home / "nvim.sock"
    command = [str(NEOVIM), "--headless", "--listen", str(socket), str(file)]
    with subprocess.Popen(
        command, cwd=file.parent, env=environment, stderr=subprocess.DEVNULL
    ) as running:
        try:
            yield [str(NEOVIM), "--server", str(socket)]
        finally:
            running.kill()


def asked(speaking: list[str], expression: str) -> str:
    """What Neovim says an expression is; nothing while it is not there yet."""
    done = subprocess.run(
        [*speaking, "--remote-expr", expression],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def until(speaking: list[str], expression: str, wanted: str) -> str:
    """Waits until what it says holds something."""
    end = time.monotonic() + PATIENCE_SECONDS
    while wanted not in (said := asked(speaking, expression)):
        assert time.monotonic() < end, said
        time.sleep(0.1)
    return said


def send(speaking: list[str], keys: str) -> None:
    subprocess.run([*speaking, "--remote-send", keys], check=True)


def typed_until_offered(speaking: list[str], text: str, wanted: str) -> list[str]:
    """Types a line, and again where the journal was not looked at yet; what is offered then."""
    end = time.monotonic() + PATIENCE_SECONDS
    words = "json_encode(map(complete_info(['items']).items, 'v:val.abbr'))"
    while time.monotonic() < end:
        send(speaking, f"<Esc>0C{text}")
        for _ in range(20):
            offered: list[str] = json.loads(asked(speaking, words))
            if wanted in offered:
                return offered
            time.sleep(0.1)
    raise AssertionError(f"{wanted} was not offered")


def test_three_steps_lead_to_a_name_in_neovim(tmp_path: Path) -> None:
    journal = make_journal(tmp_path / "journal")
    day = journal / "entries" / "2026-11-18.md"
    day.write_text(DAY, "utf-8")
    config = tmp_path / "home" / ".config" / "nvim"
    config.mkdir(parents=True)
    environment = {
        "HOME": str(tmp_path / "home"),
        "PATH": "/usr/bin:/bin",  # what was installed lies in an environment of its own
        "HELPLOG_TODAY": "2026-11-18",
    }
    build(tmp_path / "dist", "--wheel")
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    scripts = new_environment(tmp_path / "venv")

    # 1. pip install "helplog[editors]"
    pip_install(scripts, [f"{wheel}[editors]"])
    # 2. in the journal's folder: helplog editor neovim
    told = subprocess.run(
        [scripts / "helplog", "editor", "neovim"],
        cwd=journal,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    # 3. the one line that it prints, into init.lua
    (line,) = [row.strip() for row in told.split("\n") if row.startswith("    ")]
    (config / "init.lua").write_text(f"{line}\n", "utf-8")

    with neovim(tmp_path, day, environment) as speaking:
        attached = "luaeval('#vim.lsp.get_clients({ bufnr = 0, name = \"helplog\" })')"
        until(speaking, attached, "1")
        send(speaking, "jo")
        offered = typed_until_offered(speaking, "  - Dan", "Dana Lee")
        assert [word.strip(": ") for word in offered] == ["Dana Lee"]
        assert until(speaking, "getline('.')", "Dan").strip() == "- Dan"
        send(speaking, "<C-Y>her van<Esc>:w<CR>")
        until(speaking, "&modified", "0")
    assert day.read_text("utf-8") == "---\naccepted:\n  - Dana Lee: her van\n---\n"
