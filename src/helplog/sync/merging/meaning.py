"""One file merged: an entry by meaning, other text line by line; where neither can be, both kept.

Whatever the merge returns is looked at once more: every word that nobody took out has to be in it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.calling import Git, as_input
from helplog.sync.git.objects import FILE, read_blobs, store_blob
from helplog.sync.git.repository import ENTRY_SUFFIXES, Repository
from helplog.text.merging.frontmatter.grammar import GRAMMAR
from helplog.text.merging.keeping_private import Versions, keeps_private
from helplog.text.merging.merge import merge
from helplog.text.merging.proving import lost_words, take_stock, take_stock_before
from helplog.text.reading.whole_file import is_private_file
from helplog.text.source.file.wide_text import can_be_one_text

_WORD: Final = late_pattern(r"\w+")
_OID: Final = late_pattern(r"[0-9a-f]{40,64}")
_UNION_NAMES: Final = (".gitignore", ".gitattributes", ".gitmodules")
"""Lists of lines, where both sides' lines are what is wanted."""

Merge = Callable[[bytes | None, bytes, bytes], bytes]
T = TypeVar("T")


class FileVersions(NamedTuple):
    """Three versions of one file."""

    base: bytes | None
    """What both sides began with; None where the file was born on both."""
    ours: bytes
    theirs: bytes


@dataclass(frozen=True, slots=True)
class Merged:
    """One file of two."""

    data: bytes
    beside: bytes | None = None
    """The other side's whole file, where the two can't be one."""


def three_way(base: T | None, one: T, two: T, both: Callable[[], T]) -> T:
    """What becomes of something that two sides may have changed.

    Args:
        base: as both began with it; None where there was nothing yet.
        one: as one side has it now.
        two: as the other side has it now.
        both: makes it, where each side changed it, and not to the same.
    """
    if one in (two, base):
        return two
    if two == base:
        return one
    return both()


def merge_file(
    git: Git, path: str, base: bytes | None, ours: bytes, theirs: bytes
) -> Merged:
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

    def both() -> Merged:
        if path.endswith(ENTRY_SUFFIXES):
            return merge_entry(git, base, ours, theirs)
        versions = Versions(base or b"", ours, theirs)
        return _merge_other_text(git, path, versions)

    began = None
    if base is not None:
        began = Merged(base)
    our_file = Merged(ours)
    their_file = Merged(theirs)
    return three_way(began, our_file, their_file, both)


def _merge_other_text(git: Git, path: str, versions: Versions) -> Merged:
    """Merges two versions of a text that is no entry, line by line."""
    _, ours, theirs = versions
    _, _, name = path.rpartition("/")
    union = name in _UNION_NAMES
    lines = merge_lines(git, *versions, union=union)
    if lines is None:
        return Merged(theirs, beside=ours)
    if is_private_file(lines):
        return Merged(lines)
    if is_private_file(ours) or is_private_file(theirs):
        return Merged(theirs, beside=ours)
    return Merged(lines)


def merge_entry(
    git: Git, base: bytes | None, ours: bytes, theirs: bytes, by: Merge = merge
) -> Merged:
    """Merges an entry by meaning, and makes sure that nothing went missing on the way."""
    both_kept = Merged(theirs, beside=ours)
    if not can_be_one_text(ours, theirs):
        return both_kept
    try:
        merged = by(base, ours, theirs)
    except Exception:  # noqa: BLE001  # whatever it was, no word may go for it
        merged = None
    if merged is not None:
        missing = missing_words(base, ours, theirs, merged)
        if not missing:
            return Merged(merged)
    versions = Versions(base or b"", ours, theirs)
    union = merge_lines(git, *versions, union=True)
    if union is None:
        return both_kept
    if missing_words(base, ours, theirs, union):
        return both_kept
    if not keeps_private(versions, union):
        return both_kept
    return Merged(union)


