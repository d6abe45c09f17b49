"""Who was let into the preview: the sessions that were begun, and passes that open once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Final

PASS_SECONDS: Final = 60
"""How long a browser that is opened has, a slow one's first start included."""

_MOST_SESSIONS: Final = 100
"""Far more browsers than one reader has; the oldest session ends where another is begun beyond
them."""


@dataclass(frozen=True, slots=True)
class _Pass:
    """Opens once, and not for long."""

    ends_at: float
    when_used: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """The secrets of one run of the preview; none of them outlives it."""

    clock: Callable[[], float] = time.monotonic
    _passes: dict[bytes, _Pass] = field(default_factory=dict)
    _begun: dict[bytes, None] = field(default_factory=dict)
    """In their order."""

    def begin(self) -> str:
        """The secret of a new session; what a browser keeps is never what the terminal shows."""
        session = token_urlsafe(24)
        digest = _digest(session)
        self._begun[digest] = None
        while len(self._begun) > _MOST_SESSIONS:
            oldest = next(iter(self._begun))
            self._begun.pop(oldest, None)
        return session

    def knows(self, session: str) -> bool:
        """Whether it is the secret of a session."""
        return _digest(session) in self._begun

    def issue_pass(self, when_used: Callable[[], None] = lambda: None) -> str:
        """A secret that opens once.

        Args:
            when_used: called when somebody came with it.
        """
        once = token_urlsafe(24)
        digest = _digest(once)
        ends_at = self.clock() + PASS_SECONDS
        self._passes[digest] = _Pass(ends_at, when_used)
        return once

    def redeem(self, given: str) -> bool:
        """Whether it is a pass that still opens; it does no more from now on."""
        digest = _digest(given)
        # Taking it out and looking at it are one step: of two requests at a time one is let in.
        found = self._passes.pop(digest, None)
        if found is None:
            return False
        found.when_used()
        return self.clock() < found.ends_at


def _digest(secret: str) -> bytes:
    """What is kept and looked up, so that the time a lookup takes says nothing about a secret."""
    digest = hashlib.sha256(secret.encode())
    return digest.digest()
