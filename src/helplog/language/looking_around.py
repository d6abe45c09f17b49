"""When the whole journal is looked at: after a pause in typing, on a thread of its own.

Nothing that is typed waits for it. What it saw is told as soon as it is there, and where something
was typed meanwhile it looks again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING, Final, TypeVar

from helplog.language.journal.beside import Beside, look_beside
from helplog.language.journal.session import JournalSession

if TYPE_CHECKING:
    from helplog.language.journal.sight import Sight

PAUSE_SECONDS: Final = 0.2
"""After the last letter, before the journal is looked at."""
LONG_PAUSE_SECONDS: Final = 1.0
"""After that, before the site and the history are: they take longer, and change less."""

T = TypeVar("T")
Told = Callable[[JournalSession], None]


class LookingAround:
    """Looks at journals, one after the other.

    Args:
        told: called in the server's loop each time more is known of a journal.
    """

    def __init__(self, told: Told) -> None:
        self.told = told
        self.waiting: dict[JournalSession, asyncio.TimerHandle] = {}
        self.busy: set[JournalSession] = set()
        self.again: set[JournalSession] = set()
        self.ended = Event()
        self.worker = ThreadPoolExecutor(1, "helplog-looks")

    def soon(self, session: JournalSession, seconds: float = PAUSE_SECONDS) -> None:
        """Looks at a journal once nothing has been typed for so long."""
        if session in self.busy:
            self.again.add(session)
            return
        self._after(seconds, session, self._look)

    def get_ready(self) -> None:
        """Imports what answers questions, while nobody waits for it."""
        self.worker.submit(import_module, "helplog.language.answers")

    def end(self) -> None:
        """Looks no more; what is being looked at is left."""
        self.ended.set()
        for handle in self.waiting.values():
            handle.cancel()
        self.worker.shutdown(wait=False, cancel_futures=True)

    def _after(
        self, seconds: float, session: JournalSession, then: Callable[..., object]
    ) -> None:
        handle = self.waiting.pop(session, None)
        if handle is not None:
            handle.cancel()
        if not self.ended.is_set():
            loop = asyncio.get_running_loop()
            self.waiting[session] = loop.call_later(seconds, then, session)

    def _look(self, session: JournalSession) -> None:
        work = self.worker.submit(session.look, self.ended.is_set)
        self._follow(session, work_done=asyncio.wrap_future(work), take=self._seen)

    def _look_beside(self, session: JournalSession) -> None:
        sight = session.sight
        if sight is None or not session.is_current(sight):
            self.soon(session)
            return
        work = self.worker.submit(look_beside, session, sight)
        self._follow(
            session, work_done=asyncio.wrap_future(work), take=self._seen_beside
        )

    def _follow(
        self,
        session: JournalSession,
        work_done: asyncio.Future[T],
        take: Callable[[JournalSession, T], None],
    ) -> None:
        self.waiting.pop(session, None)
        self.busy.add(session)

        def done(future: asyncio.Future[T]) -> None:
            self.busy.discard(session)
            if self.ended.is_set() or future.cancelled():
                return
            if future.exception() is None:
                take(session, future.result())
            if session in self.again:
                self.again.discard(session)
                self.soon(session)

        work_done.add_done_callback(done)

    def _seen(self, session: JournalSession, sight: Sight) -> None:
        session.take(sight)
        self.told(session)
        if session.is_current(sight):
            self._after(LONG_PAUSE_SECONDS, session, self._look_beside)
        else:
            self.soon(session)

    def _seen_beside(self, session: JournalSession, seen: Beside) -> None:
        session.take_beside(seen.sight, seen.found)
        self.told(session)
        if not session.is_current(seen.sight):
            self.soon(session)
