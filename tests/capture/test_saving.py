"""Whatever happens while a file is written, the old one or the new one is there, and the next command works.

A child captures while one system call of its saving is stopped: ended as `kill -9` does, or refused
as a full disk, a broken disk or a folder without rights does.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from tests.covering import sampled

from helplog.cli.main import FOUND_OR_NOT_DONE, main
from helplog.model.refusal import RefusalError
from helplog.store.files.saving import refuse_read_only

OLD: Final = b"---\r\nasks:\r\n  - Ana: the boxes # heavy\r\n---\r\nA day"
NEW: Final = b"---\r\nasks:\r\n  - Ana: the boxes # heavy\r\n  - Priya: review the report\r\n---\r\nA day"
FRESH: Final = b"---\nasks:\n  - Priya: review the report\n---\n"
CALLS: Final = (
    "open",
    "write",
    "fsync",
    "replace",
    "close",
    "unlink",
    "read",
    "mkdir",
    "fstat",
    "fchmod",
    "stat",
)
END: Final = os._exit
UNTOUCHED: Final = 99
"""The command came through before the step that was to be stopped."""


def journal(folder: Path, *, fresh: bool = False) -> Path:
    (folder / "entries").mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    (folder / "mkdocs.yml").write_text("plugins: [helplog]\n", encoding="utf-8")
    if not fresh:
        (folder / "entries" / "2026-11-18.md").write_bytes(OLD)
    else:
        (folder / "entries" / "2026-11-17.md").write_bytes(b"A day\n")
    return folder


def captured(root: Path) -> int:
    """Asks Priya, in this process; the exit code."""
    day = ("-J", str(root), "--today", "2026-11-18")
    return main(["ask", "Priya", "review the report", *day])


def run(root: Path, at: int, error: int = 0, *, after: bool = False) -> int:
    """Captures in a child whose system call number `at` is stopped; its exit code."""
    heard = root / "heard"
    child = os.fork()
    if not child:
        try:
            sys.stdout = sys.stderr = heard.open("w", encoding="utf-8", buffering=1)
            steps = stop_at(at, error, after=after)
            code = captured(root)
            sys.stdout.flush()
            END(code if next(steps) > at else UNTOUCHED)
        finally:
            END(98)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = heard.read_text(encoding="utf-8")
    assert code != 98, said
    assert "Traceback" not in said
    assert "should not have happened" not in said
    if code == FOUND_OR_NOT_DONE:
        assert said.count("\n") == 1, said
    return code


def stop_at(at: int, error: int, *, after: bool) -> Iterator[int]:
    """Stops one system call of this process: ends it there, before the call or after it, or has it refused."""
    steps = count(1)

    def stopped(call: Callable[..., Any]) -> Callable[..., Any]:
        def stop(*given: Any, **named: Any) -> Any:
            if next(steps) != at:
                return call(*given, **named)
            if error:
                raise OSError(error, os.strerror(error))
            if after:
                call(*given, **named)
            return END(137)

        return stop

    for name in CALLS:
        setattr(os, name, stopped(getattr(os, name)))
    return steps


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the child is forked")
@pytest.mark.parametrize("fresh", [False, True])
@pytest.mark.parametrize(
    ("number", "error", "after"),
    [
        (0, 0, False),
        (1, 0, True),
        (2, errno.ENOSPC, False),
        (0, errno.EIO, False),
        (1, errno.EACCES, False),
    ],
)
def test_at_every_system_call(
    tmp_path: Path, number: int, error: int, *, after: bool, fresh: bool
) -> None:
    """One after the other until the command comes through untouched; some of them in `make test`."""
    for at in sampled(range(1, 400), one_in=11, offset=3 * number + fresh):
        root = journal(tmp_path / str(at), fresh=fresh)
        entry = root / "entries" / "2026-11-18.md"
        code = run(root, at, error, after=after)
        left = entry.read_bytes() if entry.exists() else b""
        old, new = (b"", FRESH) if fresh else (OLD, NEW)
        assert left in {old, new}, f"step {at} left {left!r}"
        if code == UNTOUCHED:
            assert left == new
            return
        if code == 0:
            assert left == new, f"step {at} said it was written"
        capturing_goes_on(root, left, new)
    pytest.fail("the command never came through")


def capturing_goes_on(root: Path, left: bytes, new: bytes) -> None:
    """Nothing that was left behind stands in the next one's way, and it can be taken back."""
    entry = root / "entries" / "2026-11-18.md"
    assert main(["thank", "Lee", "-J", str(root), "--today", "2026-11-18"]) == 0
    assert b"Lee" in entry.read_bytes()
    assert [
        path.name for path in (root / "entries").iterdir() if path.name.startswith(".")
    ] == []
    assert main(["undo", "-J", str(root)]) == 0
    assert (entry.read_bytes() if entry.exists() else b"") == left
    if left == new:
        assert main(["undo", "-J", str(root)]) in {0, 1}


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_keeps_its_mode_and_a_new_one_is_its_owner_s(tmp_path: Path) -> None:
    root = journal(tmp_path)
    entry = root / "entries" / "2026-11-18.md"
    entry.chmod(0o640)
    assert main(["ask", "Priya", "x", "-J", str(root), "--today", "2026-11-18"]) == 0
    assert entry.stat().st_mode & 0o777 == 0o640
    assert main(["ask", "Priya", "x", "-J", str(root), "--today", "2026-11-19"]) == 0
    assert (root / "entries" / "2026-11-19.md").stat().st_mode & 0o777 == 0o600
    assert (root / ".cache").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_that_is_closed_to_writing_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "2026-11-18.md"
    file.write_bytes(OLD)
    refuse_read_only(file, "mended")
    file.chmod(0o444)
    with pytest.raises(RefusalError, match=r"chmod u\+w"):
        refuse_read_only(file, "mended")


def test_a_link_is_written_through(tmp_path: Path) -> None:
    root = journal(tmp_path)
    entry, real = root / "entries" / "2026-11-18.md", root / "real.md"
    entry.rename(real)
    entry.symlink_to(real)
    assert captured(root) == 0
    assert entry.is_symlink()
    assert real.read_bytes() == NEW


@pytest.mark.slow
def test_twenty_at_once_all_land(tmp_path: Path) -> None:
    root = journal(tmp_path)
    line = [
        sys.executable,
        "-c",
        "import sys; from helplog.cli.main import main; sys.exit(main(sys.argv[1:]))",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    given = ["-J", str(root), "--today", "2026-11-18"]
    running = [
        subprocess.Popen([*line, "ask", "Lee", f"thing {n}", *given], env=environment)
        for n in range(20)
    ]
    assert [one.wait() for one in running] == [0] * 20
    text = (root / "entries" / "2026-11-18.md").read_text(encoding="utf-8")
    assert sorted(text.count(f"Lee: thing {n}\n") for n in range(20)) == [1] * 20
    assert main(["undo", "20", "-J", str(root)]) == 0
    assert (root / "entries" / "2026-11-18.md").read_bytes() == OLD


def test_a_folder_with_a_sign_that_is_no_number_stands_in_no_captures_way(
    tmp_path: Path,
) -> None:
    root = journal(tmp_path, fresh=True)
    (root / "entries/rooms of 20 m²").mkdir()
    (root / "entries/m²").mkdir()
    assert main(["ask", "Priya", "review the report", "-J", str(root)]) == 0
