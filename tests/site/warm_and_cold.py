"""A journal whose site is built again and again, held beside what a cold build makes of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from shutil import copy2, copytree, rmtree
from subprocess import CompletedProcess
from typing import Final

from tests.forking import Running, begun, run_program
from tests.site.journal_changes import Diary

LIST: Final = ".helplog-site.json"
"""What stands in the site about the site itself, with times."""
_PROGRESS: Final = (
    "Building documentation to",
    "Documentation built in",
    "Cleaning site",
)


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site but its list, by path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != LIST
    }


@dataclass(slots=True)
class WarmAndCold:
    """The builds of one journal."""

    diary: Diary
    is_dated: bool = False
    """Whether the site bears the journal's day, and not the machine's."""
    wrong: list[str] = field(default_factory=list)
    """How something was otherwise than cold; empty while the law is kept."""
    _cold: tuple[str, CompletedProcess[str], dict[str, bytes]] | None = None

    @property
    def site(self) -> Path:
        """Where the site is."""
        return self.diary.root / "site"

    def build(self) -> list[str]:
        """Builds warm, and holds it beside what a cold build makes; gives why pages were made."""
        before = files_of(self.site)
        warm = self.run("helplog", "build", "--explain")
        cold, files = self._made_cold()
        self._compare_ends(warm, cold)
        now = files_of(self.site)
        if cold.returncode == 0:
            self._compare_files(now, files)
        elif now != before:
            self.wrong.append("a build that failed changed the site")
        return [line for line in warm.stdout.splitlines() if ": " in line][:-1]

    def build_two_at_once(self) -> None:
        """Two builds begin in one moment; both have to say what a cold one says."""
        with self.begun() as one, self.begun() as other:
            ended = (one.end(), other.end())
        cold, _ = self._made_cold()
        for end in ended:
            self._compare_ends(end, cold)

    def begun(self) -> AbstractContextManager[Running]:
        """A build that runs."""
        root = self.diary.root
        return begun("helplog", "build", cwd=root, environment=self._environment())

    def run(self, program: str, *arguments: str) -> CompletedProcess[str]:
        """Runs a command in the journal."""
        return run_program(
            program,
            *arguments,
            cwd=self.diary.root,
            environment=self._environment(),
            seconds=300,
        )

    def _environment(self) -> Mapping[str, str]:
        day = self.diary.today
        more = {"HELPLOG_TODAY": day.isoformat(), "NO_MKDOCS_2_WARNING": "1"}
        if self.is_dated:
            moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
            more["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
        return {**os.environ, **more}

    def _made_cold(self) -> tuple[CompletedProcess[str], dict[str, bytes]]:
        """What a build makes that knows nothing, in the same place."""
        known = self._digest()
        if self._cold is None or self._cold[0] != known:
            self._cold = (known, *self._build_cold())
        return self._cold[1:]

    def _build_cold(self) -> tuple[CompletedProcess[str], dict[str, bytes]]:
        root = self.diary.root
        warm = root.with_name("warm")
        root.rename(warm)
        try:
            root.mkdir()
            copy2(warm / "mkdocs.yml", root)
            copytree(warm / "entries", root / "entries")
            done = self.run("helplog", "build", "--no-cache")
            return done, files_of(root / "site")
        finally:
            rmtree(root)
            warm.rename(root)

    def _digest(self) -> str:
        digest = blake2b(repr((self.diary.today, self.is_dated)).encode())
        root = self.diary.root
        for path in (root / "mkdocs.yml", *sorted(self.diary.entries.rglob("*"))):
            digest.update(repr(path).encode())
            if path.is_file():
                digest.update(blake2b(path.read_bytes()).digest())
        return digest.hexdigest()

    def _compare_ends(
        self, warm: CompletedProcess[str], cold: CompletedProcess[str]
    ) -> None:
        if warm.returncode != cold.returncode:
            said = f"ends with {warm.returncode}, cold with {cold.returncode}"
            self.wrong.append(f"{said}\n{warm.stderr}\ncold: {cold.stderr}")
        elif _said(warm) != _said(cold):
            said = "\n".join(("says", *_said(warm), "but cold", *_said(cold)))
            self.wrong.append(said)

    def _compare_files(self, warm: dict[str, bytes], cold: dict[str, bytes]) -> None:
        for path in sorted(warm.keys() | cold.keys()):
            if warm.get(path) != cold.get(path):
                said = _difference(path, warm.get(path), cold.get(path))
                self.wrong.append(said)


def _said(done: CompletedProcess[str]) -> list[str]:
    lines = done.stderr.splitlines()
    return [line for line in lines if not line.startswith(_PROGRESS)]


def _difference(path: str, warm: bytes | None, cold: bytes | None) -> str:
    if warm is None or cold is None:
        return f"{path}: {'missing' if warm is None else 'left over'}"
    pairs = zip(warm, cold, strict=False)
    least = min(len(warm), len(cold))
    at = next((n for n, (one, other) in enumerate(pairs) if one != other), least)
    near = slice(max(at - 60, 0), at + 90)
    return f"{path}:\n  warm {warm[near]!r}\n  cold {cold[near]!r}"
