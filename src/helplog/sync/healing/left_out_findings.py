"""What `check` and `doctor` say of entries that are not in the repository."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from helplog.model.checkup import Remark, fine, look
from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.late_patterns import late_pattern
from helplog.model.settings import Settings
from helplog.store.configuration.file import configuration_path
from helplog.store.files.confinement import boundary_of
from helplog.store.files.loading import load_beginning
from helplog.store.files.walking import Source, walk
from helplog.sync.git.repository import Repository, open_repository
from helplog.sync.worktree.left_out import Cause, LeftOut, find_left_out
from helplog.sync.worktree.left_out_words import cure, what

_CODE: Final = "not-in-repository"
_DOCS_DIR: Final = late_pattern(rb"(?m)^docs_dir[ \t]*:")
_MOST_BYTES: Final = 256 * 1024


def findings_left_out(
    repository: Repository, sources: Sequence[Source]
) -> Iterator[Diagnostic]:
    """A finding for each reason, at what keeps the entries out.

    Args:
        repository: which.
        sources: the entries that are read.
    """
    for one in find_left_out(repository, sources):
        hint = cure(one, repository)
        hint = hint[:1].upper() + hint[1:]
        where = _where(one, repository)
        said = what(one)
        yield Diagnostic(where, Severity.WARNING, _CODE, said, hint)


def remarks_left_out(root: Path, settings: Settings) -> Iterator[Remark]:
    """The same for `doctor`.

    Raises:
        RefusalError: git does not use the repository.
    """
    boundary = boundary_of(root, settings)
    if not boundary.docs.is_dir():
        return
    repository = open_repository(root, settings.docs_dir)
    sources, _ = walk(boundary.docs, root, boundary.site)
    gathered = find_left_out(repository, sources)
    for one in gathered:
        said = what(one)
        yield look(_CODE, said, cure(one, repository))
    if not gathered:
        yield fine(_CODE, "no entry is kept out of the repository")


def _where(left_out: LeftOut, repository: Repository) -> Place:
    docs = repository.root / repository.docs_dir
    if left_out.cause is Cause.ELSEWHERE:
        return _docs_dir_line(repository.root)
    place = repository.place(left_out.place)
    try:
        uri = os.path.relpath(place, docs)
    except ValueError:  # another drive of Windows
        uri = str(place)
    return Place(uri.replace(os.sep, "/"), left_out.line)


def _docs_dir_line(root: Path) -> Place:
    """Where the configuration names the entries' folder; its beginning where another file does."""
    path = configuration_path(root)
    if path is None:
        return Place("mkdocs.yml")
    data = load_beginning(path.name, path, _MOST_BYTES)
    found = None
    if isinstance(data, bytes):
        found = _DOCS_DIR.search(data)
    if found is None or not isinstance(data, bytes):
        return Place(path.name)
    before = found.start()
    return Place(path.name, data.count(b"\n", 0, before) + 1)
