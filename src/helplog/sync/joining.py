"""Two histories become one: what commit the branch should stand on, worked out on objects alone.

History is kept straight: what is not yet shared becomes one commit on the other end's tip, never a
merge. Some clients find several bases in ordinary merge histories and then decline even to move
forward.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.configuration.file import configuration_path
from helplog.store.configuration.naming_helplog import names_helplog
from helplog.sync.git.objects import (
    MESSAGE,
    compare,
    empty_tree,
    is_ancestor,
    make_commit,
    merge_base,
    tree_of,
)
from helplog.sync.git.repository import Repository
from helplog.sync.healing.healing import HEALED, Healing, heal_commit
from helplog.sync.healing.tracing import Tracer
from helplog.sync.merging.trees import merge_trees

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
    only_healed: frozenset[str] = frozenset()
    """Those of the healed that hold nothing of another device's besides: taking healing back takes
    no word of that device's away."""


class Ends(NamedTuple):
    """Two commits to be joined."""

    ours: str
    theirs: str
    bases: tuple[str, ...]
    """What both have in common last; several where histories crossed."""


@dataclass(slots=True)
class Joiner:
    """Joins histories of one repository."""

    repository: Repository
    scratch: Path
    healed_up_to: str | None
    """What was looked through before."""
    everything: bool = False
    """Look through all of history all the same."""
    _seen: dict[str, Healing] = field(default_factory=dict)
    _tracer: Tracer = field(init=False)

    def __post_init__(self) -> None:
        """One reader of files for all commits that are joined."""
        self._tracer = Tracer(self.repository)

    def alone(self, commit: str) -> Joined:
        """A branch that has no other end: its own commit, healed."""
        git = self.repository.git
        healing = self._heal(commit)
        tree = self._healed_tree(commit)
        if tree == tree_of(git, commit):
            return Joined(commit, tree)
        message = _message(healing.merges)
        return Joined(
            commit=make_commit(git, tree, [commit], message),
            tree=tree,
            healed=set(healing.contents),
            gone=healing.gone,
            aside=healing.aside,
            kept_beside=healing.beside,
            only_healed=frozenset(healing.contents),
        )

    def together(self, ours: str, theirs: str) -> Joined:
        """This device's commit and the other end's.

        Args:
            ours: empty where there is none yet.
            theirs: the tip at the other end.

        Raises:
            RefusalError: the other end holds something else than a journal.
        """
        if not ours:
            return self.alone(theirs)
        found = self.repository.git.run("merge-base", "--all", ours, theirs)
        bases = tuple(found.line.split())
        ends = Ends(ours, theirs, bases)
        if not bases:
            self._refuse_stranger(theirs)
        our_healing = self._heal(ours)
        their_healing = self._heal(theirs)
        our_tree = self._healed_tree(ours)
        their_tree = self._healed_tree(theirs)
        base = self._base(self._twin(ends) or bases)
        merged = merge_trees(self.repository, self.scratch, base, our_tree, their_tree)
        merges = (*our_healing.merges, *their_healing.merges)
        return Joined(
            commit=self._commit(ends, merged.tree, merges),
            tree=merged.tree,
            healed={*our_healing.contents, *their_healing.contents},
            gone=our_healing.gone | their_healing.gone,
            aside=our_healing.aside,
            kept_beside=(
                *our_healing.beside,
                *their_healing.beside,
                *merged.kept_beside,
            ),
            only_healed=self._untouched(our_healing, our_tree, merged.tree),
        )

    def _untouched(self, healing: Healing, ours: str, merged: str) -> frozenset[str]:
        """What was healed here and is in the merge as it was healed."""
        if not healing.contents:
            return frozenset()
        changes = compare(self.repository.git, ours, merged)
        untouched = healing.contents.keys() - changes.keys()
        return frozenset(untouched)

    def _twin(self, ends: Ends) -> tuple[str, ...]:
        """The newest of our commits that holds what one of theirs holds, if history was rewritten.

        What was squashed or rebased at the other end has no commit in common with this clone, or an
        old one only; then everything that was deleted here since would look new there.
        """
        git = self.repository.git
        known = self.healed_up_to
        if ends.bases and (known is None or is_ancestor(git, known, ends.theirs)):
            return ()
        since = [f"^{base}" for base in ends.bases]
        printed = git.line("log", "--format=%T", ends.theirs, *since)
        their_trees = set(printed.split())
        their_trees.discard(empty_tree(git))
        printed = git.line("log", "--format=%H %T", ends.ours, *since)
        for row in printed.splitlines():
            commit, tree = row.split(" ")
            if tree in their_trees:
                return (commit,)
        return ()

    def _commit(self, ends: Ends, tree: str, merges: tuple[str, ...]) -> str:
        """Where the branch should stand, for it to hold this tree."""
        ours, theirs, bases = ends
        git = self.repository.git
        own = f"{theirs}..{ours}"
        ahead = bases == (theirs,) and tree == tree_of(git, ours)
        if ahead and not git.line("rev-list", "--merges", "-1", own):
            return ours
        if tree == tree_of(git, theirs):
            return theirs
        earlier = git.line("log", "--format=%B", f"--grep=^{HEALED}", own)
        lines = earlier.split("\n")
        named = [line for line in lines if line.startswith(HEALED)]
        done = [line.removeprefix(HEALED) for line in named]
        message = _message((*done, *merges))
        return make_commit(git, tree, [theirs], message)

    def _heal(self, commit: str) -> Healing:
        if commit not in self._seen:
            self._seen[commit] = heal_commit(
                self._tracer,
                commit,
                since=self.healed_up_to,
                everything=self.everything,
            )
        return self._seen[commit]

    def _base(self, bases: Sequence[str]) -> str:
        """What both began with, healed as they are: what healing brings back would look new else.

        Where histories crossed there are several such commits; those are merged first.
        """
        git = self.repository.git
        if not bases:
            return empty_tree(git)
        first, *others = bases[:_MOST_BASES]
        tree = self._healed_tree(first)
        for other in others:
            other_tree = self._healed_tree(other)
            base = merge_base(git, first, other)
            began = tree_of(git, base)
            merged = merge_trees(self.repository, self.scratch, began, tree, other_tree)
            tree = merged.tree
        return tree

    def _healed_tree(self, commit: str) -> str:
        healing = self._heal(commit)
        return healing.tree(self.repository, commit, self.scratch)

    def _configurations(self) -> list[str]:
        """What a journal's configuration may be called; a person may have named another."""
        own = configuration_path(self.repository.root)
        names = [*CONFIGURATION_NAMES]
        if own is not None:
            names.append(own.name)
        return names

    def _refuse_stranger(self, commit: str) -> None:
        """Histories that never met are joined where both are a journal's, never with other code."""
        git = self.repository.git

        def read(path: str) -> bytes | None:
            shown = git.run("cat-file", "blob", f"{commit}:{path}")
            if shown.well:
                return shown.out
            return None

        for name in self._configurations():
            if names_helplog(f"{self.repository.prefix}{name}", read):
                return
        names = git.records("ls-tree", "--name-only", "-z", "--full-tree", commit)
        if not all(name.lower().startswith(_BEGINNINGS) for name in names):
            raise RefusalError(
                "the other end holds something else than this journal, and nothing was sent; "
                "see where it is with: git remote -v"
            )


def _message(merges: tuple[str, ...]) -> str:
    if not merges:
        return MESSAGE
    each_once = dict.fromkeys(merges)
    lines = "".join(f"{HEALED}{merge}\n" for merge in each_once)
    return f"{MESSAGE}\n\n{lines}"
