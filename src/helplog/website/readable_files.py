"""Which files an extension may read into a page: the journal's own, as far as they are public."""

from __future__ import annotations

import os
from pathlib import Path

from helplog.model.diagnostic import Diagnostic
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary
from helplog.store.files.loading import load
from helplog.text.reading.file import read
from helplog.text.reading.whole_file import is_private
from helplog.text.values.copy_names import original_by_name
from helplog.text.values.leftovers import is_leftover_file

_SOME_DAY = "2000-01-01.md"
"""A name that dates a file, so that its lists are read whatever it is."""


class ReadableFiles:
    """Of one build; it remembers what it has said of a file.

    Args:
        boundary: where the journal's files may lie.
    """

    def __init__(self, boundary: Boundary) -> None:
        root = _real(boundary.root)
        docs = _real(boundary.docs)
        self._boundary = Boundary(root, docs, boundary.site)
        self._known: dict[str, str | None] = {}

    @property
    def was_asked(self) -> bool:
        """Whether any text would have had a file read into it."""
        return bool(self._known)

    def __call__(self, path: str) -> str | None:
        """The path by which a file may be read, in which no link is left; None where it may not."""
        if path not in self._known:
            self._known[path] = self._public_path(path)
        return self._known[path]

    def _public_path(self, path: str) -> str | None:
        real = _real(path)
        if not self._is_public(real):
            return None
        return str(real)

    def _is_public(self, real: Path) -> bool:
        if is_leftover_file(real.name):
            return False
        versions = _versions_of(real)
        return all(map(self._shows_nothing_private, versions))

    def _shows_nothing_private(self, real: Path) -> bool:
        """Whether a file lies in the journal and holds nothing that says private."""
        if not self._boundary.judged(real):
            return False
        data = load(real.name, real, self._boundary)
        if isinstance(data, Diagnostic) or is_private(data):
            return False
        settings = Settings()
        writing, _ = read(_SOME_DAY, data, settings)
        items = getattr(writing, "items", ())
        return not any(item.private for item in items)


def _versions_of(real: Path) -> list[Path]:
    """A file, and what a sync program left beside it: where one is private, all are."""
    original = original_by_name(real.name) or real.name
    versions = [real]
    for path in real.parent.iterdir():
        is_original = path.name == original
        if is_original or original_by_name(path.name) == original:
            versions.append(path)
    return versions


def _real(path: str | Path) -> Path:
    real = os.path.realpath(path)
    return Path(real)
