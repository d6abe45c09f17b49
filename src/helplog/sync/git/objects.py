"""Git's objects: trees compared, blobs read and stored, a tree made from another and some changes.

The work tree and the repository's own index are never touched here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.sync.git.calling import Git

FILE: Final = "100644"
PROGRAM: Final = "100755"
LINK: Final = "120000"
SUBMODULE: Final = "160000"
_REGULAR: Final = (FILE, PROGRAM)


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


def compare(git: Git, before: str, after: str) -> dict[str, Change]:
    """What differs between two trees, by path. Renames are never looked for: names are dates."""
    if before == after:
        return {}
    printed = git.check(
        "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", before, after
    )
    parts = printed.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return {path: _change(meta) for meta, path in zip(parts[::2], parts[1::2], strict=True)}


def leaves(git: Git, tree: str, paths: Iterable[str]) -> dict[str, Leaf]:
    """What a tree or commit holds at these paths; without those where it has nothing."""
    asked = list(paths)
    found: dict[str, Leaf] = {}
    for start in range(0, len(asked), 400):
        some = asked[start : start + 400]
        printed = git.check("ls-tree", "-z", "--full-tree", tree, "--", *some).decode(
            "utf-8", "surrogateescape"
        )
        for line in printed.split("\0")[:-1]:
            meta, _, path = line.partition("\t")
            mode, _, oid = meta.split(" ")
            found[path] = Leaf(mode, oid)
    return {path: leaf for path, leaf in found.items() if leaf.mode != "040000"}


def read_blobs(git: Git, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of blobs, by the name they were asked by (an id, or `commit:path`); without those there are not."""
    ids = {name: _in_one_line(git, name) for name in names}
    asked = [name for name, oid in ids.items() if oid]
    if not asked:
        return {}
    printed = git.check("cat-file", "--batch", given=_lines(ids[name] for name in asked))
    return dict(_blobs(asked, printed))


def _in_one_line(git: Git, name: str) -> str:
    """The name, or the id it stands for where a path in it has a line end; empty where there is no such thing."""
    # Git reads names from lines, and only from 2.38 on from anything else.
    return name if "\n" not in name else git.run("rev-parse", "--verify", "--quiet", name).line


def store_blobs(git: Git, contents: Sequence[bytes], room: Path) -> list[str]:
    """Puts bytes into the repository as they are.

    Args:
        git: the repository.
        contents: of each blob.
        room: a folder for files in between.

    Returns:
        The ids, in the same order.
    """
    if len(contents) == 1:
        return [git.line("hash-object", "-w", "--stdin", given=contents[0])]
    if not contents:
        return []
    paths = [room / f"blob-{number}" for number in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    try:
        return git.line(
            "hash-object", "-w", "--no-filters", "--stdin-paths", given=_lines(map(_quoted, paths))
        ).split()
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def tree_with(git: Git, tree: str, changes: Mapping[str, Leaf | None], room: Path) -> str:
    """A tree that differs from another by these changes; None takes a path away.

    Raises:
        GitDeclinedError: two of the paths can't be in one tree.
    """
    if not changes:
        return git.line("rev-parse", "--verify", f"{tree}^{{tree}}")
    index = room / "tree.index"
    index.unlink(missing_ok=True)
    try:
        git.check("read-tree", tree, index=index)
        git.check(
            "update-index", "-z", "--index-info", given=index_info(changes, tree), index=index
        )
        return git.line("write-tree", index=index)
    finally:
        index.unlink(missing_ok=True)


def index_info(changes: Mapping[str, Leaf | None], oid: str) -> bytes:
    """Changes in the form `update-index -z --index-info` takes, what goes away first."""
    nothing = Leaf("0", "0" * len(oid))
    ordered = sorted(changes.items(), key=lambda change: (change[1] is not None, change[0]))
    rows = [f"{(leaf or nothing).mode} {(leaf or nothing).oid}\t{path}\0" for path, leaf in ordered]
    return "".join(rows).encode("utf-8", "surrogateescape")


def empty_tree(git: Git) -> str:
    """The tree with nothing in it."""
    return git.line("mktree")


def make_commit(git: Git, tree: str, parents: Sequence[str], message: str) -> str:
    """A commit: no hook, no signature, on no branch yet."""
    named = [argument for parent in parents for argument in ("-p", parent)]
    return git.line(
        *identity(git), "commit-tree", "--no-gpg-sign", *named, tree, given=message.encode()
    )


def identity(git: Git) -> tuple[str, ...]:
    """Who commits: the person's own name and address where git knows one, else one that says nothing."""
    known = git.run("config", "--get-regexp", r"^user\.(name|email)$").line
    given = [
        ("user.name", "helplog", "GIT_COMMITTER_NAME"),
        ("user.email", "helplog@localhost", "GIT_COMMITTER_EMAIL"),
    ]
    return tuple(
        argument
        for name, stand_in, variable in given
        if name not in known and variable not in os.environ
        for argument in ("-c", f"{name}={stand_in}")
    )


def _change(meta: str) -> Change:
    before_mode, after_mode, before, after, _ = meta.removeprefix(":").split(" ")
    return Change(_leaf(before_mode, before), _leaf(after_mode, after))


def _leaf(mode: str, oid: str) -> Leaf | None:
    return None if mode == "000000" else Leaf(mode, oid)


def _blobs(asked: Sequence[str], printed: bytes) -> Iterable[tuple[str, bytes]]:
    at = 0
    for name in asked:
        end = printed.index(b"\n", at)
        head = printed[at:end].split(b" ")
        at = end + 1
        if head[-1] == b"missing" or len(head) < 3 or not head[-1].isdigit():  # noqa: PLR2004  # id, type, size
            continue
        size = int(head[-1])
        if head[-2] == b"blob":
            yield name, printed[at : at + size]
        at += size + 1


def _lines(texts: Iterable[str]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode("utf-8", "surrogateescape")


def _quoted(path: Path) -> str:
    return quoted(str(path))


def quoted(path: str) -> str:
    """A path as git reads it from a list of lines: in quotes, in C's manner, where a line end or a quote is in it."""
    if not any(sign in path for sign in '\n"\\\t'):
        return path
    escaped = (
        path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{escaped}"'
