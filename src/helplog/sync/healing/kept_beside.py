"""Files beside the entries that another client committed with conflict markers.

Such as settings, lists, pages of other kinds. What is no entry can't be merged by meaning, and a
settings file with both sides' lines is none any more. So both are kept whole, as a sync keeps two
such files: the other device's under the name, this one's beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.files.saving import read_bytes
from helplog.sync.git.calling import Git, as_input, records
from helplog.sync.git.repository import Repository
from helplog.sync.healing.tracing import Tracer
from helplog.sync.merging.meaning import merge_file
from helplog.sync.merging.trees import name_beside
from helplog.text.source.file.conflicts import Sides, take_sides

_SIZE: Final = "conflict-marker-size"
_SEVEN: Final = ("unspecified", "unset", "7")


class HealedFiles(NamedTuple):
    """What files that are no entries should hold."""

    contents: dict[str, bytes]
    """By path, those that hold markers and those that are put beside them."""
    beside: tuple[str, ...]
    """The paths of the latter."""


def heal_others(tracer: Tracer, commit: str, touched: Collection[str]) -> HealedFiles:
    """What files that are no entries should hold.

    Args:
        tracer: reads files of commits.
        commit: which.
        touched: paths to look at.
    """
    repository = tracer.repository
    suspects = [path for path in touched if not repository.is_entry(path)]
    if not suspects:
        return HealedFiles({}, ())
    all_marked = _marked(repository, commit)
    marked = [path for path in suspects if path in all_marked]
    held = tracer.read(commit, marked)
    contents: dict[str, bytes] = {}
    besides: dict[str, bytes] = {}
    for path, data in held.items():
        sides = take_sides(data)
        if sides is None:
            continue
        contents[path] = _joined(tracer.git, path, sides, besides)
    paths_beside = tuple(besides)
    return HealedFiles(contents | besides, paths_beside)


def _joined(git: Git, path: str, sides: Sides, besides: dict[str, bytes]) -> bytes:
    """One file of the sides of a conflict; what can't be one with it is put beside it."""
    *others, joined = sides.versions
    for version in others:
        merged = merge_file(git, path, sides.base, version, joined)
        joined = merged.data
        other = merged.beside
        if other is None:
            continue
        oid = git.line("hash-object", "--stdin", given=other)
        name = name_beside(path, oid)
        besides[name] = other
    return joined


def marked_in_work_tree(repository: Repository) -> list[Path]:
    """Files of the journal that are no entries and hold markers; what git ignores is left alone."""
    found = []
    for path in _search(repository):
        if repository.is_entry(path):
            continue
        place = repository.place(path)
        if place.is_symlink():
            continue
        if not place.is_file():
            continue
        boundary = repository.boundary
        data = read_bytes(place, boundary, links=False)
        if data is None:
            continue
        if take_sides(data) is not None:
            found.append(place)
    return found


def _marked(repository: Repository, commit: str) -> frozenset[str]:
    begins = f"{commit}:"
    named = _search(repository, commit)
    return frozenset(name.removeprefix(begins) for name in named)


def _search(repository: Repository, *commit: str) -> list[str]:
    """Text files of the journal, entries aside, with a line that begins as a marker does."""
    git = repository.git
    here = ":(top)"
    if repository.prefix:
        folder = repository.prefix.rstrip("/")
        here = f":(top,literal){folder}"
    entries = f":(top,exclude){repository.docs}*.md"
    where = commit or ("--untracked",)
    options = ("-l", "-z", "-I", "-E", "-e", "^<{7} ")
    found = git.run("grep", *options, *where, "--", here, entries)
    return _with_markers_of_seven(git, records(found.out))


def _with_markers_of_seven(git: Git, names: list[str]) -> list[str]:
    """Those in which seven signs are a marker: git lets attributes say another length.

    Whoever keeps such lines on purpose, in a manual or a test, says so there, for git as well.
    """
    if not names:
        return names
    paths = as_input(name.rpartition(":")[2] for name in names)
    answer = git.check("check-attr", "-z", "--stdin", _SIZE, given=paths)
    told = records(answer)
    sizes = told[2::3]
    return [name for name, size in zip(names, sizes, strict=True) if size in _SEVEN]
