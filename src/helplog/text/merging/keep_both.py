"""The last resort: one version stays as it is, and the other stands whole in a code block below it.

For files that are no entries any more in one of the versions, such as one whose fences were typed
over.
"""

from __future__ import annotations

import re

from helplog.model.late_patterns import late_pattern
from helplog.text.merging.proving import take_stock
from helplog.text.source.file.parts import MARK, line_ends

_BLOCK = late_pattern(rb"\n\n(~{3,})\n.*\n\1\n", re.DOTALL)
_FENCE = late_pattern(rb"^[ \t]*(~{3,})", re.MULTILINE)


def enclose(one: bytes, other: bytes) -> bytes:
    """Both versions whole; the one that reads better, with the other in a code block at its end.

    A private one is never put into the code block of one that isn't: nothing would keep it private
    there.

    The block has the line ends of the file it stands in, and no byte order mark of its own.
    """
    versions = (one, other)
    host, guest = sorted(versions, key=_rank)
    inner = _plain(guest)
    inner = inner.rstrip(b"\n")
    fence = _fence_around(inner)
    enclosed = b"\n".join((fence, inner, fence))
    block = b"\n\n" + enclosed + b"\n"
    if b"\0" not in guest:
        text = host.decode("latin1")
        ends = line_ends(text)
        block = block.replace(b"\n", ends.encode())
    return host.rstrip(b"\r\n") + block


def _fence_around(inner: bytes) -> bytes:
    """A fence that is longer than any in what it encloses."""
    longest = 2
    for fence in _FENCE.findall(inner):
        longest = max(longest, len(fence))
    return b"~" * (longest + 1)


def _rank(data: bytes) -> tuple[bool, int, int, bytes]:
    stock = take_stock(data)
    shown = not stock.private
    return shown, stock.errors, -len(data), data


def encloses(whole: bytes, part: bytes) -> bool:
    """Whether a version was put into another one by `enclose`, or another one below it."""
    whole = _plain(whole)
    inner = _plain(part)
    inner = inner.rstrip(b"\n")
    if not inner:
        return False
    if whole.startswith(inner):
        rest = whole[len(inner) :]
        if _BLOCK.fullmatch(rest):
            return True
    above_a_fence = b"\n" + inner + b"\n~~~"
    below_a_fence = b"~~~\n" + inner
    return above_a_fence in whole and below_a_fence in whole


def _plain(data: bytes) -> bytes:
    """A file without what an editor may change in all of it at once: its mark and its line ends."""
    # Two bytes a sign, as in UTF-16, these would be halves of others.
    if b"\0" in data:
        return data
    data = data.removeprefix(MARK)
    data = data.replace(b"\r\n", b"\n")
    return data.replace(b"\r", b"\n")
