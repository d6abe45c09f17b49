"""The files of the entries' folder as a build lists them: no link leads out of the journal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from helplog.model.diagnostic import Diagnostic
from helplog.store.files.confinement import MOST_DEEP, Boundary
from helplog.store.files.links import refused_link
from helplog.store.files.walking import is_text
from helplog.text.values.leftovers import is_leftover


class FilesInside:
    """One look at the folder.

    Args:
        boundary: where the journal's files may lie.
    """

    def __init__(self, boundary: Boundary) -> None:
        self._boundary = boundary
        self.found: list[Diagnostic] = []
        """Links that are not followed, and that whoever reads the journal does not name."""

    def folders(self) -> Iterator[tuple[str, list[str]]]:
        """Each folder with the names of its files, the outermost first."""
        real_docs = os.path.realpath(self._boundary.docs)
        top = Path(real_docs)
        waiting = [("", top)]
        linked_to: set[Path] = set()
        while waiting:
            prefix, real = waiting.pop()
            names, below = self._names_in(prefix)
            yield prefix, names
            if prefix.count("/") >= MOST_DEEP:
                continue  # what is left out is named where the journal is read
            for name in sorted(below, reverse=True):
                path = real / name
                if path.is_symlink():
                    real_path = os.path.realpath(path)
                    path = Path(real_path)
                    # A folder that holds itself; or one of several that link to each other in every
                    # order.
                    if path in linked_to or real.is_relative_to(path):
                        continue
                    linked_to.add(path)
                waiting.append((f"{prefix}{name}/", path))

    def _names_in(self, prefix: str) -> tuple[list[str], list[str]]:
        """The files and the folders in a folder; links that lead out are neither."""
        names: list[str] = []
        below: list[str] = []
        try:
            with os.scandir(self._boundary.docs / prefix) as scan:
                children = [*scan]
        except OSError:
            return [], []
        for child in children:
            name = child.name
            path = Path(child.path)
            if not is_text(name):
                continue  # no address could hold it; it is named where the journal is read
            uri = prefix + name
            if child.is_symlink() and self.is_refused(path, uri):
                continue
            if child.is_dir():
                below.append(name)
            else:
                names.append(name)
        return names, below

    def is_refused(self, path: Path, uri: str) -> bool:
        """Whether a path leads out of the journal.

        It is named, unless whoever reads the journal names it, or a program has left it there.
        """
        try:
            finding = refused_link(path, self._boundary)
        except (OSError, RuntimeError):
            return False  # to nothing, or in a circle
        if finding is None:
            return False
        is_named_elsewhere = path.is_dir() or uri.endswith(".md")
        if not is_named_elsewhere and not is_leftover(uri):
            told = finding.at(uri)
            self.found.append(told)
        return True
