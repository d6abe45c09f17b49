"""Commands in a process of their own that is forked from one in which MkDocs and helplog are imported already.

Half of a small build is importing, and the tests build hundreds of times. Where a system can't
fork, and where what is asked for is settled while Python begins, a new one is started.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

ANEW: Final[dict[str, tuple[str, ...]]] = {
    "helplog": (
        sys.executable,
        "-c",
        "import sys; from helplog.cli.main import main; sys.exit(main())",
    ),
    "mkdocs": (sys.executable, "-m", "mkdocs"),
}
"""What starts each program in a Python of its own."""

_PRELOADED: Final = [
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "material.extensions.emoji",
    "material.plugins.search.plugin",
    "pymdownx.arithmatex",
    "pymdownx.highlight",
    "helplog.cli.main",
    "helplog.website.plugin",
]
_BEFORE_MAIN: Final = ("PYTHON", "LC_", "LANG")
"""Variables that Python reads while it begins."""
_AS_FORKED: Final = {
    ("LC_ALL", "C.UTF-8"),
    ("PYTHONPATH", str(Path(__file__).parents[1] / "src")),
}
"""What a forked command has in any case."""


def run_program(
    program: str,
    *arguments: str,
    cwd: Path,
    environment: Mapping[str, str],
    seconds: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end; raises TimeoutExpired where that takes too long."""
    command = [*ANEW[program], *arguments]
    if not _same_beginning(environment):
        return subprocess.run(
            command,
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
    with begun(program, *arguments, cwd=cwd, environment=environment) as running:
        return running.end(seconds)


@dataclass(frozen=True, slots=True)
class Running:
    """A command that was forked and may still run."""

    command: list[str]
    child: BaseProcess
    said: Path
    """The folder of what it says."""

    def kill(self, seconds: float) -> None:
        """Ends it as `kill -9` does, where it takes longer than that."""
        self.child.join(seconds)
        self.child.kill()
        self.child.join()

    def end(self, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        """Waits for its end; raises TimeoutExpired where that takes too long."""
        self.child.join(seconds)
        if self.child.exitcode is None:
            self.kill(0)
            raise subprocess.TimeoutExpired(self.command, seconds)
        return subprocess.CompletedProcess(
            self.command,
            self.child.exitcode,
            (self.said / "out").read_text("utf-8"),
            (self.said / "err").read_text("utf-8"),
        )


@contextmanager
def begun(
    program: str, *arguments: str, cwd: Path, environment: Mapping[str, str]
) -> Iterator[Running]:
    """A command that is forked and begins to run."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    with tempfile.TemporaryDirectory() as name:
        said = Path(name)
        child = context.Process(
            target=_be, args=(program, arguments, cwd, dict(environment), said)
        )
        child.start()
        running = Running([*ANEW[program], *arguments], child, said)
        try:
            yield running
        finally:
            running.kill(0)


def _same_beginning(environment: Mapping[str, str]) -> bool:
    """Whether a Python that begins with these variables is like the one that is forked from."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return False
    return all(
        value == os.environ.get(name)
        for name, value in environment.items()
        if name.startswith(_BEFORE_MAIN) and (name, value) not in _AS_FORKED
    )


def _be(
    program: str,
    arguments: tuple[str, ...],
    cwd: Path,
    environment: dict[str, str],
    said: Path,
) -> None:
    """Becomes that program; what it says goes into files of a folder."""
    for number, name in ((1, "out"), (2, "err")):
        file = os.open(said / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(file, number)
        os.close(file)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # the program's own
    sys.stderr = open(  # noqa: SIM115
        2,
        "w",
        buffering=1,
        encoding="utf-8",
        errors="backslashreplace",
        closefd=False,
    )
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(cwd)
    sys.path.insert(0, str(cwd))
    sys.argv = [program, *arguments]
    if program == "mkdocs":
        from mkdocs.__main__ import cli

        cli()
    else:
        from helplog.cli.main import main

        sys.exit(main())
