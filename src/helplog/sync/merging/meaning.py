"""One file merged: by meaning where it is an entry, line by line where it is other text, else both kept.

Whatever the merge returns is looked at once more: every word that nobody took out has to be in it.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from helplog.sync.git.calling import Git
from helplog.sync.git.objects import read_blobs
from helplog.sync.git.repository import ENTRY_SUFFIXES, Repository
from helplog.text.merging.keeping_private import Versions, keeps_private
from helplog.text.merging.merge import merge
from helplog.text.merging.proving import GRAMMAR, lost_words, words_of
from helplog.text.reading.whole_file import is_private_file
from helplog.text.source.wide_text import can_be_one_text

_WORD: Final = re.compile(r"\w+")
_OID: Final = re.compile(r"[0-9a-f]{40,64}")
_UNION_NAMES: Final = (".gitignore", ".gitattributes", ".gitmodules")
"""Lists of lines, where both sides' lines are what is wanted."""

Merge = Callable[[bytes | None, bytes, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Merged:
    """One file of two."""

    data: bytes
    beside: bytes | None = None
    """The other side's whole file, where the two can't be one."""


def merge_file(git: Git, path: str, base: bytes | None, ours: bytes, theirs: bytes) -> Merged:
    """Merges two versions of one file.

    Args:
        git: for text that is no entry.
        path: its name says what it is.
        base: what both began with; None where the file was born on both sides.
        ours: this device's, as the person writes it.
        theirs: the other's.

    Returns:
        The merged file; where that can't be, or would show what one side keeps private, theirs with
        ours beside it.
    """
    if ours in (theirs, base):
        return Merged(theirs)
    if theirs == base:
        return Merged(ours)
    if path.endswith(ENTRY_SUFFIXES):
        return merge_entry(git, base, ours, theirs)
    union = path.rpartition("/")[2] in _UNION_NAMES
    lines = merge_lines(git, base or b"", ours, theirs, union=union)
    if lines is None or (_is_private_on_a_side(ours, theirs) and not is_private_file(lines)):
        return Merged(theirs, ours)
    return Merged(lines)


def _is_private_on_a_side(ours: bytes, theirs: bytes) -> bool:
    return is_private_file(ours) or is_private_file(theirs)


def merge_entry(
    git: Git, base: bytes | None, ours: bytes, theirs: bytes, by: Merge = merge
) -> Merged:
    """Merges an entry by meaning, and makes sure that nothing went missing on the way."""
    if not can_be_one_text(ours, theirs):
        return Merged(theirs, ours)
    try:
        merged = by(base, ours, theirs)
    except Exception:  # noqa: BLE001  # whatever it was, no word may go for it
        merged = None
    if merged is not None and not missing_words(base, ours, theirs, merged):
        return Merged(merged)
    union = merge_lines(git, base or b"", ours, theirs, union=True)
    versions = Versions(base or b"", ours, theirs)
    if (
        union is not None
        and not missing_words(base, ours, theirs, union)
        and keeps_private(versions, union)
    ):
        return Merged(union)
    return Merged(theirs, ours)


def missing_words(base: bytes | None, ours: bytes, theirs: bytes, merged: bytes) -> frozenset[str]:
    """Words that a side wrote, nobody took out, and the result does not have, or not as often as it has to."""
    before, one, two, now = (words_of(data) for data in (base or b"", ours, theirs, merged))
    lost = lost_words(before, one, two, now)
    # Another spelling of an item has other words of the format; one that is new must be there all
    # the same.
    return frozenset(
        word for word in lost if word.casefold() not in GRAMMAR or word not in before | now
    )


def merge_lines(git: Git, base: bytes, ours: bytes, theirs: bytes, *, union: bool) -> bytes | None:
    """Git's own merge of lines; None where it can't, as with pictures, or leaves a question.

    Args:
        git: the program.
        base: what both began with.
        ours: one side.
        theirs: the other.
        union: keep both sides' lines where they differ.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, data in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(data)
        outcome = git.run(
            "merge-file", "-p", "-q", *(["--union"] if union else []), *map(str, paths)
        )
    return outcome.out if outcome.well else None


def merge_as_git(
    repository: Repository,
    path: str,
    sides: tuple[bytes | None, bytes, bytes],
    style: str = "merge",
) -> bytes:
    """What a client without a driver makes of two versions, markers and all.

    Git itself is asked, in an empty folder where no attribute names a driver: its merge of lines
    and the one of `git merge-file` part conflicts differently.

    Args:
        repository: where blobs go.
        path: the file's name.
        sides: what both began with, ours, theirs.
        style: of the markers, as `merge.conflictStyle`.
    """
    base, ours, theirs = sides
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git = replace(repository.git, folder=folder)
        here = f"--git-dir={repository.git_dir}"
        rows = []
        for stage, data in enumerate((base, ours, theirs), start=1):
            if data is not None:
                oid = repository.git.line("hash-object", "-w", "--stdin", given=data)
                rows.append(f"100644 {oid} {stage}\t{path}\0")
        index = folder / "marking.index"
        given = "".join(rows).encode("utf-8", "surrogateescape")
        repository.git.check("update-index", "-z", "--index-info", given=given, index=index)
        options = ("-c", "core.autocrlf=false", "-c", f"merge.conflictStyle={style}")
        git.run(
            here,
            f"--work-tree={folder}",
            *options,
            "checkout",
            "-q",
            "-m",
            "--",
            f":(literal){path}",
            index=index,
        )
        index.unlink(missing_ok=True)
        made = folder / path
        return made.read_bytes() if made.is_file() else ours


def merge_again_as_git(
    repository: Repository, ends: Sequence[str], path: str, style: str
) -> bytes | None:
    """What git itself makes of a file of two commits, markers and all, no driver being named.

    Its merge of commits looks for what is alike in another way than its merge of single files does.

    Args:
        repository: where the commits are.
        ends: the two commits, ours first.
        path: of the file.
        style: of the markers, as `merge.conflictStyle`.

    Returns:
        The file as git stores it; None where a git older than 2.38 can't tell, or has no such file.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here = (
            f"--git-dir={repository.git_dir}",
            f"--work-tree={folder}",
            "-c",
            f"merge.conflictStyle={style}",
        )
        made = replace(repository.git, folder=folder).run(
            *here, "merge-tree", "--write-tree", *ends, index=folder / "none.index"
        )
    tree = made.line.split("\n")[0]
    held = read_blobs(repository.git, [f"{tree}:{path}"]) if _OID.fullmatch(tree) else {}
    return next(iter(held.values()), None)


def words(data: bytes) -> frozenset[str]:
    """Every word of a file."""
    return frozenset(_WORD.findall(data.decode("utf-8", "replace")))
