"""What differs between two contents of a file, as lines a person can read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from helplog.sync.git.calling import Git
from helplog.sync.git.objects import store_blobs

_MOST_BYTES: Final = 1_000_000
"""Of a file whose lines are shown."""
_AS_LINES: Final = (
    "diff",
    "--text",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--unified=0",
    "--diff-algorithm=myers",
    "--no-indent-heuristic",
    "--inter-hunk-context=0",
)
"""Whatever attributes and the person's own configuration say of how files are compared."""


def differing(git: Git, before: bytes | None, after: bytes, scratch: Path) -> list[str]:
    """Lines that go and come, in their order: `- x = 1`, `+ x = 2`.

    Args:
        git: the repository; it compares long files as quickly as short ones.
        before: what is there; None for nothing.
        after: what would be.
        scratch: a folder for files in between.
    """
    old = before or b""
    length = len(old) + len(after)
    if b"\0" in after or length > _MOST_BYTES:
        return [f"+ {len(after):,} bytes, which can't be shown as lines"]
    if before is None:
        text = after.decode("utf-8", "replace")
        rows = text.split("\n")
        lines = [f"+{line}" for line in rows]
    else:
        lines = _compared(git, old, after, scratch)
    shown = []
    for line in lines:
        sign = line[0]
        rest = line[1:]
        if rest.strip():
            shown.append(f"{sign} {rest}")
    if not shown and old != after:
        return ["+ other spaces, or other empty lines"]
    return shown


def _compared(git: Git, old: bytes, new: bytes, scratch: Path) -> list[str]:
    names = store_blobs(git, [old, new], scratch)
    printed = git.check(*_AS_LINES, *names)
    text = printed.decode("utf-8", "replace")
    _, _, hunks = text.partition("\n@@ ")
    _, *lines = hunks.split("\n")  # the rest of the first hunk's own line goes
    return [line for line in lines if line.startswith(("+", "-"))]
