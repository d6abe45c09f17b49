"""Git's objects: trees compared, blobs read and stored, a tree made from another and some changes.

The work tree and the repository's own index are never touched here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from helplog.sync.git.calling import Git, as_input

FILE: Final = "100644"
PROGRAM: Final = "100755"
LINK: Final = "120000"
SUBMODULE: Final = "160000"
_FOLDER: Final = "040000"
_NOTHING: Final = "000000"
"""The mode `diff-tree` prints where a tree has no such path."""
_REGULAR: Final = (FILE, PROGRAM)
_MOST_ASKED: Final = 400
"""Paths in one call: a command line has an end."""
_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t"})


MESSAGE: Final = "sync"
"""Of every commit helplog makes: a title would tell what was written."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a tree holds at one path."""

    mode: str
    oid: str

    @property
    def regular(self) -> bool:
        """A file with bytes of its own: no link, no submodule."""
        return self.mode in _REGULAR


@dataclass(frozen=True, slots=True)
class Change:
    """One path in two trees; None where one has nothing there."""

    before: Leaf | None
    after: Leaf | None

    @property
    def gets_right_to_run(self) -> bool:
        """Whether a file that was no program becomes one."""
        if self.after is None:
            return False
        if self.after.mode != PROGRAM:
            return False
        return self.before is None or self.before.mode != PROGRAM


class TreePair(NamedTuple):
    """Two trees, or commits that stand for theirs."""

    before: str
    """What lies in the work tree."""
    after: str
    """What would."""


def compare(git: Git, before: str, after: str) -> dict[str, Change]:
    """What differs between two trees, by path. Renames are never looked for: names are dates."""
    if before == after:
        return {}
    options = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    parts = git.records("diff-tree", *options, before, after)
    metas = parts[::2]
    paths = parts[1::2]
    return {path: _change(meta) for meta, path in zip(metas, paths, strict=True)}


def leaves(git: Git, tree: str, paths: Iterable[str]) -> dict[str, Leaf]:
    """What a tree or commit holds at these paths; without those where it has nothing."""
    asked = list(paths)
    found: dict[str, Leaf] = {}
    for start in range(0, len(asked), _MOST_ASKED):
        some = asked[start : start + _MOST_ASKED]
        found |= listed_leaves(git, "--full-tree", tree, "--", *some)
    return found


def listed_leaves(git: Git, *arguments: str) -> dict[str, Leaf]:
    """The files, links and submodules that `ls-tree` lists, by path."""
    found = {}
    for row in git.records("ls-tree", "-z", *arguments):
        meta, _, path = row.partition("\t")
        mode, _, oid = meta.split(" ")
        if mode != _FOLDER:
            found[path] = Leaf(mode, oid)
    return found


def paths_in(git: Git, tree: str, *below: str) -> list[str]:
    """Every path of a tree or commit; those below some folders alone where any are given."""
    options = ("-r", "-z", "--name-only", "--full-tree")
    return git.records("ls-tree", *options, tree, "--", *below)


