"""Files of commits as they should be: a file with markers is traced to the merge that made them.

That merge is done again by meaning, with its own base, and what the person typed since is carried
over. The last merge that touched the file would be the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from helplog.sync.git.calling import Git
from helplog.sync.git.filters import filtered_paths, smudge
from helplog.sync.git.objects import merge_base, read_blobs
from helplog.sync.git.repository import Repository
from helplog.sync.healing.marked_files import (
    Redone,
    bare,
    has_remnants,
    unmarked,
    wants_healing,
    without_remnants,
)
from helplog.sync.healing.origins import is_origin
from helplog.sync.healing.truncated import is_truncated, mend
from helplog.sync.merging.meaning import (
    FileVersions,
    merge_again_as_git,
    merge_as_git,
    merge_entry,
    merge_lines,
)
from helplog.text.source.file.conflicts import take_sides

_ORIGIN_SHOWN: Final = b"\n|||||||"
"""Stands in a marked file that says itself what both sides began with."""
_STYLES: Final = ("merge", "diff3", "zdiff3")
"""Of markers; a git that doesn't know the last makes nothing of it."""
_DEEPEST: Final = 40
"""Histories that lead into each other so often are taken as they are."""


class _MarkedMerge(NamedTuple):
    """A file of a merge that left markers in it."""

    path: str
    parents: tuple[str, ...]
    """Of the merge."""
    versions: FileVersions
    """As the merge had them."""
    data: bytes
    """As the commit has it."""


class _Content(NamedTuple):
    """What a commit holds at a path."""

    path: str
    data: bytes


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
        sides = []
        for parent in revision.parents:
            side = self.held.get(parent)
            if side is not None:
                sides.append(side)
        return sides

    def births(self) -> list[str]:
        """Commits that brought the file where there was none."""
        born = []
        for revision in self.revisions:
            sides = self.sides(revision)
            if not sides:
                born.append(revision.commit)
        return born


