"""The proof of a splice: the file, read again, says what it said before and the one thing more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from helplog.model.diagnostic import Severity
from helplog.model.journal import Checkin, Entry, Item
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.text.editing.new_item import NOWHERE, anywhere
from helplog.text.reading.file import Reading
from helplog.text.source.events import well_formed
from helplog.text.source.file.decoding import with_plain_ends

_FRONT = late_pattern(
    r"(?:---|\.\.\.)[ \t]*$(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
"""What stands between the fences, where they are at the top, and closed."""
_SAME: Final = {"field-outside-item": "fields-after-text"}
"""A field that stood outside its item is moved below it, where it may stand below a text alone."""


def added_at(before: Reading, after: Reading, item: Item) -> int | None:
    """Where the new item stands among those of the file, None where anything else has changed.

    Args:
        before: the file as it was.
        after: the file as it would be.
        item: what was to be added, its place open.
    """
    if not _same_besides(before, after, item.kind):
        return None
    old = _items(before)
    new = _items(after)
    count = len(new)
    for at in reversed(range(count)):
        if new[at] != item:
            continue
        others = new[:at] + new[at + 1 :]
        if others == old:
            return at
    return None


def changed_as(before: Reading, after: Reading, at: int, item: Item) -> bool:
    """Whether the item at an index is now this one, and nothing else has changed."""
    if not _same_besides(before, after):
        return False
    expected = _items(before)
    expected[at] = anywhere(item)
    return _items(after) == expected


def same_but(
    before: Reading, after: Reading, wanted: Entry | Checkin, key: str
) -> bool:
    """Whether a file says what it was to say, and brings no finding with it.

    Args:
        before: the file as it was.
        after: the file as it would be.
        wanted: what it was to say, its lines wherever they were.
        key: that was given a value; what of it can't be read may be another text now.
    """
    new = after.writing
    if not isinstance(new, Entry | Checkin):
        return False
    if _items(before) != _items(after):
        return False
    if wanted.nones != new.nones:
        return False
    bare = _bare(wanted)
    if _but_for(bare, key) != _but_for(_bare(new), key):
        return False
    return no_new_findings(before, after)


def _items(reading: Reading) -> list[Item]:
    assert reading.writing is not None  # noqa: S101 - what is no entry is refused before
    return [anywhere(item) for item in reading.writing.items]


def _same_besides(before: Reading, after: Reading, kind: Kind | None = None) -> bool:
    """Whether all but the items is the same; `kind` may no longer say that there was none."""
    old = before.writing
    new = after.writing
    if not isinstance(old, Entry | Checkin):
        return False
    if not isinstance(new, Entry | Checkin):
        return False
    if not new.nones <= old.nones:
        return False
    gone = old.nones - new.nones
    if not gone <= {kind}:
        return False
    if _bare(old) != _bare(new):
        return False
    return no_new_findings(before, after)


def no_new_findings(before: Reading, after: Reading) -> bool:
    """Whether a change brings no error and no warning with it."""
    found = Counter(_findings(after))
    more = found - Counter(_findings(before))
    return not more


def _bare(writing: Entry | Checkin) -> Entry | Checkin:
    return replace(writing, items=(), nones=frozenset(), where=NOWHERE)


def _but_for(writing: Entry | Checkin, key: str) -> Entry | Checkin:
    """Whatever stands under a key that could not be read; that something does is looked at."""
    if key not in writing.extra:
        return writing
    return replace(writing, extra={**writing.extra, key: ""})


def _findings(reading: Reading) -> Iterator[tuple[Severity, str]]:
    """Each error and each warning, wherever it is."""
    for finding in reading.diagnostics:
        severity = finding.severity
        if severity is not Severity.NOTE:
            code = _SAME.get(finding.code, finding.code)
            yield severity, code


def still_yaml(before: bytes, after: bytes) -> bool:
    """Whether a frontmatter that every parser could read still is one.

    One that wasn't may stay as it is.
    """
    if not _is_yaml(before):
        return True
    return _is_yaml(after)


def _is_yaml(data: bytes) -> bool:
    text = with_plain_ends(data.decode("utf-8-sig"))
    front = _FRONT.match(text.lstrip())
    if front is None:
        return True
    return well_formed(front[1])
