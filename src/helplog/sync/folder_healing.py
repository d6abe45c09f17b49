"""Healing a journal that is in no git repository, only in a folder that some program syncs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helplog.sync.aside import keep_aside, set_aside
from helplog.sync.copies import much_alike, original_of
from helplog.sync.disk import write_safely
from helplog.sync.report import Report
from helplog.sync.repository import ENTRY_SUFFIXES
from helplog.sync.torn import mend, torn
from helplog.sync.tracing import wants_healing
from helplog.text.merging.markers import heal_markers
from helplog.text.merging.merge import merge


def heal_folder(root: Path, docs_dir: str, *, dry: bool = False) -> Report:
    """Heals what can be healed without a history: markers, second copies, files filled with NUL.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        dry: only say what would be done.
    """
    report = Report(dry=dry)
    files = {path.relative_to(root).as_posix(): path for path in _entries(root / docs_dir)}
    for uri, path in files.items():
        _heal_file(root, uri, path, report)
    for uri in sorted(files):
        _join_copy(root, uri, files, report)
    return report


def _heal_file(root: Path, uri: str, path: Path, report: Report) -> None:
    data = path.read_bytes()
    if not data or not wants_healing(data):
        return
    healed = mend(data, None) if torn(data) else heal_markers(data) or data
    if healed == data:
        return
    report.healed.add(uri)
    if not report.dry:
        report.aside.append(str(keep_aside(root, Path(uri), data).relative_to(root)))
        write_safely(path, healed)


def _join_copy(root: Path, uri: str, files: dict[str, Path], report: Report) -> None:
    def alike(one: str, other: str) -> bool:
        return much_alike(files[one].read_bytes(), files[other].read_bytes())

    original = original_of(uri, files, alike)
    if original is None:
        return
    report.healed.add(original)
    if report.dry:
        return
    copied = files[uri].read_bytes()
    first = files[original].read_bytes() if original in files else None
    if first != copied:
        write_safely(root / original, copied if first is None else merge(None, first, copied))
    files.setdefault(original, root / original)
    report.aside.append(str(set_aside(root, files[uri]).relative_to(root)))


def _entries(docs: Path) -> Iterator[Path]:
    for path in sorted(docs.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(docs).parts)
        if path.suffix in ENTRY_SUFFIXES and path.is_file() and not path.is_symlink() and not hidden:
            yield path
