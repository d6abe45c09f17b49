"""Files beside the entries that another client committed with conflict markers: settings, lists, pages of other kinds.

What is no entry can't be merged by meaning, and a settings file with both sides' lines is none any
more. So both are kept whole, as a sync keeps two such files: the other device's under the name,
this one's beside it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from helplog.store.saving import read_bytes
from helplog.sync.git.repository import Repository
from helplog.sync.healing.tracing import Tracer
from helplog.sync.merging.meaning import merge_file
from helplog.sync.merging.three_way import name_beside
from helplog.text.source.conflicts import take_sides


def heal_others(
    tracer: Tracer, commit: str, touched: Collection[str]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """What files that are no entries should hold.

    Args:
        tracer: reads files of commits.
        commit: which.
        touched: paths to look at.

    Returns:
        By path the contents of those that hold markers and of what is put beside them; and the
        paths of the latter.
    """
    contents: dict[str, bytes] = {}
    besides: dict[str, bytes] = {}
    suspects = [path for path in touched if not tracer.repository.is_entry(path)]
    marked = _marked(tracer.repository, commit) if suspects else frozenset()
    for path, data in tracer.read(commit, [path for path in suspects if path in marked]).items():
        sides = take_sides(data)
        if sides is None:
            continue
        git = tracer.repository.git
        contents[path] = sides.versions[-1]
        for version in sides.versions[:-1]:
            merged = merge_file(git, path, sides.base, version, contents[path])
            contents[path] = merged.data
            if merged.beside is not None:
                oid = git.line("hash-object", "--stdin", given=merged.beside)
                besides[name_beside(path, oid)] = merged.beside
    return contents | besides, tuple(besides)


def marked_in_work_tree(repository: Repository) -> list[Path]:
    """Files of the journal that are no entries and hold markers; what git ignores is left alone."""
    listed = _search(repository)
    found = []
    for path in listed:
        place = repository.place(path)
        if repository.is_entry(path) or not place.is_file() or place.is_symlink():
            continue
        if take_sides(read_bytes(place, repository.boundary, links=False) or b"") is not None:
            found.append(place)
    return found


def _marked(repository: Repository, commit: str) -> frozenset[str]:
    return frozenset(path.removeprefix(f"{commit}:") for path in _search(repository, commit))


def _search(repository: Repository, *commit: str) -> list[str]:
    """Text files of the journal, entries aside, with a line that begins as a marker does."""
    here = f":(top,literal){repository.prefix.rstrip('/')}" if repository.prefix else ":(top)"
    entries = f":(top,exclude){repository.docs}*.md"
    where = commit or ("--untracked",)
    found = repository.git.run(
        "grep", "-l", "-z", "-I", "-E", "-e", "^<{7} ", *where, "--", here, entries
    )
    return found.out.decode("utf-8", "surrogateescape").split("\0")[:-1]
