"""Whatever of these commands is killed, each file is the old one or the new one, and the next command goes on.

A child runs the command and is ended at one system call, as `kill -9` does. What it left is looked
at, something else is captured and taken back, and then the command is given again, and taken back.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from tests.covering import sampled

from helplog.cli.main import main

CALLS: Final = ("open", "write", "fsync", "replace", "close", "unlink", "mkdir", "stat")
END: Final = os._exit
UNTOUCHED: Final = 99
"""The command came through before the step that was to be stopped."""
DAYS: Final = {
    "2026-11-16.md": "---\nasks:\n  - Sam: the boxes\n---\nWith @Sam.\n",
    "2026-11-17.md": "---\nasks:\n  - Sam: the stairs\n---\nWith @Sam again.\n",
    "2026-11-18.md": (
        "---\noffers:\n  - Dana: a pie\nhandoffs:\n  - Lee: the dinners\n    said: no\n"
        "needs:\n  - a quiet hour\n---\nA day.\n"
    ),
}
SPELT: Final = {
    "2026-11-14.md": "---\nasks:\n  - Sam: soup\n    wieght: 5\n---\n",
    "2026-11-15.md": "---\nasks:\n  - Sam: bread\n    wieght: 5\n---\n",
}
Files = dict[str, bytes]


class Case(NamedTuple):
    """A command, and what is given before it."""

    command: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    may_be_half: bool = False
    """Between two files what is done so far may stay."""


RENAME: Final = ("rename", "Sam", "Sam Hill")
FIX: Final = ("check", "--fix")
WRITING: Final = {
    "rename": Case(RENAME),
    "check --fix": Case(FIX, may_be_half=True),
    "handoff --said": Case(("handoff", "the dinners", "--said")),
    "accept REF": Case(("accept", "a pie")),
}
TAKING_BACK: Final = {
    "undo of a rename": Case(("undo",), (RENAME,)),
    "redo of a rename": Case(("undo", "--redo"), (RENAME, ("undo",))),
    "undo of check --fix": Case(("undo",), (FIX,)),
    "redo of check --fix": Case(("undo", "--redo"), (FIX, ("undo",))),
}
CASES: Final = WRITING | TAKING_BACK


def journal(folder: Path) -> Path:
    (folder / "entries").mkdir(parents=True)
    folder.chmod(0o700)
    (folder / "mkdocs.yml").write_text("plugins: [helplog]\n", encoding="utf-8")
    for name, text in (DAYS | SPELT).items():
        (folder / "entries" / name).write_text(text, encoding="utf-8")
    return folder


def run(root: Path, *arguments: str) -> int:
    today = () if arguments[0] in {"undo", "rename"} else ("--today", "2026-11-20")
    return main([*arguments, "-J", str(root), *today])


def files(root: Path) -> Files:
    docs = root / "entries"
    return {path.name: path.read_bytes() for path in docs.iterdir()}


def stop_at(at: int) -> Iterator[int]:
    steps = count(1)

    def stopped(call: Callable[..., Any]) -> Callable[..., Any]:
        def stop(*given: Any, **named: Any) -> Any:
            return call(*given, **named) if next(steps) != at else END(137)

        return stop

    for name in CALLS:
        setattr(os, name, stopped(getattr(os, name)))
    return steps


def run_stopped(root: Path, at: int, command: tuple[str, ...]) -> int:
    """Runs a command in a child that is ended at its system call of such a number."""
    child = os.fork()
    if not child:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            sys.stdout = sys.stderr = nowhere
            steps = stop_at(at)
            run(root, *command)
            END(0 if next(steps) > at else UNTOUCHED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the child is forked")
@pytest.mark.parametrize("name", CASES)
def test_at_every_step(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    root = journal(tmp_path / "journal")
    assert run(root, "ask", "Ana", "an earlier thing", "--on", "2026-11-11") == 0
    for command in case.before:
        run(root, *command)
    kept = tmp_path / "kept"  # put in its place each time: notes hold for one path
    shutil.copytree(root, kept)
    old = files(root)
    assert run(root, *case.command) in {0, 1}
    new = files(root)
    assert new != old
    for at in sampled(range(1, 9999), one_in=71, offset=4 * len(name)):
        shutil.rmtree(root)
        shutil.copytree(kept, root)
        code = run_stopped(root, at, case.command)
        look_after(root, case, old, new, at)
        if code == UNTOUCHED:
            return
    pytest.fail("the command never came through")


def look_after(root: Path, case: Case, old: Files, new: Files, at: int) -> None:
    for name, held in files(root).items():
        if not name.startswith("."):
            assert held in {old.get(name), new.get(name)}, f"step {at}: {name}"
    if case in TAKING_BACK.values():
        taking_back_goes_on(root, case, old, new)
    else:
        writing_goes_on(root, case, old, new)


def writing_goes_on(root: Path, case: Case, old: Files, new: Files) -> None:
    """Something else is captured and taken back; then all of it is written, and taken back."""
    assert run(root, "thank", "Ana", "--on", "2026-11-12") == 0
    assert not [name for name in files(root) if name.startswith(".")]
    assert run(root, "undo") == 0
    left = files(root)
    assert left in (old, new) or case.may_be_half
    if left != new:
        assert run(root, *case.command) in {0, 1}
    assert files(root) == new
    assert run(root, "undo") == 0
    if case.may_be_half and files(root) != old:
        assert run(root, "undo") == 0
    assert files(root) == old


def taking_back_goes_on(root: Path, case: Case, old: Files, new: Files) -> None:
    """Given again it does what is left, never another step."""
    if files(root) != new:
        assert run(root, *case.command) == 0
    assert files(root) == new
    other_way = ("undo",) if "--redo" in case.command else ("undo", "--redo")
    assert run(root, *other_way) == 0
    assert files(root) == old
