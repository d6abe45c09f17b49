"""A sync in a process of its own, with something happening at one of its steps: it is ended, the disk is full,
someone saves a file, another device pushes.

A small server is forked for each run, so that a kill is a real one: no clean-up of Python's
happens.
"""

from __future__ import annotations

import errno
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
_NEEDED_BY_A_SYNC = (
    "helplog.sync.arriving",
    "helplog.sync.dry_run",
    "helplog.sync.git.full_disk",
    "helplog.sync.git.objects",
    "helplog.sync.leftovers",
    "helplog.sync.looking_through",
    "helplog.sync.moving",
    "helplog.sync.syncing",
    "helplog.sync.worktree.indexing",
    "helplog.sync.worktree.lost_texts",
    "helplog.sync.worktree.moved_folder",
    "helplog.sync.worktree.snapshot",
)
"""Imported once, before forking, where a sync does so when it comes to it: a history has dozens of syncs."""


@dataclass(frozen=True)
class Fault:
    """What happens, and when."""

    at: int = -1
    """Number of the step: a git call begins or ends, a file is written, moved or removed. Never for
    -1."""
    do: str = "nothing"
    """`kill`, `full` (what Python writes, for a few steps), `limit` (what git writes, too), `save`,
    `push`."""
    where: str = ""
    """For `save` the file, for `push` the other device's folder."""
    text: str = ""
    """For `save` what the file then says."""
    in_place: bool = False
    """For `save`: into the same file, as simple editors do, instead of beside it and renamed."""
    plain: bool = False
    """The disk is one of a stick or a memory card: a file has one name, and two files can't change
    places."""


@dataclass(frozen=True)
class Ran:
    """How it ended."""

    killed: bool
    steps: int
    happened: bool
    refusal: str = ""
    well: bool = True
    lines: tuple[str, ...] = ()


class SyncServer:
    """Runs syncs on demand."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.sync.faults import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            cwd=ROOT,
        )

    def sync(
        self, root: Path, fault: Fault | None = None, *, heal: bool = False
    ) -> Ran:
        """One sync, or one heal."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        wanted = {
            "root": str(root),
            "fault": asdict(fault or Fault()),
            "heal": heal,
            "env": dict(os.environ),
        }
        self._process.stdin.write(json.dumps(wanted).encode() + b"\n")
        self._process.stdin.flush()
        return Ran(**json.loads(self._process.stdout.readline()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


def serve() -> None:
    """The server: a fork for each line."""
    for module in _NEEDED_BY_A_SYNC:
        importlib.import_module(module)
    for line in sys.stdin.buffer:
        wanted = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _run(wanted, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read().split(b"\n")
        _, status = os.waitpid(child, 0)
        happened = any(one == b"happened" for one in said)
        ended = next((json.loads(one) for one in said if one.startswith(b"{")), None)
        answer = ended or {
            "killed": True,
            "steps": -1,
            "well": False,
            "refusal": "",
            "lines": [],
        }
        print(json.dumps({**answer, "happened": happened}), flush=True)
        assert ended or status, "the child ended without a word"


def _run(wanted: dict[str, Any], writing: int) -> None:
    from helplog.model.refusal import RefusalError
    from helplog.sync.syncing import heal_repository, sync

    os.environ.clear()
    os.environ.update(wanted["env"])
    devnull = os.open(os.devnull, os.O_RDWR)
    os.dup2(devnull, 0)
    steps = _Steps(Fault(**wanted["fault"]), writing)
    answer: dict[str, Any] = {"killed": False, "well": True, "refusal": "", "lines": []}
    try:
        steps.watch()
        report = (heal_repository if wanted["heal"] else sync)(
            Path(wanted["root"]), "entries"
        )
        answer |= {"well": report.well, "lines": report.lines()}
    except (RefusalError, OSError) as error:
        answer |= {"well": False, "refusal": str(error)}
    except BaseException as error:  # noqa: BLE001  # a bug is to be seen by the test
        import traceback

        answer |= {"well": False, "refusal": f"bug: {error!r} {traceback.format_exc()}"}
    steps.end()
    os.write(writing, json.dumps({**answer, "steps": steps.count}).encode() + b"\n")
    os._exit(0)


class _Steps:
    """Counts what a sync does, and lets the fault happen at its step."""

    def __init__(self, fault: Fault, writing: int) -> None:
        self.fault = fault
        self.writing = writing
        self.count = 0
        self.idle = False
        self._undo: list[Callable[[], None]] = []

    def watch(self) -> None:
        import shutil

        from helplog.sync.git.calling import Git
        from helplog.sync.worktree import swapping

        if self.fault.plain:
            _make_plain()
        for name in ("_run", "begin"):
            self._wrap(Git, name)
        for name in ("replace", "rename", "link", "unlink", "rmdir", "mkdir", "fsync"):
            self._wrap(os, name)
        self._wrap(shutil, "copy2")
        self._wrap(swapping, "exchange")
        self._wrap(Path, "write_bytes")

    def end(self) -> None:
        self.idle = True

    def _wrap(self, owner: Any, name: str) -> None:
        original = getattr(owner, name)

        def wrapped(*arguments: Any, **named: Any) -> Any:
            self._step(writes=owner is not own_git())
            outcome = original(*arguments, **named)
            self._step(writes=False)
            return outcome

        setattr(owner, name, wrapped)

    def _step(self, *, writes: bool) -> None:
        if self.idle:
            return
        self.count += 1
        fault = self.fault
        if (
            fault.do == "full"
            and self.count > fault.at >= 0
            and writes
            and self.count <= fault.at + 6
        ):
            os.write(self.writing, b"happened\n")
            raise OSError(errno.ENOSPC, "No space left on device")
        if self.count - 1 != fault.at or fault.do == "full":
            return
        os.write(self.writing, b"happened\n")
        self.idle = True
        if fault.do == "kill":
            os.kill(os.getpid(), 9)
        if fault.do == "limit":
            _limit_files()
        if fault.do == "save":
            _save(Path(fault.where), fault.text, in_place=fault.in_place)
        if fault.do == "push":
            from helplog.sync.syncing import sync

            sync(Path(fault.where), "entries")
        self.idle = False


def _limit_files() -> None:
    """No file may grow any more, of this process and of every git it starts: as on a disk that is full."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    started = subprocess.Popen.__init__

    def start(self: Any, *arguments: Any, **named: Any) -> None:
        started(self, *arguments, **{**named, "restore_signals": False})

    subprocess.Popen.__init__ = start  # type: ignore[method-assign]
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most))


def _make_plain() -> None:
    from helplog.sync.worktree import swapping

    def link(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    os.link = link
    setattr(swapping, "exchange", lambda *_: False)  # noqa: B010  # its own name for it, not the one it came from


def own_git() -> Any:
    """Git's calls fail by what git says, not by an error of the system's."""
    from helplog.sync.git.calling import Git

    return Git


def _save(place: Path, text: str, *, in_place: bool) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if in_place:
        with place.open("a", encoding="utf-8") as file:
            file.write(text)
        return
    before = place.read_text("utf-8") if place.exists() else ""
    beside = place.with_name(f".{place.name}.tmp")
    beside.write_text(before + text, "utf-8")
    beside.replace(place)
