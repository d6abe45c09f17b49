"""Beginning a journal: the files a new one has. Nothing that is there already is touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.configuration.file import configuration_path
from helplog.store.files.confinement import Boundary, hold
from helplog.store.files.folder_handle import WRITING_NEW
from helplog.store.files.walking import walk
from helplog.store.folder import is_journal
from helplog.store.trust.exposure import refuse_open_to_all

DOCS_DIR: Final = "entries"
MERGE_ATTRIBUTE: Final = f"{DOCS_DIR}/**/*.md merge=helplog"
"""Tells git which files are merged by meaning; the driver itself is set in each clone's
configuration."""


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What beginning a journal did; paths relative to its folder."""

    root: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]
    """Files that were there already and stay as they are."""
    first_entry: Path | None
    """None where the folder holds entries already."""


def begin_journal(root: Path, today: date) -> Scaffold:
    """Writes a new journal that builds at once.

    The configuration comes last: what is interrupted before it is no journal yet and can be begun
    again.

    Args:
        root: its folder, made where it is missing.
        today: the day of the first entry.

    Raises:
        RefusalError: the folder is a journal already, holds another site, or is open to everyone.
        OSError: the disk refuses.
    """
    _refuse_taken(root)
    absolute = root.absolute()
    boundary = Boundary(absolute, absolute / DOCS_DIR)
    boundary.docs.mkdir(parents=True, exist_ok=True)
    refuse_open_to_all(root)
    first = _first_entry_uri(boundary, today)
    texts = {
        ".gitignore": _template("gitignore"),
        ".gitattributes": f"{_template('gitattributes')}{MERGE_ATTRIBUTE}\n",
    }
    if first is not None:
        texts[first] = _template("first-entry.md")
    texts["mkdocs.yml"] = _template("mkdocs.yml")
    written: list[str] = []
    kept: list[str] = []
    for name, text in texts.items():
        path = boundary.root / name
        if _write_new(path, text, boundary):
            written.append(name)
        else:
            kept.append(name)
    first_entry = None
    if first is not None:
        first_entry = root / first
    all_written = tuple(written)
    return Scaffold(root, all_written, tuple(kept), first_entry)


def _refuse_taken(root: Path) -> None:
    if root.exists() and not root.is_dir():
        raise RefusalError(f"{root} is a file; name a folder for the journal")
    if is_journal(root):
        raise RefusalError(f"{root} is a journal already; nothing was changed")
    other = configuration_path(root)
    if other is not None:
        raise RefusalError(
            f"{other} belongs to another site; add  - helplog  to its plugins, "
            "or name another folder"
        )


def _first_entry_uri(boundary: Boundary, today: date) -> str | None:
    """Where the first entry goes; None where someone has written already."""
    if walk(boundary.docs, boundary.root)[0]:
        return None
    return f"{DOCS_DIR}/{today.year:04d}/{today.isoformat()}.md"


def _write_new(path: Path, text: str, boundary: Boundary) -> bool:
    """Whether the file was written; one that is there, or a link, is never opened for writing."""
    if path.is_symlink():
        return False
    with hold(path, boundary, make=True, links=False) as folder:
        try:
            handle = folder.open(
                WRITING_NEW, mode=0o666
            )  # as the person's umask has it
        except FileExistsError:
            return False
    with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 - by its handle
        file.write(text)
    return True


def _template(name: str) -> str:
    path = files("helplog.store").joinpath("templates", name)
    return path.read_text(encoding="utf-8")