@dataclass(slots=True)
class Tracer:
    """Reads files of commits, and remembers what it made of them."""

    repository: Repository
    _healed: dict[_Content, bytes] = field(default_factory=dict)
    _filtered: dict[str, bool] = field(default_factory=dict)
    _depth: int = 0

    @property
    def git(self) -> Git:
        """The repository's git."""
        return self.repository.git

    def read(self, commit: str, paths: Iterable[str]) -> dict[str, bytes]:
        """Files of a commit, by path, as the person writes them; without those it doesn't have."""
        named = {f"{commit}:{path}": path for path in paths}
        self._learn_filters(named.values())
        blobs = read_blobs(self.git, named)
        found = {}
        for name, data in blobs.items():
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
        marked = _Content(path, raw)
        if marked in self._healed:
            return self._healed[marked]
        if self._depth > _DEEPEST:
            return unmarked(raw)
        self._depth += 1
        self._trace(commit, path)
        self._depth -= 1
        if marked not in self._healed:
            self._healed[marked] = unmarked(raw)
        return self._healed[marked]

    def _trace(self, commit: str, path: str) -> None:
        """Goes through the file's history, and heals each content with its own parents."""
        history = self._history(commit, path)
        for revision in history.revisions:
            data = history.held.get(revision.commit)
            if data is None:
                continue
            marked = _Content(path, data)
            if marked in self._healed:
                continue
            if wants_healing(data):
                self._healed[marked] = self._heal(history, revision, data)

    def _history(self, commit: str, path: str) -> _FileHistory:
        options = ("--full-history", "--topo-order", "--reverse", "--format=%H %P")
        listed = self.git.run("log", *options, commit, "--", path)
        revisions = []
        names: dict[str, str] = {}
        for row in listed.line.splitlines():
            made_in, *parents = row.split()
            all_parents = tuple(parents)
            revision = _Revision(made_in, all_parents)
            revisions.append(revision)
            for name in (made_in, *parents):
                names[f"{name}:{path}"] = name
        blobs = read_blobs(self.git, names)
        held: dict[str, bytes] = {}
        for name, data in blobs.items():
            made_in = names[name]
            held[made_in] = self._written(path, data)
        all_revisions = tuple(revisions)
        return _FileHistory(path, all_revisions, held)

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
        if len(births) != 1:
            return None
        [born_in] = births
        first = history.held.get(born_in)
        if first is None or born_in == made_in:
            return None
        if _ORIGIN_SHOWN in data or wants_healing(first):
            return None
        sides = take_sides(data)
        if sides is None:
            return None
        path = history.path
        was_there = self._was_there_before(born_in, made_in)
        if was_there and is_origin(self.git, made_in, path, first, sides):
            return first
        return None

    def _was_there_before(self, earlier: str, later: str) -> bool:
        """Whether a commit was made before another was written, by what both say of it."""
        options = ("--no-walk=unsorted", "--format=%ct %at")
        printed = self.git.line("log", *options, earlier, later)
        times_of_earlier, times_of_later = printed.split("\n")
        made_at, _ = times_of_earlier.split(" ")
        _, written_at = times_of_later.split(" ")
        made = int(made_at)
        return made <= int(written_at)

    def _heal(self, history: _FileHistory, revision: _Revision, data: bytes) -> bytes:
        """One content, from what its parents hold.

        A parent with markers of its own stands earlier in history, so it is healed already.
        """
        path = history.path
        sides = history.sides(revision)
        healed = [self._known_healed(path, side) for side in sides]
        if is_truncated(data):
            for side in healed:
                if not is_truncated(side):
                    return mend(data, side)
            return mend(data, None)
        if len(sides) > 1:
            base = self._base(revision.parents, path)
            merge = _MarkedMerge(
                path=path,
                parents=revision.parents,
                versions=FileVersions(base, *sides[:2]),
                data=data,
            )
            return self._heal_merge(merge)
        if sides != healed:
            [made] = sides
            [again] = healed
            redone = Redone(made, again, data)
            return self._carry_over(None, redone)
        origin = self._origin(history, revision.commit, data)
        plain = unmarked(data, origin)
        return without_remnants(plain)

    def _heal_merge(self, merge: _MarkedMerge) -> bytes:
        """What a merge should have made, with what was typed into it since."""
        path = merge.path
        base, ours, theirs = merge.versions
        if base is not None:
            base = self._known_healed(path, base)
        ours = self._known_healed(path, ours)
        theirs = self._known_healed(path, theirs)
        again = merge_entry(self.git, base, ours, theirs)
        made = self._as_git_makes_it(merge)
        redone = Redone(made, again.data, merge.data)
        return self._carry_over(base, redone)

    def _known_healed(self, path: str, data: bytes) -> bytes:
        content = _Content(path, data)
        return self._healed.get(content, data)

    def _carry_over(self, base: bytes | None, redone: Redone) -> bytes:
        """The healed file with what was typed into the marked one after it was made.

        Args:
            base: what the sides began with, healed.
            redone: the merge.
        """
        made, again, data = redone
        bare_made = bare(made)
        bare_data = bare(data)
        if bare_made == bare_data:
            return again
        unlabelled = Redone(bare_made, again, bare_data)
        # By lines first: what nobody typed, markers that merging tore apart included, goes with the
        # merge done again.
        by_lines = merge_lines(self.git, *unlabelled, union=False)
        plain_made = unmarked(made, base)
        plain_data = unmarked(data, base)
        by_meaning = again
        if plain_made != plain_data:
            merged = merge_entry(self.git, plain_made, again, plain_data)
            by_meaning = merged.data
        by_meaning = without_remnants(by_meaning)
        for carried in (by_lines, by_meaning):
            if carried is None or has_remnants(carried):
                continue
            if unlabelled.is_kept_by(carried):
                return carried
        return unlabelled.with_lines_typed()

    def _as_git_makes_it(self, merge: _MarkedMerge) -> bytes:
        """What a client without a driver makes of two sides.

        In the way and the style that were used for the marked file, if that shows.
        """
        wanted = bare(merge.data)
        first = None
        for made in self._ways_of_git(merge):
            if bare(made) == wanted:
                return made
            if first is None:
                first = made
        return first or b""

    def _ways_of_git(self, merge: _MarkedMerge) -> Iterator[bytes]:
        ends = merge.parents[:2]
        path = merge.path
        for style in _STYLES:
            made = merge_again_as_git(self.repository, ends, path, style)
            if made is not None:
                yield self._written(path, made)
        for style in _STYLES:
            yield merge_as_git(self.repository, path, merge.versions, style)

    def _base(self, parents: Sequence[str], path: str) -> bytes | None:
        """What both sides of a merge began with."""
        found = merge_base(self.git, *parents[:2])
        if not found:
            return None
        held = self.read(found, [path])
        data = held.get(path)
        if data is not None:
            self.content(found, path, data)
        return data

    def _written(self, path: str, data: bytes) -> bytes:
        self._learn_filters([path])
        if not self._filtered[path]:
            return data
        return smudge(self.git, path, data)

    def _learn_filters(self, paths: Iterable[str]) -> None:
        new = set(paths).difference(self._filtered)
        filtered = filtered_paths(self.git, new)
        for path in new:
            self._filtered[path] = path in filtered
