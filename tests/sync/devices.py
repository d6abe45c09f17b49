"""Devices for tests: each a real clone in a folder, with real git; a bare repository in their midst."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.sync.templates import keep, put_copy, scratch

from helplog.sync.report import Report
from helplog.sync.syncing import sync

MKDOCS: Final = "site_name: Journal\ndocs_dir: entries\nplugins:\n  - helplog\n"
ATTRIBUTES: Final = "entries/**/*.md merge=helplog\n"

_CONFIG: Final = """[user]
\tname = Nora
\temail = nora@example.org
[init]
\tdefaultBranch = main
[core]
\tfsync = none
[gc]
\tauto = 0
[maintenance]
\tauto = false
[advice]
\tdetachedHead = false
[protocol "file"]
\tallow = always
"""


def plain_environment(home: Path) -> dict[str, str]:
    """A person's environment with a configuration of its own and nothing else of git's."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_")
    }
    return kept | {
        "HOME": str(home),
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def write_config(home: Path) -> None:
    """The configuration every device has."""
    (home / ".gitconfig").write_text(_CONFIG, "utf-8")


_NONE: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Device:
    """One clone."""

    root: Path

    @property
    def name(self) -> str:
        return self.root.name

    def git(
        self, *arguments: str, check: bool = True, dates: dict[str, str] | None = None
    ) -> str:
        """Plain git, as another client calls it."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C", "GIT_EDITOR": "true", **(dates or {})},
        )
        assert not check or done.returncode == 0, (
            f"git {arguments}: {done.stderr.decode()}"
        )
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def write(self, path: str, text: str | bytes) -> Path:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def has(self, path: str) -> bool:
        return (self.root / path).exists()

    def commit(self, message: str = "work") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.head

    def sync(self, *, dry: bool = False, accept: bool = False) -> Report:
        return sync(self.root, "entries", dry=dry, accept=accept)

    def merge_keeping_own(self, ours: str) -> str:
        """Pushes a merge with origin/main that has a commit's own files whole, as some phones do."""
        parents = ("-p", ours, "-p", "origin/main")
        self.git("fetch", "-q")
        merge = self.git("commit-tree", *parents, "-m", "Merge", f"{ours}^{{tree}}")
        self.git("reset", "-q", "--hard", merge)
        self.git("push", "-q")
        return merge

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")

    @property
    def tree(self) -> str:
        return self.git("rev-parse", "HEAD^{tree}")

    def files(self) -> dict[str, bytes]:
        """Every file of the journal, by path."""
        found = (place for place in self.root.rglob("*") if place.is_file())
        inside = ((place.relative_to(self.root).as_posix(), place) for place in found)
        return {
            path: place.read_bytes()
            for path, place in inside
            if not path.startswith((".git/", ".helplog-aside/"))
        }

    def is_clean(self) -> bool:
        """Nothing to commit, nothing under way, no lock left, on a branch."""
        git_dir = Path(self.git("rev-parse", "--absolute-git-dir"))
        left = [
            name
            for name in (
                "MERGE_HEAD",
                "CHERRY_PICK_HEAD",
                "REVERT_HEAD",
                "rebase-merge",
                "rebase-apply",
            )
            if (git_dir / name).exists()
        ]
        locks = [str(path) for path in git_dir.rglob("*.lock")]
        attached = bool(self.git("symbolic-ref", "-q", "HEAD", check=False))
        return (
            not left
            and not locks
            and attached
            and not self.git("status", "--porcelain")
        )


class World:
    """A bare repository and the devices around it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.remote = folder / "remote.git"
        subprocess.run(
            ["git", "init", "-q", "--bare", "-b", "main", str(self.remote)],
            check=True,
            env=os.environ,
        )

    def device(self, name: str) -> Device:
        """A clone."""
        root = self.folder / name
        subprocess.run(
            ["git", "clone", "-q", str(self.remote), str(root)],
            check=True,
            capture_output=True,
            env=os.environ,
        )
        return Device(root)

    def first(self, name: str = "laptop", **files: str) -> Device:
        """The device the journal began on, pushed."""
        names = (self.remote.name, name)
        untouched = not [*self.remote.glob("refs/heads/*")]
        if untouched and put_copy(self.folder, names, files):
            return Device(self.folder / name)
        device = self.device(name)
        device.git("checkout", "-q", "-B", "main")
        device.write("mkdocs.yml", MKDOCS)
        device.write(".gitattributes", ATTRIBUTES)
        device.write(
            "entries/2026/2026-11-01.md",
            "---\nasks:\n  - Priya: read the report\n---\nA first day.\n",
        )
        for path, text in files.items():
            device.write(path, text)
        device.commit()
        device.git("push", "-q", "-u", "origin", "main")
        if untouched:
            keep(self.folder, names, files)
        return device

    def in_step(self, **files: str) -> tuple[Device, Device]:
        """Two devices that have synced all there is: the one the journal began on, and another."""

        def make(world: World) -> None:
            world.first(**files).sync()
            world.device("there").sync()

        return self.begun("laptop", "there", make=make, files=files)

    def begun(
        self,
        one: str,
        other: str,
        *,
        make: Callable[[World], None],
        files: Mapping[str, str] = _NONE,
    ) -> tuple[Device, Device]:
        """Two devices as they are made once; what makes them differ has another name, or other files."""
        names = (self.remote.name, one, other)
        known = {"made by": make.__qualname__, **files}
        if not put_copy(self.folder, names, known):
            make(self)
            keep(self.folder, names, known)
        return Device(self.folder / one), Device(self.folder / other)

    def tip(self) -> str:
        return (
            subprocess.run(
                ["git", "-C", str(self.remote), "rev-parse", "main"],
                check=True,
                capture_output=True,
                env=os.environ,
            )
            .stdout.decode()
            .strip()
        )


def temporary() -> tempfile.TemporaryDirectory[str]:
    """A folder in memory where there is some."""
    return tempfile.TemporaryDirectory(
        dir=scratch(), prefix="helplog-", ignore_cleanup_errors=True
    )
