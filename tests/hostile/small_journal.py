"""A small journal, the two ways of building it, and what a folder holds before and after."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from tests.forking import run_program

CONFIGURATION: Final = "site_name: J\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"
ENTRIES: Final = {
    "2026-11-10.md": "---\nasks: [Priya: look over the report]\n---\nA long day.\n",
    "2026-11-17.md": "---\naccepted: 'Dana Lee: carried the boxes'\n---\nA better one.\n",
    "about.md": "# About\n\nWho writes here.\n",
    "photos/kitchen.jpg": "no picture",
}
WAYS: Final[tuple[str, ...]] = ("helplog", "mkdocs")
"""Programs that build a site."""

Holding = dict[str, str | bytes]
"""Everything below a folder by path: the bytes of a file, where a link leads, `/` for a folder."""


def write_small_journal(root: Path, *, more: str = "") -> Path:
    """A journal in `root`, with more lines in its configuration."""
    for uri, text in ENTRIES.items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text(CONFIGURATION + more, "utf-8")
    root.chmod(0o700)
    return root


def build_by(
    way: str, root: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Builds the site on one of the ways, as a program of its own."""
    return run_program(
        way,
        "build",
        *arguments,
        cwd=root,
        environment={
            **os.environ,
            "HELPLOG_TODAY": "2026-11-18",
            "NO_MKDOCS_2_WARNING": "1",
            "LC_ALL": "C.UTF-8",
        }
        | environment,
    )


def put_built(way: str, root: Path) -> None:
    """Puts the site there, and the cache beside it, that a build of the journal as it was written makes."""
    for name in ("site", ".cache"):
        shutil.copytree(_built(way) / name, root / name, symlinks=True)


@cache
def _built(way: str) -> Path:
    folder = tempfile.mkdtemp(prefix="helplog-built-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    root = write_small_journal(Path(folder))
    done = build_by(way, root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def held_by(folder: Path) -> Holding:
    """What lies in a folder; links are not followed."""
    found: Holding = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_dir():
            found[name] = "/"
        else:
            found[name] = path.read_bytes()
    return found
