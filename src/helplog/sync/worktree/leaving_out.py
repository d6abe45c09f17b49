"""A folder of the journal that git is to leave out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import read_bytes, save
from helplog.sync.git.calling import run_git
from helplog.sync.git.repository import in_repository

_NAME: Final = ".gitignore"
_PLAIN: Final = late_pattern(r"[\w.-]+(?:/[\w.-]+)*")
"""A path in which no letter means something to git."""


def leave_out(root: Path, folder: Path) -> bool:
    """Writes a line that has git leave a folder out, unless it does already.

    Args:
        root: the folder of mkdocs.yml.
        folder: the other one.

    Returns:
        Whether a line was written. None is where the folder lies elsewhere, or nothing is in git.

    Raises:
        RefusalError: it can't be written.
    """
    if not folder.is_relative_to(root) or not in_repository(root):
        return False
    name = folder.relative_to(root).as_posix()
    if not _PLAIN.fullmatch(name):
        return False
    if run_git(root, "check-ignore", "--quiet", "--", f"{name}/") is not None:
        return False
    boundary = Boundary(root, root)
    known = read_bytes(root / _NAME, boundary, links=False)
    lines = known or b""
    if lines and not lines.endswith(b"\n"):
        lines += b"\n"
    save(root / _NAME, known, lines + f"/{name}/\n".encode(), boundary, links=False)
    return True
