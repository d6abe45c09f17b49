"""What git has to know in a clone: what is merged by meaning, by what, what to leave alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.saving import read_bytes, save
from helplog.sync.git.repository import MERGE_DRIVER, Repository, set_merge_driver
from helplog.sync.worktree.quarantine import exclude_aside

ATTRIBUTES: Final = ".gitattributes"
_UNION: Final = late_pattern(r"^[^#\n]*\bmerge=union\b", re.MULTILINE)


def entry_attribute(docs_dir: str) -> str:
    """The line that has a journal's entries merged by meaning."""
    pattern = f"{docs_dir.strip('/')}/**/*.md"
    if " " in pattern:
        pattern = f'"{pattern}"'
    return f"{pattern} merge=helplog"


def text_with_attribute(repository: Repository) -> bytes | None:
    """What the attributes should say: below what is there, so that it wins, the line for entries.

    Returns:
        None where they have the line, or the entries lie elsewhere.
    """
    if repository.entries_lie_elsewhere:
        return None
    text = attributes_text(repository.root)
    line = entry_attribute(repository.docs_dir)
    lines = text.splitlines()
    known = {one.strip() for one in lines}
    if line in known:
        return None
    start = ""
    if text and not text.endswith("\n"):
        start = "\n"
    return f"{text}{start}{line}\n".encode("utf-8", "surrogateescape")


def add_attribute(repository: Repository) -> bool:
    """Writes them so; returns whether that was needed."""
    text = text_with_attribute(repository)
    if text is None:
        return False
    path = repository.root / ATTRIBUTES
    before = read_bytes(path, repository.boundary, links=False)
    save(path, before, text, repository.boundary, links=False)
    return True


def set_up_clone(repository: Repository) -> None:
    """Sets what only this clone's own configuration can hold; needed in its first sync alone."""
    if repository.config.get("merge.helplog.driver") != MERGE_DRIVER:
        set_merge_driver(repository.root)
    exclude_aside(repository.common_dir)


def names_union(root: Path) -> bool:
    """Whether the attributes name `merge=union`, which writes keys and lists twice."""
    text = attributes_text(root)
    return _UNION.search(text) is not None


def attributes_text(root: Path) -> str:
    """What a journal's attributes say; nothing where there are none, or a link leads to others."""
    path = root / ATTRIBUTES
    boundary = Boundary(root, root)
    try:
        data = read_bytes(path, boundary, links=False) or b""
    except RefusalError:
        return ""
    return data.decode("utf-8", "surrogateescape")
