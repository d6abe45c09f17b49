"""Files that would change here: which say of themselves that they run, and what changes in them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.sync.differing import differing
from helplog.sync.git.calling import Git, GitDeclinedError
from helplog.sync.git.filters import filtered_paths
from helplog.sync.git.objects import LINK, PROGRAM, Change, Leaf, read_blobs
from helplog.sync.programs import is_attributes
from helplog.sync.running_kinds import PICTURES_AND_THE_LIKE, WORDS
from helplog.sync.tree_reading import Tree
from helplog.text.reading.git_attributes import changed_attributes
from helplog.text.reading.ignore_lines import letting_out

_INTERPRETED: Final = b"#!"
_MOST_BYTES: Final = 1_000_000
"""Of a file that is looked at for how it begins; a longer one is no script."""


@dataclass(frozen=True, slots=True)
class ArrivingFiles:
    """Files as they would lie here."""

    git: Git
    after: Tree
    scratch: Path

    def changed_by_line(self, path: str, change: Change) -> tuple[str, ...]:
        """What counts in a file of attributes, or in one of what is left out."""
        old, new = (
            self._written(path, leaf) if leaf is not None and leaf.regular else b""
            for leaf in (change.before, change.after)
        )
        return (
            changed_attributes(old, new)
            if is_attributes(path)
            else letting_out(old, new)
        )

    def changed(self, path: str, change: Change) -> Iterator[str]:
        """Every line that goes or comes."""
        after, before = change.after, change.before
        if after is None:
            yield "- the whole file"
        elif after.mode == LINK:
            target = read_blobs(self.git, [after.oid]).get(after.oid, b"")
            yield f"+ a link to {target.decode('utf-8', 'replace')}"
        elif not after.regular:
            yield "+ another repository"
        else:
            old = self._written(path, before) if before and before.regular else None
            yield from differing(
                self.git, old, self._written(path, after), self.scratch
            )
            if change.gets_right_to_run:
                yield "+ the right to run"

    def programs(self, changes: Mapping[str, Change]) -> set[str]:
        """The paths of those that say they are to be run: by their mode, or by their first line."""
        found, maybe = set[str](), dict[str, Leaf]()
        for path, change in changes.items():
            suffix = posixpath.splitext(path.lower())[1]
            words = suffix in PICTURES_AND_THE_LIKE | WORDS
            after = change.after
            if after is None or not after.regular:
                continue
            if change.gets_right_to_run or (after.mode == PROGRAM and not words):
                found.add(path)
            elif not words:
                maybe[path] = after
        return found | self._interpreted(maybe)

    def _interpreted(self, leaves: Mapping[str, Leaf]) -> set[str]:
        filtered = filtered_paths(self.git, leaves)
        short = self._short({leaf.oid for leaf in leaves.values()})
        kept = read_blobs(self.git, short)
        found = set()
        for path, leaf in leaves.items():
            data = (
                self._written(path, leaf)
                if path in filtered
                else kept.get(leaf.oid, b"")
            )
            if data.startswith(_INTERPRETED):
                found.add(path)
        return found

    def _short(self, ids: Iterable[str]) -> list[str]:
        given = "".join(f"{oid}\n" for oid in ids).encode()
        if not given:
            return []
        rows = self.git.line("cat-file", "--batch-check", given=given).split("\n")
        known = [row.split(" ") for row in rows]
        return [
            row[0] for row in known if row[1] == "blob" and int(row[2]) < _MOST_BYTES
        ]

    def _written(self, path: str, leaf: Leaf) -> bytes:
        """What a file would hold here; as it is kept where its filter declines."""
        try:
            return self.after.written(path, leaf)
        except GitDeclinedError:
            return read_blobs(self.git, [leaf.oid]).get(leaf.oid, b"")
