"""A sync from beginning to end: save, fetch, merge, move, push; again where someone else was quicker.

It never forces, never rewrites what is shared, and stops at any moment with the old state or the new.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from helplog.model.refusal import RefusalError
from helplog.sync.advancing import (
    Late,
    MovedOnError,
    Plan,
    advance,
    changed_since,
    clear_staging,
    forget,
    half_moved_tree,
    stored_plan,
)
from helplog.sync.aside import keep_aside
from helplog.sync.attributes import add_attribute, names_union, needs_attribute, set_up_clone
from helplog.sync.desk import Desk
from helplog.sync.git import NETWORK_SECONDS
from helplog.sync.halfway import finish_halfway
from helplog.sync.joining import Joined, Joiner
from helplog.sync.objects import FILE, Leaf, compare, empty_tree, leaves, make_commit, tree_with
from helplog.sync.remotes import (
    Answer,
    Remote,
    Trouble,
    begin_fetch,
    end_fetch,
    find_remote,
    is_absent_folder,
    push,
    settle_branch,
)
from helplog.sync.report import Report
from helplog.sync.repository import Repository, open_repository
from helplog.sync.snapshot import MESSAGE, take, work_tree
from helplog.sync.standing import Standing, branch_by_name, look, refuse_what_needs_a_person
from helplog.sync.three_way import merge_trees

T = TypeVar("T")

_ROUNDS: Final = 12
"""How often a sync begins again where a file or the other end moved meanwhile."""
_STOPPING_SECONDS: Final = 5.0
"""How long a fetch that nobody needs any more may take to end."""


def sync(root: Path, docs_dir: str, *, dry: bool = False, on_waiting: Callable[[], None] = lambda: None) -> Report:
    """Syncs a journal with its other end.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        dry: only say what would be done.
        on_waiting: told where another sync is running, before waiting for it.

    Raises:
        RefusalError: it could not be done; nothing was changed, or the next sync finishes it.
    """
    return _run(root, docs_dir, dry=dry, heal_only=False, on_waiting=on_waiting)


def heal_repository(
    root: Path, docs_dir: str, *, dry: bool = False, on_waiting: Callable[[], None] = lambda: None
) -> Report:
    """Heals everything in a journal and its history that another client left, without the other end.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        dry: only say what would be done.
        on_waiting: told where another sync is running, before waiting for it.

    Raises:
        RefusalError: it could not be done; nothing was changed, or the next run finishes it.
    """
    return _run(root, docs_dir, dry=dry, heal_only=True, on_waiting=on_waiting)


def _run(root: Path, docs_dir: str, *, dry: bool, heal_only: bool, on_waiting: Callable[[], None]) -> Report:
    repository = open_repository(root, docs_dir)
    desk = Desk(repository.git_dir)
    with desk.alone(on_waiting):
        one = _Sync(repository, desk, dry=dry, heal_only=heal_only)
        return one.run()


class _Sync:
    """One run, under the lock."""

    def __init__(self, repository: Repository, desk: Desk, *, dry: bool, heal_only: bool) -> None:
        self.repository = repository
        self.git = repository.git
        self.desk = desk
        self.dry = dry
        self.heal_only = heal_only
        self.report = Report(dry=dry)
        self.commit = ""
        """What the branch stands on."""
        self.tree = ""
        """What the work tree holds; empty where nobody has asked yet."""
        self.ref = ""
        self.standing: Standing | None = None
        """How the repository stood, as long as nothing was done since."""
        self.fetching: subprocess.Popen[bytes] | None = None
        """A fetch that was begun early."""

    @property
    def _branch(self) -> str:
        return self.ref.removeprefix("refs/heads/")

    def run(self) -> Report:
        """Everything, in order."""
        if self.dry:
            return self._try_out()
        branch = branch_by_name(self.repository)
        remote = find_remote(self.repository, branch) if branch and not self.heal_only else None
        self.desk.begin(self.repository.git_dir, _locks(self.repository, branch, remote))
        clear_staging(self.repository, self.desk)
        if remote is not None and remote.configured:
            # It runs while the files are looked at.
            self.fetching = begin_fetch(self.repository, remote)
        try:
            self._finish_what_was_begun(self._look())
            self._save()
            self._share(remote if branch or self.heal_only else find_remote(self.repository, self._branch))
            self._remember()
        except RefusalError:
            self._stop_fetching()
            self.desk.end()
            raise
        except BaseException:
            self._stop_fetching()
            raise
        self.desk.end()
        if names_union(self.repository.root):
            self.report.notes.append("merge=union in .gitattributes writes keys and lists twice; take the line out.")
        return self.report

    def _stop_fetching(self) -> None:
        if self.fetching is not None:
            end_fetch(self.fetching, _STOPPING_SECONDS)
            self.fetching = None

    def _remember(self) -> None:
        self.desk.state.healed = self.commit or None

    # What is here

    def _look(self) -> Standing:
        standing = look(self.repository)
        refuse_what_needs_a_person(self.repository, standing)
        return standing

    def _finish_what_was_begun(self, standing: Standing) -> None:
        """First what a sync that was ended from outside had begun, then what another client left."""
        self.standing = standing
        plan = stored_plan(self.desk)
        if plan is not None and plan.done and not changed_since(plan):
            forget(self.desk, plan)
        elif plan is not None:
            self._again(lambda: self._finish_plan(plan, look(self.repository)))
            self.standing = None
        halfway = (self.standing or look(self.repository)).halfway
        if halfway is not None:
            late = self._again(lambda: finish_halfway(self.repository, self.desk, look(self.repository)))
            self.report.notes.append(f"A {halfway} that was left half-done is finished.")
            self.standing = None
            if late is not None and late.files:
                self._save()
                self._take_in(late)
        set_up_clone(self.repository)
        if needs_attribute(self.repository):
            add_attribute(self.repository)
            self.standing = None

    def _finish_plan(self, plan: Plan, standing: Standing) -> None:
        """Moves on where the last sync stopped; what was saved into replaced files meanwhile comes along."""
        late = Late(changed_since(plan), plan.start_tree)
        if standing.halfway is None and standing.ref == plan.branch:
            if plan.done or standing.commit == plan.target:
                if late.files:
                    self._save()
                    self._take_in(late)
            else:
                self._resume(plan, standing, late)
        elif late.files:
            for path, data in late.files.items():
                keep_aside(self.repository.root, Path(path), data)
        current = stored_plan(self.desk)
        if current is not None and current == plan:
            forget(self.desk, plan)

    def _resume(self, plan: Plan, standing: Standing, late: Late) -> None:
        """The work tree holds some of the old and some of the new, and perhaps what was typed since."""
        room = self.desk.room("merge")
        lying = work_tree(self.repository, self.desk, standing)
        target_tree = self.git.line("rev-parse", f"{plan.target}^{{tree}}")
        moved = half_moved_tree(self.repository, self.desk, plan)
        merged = merge_trees(self.repository, room, moved, lying, target_tree).tree
        if late.files:
            merged = merge_trees(self.repository, room, plan.start_tree, merged, self._late_tree(late)).tree
        target = plan.target
        if standing.commit != plan.start:
            target = make_commit(self.git, merged, [standing.commit, plan.target], MESSAGE)
        elif merged != target_tree:
            target = make_commit(self.git, merged, [plan.target], MESSAGE)
        self._settle(advance(self.repository, self.desk, standing.ref, (standing.commit, lying), target))

    def _save(self) -> None:
        """Commits what is there."""
        standing, self.standing = self.standing or look(self.repository), None
        self.ref = standing.ref
        before = standing.commit
        self.commit, self.tree = take(self.repository, self.desk, standing)
        if self.commit != before:
            self.report.saved += len(compare(self.git, before or empty_tree(self.git), self._lying()))

    # The other end

    def _share(self, remote: Remote | None) -> None:
        if remote is None:
            if self.heal_only or (self.commit and self.desk.state.healed != self.commit):
                self._go_to(lambda joiner: joiner.alone(self.commit))
            if not self.heal_only:
                self.report.notes.append("There is no other end yet; name one with: git remote add origin ADDRESS")
            return
        remote, answer = settle_branch(self.repository, remote)
        if answer.trouble is not None:
            self._tell(remote, answer)
            return
        for _ in range(_ROUNDS):
            answer, tip = self._fetch(remote)
            if answer.trouble is not None:
                self._tell(remote, answer)
                return
            self._join(tip)
            if self.commit == tip or not self.commit:
                self._follow(remote)
                return
            self._note_sent(tip)
            answer = push(self.repository, remote, self.commit)
            if answer.trouble is None:
                self._follow(remote)
                return
            self.report.sent = 0
            if answer.trouble is not Trouble.MOVED:
                self._tell(remote, answer)
                return
        self.report.notes.append("The other end keeps moving; everything is saved here, and the next sync goes on.")

    def _fetch(self, remote: Remote) -> tuple[Answer, str]:
        """The tip at the other end; empty where it has no such branch yet."""
        begun, self.fetching = self.fetching, None
        answer = end_fetch(begun or begin_fetch(self.repository, remote), NETWORK_SECONDS)
        if answer.trouble is Trouble.NO_BRANCH:
            return Answer(None), ""
        if answer.trouble is not None:
            return answer, ""
        tip = self.git.line("rev-parse", "--verify", remote.ref)
        if self.repository.shallow and self.commit and not self._joiner().base_of(self.commit, tip):
            deeper = end_fetch(begin_fetch(self.repository, remote, deepen=True), NETWORK_SECONDS)
            return (deeper, tip) if deeper.trouble is not Trouble.OTHER else (Answer(None), tip)
        return answer, tip

    def _join(self, tip: str) -> None:
        """Merges with the other end's tip and moves there."""
        if self.commit == tip and self.desk.state.healed == tip:
            return
        if tip:
            self._go_to(lambda joiner: joiner.together(self.commit, tip))
        elif self.commit and self.desk.state.healed != self.commit:
            self._go_to(lambda joiner: joiner.alone(self.commit))

    def _go_to(self, join: Callable[[Joiner], Joined]) -> None:
        """Moves to where histories join; from the work tree as it is by then."""

        def attempt() -> None:
            joined = join(self._joiner())
            if joined.commit == self.commit:
                return
            before = self._lying()
            aside = [keep_aside(self.repository.root, Path(p), data) for p, data in joined.aside.items()]
            late = advance(self.repository, self.desk, self.ref, (self.commit, before), joined.commit)
            self._note_arrived(before, joined)
            self.report.aside += [str(path.relative_to(self.repository.root)) for path in aside]
            self._settle(late)

        self._again(attempt)

    def _joiner(self) -> Joiner:
        known = self.desk.state.healed
        if known and not self.git.ask("cat-file", "-e", f"{known}^{{commit}}").well:
            known = None
        return Joiner(self.repository, self.desk.room("merge"), known, everything=self.heal_only)

    def _lying(self) -> str:
        """The tree of the work tree."""
        if not self.tree:
            self.tree = self.git.line("rev-parse", f"{self.commit}^{{tree}}") if self.commit else empty_tree(self.git)
        return self.tree

    # What moves meanwhile

    def _again(self, attempt: Callable[[], T]) -> T | None:
        """Tries, and tries anew from what is there whenever someone saved a file in between."""
        for _ in range(_ROUNDS):
            try:
                return attempt()
            except MovedOnError as moved:
                outside = [path for path in moved.paths if not path.startswith(self.repository.prefix)]
                if outside:
                    raise RefusalError(
                        f"{outside[0]} lies outside the journal and has changes; commit or put them away first"
                    ) from None
                self._save()
        raise RefusalError(
            "the files keep changing while they are synced; everything is here, and the next sync goes on"
        )

    def _settle(self, late: Late) -> None:
        """Takes note of a move, and merges what was saved while it went on."""
        plan = stored_plan(self.desk)
        if plan is not None:
            self.commit, self.ref = plan.target, plan.branch
            self.tree = self.git.line("rev-parse", f"{plan.target}^{{tree}}")
        if late.files:
            self._take_in(late)

    def _take_in(self, late: Late) -> None:
        """What was saved into a file while it was replaced is an edit of what stood there before."""

        def attempt() -> None:
            merged = merge_trees(
                self.repository, self.desk.room("merge"), late.start_tree, self._lying(), self._late_tree(late)
            )
            if merged.tree != self.tree:
                commit = make_commit(self.git, merged.tree, [self.commit], MESSAGE)
                self._settle(advance(self.repository, self.desk, self.ref, (self.commit, self.tree), commit))

        self._again(attempt)

    def _late_tree(self, late: Late) -> str:
        known = leaves(self.git, late.start_tree, late.files)
        changes: dict[str, Leaf | None] = {}
        for path, data in late.files.items():
            oid = self.git.line("hash-object", "-w", "--stdin", f"--path={path}", given=data)
            changes[path] = Leaf(known[path].mode if path in known else FILE, oid)
        return tree_with(self.git, late.start_tree, changes, self.desk.folder)

    # What is told

    def _note_arrived(self, before: str, joined: Joined) -> None:
        for path in compare(self.git, before, joined.tree).keys() - joined.healed:
            entry = self.repository.is_entry(path)
            (self.report.arrived_entries if entry else self.report.arrived_files).add(path)
        self.report.healed |= joined.healed
        self.report.kept_beside.update(joined.kept_beside)

    def _note_sent(self, tip: str) -> None:
        self.report.sent = len(compare(self.git, tip or empty_tree(self.git), self.commit))

    def _tell(self, remote: Remote, answer: Answer) -> None:
        sentence, well = _sentence(remote, answer)
        self.report.notes.append(sentence)
        self.report.well = self.report.well and well

    def _follow(self, remote: Remote) -> None:
        """Remembers the other end, so that plain git knows it too."""
        if remote.configured or not self.ref:
            return
        self.git.ask("config", "--local", f"branch.{self._branch}.remote", remote.name)
        self.git.ask("config", "--local", f"branch.{self._branch}.merge", f"refs/heads/{remote.branch}")

    def _try_out(self) -> Report:
        """What a run would do; nothing moves, and nothing is remembered."""
        standing = self._look()
        if standing.halfway is not None:
            self.report.notes.append(f"A {standing.halfway} that was left half-done would be finished.")
            return self.report
        tree = work_tree(self.repository, self.desk, standing)
        before = standing.commit or empty_tree(self.git)
        self.report.saved = len(compare(self.git, before, tree))
        self.commit, self.tree, self.ref = standing.commit, tree, standing.ref
        if self.report.saved:
            self.commit = make_commit(self.git, tree, [standing.commit] if standing.commit else [], MESSAGE)
        remote = None if self.heal_only else find_remote(self.repository, standing.branch)
        if remote is None:
            if self.commit:
                self._note_arrived(self.tree, self._joiner().alone(self.commit))
            if not self.heal_only:
                self.report.notes.append("There is no other end yet; name one with: git remote add origin ADDRESS")
            return self.report
        return self._try_out_with(remote)

    def _try_out_with(self, remote: Remote) -> Report:
        remote, answer = settle_branch(self.repository, remote)
        listed = self.repository.git.reach("ls-remote", remote.name, f"refs/heads/{remote.branch}")
        if answer.trouble is None and listed.well:
            tip = listed.line.split("\t")[0]
            if tip and not self.git.ask("cat-file", "-e", tip).well:
                answer = end_fetch(begin_fetch(self.repository, remote, remember=False), NETWORK_SECONDS)
            if answer.trouble is None:
                self._try_joining(tip)
        elif answer.trouble is None:
            _, answer = settle_branch(self.repository, Remote(remote.name, remote.branch, remote.url, configured=False))
        if answer.trouble is not None:
            self._tell(remote, answer)
        return self.report

    def _try_joining(self, tip: str) -> None:
        if tip:
            joined = self._joiner().together(self.commit, tip)
        elif self.commit:
            joined = self._joiner().alone(self.commit)
        else:
            return
        self._note_arrived(self.tree, joined)
        self.commit = joined.commit
        if self.commit != tip:
            self._note_sent(tip)


