"""Neovim, Emacs and Vim in a terminal, typed to, and pictures of what stands there then.

The terminal is tmux's; what stands in it is drawn by the one that VS Code has, in a browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import time
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser
from tests.workbench.workbench import until

COLUMNS: Final = 96
ROWS: Final = 20
_LOOK: Final = {
    "cols": COLUMNS,
    "rows": ROWS,
    "fontSize": 14,
    "fontFamily": "DejaVu Sans Mono, monospace",
    "theme": {"background": "#14161b", "foreground": "#e0e2ea"},
}
SCRIPTS: Final = sysconfig.get_path("scripts")
PATH: Final = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"


class Trial(NamedTuple):
    """One editor in a terminal."""

    name: str
    program: str
    options: tuple[str, ...]
    """`{settings}` is the file of its writer's own settings."""
    before: str
    """What stands in that file before the line which `helplog editor` says to add."""
    ready: str
    """What stands there once the server has been heard."""
    keys: tuple[str, ...]
    """As tmux sends them."""
    shown: str
    """What stands there at the end."""


TRIALS: Final = (
    Trial(
        "neovim",
        "nvim",
        ("-u", "{settings}", "-i", "NONE"),
        "",
        "W aks",
        ("5G", "A", " Da"),
        "Dana Lee",
    ),
    Trial(
        "emacs",
        "emacs",
        ("-nw", "-q", "-l", "{settings}"),
        "(setq native-comp-async-report-warnings-errors nil)\n(package-initialize)\n",
        "eglot:",
        ("M-g", "g", "5", "Enter", "C-e", " Da", "C-M-i"),
        "Dana Lee",
    ),
    Trial(
        "vim",
        "vim",
        ("-u", "{settings}", "-i", "NONE"),
        "source $VIMRUNTIME/defaults.vim\nset background=dark\n",
        "All",
        (":silent make!", "Enter", ":redraw!", "Enter", ":copen 9", "Enter"),
        "acepted",
    ),
)


def run(trial: Trial, file: Path, settings: Path, home: Path) -> str:
    """What stands in the terminal at the end, with its colours.

    Args:
        trial: the editor, and what is typed.
        file: the page, in the sample journal.
        settings: its writer's own.
        home: theirs.

    Raises:
        AssertionError: the editor never showed what it is to show.
    """
    program = shutil.which(trial.program, path=PATH)
    options = [one.replace("{settings}", str(settings)) for one in trial.options]
    tmux = ["tmux", "-L", f"helplog-{trial.name}-{os.getpid()}"]
    size = ["-x", str(COLUMNS), "-y", str(ROWS)]
    environment = {
        "PATH": PATH,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "HELPLOG_TODAY": os.environ["HELPLOG_TODAY"],
    }
    subprocess.run(
        [*tmux, "-f", "/dev/null", "new-session", "-d", *size, str(program), *options, str(file)],
        env=environment,
        cwd=file.parents[3],
        check=True,
    )  # fmt: skip
    try:
        until(lambda: trial.ready in _screen(tmux), f"{trial.name}: {trial.ready}")
        for keys in trial.keys:
            is_key = keys[:2] in {"M-", "C-"} or keys == "Enter"
            literal = [] if is_key else ["-l"]
            subprocess.run([*tmux, "send-keys", *literal, keys], check=True)
            time.sleep(0.4)
        until(lambda: trial.shown in _screen(tmux), f"{trial.name}: {trial.shown}")
        time.sleep(1.5)
        return _screen(tmux, "-e")
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def _screen(tmux: list[str], *options: str) -> str:
    done = subprocess.run(
        [*tmux, "capture-pane", "-p", *options], capture_output=True, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def draw(browser: Browser, xterm: Path, screen: str, path: Path) -> None:
    """Draws what stood in a terminal.

    Args:
        browser: that draws.
        xterm: the folder of the terminal's package.
        screen: with its colours as escapes.
        path: of the picture.
    """
    page = browser.new_page(device_scale_factor=2)
    page.set_content(
        '<body style="margin:8px;background:#14161b"><div id="here"></div>'
    )
    page.add_style_tag(path=xterm / "css" / "xterm.css")
    page.add_script_tag(path=xterm / "lib" / "xterm.js")
    text = screen.rstrip("\n").replace("\n", "\r\n")
    page.evaluate(
        """([text, options]) => new Promise((done) => {
            const terminal = new Terminal(options);
            terminal.open(document.getElementById("here"));
            terminal.write("\\x1b[?25l" + text, () => setTimeout(done, 500));
        })""",
        [text, _LOOK],
    )
    page.locator("#here .xterm-screen").screenshot(path=path)
    page.close()
