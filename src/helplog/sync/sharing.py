"""Meeting the other end: bring what is there, merge, offer what came of it; again, if need be."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from helplog.sync.git.answers import Answer, Trouble, sentence
from helplog.sync.git.remotes import (
    Remote,
    Tip,
    begin_fetch,
    end_fetch,
    name_first_branch,
    push,
    remembered_tip,
    settle_branch,
    stop_fetch,
)
from helplog.sync.position import Position
from helplog.sync.waiting import WaitingError
from helplog.sync.worktree.branch_repair import forget_torn

if TYPE_CHECKING:
    from helplog.sync.moving import Mover

ROUNDS: Final = 12
"""How often a sync begins again where the other end, or another program here, moved on
meanwhile."""
_LOCKED_SECONDS: Final = 0.05
"""By how much longer each time it waits where somebody else is writing there."""
_PASSING: Final = (None, Trouble.MOVED, Trouble.LOCKED)
"""After these it is worth trying again."""


class Sharing:
    """One run's dealings with the other end."""

    def __init__(
        self, position: Position, mover: Callable[[], Mover], heal: Callable[[], None]
    ) -> None:
        """Nothing is done yet.

        Args:
            position: where the clone stands.
            mover: gives what moves it.
            heal: puts right what is here, where the other end has nothing to say.
        """
        self.here = position
        self.report = position.report
        self._mover = mover
        self._heal = heal
        self._fetching: subprocess.Popen[bytes] | None = None
        """A fetch that was begun early."""

    def begin(self, remote: Remote) -> None:
        """Starts fetching, so that it runs while the files are looked at."""
        self._fetching = begin_fetch(self.here.repository, remote)

    def stop(self) -> None:
        """Ends a fetch that nobody needs any more."""
        if self._fetching is not None:
            stop_fetch(self._fetching)
            self._fetching = None

    def share(self, remote: Remote) -> None:
        """Brings both ends together.

        Raises:
            RefusalError: the other end holds something else, or what comes from there waits for a
                person.
        """
        remote, answer = settle_branch(self.here.repository, remote)
        for turn in range(ROUNDS):
            if answer.trouble not in _PASSING:
                break
            if answer.trouble is Trouble.LOCKED:
                time.sleep(turn * _LOCKED_SECONDS)
            answer = self._try_exchange(remote)
            if answer.trouble is None:
                self._follow(remote)
                return
        if answer.trouble is Trouble.MOVED:
            self.report.notes.append(
                "The other end keeps moving; everything is saved here, and the next sync goes on."
            )
            return
        self._heal()
        self._tell(remote, answer)

    def _try_exchange(self, remote: Remote) -> Answer:
        try:
            return self._exchange(remote)
        except WaitingError as waiting:
            waiting.other = f"{remote.name}/{remote.branch}"
            raise

    def _exchange(self, remote: Remote) -> Answer:
        """Brings what is there, merges, and offers what came of it."""
        here = self.here
        answer, tip = self._fetch(remote)
        if answer.trouble is not None:
            return answer
        if not tip:
            self._heal()
        elif not here.commit == tip == here.state_folder.state.healed:
            self._mover().meet(tip)
        if not here.commit or here.commit == tip:
            return Answer(None)
        changes = here.changes_between(tip, here.commit)
        answer = push(here.repository, remote, here.commit)
        if answer.trouble is None:
            self.report.sent = changes
        return answer

    def _fetch(self, remote: Remote) -> Tip:
        """Brings what is at the other end, and says where its branch stands."""
        repository = self.here.repository
        fetching = self._fetching or begin_fetch(repository, remote)
        self._fetching = None
        answer = end_fetch(repository, remote, fetching)
        if answer.trouble is Trouble.NO_BRANCH:
            return Tip(Answer(None), "")
        if answer.trouble is Trouble.TORN and not forget_torn(repository):
            return self._fetch(remote)
        if answer.trouble is not None:
            return Tip(answer, "")
        commit = remembered_tip(repository, remote)
        if self._is_too_shallow(commit):
            deepening = begin_fetch(repository, remote, deepen=True)
            deeper = end_fetch(repository, remote, deepening)
            if deeper.trouble is not Trouble.OTHER:
                return Tip(deeper, commit)
        return Tip(answer, commit)

    def _is_too_shallow(self, tip: str) -> bool:
        """Whether so little of history is here that the two ends seem to have nothing in common."""
        here = self.here
        if not here.repository.shallow or not here.commit:
            return False
        return not here.git.run("merge-base", here.commit, tip).line

    def _tell(self, remote: Remote, answer: Answer) -> None:
        told = sentence(answer, remote.place, remote.name)
        self.report.notes.append(told.words)
        self.report.well = self.report.well and told.well

    def _follow(self, remote: Remote) -> None:
        """Remembers the other end, so that plain git knows it too."""
        here = self.here
        if remote.configured or not here.ref:
            return
        name_first_branch(here.repository, remote)
        section = f"branch.{here.branch}"
        there = f"refs/heads/{remote.branch}"
        here.git.run("config", "--local", f"{section}.remote", remote.name)
        here.git.run("config", "--local", f"{section}.merge", there)
