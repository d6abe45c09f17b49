"""Prints where VS Code's workbench is, as code-server serves it to a browser; gets it where it is not.

Only under `make editors`. In this order: what HELPLOG_CODE_SERVER names, what lies in `.cache`, the
npm registry. Prints nothing, and says so on stderr, where it can't be had.

Its own installer fetches from elsewhere than the registry, so nothing is run but what makes its
three native modules from their sources; searching the folder, which takes a program that it would
fetch, does not work, and is not needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
VERSION: Final = "4.100.3"
NODE: Final = "v20."
"""The only release of Node.js that this one begins with."""
HOME: Final = ROOT / ".cache" / f"code-server-{VERSION}"
ENTRY: Final = HOME / "node_modules/code-server/out/node/entry.js"
READY: Final = HOME / "ready"
_PATIENCE_SECONDS: Final = 900
_QUIET: Final = ("--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund")


class _Step(NamedTuple):
    command: tuple[str, ...]
    folder: Path


def _steps(npm: str) -> Iterator[_Step]:
    package = ENTRY.parents[2]
    served = package / "lib" / "vscode"
    named = f"code-server@{VERSION}"
    yield _Step((npm, "install", *_QUIET, "--no-save", named), HOME)
    yield _Step((npm, "install", *_QUIET), served)
    yield _Step((npm, "install", *_QUIET), served / "extensions")
    yield _Step((npm, "rebuild", "argon2", "--build-from-source"), HOME)
    yield _Step((npm, "rebuild", "node-pty", "@vscode/spdlog"), served)


def found() -> str | None:
    """The script that begins it, where it is here already."""
    named = os.environ.get("HELPLOG_CODE_SERVER")
    if named:
        return named
    return str(ENTRY) if READY.exists() else None


def installed() -> str | None:
    """The same after installing it; the reason goes to stderr where that can't be done."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        _say_why_not("there is no Node.js")
        return None
    version = subprocess.run(
        [node, "--version"], capture_output=True, text=True, check=True
    )
    if not version.stdout.startswith(NODE):
        _say_why_not(f"it takes Node.js {NODE}x; here is {version.stdout.strip()}")
        return None
    HOME.mkdir(parents=True, exist_ok=True)
    for step in _steps(npm):
        said = " ".join(step.command[1:])
        print(f"code-server: npm {said}", file=sys.stderr)
        if not _run(step, node):
            _say_why_not(f"npm {said} did not succeed")
            return None
    READY.touch()
    return str(ENTRY)


def _run(step: _Step, node: str) -> bool:
    # a module asks npx for what it is built with, which would ask back
    environment = {**os.environ, "npm_config_yes": "true"}
    headers = Path(node).resolve().parents[1]
    if (headers / "include" / "node").is_dir():
        environment["npm_config_nodedir"] = str(headers)
    done = subprocess.run(
        step.command,
        cwd=step.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        print(done.stdout.decode("utf-8", "replace")[-3000:], file=sys.stderr)
    return done.returncode == 0


def _say_why_not(reason: str) -> None:
    print(
        f"VS Code's workbench can't be had here: {reason}. What is tried in it is skipped.",
        file=sys.stderr,
    )


def main() -> None:
    """Prints the path."""
    path = found() or installed()
    if path:
        print(path)


if __name__ == "__main__":
    main()
