"""Where a clone stands while it is synced: its branch, its commit, what its work tree holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from helplog.sync.git.calling import Git
from helplog.sync.git.repository import Repository
from helplog.sync.git.status import GitStatus, look
from helplog.sync.report import Report
from helplog.sync.waiting import Gate
from helplog.sync.worktree.state import StateFolder


@dataclass(slots=True)
class Position:
    """One run's knowledge of it, under the lock."""

    repository: Repository
    state_folder: StateFolder
    report: Report = field(default_factory=Report)
    gate: Gate = field(default_factory=Gate)
    commit: str = ""
    """What the branch stands on; empty where it has no commit yet."""
    tree: str = ""
    """What the work tree holds; empty where nobody has asked yet, see `current_tree`."""
    ref: str = ""
    """Full name of the branch."""
    git_status: GitStatus | None = None
    """How the repository stood, as long as nothing was done since."""
    last_look: GitStatus | None = None
    """How it stood when it was looked at last."""

    @property
    def git(self) -> Git:
        """Git in this clone."""
        return self.repository.git

    @property
    def branch(self) -> str:
        """Short name of the branch."""
        return self.ref.removeprefix("refs/heads/")

    def look(self) -> GitStatus:
        """How the repository stands, from before if nothing was done since."""
        if self.git_status is None:
            self.git_status = self.last_look = look(self.repository)
        return self.git_status

    def save(self) -> None:
        """Commits what is there.

        Raises:
            RefusalError: git could not.
        """
        git_status = self.look()
        self.git_status = None
        self.ref = git_status.ref
        self.commit, self.tree = git_status.commit, ""
        if not git_status.changed:
            return
        # All that makes a commit: most syncs have nothing to save.
        from helplog.sync.worktree.snapshot import take  # noqa: PLC0415

        before = git_status.commit
        self.commit, self.tree = take(self.repository, self.state_folder, git_status)
        if self.commit != before:
            current = self.current_tree()
            self.report.saved += self.changes_between(before, current)

    def current_tree(self) -> str:
        """The tree of the work tree."""
        if not self.tree:
            from helplog.sync.git.objects import tree_of  # noqa: PLC0415  # as above

            self.tree = tree_of(self.git, self.commit)
        return self.tree

    def changes_between(self, earlier: str, later: str) -> int:
        """How many files differ in two commits or trees; empty for none before."""
        from helplog.sync.git.objects import compare, empty_tree  # noqa: PLC0415  # as above

        changes = compare(self.git, earlier or empty_tree(self.git), later)
        return len(changes)
