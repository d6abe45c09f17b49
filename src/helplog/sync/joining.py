"""Two histories become one: what commit the branch should stand on, worked out on objects alone.

History is kept straight: what is not yet shared becomes one commit on the other end's tip, never a
merge. Some clients find several bases in ordinary merge histories and then decline even to move
forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.folder import names_helplog
from helplog.sync.git.objects import empty_tree, make_commit
from helplog.sync.git.repository import Repository
from helplog.sync.healing.healing import HEALED, Healing, heal_commit
from helplog.sync.healing.tracing import Tracer
from helplog.sync.merging.three_way import merge_trees
from helplog.sync.worktree.snapshot import MESSAGE

_MOST_BASES: Final = 4
_BEGINNINGS: Final = ("readme", "license", "licence", ".git")
"""How the names begin of what a server puts into a new repository."""


@dataclass(slots=True)
class Joined:
    """Where the branch should go."""

    commit: str
    tree: str
    healed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    """Those of them that are no longer there: second copies."""
    aside: dict[str, bytes] = field(default_factory=dict)
    kept_beside: tuple[str, ...] = ()


@dataclass(slots=True)
class Joiner:
    """Joins histories of one repository."""

    repository: Repository
    room: Path
    healed_up_to: str | None
    """What was looked through before."""
    everything: bool = False
    """Look through all of history all the same."""
    _seen: dict[str, Healing] = field(default_factory=dict)

    def alone(self, commit: str) -> Joined:
        """A branch that has no other end: its own commit, healed."""
        tracer = Tracer(self.repository)
        healing = self._heal(tracer, commit)
        tree = healing.tree(self.repository, tracer, commit, self.room)
        if tree == self._tree(commit):
            return Joined(commit, tree)
        made = make_commit(self.repository.git, tree, [commit], _message(healing.merges))
        return Joined(
            made, tree, set(healing.contents), healing.gone, healing.aside, healing.beside
        )

    def together(self, ours: str, theirs: str) -> Joined:
        """This device's commit and the other end's.

        Args:
            ours: empty where there is none yet.
            theirs: the tip at the other end.

        Raises:
            RefusalError: the other end holds something else than a journal.
        """
        git = self.repository.git
        if not ours:
            return self.alone(theirs)
        bases = git.run("merge-base", "--all", ours, theirs).line.split()
        if not bases:
            self._refuse_stranger(theirs)
        tracer = Tracer(self.repository)
        mine, other = self._heal(tracer, ours), self._heal(tracer, theirs)
        trees = [
            healing.tree(self.repository, tracer, c, self.room)
            for healing, c in ((mine, ours), (other, theirs))
        ]
        base = self._base(tracer, self._twin(ours, theirs, bases) or bases)
        merged = merge_trees(self.repository, self.room, base, trees[0], trees[1])
        healed = {*mine.contents, *other.contents}
        beside = (*mine.beside, *other.beside, *merged.kept_beside)
        joined = Joined("", merged.tree, healed, mine.gone | other.gone, mine.aside, beside)
        joined.commit = self._commit(
            (ours, theirs), bases, merged.tree, (*mine.merges, *other.merges)
        )
        return joined

    def _twin(self, ours: str, theirs: str, bases: Sequence[str]) -> list[str]:
        """The newest of our commits that holds what one of theirs holds, where their history was written anew.

        What was squashed or rebased at the other end has no commit in common with this clone, or an
        old one only; then everything that was deleted here since would look new there.
        """
        git, known = self.repository.git, self.healed_up_to
        if bases and (known is None or git.run("merge-base", "--is-ancestor", known, theirs).well):
            return []
        since = [f"^{base}" for base in bases]
        held = set(git.line("log", "--format=%T", theirs, *since).split()) - {empty_tree(git)}
        rows = (
            row.split(" ")
            for row in git.line("log", "--format=%H %T", ours, *since).split("\n")
            if row
        )
        return [commit for commit, tree in rows if tree in held][:1]

    def base_of(self, ours: str, theirs: str) -> str:
        """The commit two histories parted at; empty where they never met."""
        return self.repository.git.run("merge-base", ours, theirs).line.split("\n")[0]

    def _commit(
        self, ends: tuple[str, str], bases: list[str], tree: str, merges: tuple[str, ...]
    ) -> str:
        ours, theirs = ends
        git = self.repository.git
        ahead = tree == self._tree(ours) and bases == [theirs]
        if ahead and not git.line("rev-list", "--merges", "-1", f"{theirs}..{ours}"):
            return ours
        if tree == self._tree(theirs):
            return theirs
        earlier = git.line("log", "--format=%B", f"--grep=^{HEALED}", f"{theirs}..{ours}")
        done = [
            line.removeprefix(HEALED) for line in earlier.split("\n") if line.startswith(HEALED)
        ]
        return make_commit(git, tree, [theirs], _message((*done, *merges)))

    def _heal(self, tracer: Tracer, commit: str) -> Healing:
        if commit not in self._seen:
            self._seen[commit] = heal_commit(
                tracer, commit, self.healed_up_to, everything=self.everything
            )
        return self._seen[commit]

    def _base(self, tracer: Tracer, bases: list[str]) -> str:
        """What both began with, healed as they are: or what healing brings back would look new on one side.

        Where histories crossed there are several such commits; those are merged first.
        """
        if not bases:
            return empty_tree(self.repository.git)
        trees = [
            self._heal(tracer, one).tree(self.repository, tracer, one, self.room)
            for one in bases[:_MOST_BASES]
        ]
        tree = trees[0]
        for commit, other in zip(bases[1:], trees[1:], strict=False):
            before = self.base_of(bases[0], commit)
            began = self._tree(before) if before else empty_tree(self.repository.git)
            tree = merge_trees(self.repository, self.room, began, tree, other).tree
        return tree

    def _refuse_stranger(self, commit: str) -> None:
        """Histories that never met are joined where both are a journal's: never a diary into a stranger's code."""
        git = self.repository.git
        for name in CONFIGURATION_NAMES:
            shown = git.run("cat-file", "blob", f"{commit}:{self.repository.prefix}{name}")
            if shown.well and names_helplog(shown.out.decode("utf-8", "replace")):
                return
        names = git.line("ls-tree", "--name-only", "-z", "--full-tree", commit).split("\0")
        if not _only_beginnings(name for name in names if name):
            raise RefusalError(
                "the other end holds something else than this journal, and nothing was sent; "
                "see where it is with: git remote -v"
            )

    def _tree(self, commit: str) -> str:
        return self.repository.git.line("rev-parse", f"{commit}^{{tree}}")


def _only_beginnings(names: Iterable[str]) -> bool:
    return all(name.lower().startswith(_BEGINNINGS) for name in names)


def _message(merges: tuple[str, ...]) -> str:
    lines = "".join(f"{HEALED}{merge}\n" for merge in dict.fromkeys(merges))
    return f"{MESSAGE}\n\n{lines}" if lines else MESSAGE
