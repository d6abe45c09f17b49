"""Healing a journal that is in no git repository, only in a folder that some program syncs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helplog.store.confinement import Boundary
from helplog.store.descending import descend
from helplog.store.saving import read_bytes, save
from helplog.sync.git.repository import ENTRY_SUFFIXES
from helplog.sync.healing.copies import original_of
from helplog.sync.healing.tracing import unmarked, wants_healing
from helplog.sync.healing.truncated import is_truncated, mend
from helplog.sync.report import Report
from helplog.sync.worktree.quarantine import keep_aside, set_aside
from helplog.text.merging.merge import merge
from helplog.text.values.copy_names import much_alike


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
        uri = path.relative_to(root).as_posix()
        files[uri] = path
    for uri, path in files.items():
        _heal_file(boundary, uri, path, report)
    for uri in sorted(files):
        _join_copy(boundary, uri, files, report)
    return report


def _heal_file(boundary: Boundary, uri: str, path: Path, report: Report) -> None:
    root = boundary.root
    data = read_bytes(path, boundary, links=False)
    if not data or not wants_healing(data):
        return
    healed = mend(data, None) if is_truncated(data) else unmarked(data)
    if healed == data:
        return
    report.healed.add(uri)
    if report.dry:
        return
    kept = keep_aside(root, Path(uri), data)
    report.aside.append(str(kept.relative_to(root)))
    save(path, data, healed, boundary, links=False)


def _join_copy(
    boundary: Boundary, uri: str, files: dict[str, Path], report: Report
) -> None:
    root = boundary.root

    def held(name: str) -> bytes | None:
        return read_bytes(root / name, boundary, links=False)

    def alike(one: str, other: str) -> bool:
        return much_alike(held(one) or b"", held(other) or b"")

    original = original_of(uri, files, alike)
    if original is None:
        return
    report.healed.add(original)
    if report.dry:
        return
    place = root / original
    copied = held(uri) or b""
    first = held(original)
    if first != copied:
        joined = copied if first is None else merge(None, first, copied)
        save(place, first, joined, boundary, links=False)
    files.setdefault(original, place)
    kept = set_aside(root, files[uri])
    report.aside.append(str(kept.relative_to(root)))


def _entries(docs: Path) -> Iterator[Path]:
    for folder, children in descend(docs):
        children[:] = [child for child in children if not child.name.startswith(".")]
        for child in children:
            path = folder / child.name
            is_file = child.is_file(follow_symlinks=False)
            if is_file and path.suffix in ENTRY_SUFFIXES:
                yield path