def read_blobs(git: Git, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of blobs, by the name they were asked by; without those there are not.

    Args:
        git: the repository.
        names: an id, or `commit:path`.
    """
    asked: dict[str, str] = {}
    for name in names:
        line = _in_one_line(git, name)
        if line:
            asked[name] = line
    if not asked:
        return {}
    given = as_input(asked.values(), "\n")
    printed = git.check("cat-file", "--batch", given=given)
    found = _blobs(asked, printed)
    return dict(found)


def _in_one_line(git: Git, name: str) -> str:
    """The name, or the id it stands for where a path in it has a line end; empty for nothing."""
    # Git reads names from lines, and only from 2.38 on from anything else.
    if "\n" not in name:
        return name
    return git.run("rev-parse", "--verify", "--quiet", name).line


def store_blob(git: Git, data: bytes) -> str:
    """Puts bytes into the repository as they are; the id of the blob."""
    return git.line("hash-object", "-w", "--stdin", given=data)


def store_blobs(git: Git, contents: Sequence[bytes], scratch: Path) -> list[str]:
    """Puts bytes into the repository as they are.

    Args:
        git: the repository.
        contents: of each blob.
        scratch: a folder for files in between.

    Returns:
        The ids, in the same order.
    """
    if not contents:
        return []
    if len(contents) == 1:
        only = store_blob(git, contents[0])
        return [only]
    paths = []
    for number, content in enumerate(contents):
        path = scratch / f"blob-{number}"
        path.write_bytes(content)
        paths.append(path)
    rows = [quoted(str(path)) for path in paths]
    given = as_input(rows, "\n")
    options = ("-w", "--no-filters", "--stdin-paths")
    try:
        printed = git.line("hash-object", *options, given=given)
        return printed.split()
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def tree_with(
    git: Git, tree: str, changes: Mapping[str, Leaf | None], scratch: Path
) -> str:
    """A tree that differs from another by these changes; None takes a path away.

    Raises:
        GitDeclinedError: two of the paths can't be in one tree.
    """
    if not changes:
        return git.line("rev-parse", "--verify", f"{tree}^{{tree}}")
    index = scratch / "tree.index"
    index.unlink(missing_ok=True)
    try:
        git.check("read-tree", tree, index=index)
        set_in_index(git, index, changes, tree)
        return git.line("write-tree", index=index)
    finally:
        index.unlink(missing_ok=True)


def set_in_index(
    git: Git, index: Path, changes: Mapping[str, Leaf | None], oid: str
) -> None:
    """Changes an index file, what goes away first.

    Args:
        git: the repository.
        index: not the repository's own.
        changes: by path; None takes a path away.
        oid: any id of the repository's, for how long its ids are.
    """
    no_oid = "0" * len(oid)
    going = []
    coming = []
    for path, leaf in sorted(changes.items()):
        if leaf is None:
            going.append(f"0 {no_oid}\t{path}")
        else:
            coming.append(f"{leaf.mode} {leaf.oid}\t{path}")
    given = as_input([*going, *coming])
    git.check("update-index", "-z", "--index-info", given=given, index=index)


def empty_tree(git: Git) -> str:
    """The tree with nothing in it."""
    return git.line("mktree")


def tree_of(git: Git, commit: str) -> str:
    """The tree of a commit; the empty one where there is no commit."""
    if not commit:
        return empty_tree(git)
    return git.line("rev-parse", f"{commit}^{{tree}}")


def commit_named(git: Git, name: str) -> str:
    """The id of what a branch or another name stands for; empty for nothing."""
    return git.run("rev-parse", "--verify", "-q", name).line


def is_here(git: Git, name: str) -> bool:
    """Whether the repository holds an object."""
    return git.run("cat-file", "-e", name).well


def is_ancestor(git: Git, earlier: str, later: str) -> bool:
    """Whether a commit belongs to the history of another."""
    return git.run("merge-base", "--is-ancestor", earlier, later).well


def merge_base(git: Git, one: str, other: str) -> str:
    """A commit two histories parted at; empty where they never met."""
    return git.run("merge-base", one, other).line.split("\n")[0]


def make_commit(git: Git, tree: str, parents: Iterable[str], message: str) -> str:
    """A commit: no hook, no signature, on no branch yet.

    Args:
        git: the repository.
        tree: what it holds.
        parents: of it; an empty one is none.
        message: all of it.
    """
    named = []
    for parent in filter(None, parents):
        named += ["-p", parent]
    who = identity(git)
    given = message.encode()
    return git.line(*who, "commit-tree", "--no-gpg-sign", *named, tree, given=given)


def move_branch(git: Git, branch: str, start: str, target: str) -> None:
    """Moves a branch, if it still stands where it stood.

    Args:
        git: the repository.
        branch: its full name.
        start: the commit it stands on; empty for none.
        target: the commit it shall stand on.

    Raises:
        GitDeclinedError: it stands elsewhere by now.
    """
    if start != target:
        git.check("update-ref", "-m", MESSAGE, "--create-reflog", branch, target, start)


def identity(git: Git) -> tuple[str, ...]:
    """Who commits: the person's own name and address, else one that says nothing."""
    known = git.run("config", "--get-regexp", r"^user\.(name|email)$").line
    options: list[str] = []
    if "user.name" not in known and "GIT_COMMITTER_NAME" not in os.environ:
        options += ["-c", "user.name=helplog"]
    if "user.email" not in known and "GIT_COMMITTER_EMAIL" not in os.environ:
        options += ["-c", "user.email=helplog@localhost"]
    return tuple(options)


def _change(meta: str) -> Change:
    before_mode, after_mode, before, after, _ = meta.removeprefix(":").split(" ")
    old = _leaf(before_mode, before)
    new = _leaf(after_mode, after)
    return Change(old, new)


def _leaf(mode: str, oid: str) -> Leaf | None:
    if mode == _NOTHING:
        return None
    return Leaf(mode, oid)


def _blobs(asked: Iterable[str], printed: bytes) -> Iterator[tuple[str, bytes]]:
    """Each name with its bytes, from what `cat-file --batch` prints for these names."""
    start = 0
    for name in asked:
        end = printed.index(b"\n", start)
        head = printed[start:end].split(b" ")
        start = end + 1
        # `id type size`; anything else says why there is none.
        if len(head) < 3 or not head[-1].isdigit():  # noqa: PLR2004
            continue
        size = int(head[-1])
        if head[-2] == b"blob":
            yield name, printed[start : start + size]
        start += size + 1


def quoted(path: str) -> str:
    """A path as git reads it from a list of lines: in C's manner where a sign in it asks for it."""
    if not any(sign in path for sign in '\n"\\\t'):
        return path
    return f'"{path.translate(_ESCAPES)}"'
