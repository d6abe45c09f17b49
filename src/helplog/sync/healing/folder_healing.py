"""Healing a journal that is in no git repository, only in a folder that some program syncs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helplog.store.files.confinement import Boundary
from helplog.store.files.descending import descend
from helplog.store.files.saving import read_bytes, save
from helplog.store.memory.undo_notes import new_group
from helplog.sync.git.repository import ENTRY_SUFFIXES
from helplog.sync.healing.copies import original_of
from helplog.sync.healing.marked_files import unmarked, wants_healing
from helplog.sync.healing.taking_back import changes_since
from helplog.sync.healing.truncated import is_truncated, mend
from helplog.sync.report import Report
from helplog.sync.worktree.quarantine import keep_aside, set_aside, was_set_aside
from helplog.text.merging.merge import merge
from helplog.text.reading.second_copies import is_plain_copy


def heal_folder(root: Path, docs_dir: str, *, dry: bool = False) -> Report:
    """Heals what can be healed without a history: markers, second copies, files filled with NUL.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        dry: only say what would be done.
    """
    report = Report(dry=dry)
    boundary = Boundary(root, root / docs_dir)
    files = {}
    for path in _entries(boundary.docs):
        inside = path.relative_to(root)
        uri = inside.as_posix()
        files[uri] = path
    healer = _Healer(boundary, files, report)
    for uri in list(files):
        healer.heal_file(uri)
    for uri in sorted(files):
        healer.join_copy(uri)
    group = new_group()
    report.changes = changes_since(boundary, healer.before, group=group)
    return report


@dataclass(frozen=True, slots=True)
class _Healer:
    """Heals one file after the other."""

    boundary: Boundary
    files: dict[str, Path]
    report: Report
    before: dict[str, bytes | None] = field(default_factory=dict)
    """What held what is healed, by its uri."""

    def heal_file(self, uri: str) -> None:
        """Takes markers and NUL out of a file; as it was, it is kept aside."""
        data = self._read(uri)
        if not data or not wants_healing(data):
            return
        healed = _healed(data)
        if healed == data:
            return
        self.report.healed.add(uri)
        if self.report.dry:
            return
        boundary = self.boundary
        self._remember(uri, data)
        path = Path(uri)
        kept = keep_aside(boundary.root, path, data)
        self._note_aside(kept)
        place = self.files[uri]
        save(place, data, healed, boundary, links=False)

    def join_copy(self, uri: str) -> None:
        """Merges a second copy, if it is one, into its original, and sets it aside."""
        original = original_of(uri, self.files, self._is_copy)
        if original is None:
            return
        self.report.healed.add(original)
        if self.report.dry:
            return
        root = self.boundary.root
        place = root / original
        copied = self._read(uri) or b""
        joined = copied
        first = self._read(original)
        if first is not None and first != copied:
            joined = merge(None, first, copied)
        self._remember(uri, copied)
        self._remember(original, first)
        if joined != first:
            save(place, first, joined, self.boundary, links=False)
        self.files.setdefault(original, place)
        copy = self.files[uri]
        kept = set_aside(root, copy)
        self._note_aside(kept)

    def _remember(self, path: str, data: bytes | None) -> None:
        """What an entry held before anything of it was healed."""
        boundary = self.boundary
        uri = (boundary.root / path).relative_to(boundary.docs).as_posix()
        self.before.setdefault(uri, data)

    def _read(self, uri: str) -> bytes | None:
        boundary = self.boundary
        place = boundary.root / uri
        return read_bytes(place, boundary, links=False)

    def _is_copy(self, uri: str, original: str) -> bool:
        copied = self._read(uri) or b""
        first = self._read(original) or b""
        path = Path(uri)
        if was_set_aside(self.boundary.root, path, copied):
            return False
        return is_plain_copy(uri, original, copied, first)

    def _note_aside(self, kept: Path) -> None:
        root = self.boundary.root
        shown = kept.relative_to(root)
        shown_path = str(shown)
        self.report.aside.append(shown_path)


def _healed(data: bytes) -> bytes:
    if is_truncated(data):
        return mend(data, None)
    return unmarked(data)


def _entries(docs: Path) -> Iterator[Path]:
    for folder, children in descend(docs):
        shown = [child for child in children if not child.name.startswith(".")]
        children[:] = shown
        for child in shown:
            path = folder / child.name
            if path.suffix not in ENTRY_SUFFIXES:
                continue
            if child.is_file(follow_symlinks=False):
                yield path
