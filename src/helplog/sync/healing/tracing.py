"""Files of commits as they should be: a file with markers is traced to the merge that made them.

That merge is done again by meaning, with its own base, and what the person typed since is carried
over. The last merge that touched the file would be the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from helplog.sync.git.filters import filtered_paths, smudge
from helplog.sync.git.objects import Leaf, leaves, read_blobs
from helplog.sync.git.repository import Repository
from helplog.sync.healing.origins import is_origin
from helplog.sync.healing.truncated import is_truncated, mend
from helplog.sync.merging.meaning import (
    merge_again_as_git,
    merge_as_git,
    merge_entry,
    merge_lines,
    words,
)
from helplog.text.merging.markers import has_markers, heal_markers
from helplog.text.source.code_fences import after_row
from helplog.text.source.conflicts import take_sides

_SUSPECT: Final = re.compile(rb"^[ \t>]*(?:<{7}|>{7})", re.MULTILINE)
_LABEL: Final = re.compile(rb"^(<{7}|\|{7}|>{7}) [^\r\n]*", re.MULTILINE)
_REMNANT: Final = re.compile(rb"^(?:<{7}|\|{7}|>{7})(?: |\r?$)", re.MULTILINE)
_STYLES: Final = ("merge", "diff3", "zdiff3")
"""Of markers; a git that doesn't know the last makes nothing of it."""
_DEEPEST: Final = 40
"""Histories that lead into each other so often are taken as they are."""


def wants_healing(data: bytes) -> bool:
    """Whether a file is torn or holds markers."""
    return is_truncated(data) or (_SUSPECT.search(data) is not None and has_markers(data))


def bare(data: bytes) -> bytes:
    """A marked file without what its markers call the sides."""
    return _LABEL.sub(rb"\1", data)


def _keeps(carried: bytes, made: bytes, again: bytes, data: bytes) -> bool:
    """Whether a file has every word of the merge done again and of what was typed since."""
    before, after, now = (words(text) for text in (made, data, carried))
    return not ((words(again) - (before - after)) | (after - before)) - now


def with_lines_typed(made: bytes, again: bytes, data: bytes) -> bytes:
    """The merge done again, and below it each line that was typed into the marked file and is not in it."""
    known = {line.strip() for text in (made, again) for line in text.splitlines()}
    typed = [
        line for line in data.splitlines() if line.strip() not in known and not _REMNANT.match(line)
    ]
    return again if not typed else b"\n".join([again.rstrip(b"\n"), b"", *typed, b""])


def without_remnants(data: bytes) -> bytes:
    """A healed file without what is left of markers that a merge of a marked file tore apart.

    A line of equal signs alone can be a heading's: only the nearest one above an end of a conflict
    goes with it.
    """
    kept: list[bytes] = []
    middles: list[int] = []
    fence = ""
    for line in data.splitlines(keepends=True):
        fence, in_code = after_row(line.decode("latin1"), fence)
        if in_code or not _REMNANT.match(line):
            if line.rstrip() == b"=======":
                middles.append(len(kept))
            kept.append(line)
        elif line.startswith(b">") and middles:
            kept[middles.pop()] = b""
    return b"".join(kept)


