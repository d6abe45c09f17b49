"""Moving a clone to what was merged, and merging anew whenever a file is saved meanwhile."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.sync.arriving import arriving_programs
from helplog.sync.git.objects import (
    FILE,
    MESSAGE,
    Change,
    Leaf,
    TreePair,
    compare,
    is_here,
    leaves,
    make_commit,
    tree_of,
    tree_with,
)
from helplog.sync.git.repository import Repository
from helplog.sync.healing.taking_back import changes_since, contents_of
from helplog.sync.joining import Joined, Joiner
from helplog.sync.merging.trees import merge_trees
from helplog.sync.position import Position
from helplog.sync.worktree.advancing import MovedOnError, advance
from helplog.sync.worktree.plan import Checkout, Late, stored_plan
from helplog.sync.worktree.quarantine import keep_aside
from helplog.sync.worktree.unwritable import refuse_unwritable

T = TypeVar("T")

_ROUNDS: Final = 12
"""How often a move begins again where a file changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Mover:
    """Moves a clone; its position says afterwards where it is."""

    position: Position
    everything: bool = False
    """Whether all of history is looked through for what wants healing, not only what is new."""

    def meet(self, tip: str) -> None:
        """Merges with the other end's tip and moves there.

        Raises:
            RefusalError: the other end holds something else, or files keep changing.
        """
        self._go_to(lambda joiner: joiner.together(self.position.commit, tip))

    def heal(self) -> None:
        """Moves to this clone's own commit, healed.

        Raises:
            RefusalError: files keep changing.
        """
        if self.position.commit:
            self._go_to(lambda joiner: joiner.alone(self.position.commit))

    def joiner(self) -> Joiner:
        """Joins histories in this clone."""
        here = self.position
        known = here.state_folder.state.healed
        if known and not is_here(here.git, f"{known}^{{commit}}"):
            known = None
        scratch = here.state_folder.scratch_folder("merge")
        return Joiner(here.repository, scratch, known, everything=self.everything)

    def again(self, attempt: Callable[[], T]) -> T:
        """Tries, and tries anew from what is there whenever someone saved a file in between.

        Raises:
            RefusalError: the file lies outside the journal, or this goes on for too long.
        """
        here = self.position
        for _ in range(_ROUNDS):
            try:
                return attempt()
            except MovedOnError as moved:
                paths = moved.paths
            self._refuse_outside(paths)
            self._refuse_what_git_looks_past(paths)
            here.git_status = None
            here.save()
        raise RefusalError(
            "the files keep changing while they are synced; everything is here, and the next sync "
            "goes on"
        )

    def _refuse_outside(self, paths: Sequence[str]) -> None:
        for path in paths:
            if not path.startswith(self.position.repository.prefix):
                raise RefusalError(
                    f"{path} lies outside the journal and has changes; "
                    "commit or put them away first"
                )

    def _refuse_what_git_looks_past(self, paths: Sequence[str]) -> None:
        """Names a file that git was told to take for unchanged: it would stay another for ever.

        Raises:
            RefusalError: there is one among them.
        """
        named = [f":(top,literal){path}" for path in paths]
        for row in self.position.git.records("ls-files", "-v", "-z", "--", *named):
            mark, path = row[0], row[2:]
            if mark != "S" and not mark.islower():
                continue
            flag = "assume-unchanged"
            if mark in "Ss":
                flag = "skip-worktree"
            raise RefusalError(
                f"another device changed {path}, which git was told to leave alone here; "
                "keep a copy of yours, "
                f"then: git update-index --no-{flag} {shlex.quote(path)}"
            )

    def settle(self, late: Late) -> None:
        """Takes note of a move, and merges what was saved while it went on."""
        here = self.position
        plan = stored_plan(here.repository, here.state_folder)
        if plan is not None:
            here.commit, here.ref = plan.target, plan.branch
            here.tree = tree_of(here.git, plan.target)
        if late.files:
            self.take_in(late)

    def take_in(self, late: Late) -> None:
        """Merges what was saved into a file while it was replaced: an edit of what stood there."""
        here = self.position

        def attempt() -> None:
            scratch = here.state_folder.scratch_folder("merge")
            late_tree = self.late_tree(late)
            current = here.current_tree()
            merged = merge_trees(
                here.repository, scratch, late.start_tree, current, late_tree
            )
            if merged.tree == here.tree:
                return
            commit = make_commit(here.git, merged.tree, [here.commit], MESSAGE)
            start = Checkout(here.commit, here.tree)
            self.settle(
                advance(here.repository, here.state_folder, here.ref, start, commit)
            )

        self.again(attempt)

    def late_tree(self, late: Late) -> str:
        """The tree it was written upon, with what was saved."""
        here = self.position
        known = leaves(here.git, late.start_tree, late.files)
        changes: dict[str, Leaf | None] = {}
        for path, data in late.files.items():
            oid = here.git.line(
                "hash-object", "-w", "--stdin", f"--path={path}", given=data
            )
            mode = FILE
            if path in known:
                mode = known[path].mode
            changes[path] = Leaf(mode, oid)
        return tree_with(here.git, late.start_tree, changes, here.state_folder.folder)

    def look_at_what_comes(
        self, trees: TreePair, known: Sequence[str]
    ) -> Mapping[str, Change]:
        """Lets pass what changes nothing that runs here.

        Args:
            trees: what lies in the work tree, and what would.
            known: commits to compare with where a file that lies here can't be read.

        Returns:
            The difference of the two.

        Raises:
            RefusalError: something in it is never written here.
            WaitingError: it would change what runs; nothing was moved.
        """
        here = self.position
        changes = compare(here.git, *trees)
        refuse_unwritable(here.repository, changes)
        scratch = here.state_folder.scratch_folder("gate")
        arrivals = arriving_programs(here.repository, trees, changes, known, scratch)
        shown = here.state_folder.state.shown
        here.gate.pass_through(arrivals, trees.after, shown, here.report)
        return changes

    def left(self) -> tuple[str, ...]:
        """The commit on which the last sync left this clone, if there was one."""
        healed = self.position.state_folder.state.healed
        if healed:
            return (healed,)
        return ()

    def earlier(self) -> tuple[str, ...]:
        """Commits to compare with where what lies here can't be read, as with conflict markers."""
        commit = self.position.commit
        if not commit:
            return self.left()
        return (*self.left(), f"{commit}^")

    def _go_to(self, join: Callable[[Joiner], Joined]) -> None:
        """Moves to where histories join; from the work tree as it is by then."""
        here = self.position

        def attempt() -> None:
            joined = join(self.joiner())
            if joined.commit == here.commit:
                return
            current = here.current_tree()
            trees = TreePair(current, joined.tree)
            earlier = self.earlier()
            changes = self.look_at_what_comes(trees, earlier)
            root, prefix = here.repository.root, here.repository.prefix
            aside = [
                keep_aside(root, Path(path.removeprefix(prefix)), data)
                for path, data in joined.aside.items()
            ]
            start = Checkout(here.commit, trees.before)
            docs = root / here.repository.docs_dir
            boundary = Boundary(root, docs)
            healed = _entries(here.repository, joined.only_healed)
            before = contents_of(boundary, healed)
            late = advance(
                here.repository, here.state_folder, here.ref, start, joined.commit
            )
            here.report.changes += changes_since(boundary, before, joined.commit)
            note_arrived(here, changes, joined)
            here.report.aside += [str(path.relative_to(root)) for path in aside]
            self.settle(late)

        self.again(attempt)


def _entries(repository: Repository, paths: Iterable[str]) -> list[str]:
    """Those of some paths that are entries, by their uris."""
    own = filter(repository.is_entry, paths)
    entries = sorted(own)
    return [path.removeprefix(repository.docs) for path in entries]


def note_arrived(
    position: Position, changes: Mapping[str, Change], joined: Joined
) -> None:
    """Takes down, for the report, what differs from the tree that was there before."""
    report = position.report
    beside = set(joined.kept_beside)
    for path in changes.keys() - joined.healed - beside:
        if position.repository.is_entry(path):
            report.arrived_entries.add(path)
        else:
            report.arrived_files.add(path)
    report.healed |= joined.healed - joined.gone - beside
    report.kept_beside |= beside
