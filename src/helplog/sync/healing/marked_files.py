"""A file with markers of a conflict in it, by itself: what it holds, and without them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.sync.healing.truncated import is_truncated
from helplog.sync.merging.meaning import words
from helplog.text.merging.markers import has_markers, heal_markers
from helplog.text.source.file.code_fences import after_row

_SUSPECT: Final = late_pattern(rb"^[ \t>]*(?:<{7}|>{7})", re.MULTILINE)
_LABEL: Final = late_pattern(rb"^(<{7}|\|{7}|>{7}) [^\r\n]*", re.MULTILINE)
_REMNANT: Final = late_pattern(rb"^(?:<{7}|\|{7}|>{7})(?: |\r?$)", re.MULTILINE)


def wants_healing(data: bytes) -> bool:
    """Whether a file is torn or holds markers."""
    if is_truncated(data):
        return True
    if not _SUSPECT.search(data):
        return False
    return has_markers(data)


def bare(data: bytes) -> bytes:
    """A marked file without what its markers call the sides."""
    return _LABEL.sub(rb"\1", data)


def unmarked(data: bytes, base: bytes | None = None) -> bytes:
    """A file with its conflicts merged by meaning; as it is, where it has none."""
    healed = heal_markers(data, base)
    if not healed:
        return data
    return healed


class Redone(NamedTuple):
    """A merge that left markers and is done again."""

    made: bytes
    """The marked file as the merge left it."""
    again: bytes
    """The merge done again, by meaning."""
    data: bytes
    """The marked file now."""

    def is_kept_by(self, carried: bytes) -> bool:
        """Whether a file has every word of the merge done again and of what was typed since."""
        before = words(self.made)
        after = words(self.data)
        taken_out = before - after
        typed = after - before
        kept = words(self.again) - taken_out
        wanted = kept | typed
        return wanted <= words(carried)

    def with_lines_typed(self) -> bytes:
        """The merge done again, with the lines below it that were typed into the marked file."""
        known = set()
        for version in (self.made, self.again):
            for line in version.splitlines():
                known.add(line.strip())
        typed = []
        for line in self.data.splitlines():
            if line.strip() in known:
                continue
            if not _REMNANT.match(line):
                typed.append(line)
        if not typed:
            return self.again
        above = self.again.rstrip(b"\n")
        lines = [above, b"", *typed, b""]
        return b"\n".join(lines)


def has_remnants(data: bytes) -> bool:
    """Whether anything is left of markers."""
    return _REMNANT.search(data) is not None


def without_remnants(data: bytes) -> bytes:
    """A healed file without what is left of markers that a merge of a marked file tore apart.

    A line of equal signs alone can be a heading's: only the nearest one above an end of a conflict
    goes with it.
    """
    kept: list[bytes] = []
    middles: list[int] = []
    fence = ""
    for line in data.splitlines(keepends=True):
        row = line.decode("latin1")
        fence, in_code = after_row(row, fence)
        if in_code or not _REMNANT.match(line):
            if line.rstrip() == b"=======":
                middles.append(len(kept))
            kept.append(line)
        elif line.startswith(b">") and middles:
            kept[middles.pop()] = b""
    return b"".join(kept)
