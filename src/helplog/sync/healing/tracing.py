"""Files of commits as they should be: a file with markers is traced to the merge that made them.

That merge is done again by meaning, with its own base, and what the person typed since is carried
over. The last merge that touched the file would be the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.filters import filtered_paths, smudge
from helplog.sync.git.objects import Leaf, leaves, merge_base, paths_in, read_blobs
from helplog.sync.git.repository import Repository
from helplog.sync.healing.origins import is_origin
from helplog.sync.healing.truncated import is_truncated, mend
from helplog.sync.merging.meaning import (
    FileVersions,
    merge_again_as_git,
    merge_as_git,
    merge_entry,
    merge_lines,
    words,
)
from helplog.text.merging.markers import has_markers, heal_markers
from helplog.text.source.code_fences import after_row
from helplog.text.source.conflicts import take_sides

_SUSPECT: Final = late_pattern(rb"^[ \t>]*(?:<{7}|>{7})", re.MULTILINE)
_LABEL: Final = late_pattern(rb"^(<{7}|\|{7}|>{7}) [^\r\n]*", re.MULTILINE)
_REMNANT: Final = late_pattern(rb"^(?:<{7}|\|{7}|>{7})(?: |\r?$)", re.MULTILINE)
_ORIGIN_SHOWN: Final = b"\n|||||||"
"""Stands in a marked file that says itself what both sides began with."""
_STYLES: Final = ("merge", "diff3", "zdiff3")
"""Of markers; a git that doesn't know the last makes nothing of it."""
_DEEPEST: Final = 40
"""Histories that lead into each other so often are taken as they are."""


def wants_healing(data: bytes) -> bool:
    """Whether a file is torn or holds markers."""
    if is_truncated(data):
        return True
    return _SUSPECT.search(data) is not None and has_markers(data)


def bare(data: bytes) -> bytes:
    """A marked file without what its markers call the sides."""
    return _LABEL.sub(rb"\1", data)


def unmarked(data: bytes, base: bytes | None = None) -> bytes:
    """A file with its conflicts merged by meaning; as it is, where it has none."""
    return heal_markers(data, base) or data


def _keeps(carried: bytes, made: bytes, again: bytes, data: bytes) -> bool:
    """Whether a file has every word of the merge done again and of what was typed since."""
    before, after = words(made), words(data)
    taken_out = before - after
    typed = after - before
    wanted = (words(again) - taken_out) | typed
    return wanted <= words(carried)


def with_lines_typed(made: bytes, again: bytes, data: bytes) -> bytes:
    """The merge done again, with the lines below it that were typed into the marked file.

    Args:
        made: the marked file as the merge left it.
        again: the merge done again.
        data: the marked file now.
    """
    lines = [*made.splitlines(), *again.splitlines()]
    known = {line.strip() for line in lines}
    typed = []
    for line in data.splitlines():
        is_new = line.strip() not in known
        if is_new and not _REMNANT.match(line):
            typed.append(line)
    if not typed:
        return again
    return b"\n".join([again.rstrip(b"\n"), b"", *typed, b""])


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


