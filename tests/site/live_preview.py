"""A preview that runs while its journal changes, held beside one that is started anew."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlsplit

from tests.private.previewing import Preview, preview
from tests.site.journal_changes import CHANGES, Diary, first

_COMMAND: Final = (
    "-c",
    "from helplog.cli.main import main; main()",
    "serve",
    "--port",
    "0",
)
_FOR_SEARCH_ENGINES: Final = frozenset({"sitemap.xml", "sitemap.xml.gz"})
"""Which never see a preview."""
_OF_THE_PREVIEW: Final = ("cache half gone", "cache spoilt", "cache of before")
_ELSEWHERE: Final = (*_OF_THE_PREVIEW, "site deleted", "a day passes", "weeks pass")
"""What a preview does not see, or has no part in."""
_LOOKED_TWICE_SECONDS: Final = 1.2
_PATIENCE_SECONDS: Final = 60


@dataclass(frozen=True)
class Served:
    """A running preview and the folder it serves."""

    running: Preview
    folder: Path

    def files(self) -> dict[str, bytes]:
        """What it serves, by path, without what differs from start to start."""
        (site,) = self.folder.glob("mkdocs_*")
        door = self.running.folder.strip("/").encode()
        port = str(urlsplit(self.running.address).port).encode()
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            .replace(door, b"DOOR")
            .replace(port, b"PORT")
            for path in sorted(site.rglob("*"))
            if path.is_file() and path.name not in _FOR_SEARCH_ENGINES
        }

    def settle(self) -> None:
        """Wait until what was changed last is built."""
        until = time.monotonic() + _PATIENCE_SECONDS
        seen, since = "", time.monotonic()
        while time.monotonic() < until:
            log = self.running.log.read_text("utf-8")
            if log != seen:
                seen, since = log, time.monotonic()
            ended = len(re.findall(r"Reloading browsers|error happened", log))
            is_over = ended == log.count("Detected file changes")
            if is_over and time.monotonic() - since > _LOOKED_TWICE_SECONDS:
                return
            time.sleep(0.05)
        raise AssertionError(f"the preview is not done\n{seen}")


@contextmanager
def served(diary: Diary) -> Iterator[Served]:
    """A preview of a journal."""
    with TemporaryDirectory(prefix="preview-") as folder:
        environment = {"HELPLOG_TODAY": diary.today.isoformat(), "TMPDIR": folder}
        with preview(_COMMAND, diary.root, environment) as running:
            yield Served(running, Path(folder))


def differences(seed: int, steps: int) -> list[str]:
    """How a preview that ran through changes differs from a new one; empty where it doesn't.

    Args:
        seed: the changes are drawn by it.
        steps: how many of them.
    """
    random = Random(seed)  # noqa: S311 - the same changes each time
    names = [name for name in CHANGES if name not in _ELSEWHERE]
    often = [CHANGES[name][0] for name in names]
    with TemporaryDirectory(prefix="previewed-") as folder:
        diary = Diary(Path(folder, "journal"))
        diary.entries.mkdir(parents=True)
        first(diary, random)
        diary.root.chmod(0o700)
        with served(diary) as running:
            happened = []
            for _ in range(steps):
                (name,) = random.choices(names, often)
                CHANGES[name][1](diary, random)
                happened.append(name)
                running.settle()
                with served(diary) as new:
                    told = list(_differing(running.files(), new.files()))
                if told:
                    log = running.running.log.read_text("utf-8")
                    return [*told, f"after {happened}", log]
    return []


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> Iterator[str]:
    for path in sorted(one.keys() | other.keys()):
        if one.get(path) != other.get(path):
            yield f"{path}: {_short(one.get(path), other.get(path))}"


def _short(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "missing" if one is None else "left over"
    pairs = zip(one, other, strict=False)
    least = min(len(one), len(other))
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), least)
    near = slice(max(at - 60, 0), at + 90)
    return f"{one[near]!r} and not {other[near]!r}"
