"""Prints the path of a Chromium for the browser tests, or of a `firefox`; gets one where there is none.

In this order: the one that HELPLOG_CHROMIUM (HELPLOG_FIREFOX) names, one on the PATH, the Chromium
playwright has, a download by playwright, the system's package. Playwright's Firefox is one of its
own making, and people have another. Prints nothing, and says so on stderr, where none can be had;
`--find-only` installs nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

PATIENCE_SECONDS: Final = 600


class Sought(NamedTuple):
    """A browser that tests are for."""

    variable: str
    names: tuple[str, ...]
    package: str
    """Debian's."""
    none_to_be_had: str


CHROMIUM: Final = Sought(
    "HELPLOG_CHROMIUM",
    (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "chromium",
    """\
No Chromium or Chrome was found and none could be installed, so the browser tests are skipped.
Install one, or name it: HELPLOG_CHROMIUM=/path/to/chromium make test""",
)
FIREFOX: Final = Sought(
    "HELPLOG_FIREFOX",
    (
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    ),
    "firefox-esr",
    """\
No Firefox was found and none could be installed, so the tests of the sealed copy in it are skipped.
Install one, or name it: HELPLOG_FIREFOX=/path/to/firefox make test""",
)


def found(sought: Sought) -> str | None:
    """The path of a browser that is here already."""
    named = os.environ.get(sought.variable)
    if named:
        return shutil.which(named)
    here = next((path for name in sought.names if (path := shutil.which(name))), None)
    if here is None and sought is CHROMIUM:
        return playwrights_own()
    return here


def playwrights_own() -> str | None:
    """The browser playwright downloaded, once it has."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Error:
        return None
    return path if Path(path).exists() else None


def installed(sought: Sought) -> str | None:
    """A browser after trying to install one, Chromium by playwright first."""
    download = [sys.executable, "-m", "playwright", "install", "chromium"]
    if sought is CHROMIUM and run(download):
        return playwrights_own()
    root = apt_as_root()
    if root is None:
        return None
    run([*root, "update", "-qq"])
    package = ["install", "-y", "-qq", "--no-install-recommends", sought.package]
    return found(sought) if run([*root, *package]) else None


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
    sought = FIREFOX if "firefox" in sys.argv[1:] else CHROMIUM
    path = found(sought)
    may_install = "--find-only" not in sys.argv[1:]
    if path is None and may_install and not os.environ.get(sought.variable):
        path = installed(sought)
    if path is None:
        print(sought.none_to_be_had, file=sys.stderr)
    else:
        print(path)


if __name__ == "__main__":
    main()