class _Revision(NamedTuple):
    """A commit that changed a file."""

    commit: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _FileHistory:
    """A file from its beginning, each commit after those it came from."""

    path: str
    revisions: tuple[_Revision, ...]
    held: dict[str, bytes]
    """The file as the person writes it, by commit; these commits and their parents, if they have
    it."""

    def sides(self, revision: _Revision) -> list[bytes]:
        """The file as the parents of a commit have it."""
        return [self.held[parent] for parent in revision.parents if parent in self.held]

    def births(self) -> list[str]:
        """Commits that brought the file where there was none."""
        born = [revision for revision in self.revisions if not self.sides(revision)]
        return [revision.commit for revision in born]


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
        return frozenset(paths_in(self.repository.git, commit))

    def leaves(self, commit: str, paths: Iterable[str]) -> dict[str, Leaf]:
        """What a commit holds at these paths."""
        return leaves(self.repository.git, commit, paths)

    def read(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        """Files of a commit, by path, as the person writes them; without those it doesn't have."""
        named = {f"{commit}:{path}": path for path in paths}
        self._learn_filters(named.values())
        found = {}
        for name, data in read_blobs(self.repository.git, named).items():
            path = named[name]
            found[path] = self._written(path, data)
        return found

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
                return unmarked(raw)
            self._depth += 1
            self._trace(commit, path)
            self._depth -= 1
        if (path, raw) not in self._healed:
            self._healed[path, raw] = unmarked(raw)
        return self._healed[path, raw]

    def _trace(self, commit: str, path: str) -> None:
        """Goes through the file's history, and heals each content with its own parents."""
        history = self._history(commit, path)
        for revision in history.revisions:
            data = history.held.get(revision.commit)
            if data is None or (path, data) in self._healed or not wants_healing(data):
                continue
            sides = history.sides(revision)
            if len(sides) > 1:
                base = self._base(revision.parents, path)
            else:
                base = self._origin(history, revision.commit, data)
            healed = self._heal(path, data, sides, base, revision.parents)
            self._healed[path, data] = healed

    def _history(self, commit: str, path: str) -> _FileHistory:
        options = ("--full-history", "--topo-order", "--reverse", "--format=%H %P")
        listed = self.repository.git.run("log", *options, commit, "--", path).line
        revisions = []
        for row in listed.splitlines():
            made_in, *parents = row.split()
            revisions.append(_Revision(made_in, tuple(parents)))
        names: dict[str, str] = {}
        for revision in revisions:
            for name in (revision.commit, *revision.parents):
                names[f"{name}:{path}"] = name
        held: dict[str, bytes] = {}
        for name, data in read_blobs(self.repository.git, names).items():
            held[names[name]] = self._written(path, data)
        return _FileHistory(path, tuple(revisions), held)

    def _origin(self, history: _FileHistory, made_in: str, data: bytes) -> bytes | None:
        """What the sides of a conflict came from that a rebase or a squash left.

        Args:
            history: of the file.
            made_in: the commit that holds the marked file.
            data: the marked file.

        Returns:
            None where that isn't sure.
        """
        births = history.births()
        if len(births) != 1 or births[0] == made_in or _ORIGIN_SHOWN in data:
            return None
        first = history.held.get(births[0])
        if first is None or wants_healing(first):
            return None
        sides = take_sides(data)
        if sides is None or not self._was_there_before(births[0], made_in):
            return None
        if is_origin(self.repository.git, made_in, history.path, first, sides):
            return first
        return None

    def _was_there_before(self, earlier: str, later: str) -> bool:
        """Whether a commit was made before another was written, by what both say of it."""
        options = ("--no-walk=unsorted", "--format=%ct %at")
        rows = self.repository.git.line("log", *options, earlier, later).split("\n")
        made_at, _ = rows[0].split(" ")
        _, written_at = rows[1].split(" ")
        return int(made_at) <= int(written_at)

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
        healed = [self._known_healed(path, side) for side in sides]
        if is_truncated(data):
            whole = next((side for side in healed if not is_truncated(side)), None)
            return mend(data, whole)
        if len(sides) > 1:
            healed_base = None if base is None else self._known_healed(path, base)
            again = merge_entry(
                self.repository.git, healed_base, healed[0], healed[1]
            ).data
            versions = FileVersions(base, sides[0], sides[1])
            made = self._as_git_makes_it(path, versions, data, parents)
            return self._carry_over(healed_base, made, again, data)
        if sides and healed[0] != sides[0]:
            return self._carry_over(None, sides[0], healed[0], data)
        return without_remnants(unmarked(data, base))

    def _known_healed(self, path: str, data: bytes) -> bytes:
        return self._healed.get((path, data), data)

    def _carry_over(
        self, base: bytes | None, made: bytes, again: bytes, data: bytes
    ) -> bytes:
        """The healed file with what was typed into the marked one after it was made.

        Args:
            base: what the sides began with, healed.
            made: the marked file as the merge left it.
            again: the merge done again.
            data: the marked file now.
        """
        bare_made, bare_data = bare(made), bare(data)
        if bare_made == bare_data:
            return again
        git = self.repository.git
        # By lines first: what nobody typed, markers that merging tore apart included, goes with the
        # merge done again.
        by_lines = merge_lines(git, bare_made, again, bare_data, union=False)
        plain_made, plain_data = unmarked(made, base), unmarked(data, base)
        by_meaning = again
        if plain_made != plain_data:
            by_meaning = merge_entry(git, plain_made, again, plain_data).data
        for carried in (by_lines, without_remnants(by_meaning)):
            if carried is None or _REMNANT.search(carried):
                continue
            if _keeps(carried, bare_made, again, bare_data):
                return carried
        return with_lines_typed(bare_made, again, bare_data)

    def _as_git_makes_it(
        self, path: str, versions: FileVersions, data: bytes, parents: Sequence[str]
    ) -> bytes:
        """What a client without a driver makes of two sides.

        In the way and the style that were used for the marked file, if that shows.
        """
        wanted = bare(data)
        first = None
        for made in self._ways_of_git(path, versions, parents):
            if bare(made) == wanted:
                return made
            if first is None:
                first = made
        return first or b""

    def _ways_of_git(
        self, path: str, versions: FileVersions, parents: Sequence[str]
    ) -> Iterator[bytes]:
        for style in _STYLES:
            made = merge_again_as_git(self.repository, parents[:2], path, style)
            if made is not None:
                yield self._written(path, made)
        for style in _STYLES:
            yield merge_as_git(self.repository, path, versions, style)

    def _base(self, parents: Sequence[str], path: str) -> bytes | None:
        """What both sides of a merge began with."""
        found = merge_base(self.repository.git, *parents[:2])
        if not found:
            return None
        data = self.read(found, [path]).get(path)
        if data is not None:
            self.content(found, path, data)
        return data

    def _written(self, path: str, data: bytes) -> bytes:
        self._learn_filters([path])
        if self._filtered[path]:
            return smudge(self.repository.git, path, data)
        return data

    def _learn_filters(self, paths: Iterable[str]) -> None:
        new = [path for path in paths if path not in self._filtered]
        filtered = filtered_paths(self.repository.git, new)
        self._filtered.update((path, path in filtered) for path in new)
