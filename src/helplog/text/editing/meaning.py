"""The proof of a fix: the finding is gone, no other came, and the file says what it said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, Field, fields, replace
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.journal import Checkin, Entry, Item, PersonNote
from helplog.text.editing.new_item import NOWHERE, anywhere
from helplog.text.reading.file import Reading
from helplog.text.source.nodes import written

_STRAY: Final = re.compile(r"line \d+")
_MAY_GROW: Final = frozenset({"where", "items", "extra", "nones"})
"""Fields of a writing that are compared on their own."""


def is_mended(before: Reading, after: Reading, findings: Sequence[Diagnostic]) -> bool:
    """Whether fixes did what they say, and nothing besides.

    Args:
        before: the file as it was.
        after: the file with the fixes in it.
        findings: what the fixes are for.
    """
    gains = any(one.fix and one.fix.gains for one in findings)
    gone = _counted(before) - _counted(after)
    if not _counted_in(findings) <= gone:
        return False
    more = _counted(after) - _counted(before)
    if more and not (gains and _can_be_mended(after, more)):
        return False
    if gains:
        return _gains(before, after)
    return _meant(before) == _meant(after)


def _can_be_mended(reading: Reading, counted: Counter[tuple[Severity, str]]) -> bool:
    """Whether what came up was understood, or has a certain cure as well."""
    came = [one for one in reading.diagnostics if (one.severity, one.code) in counted]
    return all(one.understood or one.fix for one in came)


def _counted(reading: Reading) -> Counter[tuple[Severity, str]]:
    return _counted_in(reading.diagnostics)


def _counted_in(findings: Iterable[Diagnostic]) -> Counter[tuple[Severity, str]]:
    return Counter((one.severity, one.code) for one in findings)


def _meant(reading: Reading) -> object:
    """Everything that a file says, wherever it says it."""
    writing = reading.writing
    if writing is None:
        return _meant_by_page(reading)
    bare = replace(writing, where=NOWHERE, items=(), extra={})
    items = [anywhere(item) for item in writing.items]
    other = _extra(writing.extra)
    return bare, items, other


def _meant_by_page(reading: Reading) -> object:
    body = reading.document and reading.document.body
    if reading.front is None:
        return body
    values = {}
    for name, nodes in reading.front.values.items():
        values[name] = [written(node) for node in nodes]
    other = _extra(reading.front.extra)
    return body, values, other


def _extra(extra: dict[str, str]) -> list[tuple[str, str]]:
    """What was kept without being understood; lines that are no keys by no number."""
    return sorted((_STRAY.sub("line", name), text) for name, text in extra.items())


def _gains(before: Reading, after: Reading) -> bool:
    """Whether everything that was read still is, and what was kept apart is read as well."""
    old, new = before.writing, after.writing
    if old is None or new is None:
        return False
    if type(old) is not type(new):
        return False
    every_field = fields(old)
    if not all(_is_kept(field, old, new) for field in every_field):
        return False
    return (
        old.nones <= new.nones
        and new.extra.items() <= old.extra.items()
        and _items_are_kept(old.items, new.items)
    )


def _is_kept(
    field: Field[Any],
    old: Entry | Checkin | PersonNote,
    new: Entry | Checkin | PersonNote,
) -> bool:
    """Whether a field says what it said; one that said nothing may say something now."""
    if field.name in _MAY_GROW:
        return True
    was = getattr(old, field.name)
    default = field.default
    if field.default_factory is not MISSING:
        default = field.default_factory()
    if was == default and field.name != "private":
        return True
    is_now = getattr(new, field.name)
    return bool(was == is_now)


def _items_are_kept(old: Sequence[Item], new: Sequence[Item]) -> bool:
    """Whether each item is still there; one of them may say more than it did."""
    left = [anywhere(item) for item in new]
    changed: list[Item] = []
    for item in map(anywhere, old):
        if item in left:
            left.remove(item)
        else:
            changed.append(item)
    if not changed:
        return True
    return len(changed) == len(left) == 1 and _says_more(changed[0], left[0])


def _says_more(old: Item, new: Item) -> bool:
    """Whether an item says all it said, and something that was kept apart as well.

    Its weight and its day may be what it says now, and was kept apart.
    """
    if (old.kind, old.private) != (new.kind, new.private):
        return False
    if not new.extra.items() <= old.extra.items():
        return False
    others = old.fields.items()
    if not others <= new.fields.items():
        return False
    if old.who not in {(), new.who}:
        return False
    return old.what in {None, new.what}
