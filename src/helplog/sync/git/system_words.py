"""What is said where the system declines what a sync needs: each reason in its own words."""

from __future__ import annotations

import errno
from typing import Final

from helplog.model.printing import shell_quoted
from helplog.sync.git.full_disk import FULL, means_full

_NO_RIGHT: Final = frozenset({errno.EACCES, errno.EPERM})
_SAYS: Final = {
    errno.EROFS: "the disk can only be read; have it take files again, then: helplog sync",
    errno.EIO: "the disk reports an error; copy the journal to another one before anything else",
    errno.ENAMETOOLONG: "the name is longer than this disk takes; give it a shorter one",
    errno.EMFILE: "too many files are open here; end some programs, then: helplog sync",
    errno.ENFILE: "too many files are open here; end some programs, then: helplog sync",
}


def in_words(error: OSError) -> str:
    """One line, with what to do."""
    if means_full(error):
        return FULL
    place = str(error.filename or "")
    if error.errno in _NO_RIGHT:
        if not place:
            return "you have no right to write here; your files are as they were"
        return (
            f"you have no right to write to {place}, so your files are as they were; "
            f"if it is yours: chmod u+rwX {shell_quoted(place)}"
        )
    reason = error.strerror or str(error)
    said = _SAYS.get(error.errno or 0)
    if said is None:
        said = f"{reason[:1].lower()}{reason[1:]}; look at the disk, then: helplog sync"
    begins = f"{place}: " if place else ""
    return f"{begins}{said}"