def missing_words(
    base: bytes | None, ours: bytes, theirs: bytes, merged: bytes
) -> frozenset[str]:
    """Words that a side wrote, nobody took out, and the result has less often than it must."""
    our_stock = take_stock(ours)
    their_stock = take_stock(theirs)
    before = take_stock_before(base or b"", our_stock, their_stock).words
    now = take_stock(merged).words
    lost = lost_words(before, our_stock.words, their_stock.words, now)
    # Another spelling of an item has other words of the format; one that is new must be there all
    # the same.
    known = before | now
    missing = set()
    for word in lost:
        of_the_format = word.casefold() in GRAMMAR
        if of_the_format and word in known:
            continue
        missing.add(word)
    return frozenset(missing)


def merge_lines(
    git: Git, base: bytes, ours: bytes, theirs: bytes, *, union: bool
) -> bytes | None:
    """Git's own merge of lines; None where it can't, as with pictures, or leaves a question.

    Args:
        git: the program.
        base: what both began with.
        ours: one side.
        theirs: the other.
        union: keep both sides' lines where they differ.
    """
    with tempfile.TemporaryDirectory() as folder:
        named = {"ours": ours, "base": base, "theirs": theirs}
        paths = []
        for name, data in named.items():
            path = Path(folder, name)
            path.write_bytes(data)
            paths.append(str(path))
        options = ["-p", "-q"]
        if union:
            options.append("--union")
        outcome = git.run("merge-file", *options, *paths)
    if not outcome.well:
        return None
    return outcome.out


def merge_as_git(
    repository: Repository, path: str, versions: FileVersions, style: str = "merge"
) -> bytes:
    """What a client without a driver makes of two versions, markers and all.

    Git itself is asked, in an empty folder where no attribute names a driver: its merge of lines
    and the one of `git merge-file` part conflicts differently.

    Args:
        repository: where blobs go.
        path: the file's name.
        versions: what is merged.
        style: of the markers, as `merge.conflictStyle`.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = folder / "marking.index"
        _put_in_question(repository.git, index, path, versions)
        options = (
            *_only_here(repository, folder),
            "-c",
            "core.autocrlf=false",
            "-c",
            f"merge.conflictStyle={style}",
        )
        git = replace(repository.git, folder=folder)
        named = f":(literal){path}"
        checkout = ("checkout", "-q", "-m", "--", named)
        git.run(*options, *checkout, index=index)
        index.unlink(missing_ok=True)
        made = folder / path
        if not made.is_file():
            return versions.ours
        return made.read_bytes()


def _only_here(repository: Repository, folder: Path) -> tuple[str, str]:
    """What has git take a folder for the whole work tree."""
    return f"--git-dir={repository.git_dir}", f"--work-tree={folder}"


def _put_in_question(git: Git, index: Path, path: str, versions: FileVersions) -> None:
    """Writes an index file: the base as stage 1, ours as 2, theirs as 3."""
    rows = []
    for stage, data in enumerate(versions, start=1):
        if data is None:
            continue
        oid = store_blob(git, data)
        rows.append(f"{FILE} {oid} {stage}\t{path}")
    given = as_input(rows)
    git.check("update-index", "-z", "--index-info", given=given, index=index)


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
        options = (
            *_only_here(repository, folder),
            "-c",
            f"merge.conflictStyle={style}",
        )
        git = replace(repository.git, folder=folder)
        none = folder / "none.index"
        merging = ("merge-tree", "--write-tree", *ends)
        made = git.run(*options, *merging, index=none)
    tree, _, _ = made.line.partition("\n")
    if not _OID.fullmatch(tree):
        return None
    name_in_tree = f"{tree}:{path}"
    blobs = read_blobs(repository.git, [name_in_tree])
    return blobs.get(name_in_tree)


def words(data: bytes) -> frozenset[str]:
    """Every word of a file."""
    text = data.decode("utf-8", "replace")
    return frozenset(_WORD.findall(text))
