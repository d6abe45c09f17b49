"""The proof of a splice: the file, read again, says what it said before and the one thing more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from helplog.model.diagnostic import Severity
from helplog.model.journal import Checkin, Entry, Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.editing.new_item import NOWHERE, anywhere
from helplog.text.reading.file import Reading
from helplog.text.source.decoding import with_plain_ends
from helplog.text.source.events import well_formed

_FENCE = late_pattern(r"(?m)^(?:---|\.\.\.)[ \t]*$")


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
    for at in reversed(range(len(new))):
        if new[at] == item and new[:at] + new[at + 1 :] == old:
            return at
    return None


def changed_as(before: Reading, after: Reading, at: int, item: Item) -> bool:
    """Whether the item at an index is now this one, and nothing else has changed."""
    if not _same_besides(before, after):
        return False
    expected = _items(before)
    expected[at] = anywhere(item)
    return _items(after) == expected


def _items(reading: Reading) -> list[Item]:
    if reading.writing is None:
        return []
    return [anywhere(item) for item in reading.writing.items]


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
    return bool(_findings(after) - _findings(before))


def _findings(reading: Reading) -> Counter[tuple[Severity, str]]:
    """How often each error and each warning is there."""
    found = [(one.severity, one.code) for one in reading.diagnostics]
    return Counter(one for one in found if one[0] is not Severity.NOTE)


def still_yaml(before: bytes, after: bytes) -> bool:
    """Whether a frontmatter that every parser could read still is one.

    One that wasn't may stay as it is.
    """
    return not _is_yaml(before) or _is_yaml(after)


def _is_yaml(data: bytes) -> bool:
    return well_formed(_front(data.decode("utf-8-sig")))


def _front(text: str) -> str:
    """What stands between the fences; nothing where they are not at the top, or not closed."""
    parts: Sequence[str] = _FENCE.split(with_plain_ends(text).lstrip(), maxsplit=2)
    if len(parts) <= 2 or parts[0]:  # noqa: PLR2004 - before, within, after
        return ""
    return parts[1]
