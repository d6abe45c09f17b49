"""Files beside the entries that another client committed with conflict markers.

Such as settings, lists, pages of other kinds. What is no entry can't be merged by meaning, and a
settings file with both sides' lines is none any more. So both are kept whole, as a sync keeps two
such files: the other device's under the name, this one's beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from helplog.store.saving import read_bytes
from helplog.sync.git.calling import records
from helplog.sync.git.repository import Repository
from helplog.sync.healing.tracing import Tracer
from helplog.sync.merging.meaning import merge_file
from helplog.sync.merging.trees import name_beside
from helplog.text.source.conflicts import take_sides


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
    contents: dict[str, bytes] = {}
    besides: dict[str, bytes] = {}
    suspects = [path for path in touched if not tracer.repository.is_entry(path)]
    if not suspects:
        return HealedFiles({}, ())
    git = tracer.repository.git
    all_marked = _marked(tracer.repository, commit)
    marked = [path for path in suspects if path in all_marked]
    for path, data in tracer.read(commit, marked).items():
        sides = take_sides(data)
        if sides is None:
            continue
        *others, joined = sides.versions
        for version in others:
            merged = merge_file(git, path, sides.base, version, joined)
            joined = merged.data
            if merged.beside is not None:
                oid = git.line("hash-object", "--stdin", given=merged.beside)
                besides[name_beside(path, oid)] = merged.beside
        contents[path] = joined
    return HealedFiles(contents | besides, tuple(besides))


def marked_in_work_tree(repository: Repository) -> list[Path]:
    """Files of the journal that are no entries and hold markers; what git ignores is left alone."""
    found = []
    for path in _search(repository):
        place = repository.place(path)
        if repository.is_entry(path) or not place.is_file() or place.is_symlink():
            continue
        data = read_bytes(place, repository.boundary, links=False)
        if take_sides(data or b"") is not None:
            found.append(place)
    return found


def _marked(repository: Repository, commit: str) -> frozenset[str]:
    return frozenset(
        path.removeprefix(f"{commit}:") for path in _search(repository, commit)
    )


def _search(repository: Repository, *commit: str) -> list[str]:
    """Text files of the journal, entries aside, with a line that begins as a marker does."""
    here = ":(top)"
    if repository.prefix:
        here = f":(top,literal){repository.prefix.rstrip('/')}"
    entries = f":(top,exclude){repository.docs}*.md"
    where = commit or ("--untracked",)
    options = ("-l", "-z", "-I", "-E", "-e", "^<{7} ")
    found = repository.git.run("grep", *options, *where, "--", here, entries)
    return records(found.out)
