"""The extension for VS Code and its kin that a wheel carries, and how it gets into them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from helplog.model.printing import escaped

_PROGRAMS: Final = (
    "code",
    "code-insiders",
    "codium",
    "vscodium",
    "code-oss",
    "code-server",
    "cursor",
    "windsurf",
)
"""What VS Code and those made of it are called on the PATH."""
_PATIENCE_SECONDS: Final = 180
_NOT_CARRIED: Final = (
    "  · the extension is not in this helplog, which was put together without Node.js; "
    "the one\n    that a package index has carries it"
)


def extension_path() -> Path | None:
    """The file that this installation carries; None where it was put together without."""
    package = Path(__file__).resolve().parents[2]
    path = package / "extension" / "helplog.vsix"
    if path.is_file():
        return path
    return None


def add_extension(path: Path | None, root: Path) -> None:
    """Adds it to each editor that is there, from the file alone; says what became of it.

    Args:
        path: the file.
        root: the journal's folder; a program in it is none of the person's.
    """
    if path is None:
        click.echo(_NOT_CARRIED)
        return
    programs = [*_programs(root)]
    for name, program in programs:
        click.echo(f"  {_added(name, program, path)}")
    if not programs:
        click.echo(
            "  · VS Code is not on the PATH. In VS Code: Extensions, then Install from VSIX "
            f"in its\n    menu, and choose\n\n    {escaped(str(path))}\n"
        )


def _programs(root: Path) -> Iterator[tuple[str, str]]:
    """The editors that are there: the name of each, and where it is."""
    for name in _PROGRAMS:
        program = shutil.which(name)
        if program and not Path(program).resolve().is_relative_to(root.resolve()):
            yield name, program


def _added(name: str, program: str, path: Path) -> str:
    """A line about one editor, once it has the extension or has refused it."""
    command = [program, "--install-extension", str(path), "--force"]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return f"· {name} did not take the extension; by hand: {_by_hand(name, path)}"
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").split("\n")
        reason = escaped(next((line for line in said if line.strip()), "no reason"))
        return f"· {name} did not take the extension ({reason}); by hand: {_by_hand(name, path)}"
    return f"+ the extension, in {name}"


def _by_hand(name: str, path: Path) -> str:
    return f'{name} --install-extension "{escaped(str(path))}"'
