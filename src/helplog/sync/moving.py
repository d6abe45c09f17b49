"""Moving a clone to what was merged, and merging anew from what is there whenever a file is saved meanwhile."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from helplog.model.refusal import RefusalError
from helplog.sync.git.objects import FILE, Change, Leaf, compare, leaves, make_commit, tree_with
from helplog.sync.joining import Joined, Joiner
from helplog.sync.merging.three_way import merge_trees
from helplog.sync.position import Position
from helplog.sync.worktree.advancing import MovedOnError, advance
from helplog.sync.worktree.plan import Late, stored_plan
from helplog.sync.worktree.quarantine import keep_aside
from helplog.sync.worktree.snapshot import MESSAGE
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
        if known and not here.git.run("cat-file", "-e", f"{known}^{{commit}}").well:
            known = None
        return Joiner(
            here.repository, here.state_folder.room("merge"), known, everything=self.everything
        )

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
                outside = [
                    path for path in moved.paths if not path.startswith(here.repository.prefix)
                ]
                if outside:
                    raise RefusalError(
                        f"{outside[0]} lies outside the journal and has changes; commit or put them away first"
                    ) from None
                self._refuse_what_git_looks_past(moved.paths)
                here.git_status = None
                here.save()
        raise RefusalError(
            "the files keep changing while they are synced; everything is here, and the next sync goes on"
        )

    def _refuse_what_git_looks_past(self, paths: Sequence[str]) -> None:
        """Names a file that git was told to take for unchanged: it would go on being another one for ever.

        Raises:
            RefusalError: there is one among them.
        """
        printed = self.position.git.check(
            "ls-files", "-v", "-z", "--", *(f":(top,literal){path}" for path in paths)
        )
        for row in printed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
            mark, path = row[0], row[2:]
            if mark == "S" or mark.islower():
                flag = "skip-worktree" if mark in "Ss" else "assume-unchanged"
                raise RefusalError(
                    f"another device changed {path}, which git was told to leave alone here; keep a copy of yours, "
                    f"then: git update-index --no-{flag} {shlex.quote(path)}"
                )

    def settle(self, late: Late) -> None:
        """Takes note of a move, and merges what was saved while it went on."""
        here = self.position
        plan = stored_plan(here.repository, here.state_folder)
        if plan is not None:
            here.commit, here.ref = plan.target, plan.branch
            here.tree = here.git.line("rev-parse", f"{plan.target}^{{tree}}")
        if late.files:
            self.take_in(late)

    def take_in(self, late: Late) -> None:
        """What was saved into a file while it was replaced is an edit of what stood there before."""
        here = self.position

        def attempt() -> None:
            merged = merge_trees(
                here.repository,
                here.state_folder.room("merge"),
                late.start_tree,
                here.lying(),
                self.late_tree(late),
            )
            if merged.tree != here.tree:
                commit = make_commit(here.git, merged.tree, [here.commit], MESSAGE)
                self.settle(
                    advance(
                        here.repository,
                        here.state_folder,
                        here.ref,
                        (here.commit, here.tree),
                        commit,
                    )
                )

        self.again(attempt)

    def late_tree(self, late: Late) -> str:
        """The tree it was written upon, with what was saved."""
        here = self.position
        known = leaves(here.git, late.start_tree, late.files)
        changes: dict[str, Leaf | None] = {}
        for path, data in late.files.items():
            oid = here.git.line("hash-object", "-w", "--stdin", f"--path={path}", given=data)
            changes[path] = Leaf(known[path].mode if path in known else FILE, oid)
        return tree_with(here.git, late.start_tree, changes, here.state_folder.folder)

    def look_at_what_comes(
        self, before: str, after: str, known: Sequence[str]
    ) -> Mapping[str, Change]:
        """Lets pass what changes nothing that runs here.

        Args:
            before: the tree of the work tree.
            after: what would lie there.
            known: commits to compare with where a file that lies here can't be read.

        Returns:
            The difference of the two.

        Raises:
            RefusalError: something in it is never written here.
            WaitingError: it would change what runs; nothing was moved.
        """
        here = self.position
        changes = compare(here.git, before, after)
        refuse_unwritable(here.repository, changes)
        here.gate.pass_through(here, (before, after), changes, known)
        return changes

    def left(self) -> tuple[str, ...]:
        """The commit on which the last sync left this clone, if there was one."""
        return tuple(filter(None, [self.position.state_folder.state.healed]))

    def earlier(self) -> tuple[str, ...]:
        """Commits to compare with where what lies here can't be read, such as one with conflict markers."""
        commit = self.position.commit
        return (*self.left(), f"{commit}^") if commit else self.left()

    def _go_to(self, join: Callable[[Joiner], Joined]) -> None:
        """Moves to where histories join; from the work tree as it is by then."""
        here = self.position

        def attempt() -> None:
            joined = join(self.joiner())
            if joined.commit == here.commit:
                return
            before = here.lying()
            changes = self.look_at_what_comes(before, joined.tree, self.earlier())
            root = here.repository.root
            aside = [keep_aside(root, Path(path), data) for path, data in joined.aside.items()]
            late = advance(
                here.repository, here.state_folder, here.ref, (here.commit, before), joined.commit
            )
            note_arrived(here, changes, joined)
            here.report.aside += [str(path.relative_to(root)) for path in aside]
            self.settle(late)

        self.again(attempt)


def note_arrived(position: Position, changes: Mapping[str, Change], joined: Joined) -> None:
    """Takes down, for the report, what differs from the tree that was there before."""
    report = position.report
    for path in changes.keys() - joined.healed - {*joined.kept_beside}:
        entry = position.repository.is_entry(path)
        (report.arrived_entries if entry else report.arrived_files).add(path)
    report.healed |= joined.healed - joined.gone - {*joined.kept_beside}
    report.kept_beside.update(joined.kept_beside)
