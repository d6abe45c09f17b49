"""The last resort: one version stays as it is, and the other stands whole in a code block below it.

For files that are no entries any more in one of the versions, such as one whose fences were typed over.
"""

from __future__ import annotations

import re

from helplog.text.merging.proving import take_stock

_BLOCK = re.compile(rb"\n\n(~{3,})\n.*\n\1\n", re.DOTALL)
_FENCE = re.compile(rb"^[ \t]*(~{3,})", re.MULTILINE)


def enclose(one: bytes, other: bytes) -> bytes:
    """Both versions whole; the one that reads better, with the other in a code block at its end."""
    host, guest = sorted((one, other), key=lambda data: (sum(take_stock(data).errors.values()), -len(data), data))
    fence = b"~" * (1 + max((len(found) for found in _FENCE.findall(guest)), default=2))
    return b"\n".join([host.rstrip(b"\r\n"), b"", fence, guest.rstrip(b"\r\n"), fence, b""])


def encloses(whole: bytes, part: bytes) -> bool:
    """Whether a version was put into another one by `enclose`, or another one below it."""
    inner = part.rstrip(b"\r\n")
    if not inner:
        return False
    below = whole.startswith(inner) and _BLOCK.fullmatch(whole, len(inner))
    return bool(below) or (b"\n" + inner + b"\n~~~" in whole and b"~~~\n" + inner in whole)
