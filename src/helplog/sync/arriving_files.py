"""Files that would change here: which say of themselves that they run, and what changes in them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helplog.sync.differing import differing
from helplog.sync.git.calling import Git, GitDeclinedError, as_input
from helplog.sync.git.filters import filtered_paths
from helplog.sync.git.objects import LINK, PROGRAM, Change, Leaf, read_blobs
from helplog.sync.programs import is_attributes
from helplog.sync.running_kinds import PICTURES_AND_THE_LIKE, WORDS
from helplog.sync.tree_reading import Tree
from helplog.text.reading.configuration.git_attributes import changed_attributes
from helplog.text.reading.configuration.ignore_lines import letting_out

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
        old = self._file(path, change.before) or b""
        new = self._file(path, change.after) or b""
        if is_attributes(path):
            return changed_attributes(old, new)
        return letting_out(old, new)

    def changed(self, path: str, change: Change) -> Iterator[str]:
        """Every line that goes or comes."""
        after = change.after
        if after is None:
            yield "- the whole file"
        elif after.mode == LINK:
            target = self._kept(after)
            yield f"+ a link to {target.decode('utf-8', 'replace')}"
        elif not after.regular:
            yield "+ another repository"
        else:
            old = self._file(path, change.before)
            new = self._written(path, after)
            yield from differing(self.git, old, new, self.scratch)
            if change.gets_right_to_run:
                yield "+ the right to run"

    def programs(self, changes: Mapping[str, Change]) -> set[str]:
        """The paths of those that say they are to be run: by their mode, or by their first line."""
        found: set[str] = set()
        maybe: dict[str, Leaf] = {}
        for path, change in changes.items():
            after = change.after
            if after is None or not after.regular:
                continue
            lower = path.lower()
            _, suffix = posixpath.splitext(lower)
            if change.gets_right_to_run:
                found.add(path)
            elif suffix in WORDS or suffix in PICTURES_AND_THE_LIKE:
                continue
            elif after.mode == PROGRAM:
                found.add(path)
            else:
                maybe[path] = after
        return found | self._interpreted(maybe)

    def _interpreted(self, leaves: Mapping[str, Leaf]) -> set[str]:
        filtered = filtered_paths(self.git, leaves)
        every_leaf = leaves.values()
        oids = {leaf.oid for leaf in every_leaf}
        short_ones = self._short(oids)
        kept = read_blobs(self.git, short_ones)
        found = set()
        for path, leaf in leaves.items():
            data = kept.get(leaf.oid, b"")
            if path in filtered:
                data = self._written(path, leaf)
            if data.startswith(_INTERPRETED):
                found.add(path)
        return found

    def _short(self, ids: Iterable[str]) -> list[str]:
        given = as_input(ids, "\n")
        if not given:
            return []
        printed = self.git.line("cat-file", "--batch-check", given=given)
        short = []
        for row in printed.split("\n"):
            # `id type size`, or `id missing`
            oid, kind, *size = row.split(" ")
            if kind == "blob" and int(size[0]) < _MOST_BYTES:
                short.append(oid)
        return short

    def _written(self, path: str, leaf: Leaf) -> bytes:
        """What a file would hold here; as it is kept where its filter declines."""
        try:
            return self.after.written(path, leaf)
        except GitDeclinedError:
            return self._kept(leaf)

    def _kept(self, leaf: Leaf) -> bytes:
        blobs = read_blobs(self.git, [leaf.oid])
        return blobs.get(leaf.oid, b"")

    def _file(self, path: str, leaf: Leaf | None) -> bytes | None:
        """What a file would hold here; None where there is no file."""
        if leaf is None or not leaf.regular:
            return None
        return self._written(path, leaf)
