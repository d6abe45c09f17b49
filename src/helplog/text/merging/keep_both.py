"""The last resort: one version stays as it is, and the other stands whole in a code block below it.

For files that are no entries any more in one of the versions, such as one whose fences were typed
over.
"""

from __future__ import annotations

import re

from helplog.model.late_patterns import late_pattern
from helplog.text.merging.proving import take_stock
from helplog.text.source.parts import MARK, line_ends

_BLOCK = late_pattern(rb"\n\n(~{3,})\n.*\n\1\n", re.DOTALL)
_FENCE = late_pattern(rb"^[ \t]*(~{3,})", re.MULTILINE)


def enclose(one: bytes, other: bytes) -> bytes:
    """Both versions whole; the one that reads better, with the other in a code block at its end.

    A private one is never put into the code block of one that isn't: nothing would keep it private
    there.

    The block has the line ends of the file it stands in, and no byte order mark of its own.
    """
    host, guest = sorted((one, other), key=_rank)
    inner = _plain(guest).rstrip(b"\n")
    fence = b"~" * (1 + max(map(len, _FENCE.findall(inner)), default=2))
    block = b"\n".join([b"", b"", fence, inner, fence, b""])
    if b"\0" not in guest:
        ends = line_ends(host.decode("latin1"))
        block = block.replace(b"\n", ends.encode())
    return host.rstrip(b"\r\n") + block


def _rank(data: bytes) -> tuple[bool, int, int, bytes]:
    stock = take_stock(data)
    return not stock.private, sum(stock.errors.values()), -len(data), data


def encloses(whole: bytes, part: bytes) -> bool:
    """Whether a version was put into another one by `enclose`, or another one below it."""
    whole, inner = _plain(whole), _plain(part).rstrip(b"\n")
    if not inner:
        return False
    if whole.startswith(inner) and _BLOCK.fullmatch(whole, len(inner)):
        return True
    return b"\n" + inner + b"\n~~~" in whole and b"~~~\n" + inner in whole


def _plain(data: bytes) -> bytes:
    """A file without what an editor may change in all of it at once: its mark and its line ends."""
    # Two bytes a sign, as in UTF-16, these would be halves of others.
    if b"\0" in data:
        return data
    return data.removeprefix(MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
