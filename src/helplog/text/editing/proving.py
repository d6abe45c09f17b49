"""The proof of a splice: the whole file, read again, says what it said before and the one thing more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from helplog.model.diagnostic import Severity
from helplog.model.journal import Checkin, Entry, Item
from helplog.model.kinds import Kind
from helplog.text.editing.new_item import NOWHERE, anywhere
from helplog.text.reading.file import Reading
from helplog.text.source.events import well_formed

_FENCE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$")


def added_at(before: Reading, after: Reading, item: Item) -> int | None:
    """Where the new item stands among those of the file, None where anything else has changed.

    Args:
        before: the file as it was.
        after: the file as it would be.
        item: what was to be added, its place open.
    """
    if not _same_besides(before, after, item.kind):
        return None
    old, new = _items(before), _items(after)
    if len(new) != len(old) + 1:
        return None
    return next(
        (
            at
            for at in reversed(range(len(new)))
            if new[at] == item and new[:at] + new[at + 1 :] == old
        ),
        None,
    )


def changed_as(before: Reading, after: Reading, at: int, item: Item) -> bool:
    """Whether the item at an index is now this one, and nothing else has changed."""
    if not _same_besides(before, after):
        return False
    expected = _items(before)
    expected[at] = anywhere(item)
    return _items(after) == expected


def _items(reading: Reading) -> list[Item]:
    return [anywhere(item) for item in reading.writing.items] if reading.writing else []


def _same_besides(before: Reading, after: Reading, kind: Kind | None = None) -> bool:
    """Whether all but the items is the same; `kind` may no longer say that there was none."""
    old, new = before.writing, after.writing
    if not isinstance(old, Entry | Checkin) or not isinstance(new, Entry | Checkin):
        return False
    if not old.nones - {kind} <= new.nones <= old.nones:
        return False
    return _bare(old) == _bare(new) and not _worse(before, after)


def _bare(writing: Entry | Checkin) -> Entry | Checkin:
    return replace(writing, items=(), nones=frozenset(), where=NOWHERE)


def _worse(before: Reading, after: Reading) -> bool:
    """Whether there are findings that were not there before."""
    then, now = (
        Counter(
            (d.severity, d.code) for d in reading.diagnostics if d.severity is not Severity.NOTE
        )
        for reading in (before, after)
    )
    return bool(now - then)


def still_yaml(before: bytes, after: bytes) -> bool:
    """Whether a frontmatter that every parser could read still is one; one that wasn't may stay as it is."""
    return not _is_yaml(before) or _is_yaml(after)


def _is_yaml(data: bytes) -> bool:
    return well_formed(_front(data.decode("utf-8-sig")))


def _front(text: str) -> str:
    parts: Sequence[str] = _FENCE.split(
        text.replace("\r\n", "\n").replace("\r", "\n").lstrip(), maxsplit=2
    )
    return parts[1] if len(parts) > 2 and not parts[0] else ""  # noqa: PLR2004 - before, within, after
