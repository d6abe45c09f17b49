"""The lock of an open file or folder, which a system lets go of when its holder ends."""

from __future__ import annotations

import errno
import sys
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD_BY_ANOTHER: Final = frozenset(
    {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
)
"""What a system says of a lock that somebody has; EDEADLK is Windows' word for it."""


def try_lock(handle: int) -> bool:
    """Takes the lock of an open file or folder; no where somebody else has it.

    Raises:
        OSError: there is no lock to have, as on a network drive that knows none; nobody need have
            it.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            mode = fcntl.LOCK_EX | fcntl.LOCK_NB
            fcntl.flock(handle, mode)
    except OSError as error:
        if error.errno in _HELD_BY_ANOTHER:
            return False
        raise
    return True
