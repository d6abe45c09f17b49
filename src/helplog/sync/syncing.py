"""A sync from beginning to end: save, fetch, merge, move, push; as often as it takes.

It never forces, never rewrites what is shared, and stops at any moment with the old state or the
new.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from helplog.model.late_patterns import late_pattern
from helplog.model.refusal import RefusalError
from helplog.sync.git.calling import GitDeclinedError
from helplog.sync.git.remotes import (
    Remote,
    find_remote,
    locks_at,
    tell_why_none,
)
from helplog.sync.git.repository import Repository, open_repository
from helplog.sync.git.status import branch_by_name, refuse_what_needs_a_person
from helplog.sync.healing.former_folder import tell_left_behind
from helplog.sync.mending import mend_index, mend_names
from helplog.sync.position import Position
from helplog.sync.report import Report
from helplog.sync.sharing import ROUNDS, Sharing
from helplog.sync.waiting import Gate, WaitingError, remember_shown, tell_waiting
from helplog.sync.worktree.attributes import add_attribute, names_union, set_up_clone
from helplog.sync.worktree.branch_repair import mend_head
from helplog.sync.worktree.perhaps_left_out import may_leave_out
from helplog.sync.worktree.plan import changed_since, clear_staging, forget, stored_plan
from helplog.sync.worktree.state import StateFolder

if TYPE_CHECKING:
    from helplog.sync.moving import Mover

_OVERTAKEN: Final = late_pattern(
    r"is at [0-9a-f]+ but expected|reference already exists"
)
"""What git says of a branch that another program moved meanwhile, as an app does that commits by
itself."""


def sync(
    root: Path,
    docs_dir: str,
    *,
    dry: bool = False,
    accept: bool = False,
    on_waiting: Callable[[], None] = lambda: None,
) -> Report:
    """Syncs a journal with its other end.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        dry: only say what would be done.
        accept: take over what changes what runs here, as the other end has it now.
        on_waiting: told where another sync is running, before waiting for it.

    Raises:
        RefusalError: it could not be done; nothing was changed, or the next sync finishes it.
    """
    request = _Request(root, docs_dir, dry=dry, accept=accept)
    return _run(request, on_waiting)


def heal_repository(
    root: Path,
    docs_dir: str,
    *,
    dry: bool = False,
    on_waiting: Callable[[], None] = lambda: None,
) -> Report:
    """Heals all that another client left in a journal and its history, without the other end.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        dry: only say what would be done.
        on_waiting: told where another sync is running, before waiting for it.

    Raises:
        RefusalError: it could not be done; nothing was changed, or the next run finishes it.
    """
    request = _Request(root, docs_dir, dry=dry, heal_only=True)
    return _run(request, on_waiting)


@dataclass(frozen=True, slots=True)
class _Request:
    """What was asked for."""

    root: Path
    docs_dir: str
    dry: bool
    heal_only: bool = False
    accept: bool = False


def _run(request: _Request, on_waiting: Callable[[], None]) -> Report:
    try:
        return _run_here(request, on_waiting)
    except OSError as error:
        from helplog.sync.git.system_words import in_words  # noqa: PLC0415  # seldom

        raise RefusalError(in_words(error)) from error


def _run_here(request: _Request, on_waiting: Callable[[], None]) -> Report:
    mended = mend_head(request.root, dry=request.dry)
    notes = [mended] if mended else []
    report = Report(dry=request.dry, notes=notes)
    if mended and request.dry:
        return report
    repository = open_repository(request.root, request.docs_dir)
    gate = Gate(request.accept)
    if request.dry:
        # Most syncs are not for looking only.
        from helplog.sync.worktree.moved_folder import apart  # noqa: PLC0415

        with apart(repository) as looked_at, looked_at.state_folder.alone(on_waiting):
            position = Position(
                looked_at.repository, looked_at.state_folder, report, gate
            )
            return _Sync(position, heal_only=request.heal_only).try_out()
    state_folder = StateFolder(repository.git_dir)
    with state_folder.alone(on_waiting):
        for _ in range(ROUNDS - 1):
            position = Position(repository, state_folder, report, gate)
            try:
                return _Sync(position, heal_only=request.heal_only).run()
            except GitDeclinedError as declined:
                if not _can_go_on(repository, declined):
                    raise
        position = Position(repository, state_folder, report, gate)
        return _Sync(position, heal_only=request.heal_only).run()


def _can_go_on(repository: Repository, declined: GitDeclinedError) -> bool:
    """Whether the same sync can go well now: another program was faster, or a text is back."""
    if _OVERTAKEN.search(str(declined)):
        return True
    from helplog.sync.worktree.lost_texts import take_again  # noqa: PLC0415  # seldom

    return take_again(repository)


class _Sync:
    """One run, under the lock."""

    def __init__(self, position: Position, *, heal_only: bool) -> None:
        self.here = position
        self.report = position.report
        self.heal_only = heal_only
        self.sharing = Sharing(position, self._mover, self._heal)

    def run(self) -> Report:
        """Everything, in order."""
        repository, state_folder = self.here.repository, self.here.state_folder
        branch = branch_by_name(repository)
        remote = None
        if branch:
            remote = self._remote(branch)
        locks = _locks(repository, branch, remote)
        here = locks_at(repository, remote)
        state_folder.begin(repository.git_dir, locks, here)
        clear_staging(repository, state_folder)
        try:
            self._run_steps(branch, remote)
        except WaitingError as waiting:
            self.sharing.stop()
            remember_shown(waiting, state_folder)
            tell_waiting(self.report, waiting)
        except RefusalError:
            self.sharing.stop()
            with contextlib.suppress(OSError):  # on a full disk the refusal says more
                state_folder.end()
            raise
        except BaseException:
            self.sharing.stop()
            raise
        self._tell_left_out()
        state_folder.end()
        if self._has_moved():
            repository.git.tidy()  # years of syncs would pile up single files
        if names_union(repository.root):
            self.report.notes.append(
                "merge=union in .gitattributes writes keys and lists twice; take the line out."
            )
        self._tell_left_behind()
        return self.report

    def _run_steps(self, branch: str, remote: Remote | None) -> None:
        """Puts right, finishes what was begun, saves, shares.

        Args:
            branch: as HEAD names it; empty where that doesn't say.
            remote: the other end, as far as that tells it.
        """
        mend_names(self.here, branch, remote)
        if remote is not None and remote.configured:
            self.sharing.begin(remote)
        mend_index(self.here)
        look = self.here.look()
        refuse_what_needs_a_person(self.here.repository, look)
        self._finish_what_was_begun()
        self.here.save()
        if not branch:
            remote = self._remote(self.here.branch)
        self._share(remote)
        self.here.state_folder.state.healed = self.here.commit or None
        if self.here.gate.passed:
            self.here.state_folder.state.shown = []

    def _remote(self, branch: str) -> Remote | None:
        """The other end; none where there is nothing to share."""
        if self.heal_only:
            return None
        return find_remote(self.here.repository, branch)

    def _has_moved(self) -> bool:
        report = self.report
        arrived = report.arrived_entries or report.arrived_files
        return bool(report.saved or report.sent or arrived)

    def _tell_left_behind(self) -> None:
        note = tell_left_behind(
            self.here.repository.root, self.here.repository.docs_dir
        )
        if note:
            self.report.notes.append(note)

    def _tell_left_out(self) -> None:
        """Entries that no other device gets: `Nothing new.` alone would be half the truth."""
        here = self.here
        git_status = here.last_look
        if self.heal_only or git_status is None:
            return
        if may_leave_out(here.repository, git_status, here.state_folder.state):
            # All that walks a journal: most leave nothing out.
            from helplog.sync.worktree.left_out_words import tell_left_out  # noqa: PLC0415

            self.report.left_out = tell_left_out(here.repository)

    def try_out(self) -> Report:
        """What a run would do."""
        # All that merges: most syncs have no need of it.
        from helplog.sync.dry_run import try_out  # noqa: PLC0415

        repository = self.here.repository
        branch = branch_by_name(repository)
        found = find_remote(repository, branch)
        ends_here = mend_names(self.here, branch, found)
        if ends_here or mend_index(self.here):
            return self.report
        refuse_what_needs_a_person(repository, self.here.look())
        try:
            mover = self._mover()
            try_out(mover, alone=self.heal_only)
        except WaitingError as waiting:
            tell_waiting(self.report, waiting)
        self._tell_left_behind()
        self._tell_left_out()
        return self.report

    def _mover(self) -> Mover:
        # All that merges: most syncs have no need of it.
        from helplog.sync.moving import Mover  # noqa: PLC0415

        return Mover(self.here, everything=self.heal_only)

    def _finish_what_was_begun(self) -> None:
        """First what a sync ended from outside had begun, then what another client left."""
        here = self.here
        plan = stored_plan(here.repository, here.state_folder)
        if plan is not None and plan.done and not changed_since(plan):
            forget(here.state_folder, plan)
        elif plan is not None:
            from helplog.sync.leftovers import finish_plan  # noqa: PLC0415  # seldom

            finish_plan(self._mover(), plan)
        halfway = here.look().halfway
        if halfway is not None:
            from helplog.sync.leftovers import finish_other  # noqa: PLC0415  # seldom

            finish_other(self._mover())
            sentence = halfway.sentence(dry=False)
            self.report.notes.append(sentence)
        set_up_clone(here.repository)
        if add_attribute(here.repository):
            here.git_status = None

    def _share(self, remote: Remote | None) -> None:
        if remote is not None:
            self.sharing.share(remote)
            return
        self._heal()
        if not self.heal_only:
            tell_why_none(self.here.repository, self.here.branch, self.report)

    def _heal(self) -> None:
        """Where the other end has nothing to say: it is not there, not now, or has nothing yet."""
        if self.heal_only or self.here.state_folder.state.healed != self.here.commit:
            self._mover().heal()


def _locks(repository: Repository, branch: str, remote: Remote | None) -> list[str]:
    """What git may lock on behalf of a sync."""
    there = repository.common_dir
    names = [
        there / "config.lock",
        there / "shallow.lock",
        repository.git_dir / "HEAD.lock",
    ]
    if branch:
        names.append(there / f"refs/heads/{branch}.lock")
    if remote is not None:
        names.append(there / f"{remote.ref}.lock")
    return [str(name) for name in names]