@dataclass(slots=True)
class Tracer:
    """Reads files of commits, and remembers what it made of them."""

    repository: Repository
    _healed: dict[tuple[str, bytes], bytes] = field(default_factory=dict)
    """By path and what the commit holds there."""
    _filtered: dict[str, bool] = field(default_factory=dict)
    _depth: int = 0

    def paths(self, commit: str) -> frozenset[str]:
        """Every path of a commit."""
        printed = self.repository.git.check(
            "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit
        )
        return frozenset(printed.decode("utf-8", "surrogateescape").split("\0")[:-1])

    def leaves(self, commit: str, paths: Iterable[str]) -> dict[str, Leaf]:
        """What a commit holds at these paths."""
        return leaves(self.repository.git, commit, paths)

    def read(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        """Files of a commit, by path, as the person writes them; without those it doesn't have."""
        named = {f"{commit}:{path}": path for path in paths}
        self._learn_filters(named.values())
        held = read_blobs(self.repository.git, named)
        return {named[name]: self._written(named[name], data) for name, data in held.items()}

    def content(self, commit: str, path: str, raw: bytes) -> bytes:
        """A file of a commit as it would be, had every merge been one by meaning.

        Args:
            commit: which.
            path: of the file.
            raw: what the commit holds there, as written.
        """
        if not wants_healing(raw):
            return raw
        if (path, raw) not in self._healed:
            if self._depth > _DEEPEST:
                return heal_markers(raw) or raw
            self._depth += 1
            self._trace(commit, path)
            self._depth -= 1
        return self._healed.get((path, raw)) or self._healed.setdefault(
            (path, raw), heal_markers(raw) or raw
        )

    def _trace(self, commit: str, path: str) -> None:
        """Goes through the file's history from its beginning, and heals each content with its own parents."""
        git = self.repository.git
        listed = git.run(
            "log",
            "--full-history",
            "--topo-order",
            "--reverse",
            "--format=%H %P",
            commit,
            "--",
            path,
        ).line
        history = [row.split(" ") for row in listed.split("\n") if row]
        names = [f"{name}:{path}" for row in history for name in row if name]
        held = {name: self._written(path, data) for name, data in read_blobs(git, names).items()}
        for made_in, *parents in history:
            data = held.get(f"{made_in}:{path}")
            if data is None or (path, data) in self._healed or not wants_healing(data):
                continue
            sides = [
                side
                for parent in parents
                if parent and (side := held.get(f"{parent}:{path}")) is not None
            ]
            if len(sides) > 1:
                base = self._base(parents, path)
            else:
                born = [
                    row[0]
                    for row in history
                    if not any(f"{name}:{path}" in held for name in row[1:])
                ]
                base = self._origin(
                    made_in, path, data, [(name, held.get(f"{name}:{path}")) for name in born]
                )
            self._healed[path, data] = self._heal(path, data, sides, base, parents)

    def _origin(
        self, made_in: str, path: str, data: bytes, born: Sequence[tuple[str, bytes | None]]
    ) -> bytes | None:
        """What the sides of a conflict came from that a rebase or a squash left; None where that isn't sure."""
        sides = take_sides(data)
        if sides is None or len(born) != 1 or born[0][0] == made_in or b"\n|||||||" in data:
            return None
        began, first = born[0]
        if first is None or wants_healing(first):
            return None
        told = ("log", "--no-walk=unsorted", "--format=%ct %at", began, made_in)
        (there_at, _), (_, written_at) = (
            row.split(" ") for row in self.repository.git.line(*told).split("\n")
        )
        known = int(there_at) <= int(written_at) and is_origin(
            self.repository.git, made_in, path, first, sides
        )
        return first if known else None

    def _heal(
        self,
        path: str,
        data: bytes,
        sides: Sequence[bytes],
        base: bytes | None,
        parents: Sequence[str],
    ) -> bytes:
        """One content, from what its parents hold.

        A parent with markers of its own stands earlier in history, so it is healed already.
        """
        healed = [self._healed.get((path, side), side) for side in sides]
        if is_truncated(data):
            return mend(data, next((side for side in healed if not is_truncated(side)), None))
        if len(sides) > 1:
            healed_base = None if base is None else self._healed.get((path, base), base)
            again = merge_entry(self.repository.git, healed_base, healed[0], healed[1]).data
            made = self._as_git_makes_it(path, (base, sides[0], sides[1]), data, parents)
            return self._carry_over(healed_base, made, again, data)
        if sides and healed[0] != sides[0]:
            return self._carry_over(None, sides[0], healed[0], data)
        return without_remnants(heal_markers(data, base) or data)

    def _carry_over(self, base: bytes | None, made: bytes, again: bytes, data: bytes) -> bytes:
        """The healed file with what was typed into the marked one after it was made."""
        bare_made, bare_data = bare(made), bare(data)
        if bare_made == bare_data:
            return again
        git = self.repository.git
        # By lines first: what nobody typed, markers that merging tore apart included, goes with the
        # merge done again.
        by_lines = merge_lines(git, bare_made, again, bare_data, union=False)
        plain_made, plain_data = heal_markers(made, base) or made, heal_markers(data, base) or data
        by_meaning = (
            again
            if plain_made == plain_data
            else merge_entry(git, plain_made, again, plain_data).data
        )
        for carried in (by_lines, without_remnants(by_meaning)):
            if (
                carried is not None
                and not _REMNANT.search(carried)
                and _keeps(carried, bare_made, again, bare_data)
            ):
                return carried
        return with_lines_typed(bare_made, again, bare_data)

    def _as_git_makes_it(
        self,
        path: str,
        sides: tuple[bytes | None, bytes, bytes],
        data: bytes,
        parents: Sequence[str],
    ) -> bytes:
        """What a client without a driver makes of two sides: in the way and the style that were used, if that shows."""
        ways = self._ways_of_git(path, sides, parents)
        first = next(ways)
        return next((made for made in chain([first], ways) if bare(made) == bare(data)), first)

    def _ways_of_git(
        self, path: str, sides: tuple[bytes | None, bytes, bytes], parents: Sequence[str]
    ) -> Iterator[bytes]:
        for style in _STYLES:
            made = merge_again_as_git(self.repository, parents[:2], path, style)
            if made is not None:
                yield self._written(path, made)
        for style in _STYLES:
            yield merge_as_git(self.repository, path, sides, style)

    def _base(self, parents: Sequence[str], path: str) -> bytes | None:
        """What both sides of a merge began with."""
        found = self.repository.git.run("merge-base", *parents[:2]).line.split("\n")[0]
        data = self.read(found, [path]).get(path) if found else None
        if data is not None:
            self.content(found, path, data)
        return data

    def _written(self, path: str, data: bytes) -> bytes:
        self._learn_filters([path])
        return smudge(self.repository.git, path, data) if self._filtered[path] else data

    def _learn_filters(self, paths: Iterable[str]) -> None:
        new = [path for path in paths if path not in self._filtered]
        filtered = filtered_paths(self.repository.git, new)
        self._filtered.update((path, path in filtered) for path in new)