def _locks(repository: Repository, branch: str, remote: Remote | None) -> list[str]:
    """What git may lock on behalf of a sync."""
    there = repository.common_dir
    names = [there / "config.lock", there / "shallow.lock", repository.git_dir / "HEAD.lock"]
    if branch:
        names.append(there / f"refs/heads/{branch}.lock")
    if remote is not None:
        names.append(there / f"{remote.ref}.lock")
    return [str(name) for name in names]


def _sentence(remote: Remote, answer: Answer) -> tuple[str, bool]:
    """What to say of trouble at the other end, and whether that is well all the same."""
    place, said = remote.place, answer.said
    if is_absent_folder(remote):
        return f"{place} is not there right now; everything is saved here and goes along next time.", True
    match answer.trouble:
        case Trouble.OFFLINE:
            return f"{place} can't be reached right now; everything is saved here and goes along next time.", True
        case Trouble.CREDENTIALS:
            text = (
                f"{place} did not let git in ({said}); everything is saved here. Try by hand: git fetch {remote.name}"
            )
        case Trouble.GONE:
            text = f"There is no repository at {place} ({said}); everything is saved here. Look at: git remote -v"
        case Trouble.READ_ONLY:
            text = f"{place} takes no changes from here ({said}); everything is saved here."
        case Trouble.HOOK:
            text = f"A hook declined what was sent to {place} ({said}); everything is saved here."
        case Trouble.NOT_BARE:
            text = f"{place} has files of its own checked out and takes no changes; make it bare: git clone --bare"
        case _:
            text = f"{place} did not take part ({said}); everything is saved here."
    return text, False
