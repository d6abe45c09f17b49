"""Prints the path of a Chromium for the browser tests; gets one where there is none.

In this order: the one that HELPLOG_CHROMIUM names, one on the PATH, the one playwright has, a
download by playwright, the system's package. Prints nothing, and says so on stderr, where none can
be had; `--find-only` installs nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PATIENCE_SECONDS: Final = 600
NONE_TO_BE_HAD: Final = """\
No Chromium or Chrome was found and none could be installed, so the browser tests are skipped.
Install one, or name it: HELPLOG_CHROMIUM=/path/to/chromium make test"""


def found() -> str | None:
    """The path of a browser that is here already."""
    named = os.environ.get("HELPLOG_CHROMIUM")
    if named:
        return shutil.which(named)
    return (
        next((path for name in NAMES if (path := shutil.which(name))), None)
        or playwrights_own()
    )


def playwrights_own() -> str | None:
    """The browser playwright downloaded, once it has."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return None
    return path if Path(path).exists() else None


def installed() -> str | None:
    """A browser after trying to install one, by playwright first."""
    if run([sys.executable, "-m", "playwright", "install", "chromium"]):
        return playwrights_own()
    root = apt_as_root()
    if root is None:
        return None
    run([*root, "update", "-qq"])
    return (
        found()
        if run([*root, "install", "-y", "-qq", "--no-install-recommends", "chromium"])
        else None
    )


def apt_as_root() -> list[str] | None:
    """How to call apt-get, where that is allowed without a question."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    return ["sudo", "-n", "apt-get"] if shutil.which("sudo") else None


def run(command: Sequence[str]) -> bool:
    """Whether a command went well; what it says goes to stderr."""
    try:
        return (
            subprocess.run(
                command, stdout=sys.stderr, timeout=PATIENCE_SECONDS, check=False
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> None:
    """Prints the path."""
    path = found()
    if (
        path is None
        and "--find-only" not in sys.argv[1:]
        and not os.environ.get("HELPLOG_CHROMIUM")
    ):
        path = installed()
    if path is None:
        print(NONE_TO_BE_HAD, file=sys.stderr)
    else:
        print(path)


if __name__ == "__main__":
    main()
