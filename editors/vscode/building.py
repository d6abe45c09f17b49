"""Builds the extension for VS Code from what lies beside this file: `helplog.vsix`.

It takes Node.js and npm, and the packages that `package-lock.json` names, once; the wheel then
carries what was built, and whoever installs it needs none of them.

    python editors/vscode/building.py [FOLDER]
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from editors.vscode.packing import pack  # noqa: E402 - beside it

HERE: Final = ROOT / "editors" / "vscode"
NAME: Final = "helplog.vsix"
CACHE_VARIABLE: Final = "HELPLOG_EXTENSION_CACHE"
"""A folder that keeps what was built, for builds that begin in another copy of the sources."""
_MADE_FROM: Final = "made-from"
_PATIENCE_SECONDS: Final = 300
_SOURCES: Final = (
    "editors/vscode/*.json",
    "editors/vscode/*.md",
    "editors/vscode/*.py",
    "editors/vscode/src/*.ts",
    "src/helplog/__init__.py",
    "theme/assets/helplog/icon-192.png",
    "LICENSE",
)
_IMPATIENT: Final = {
    "npm_config_fetch_retries": "1",
    "npm_config_fetch_timeout": "30000",
    "npm_config_update_notifier": "false",
}
"""Where there is no network, the build goes on without the extension, and soon."""


class NotBuiltError(Exception):
    """Why there is no extension, in words."""


def cache_path() -> Path:
    """Where what was built is kept."""
    named = os.environ.get(CACHE_VARIABLE)
    return Path(named) if named else ROOT / ".cache" / "vscode"


def built(cache: Path) -> Path:
    """The extension as the sources have it; made anew only where they have changed.

    Args:
        cache: where it is kept, with all that npm fetches.

    Raises:
        NotBuiltError: it can't be made here.
    """
    path, made_from, digest = cache / NAME, cache / _MADE_FROM, _digest()
    if path.exists() and made_from.exists() and made_from.read_text("utf-8") == digest:
        return path
    cache.mkdir(parents=True, exist_ok=True)
    modules = _bundled(cache)
    made_from.unlink(missing_ok=True)
    pack(path, ROOT, cache / "extension.js", modules)
    made_from.write_text(digest, "utf-8")
    return path


def _bundled(cache: Path) -> Path:
    """Makes one script of all; the folder of the packages it was made of."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotBuiltError("it takes Node.js and npm to build, which are not here")
    work = cache / "work"
    shutil.rmtree(work / "src", ignore_errors=True)
    shutil.copytree(HERE / "src", work / "src")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, work / name)
    _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], work)
    outfile = cache / "extension.js"
    _run([npm, "run", "build", "--", f"--outfile={outfile}"], work)
    return work / "node_modules"


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **_IMPATIENT},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotBuiltError(f"npm did not come to an end: {error}") from error
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise NotBuiltError(f"npm {command[1]} did not succeed:\n{said}")


def _digest() -> str:
    """One of everything that the extension is made of."""
    known = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            known.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
            known.update(hashlib.sha256(path.read_bytes()).digest())
    return known.hexdigest()


def main() -> int:
    """Prints where it lies; 1 and the reason where it can't be built."""
    try:
        print(built(cache_path()))
    except NotBuiltError as error:
        print(f"no extension for VS Code: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
