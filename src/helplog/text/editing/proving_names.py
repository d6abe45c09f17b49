"""The proof of a new name: a file says what it said before, but for the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from helplog.model.diagnostic import Place
from helplog.model.journal import Item, PersonNote, Writing
from helplog.model.names import name_key
from helplog.model.normal_forms import normalized
from helplog.text.editing.named_places import Renaming
from helplog.text.reading.file import Reading
from helplog.text.reading.settling import people_in
from helplog.text.values.people.persons import unique


def first_difference(
    before: Reading, after: Reading, old: str, renaming: Renaming
) -> int | None:
    """The line from which on more than a name differs, or a name doesn't; None where it is so.

    Args:
        before: the file as it was.
        after: the file as it would be.
        old: the name it had.
        renaming: whom to look for, and the new name.
    """
    was = before.writing
    now = after.writing
    if was is None or now is None:
        if was is now and _found(before) == _found(after):
            return None
        return 1
    if len(was.items) != len(now.items):
        return was.where.line
    mask = _Mask(old, renaming.name)
    for one, other in zip(was.items, now.items, strict=True):
        if not _is_renamed(one, other, mask, renaming):
            return one.where.line
    masked = mask.of(was)
    is_same = masked == mask.of(now)
    if not is_same or not _are_named_anew(was, now, renaming):
        return was.where.line
    return _first_new(before, after)


def _first_new(before: Reading, after: Reading) -> int | None:
    """The line of the first finding that was not there before."""
    more = _found(after) - _found(before)
    lines = [one.where.line for one in after.diagnostics if one.code in more]
    return min(lines, default=None)


def renamed(who: Sequence[str], renaming: Renaming) -> tuple[str, ...]:
    """The same people, one of them by the new name."""
    return unique(
        renaming.name if name_key(name) == renaming.key else name for name in who
    )


def _is_renamed(one: Item, other: Item, mask: _Mask, renaming: Renaming) -> bool:
    found = people_in(one, renaming.known)
    if found is None and other.who != renamed(one.who, renaming):
        return False
    masked = mask.of(one)
    other_masked = mask.of(other)
    return bool(masked == other_masked)


def _are_named_anew(was: Writing, now: Writing, renaming: Renaming) -> bool:
    """Whether a note is the new name's, and no other's."""
    if not isinstance(was, PersonNote):
        return True
    if not isinstance(now, PersonNote):
        return True
    names = renamed((was.name, *was.aliases), renaming)
    names_now = unique((now.name, *now.aliases))
    return names == names_now


def _found(reading: Reading) -> Counter[str]:
    return Counter(finding.code for finding in reading.diagnostics)


class _Mask:
    """What is written with one sign in the place of both names."""

    def __init__(self, old: str, new: str) -> None:
        either = {_folded(old), _folded(new)}
        names = sorted(either, key=len, reverse=True)
        words = ["\\s+".join(map(re.escape, name.split())) for name in names if name]
        self.pattern = re.compile(
            rf"@?(?:\[\[)?(?<!\w)(?:{'|'.join(words)})(?!\w)(?:\]\])?"
        )

    def of(self, value: Any) -> Any:  # noqa: ANN401 - whatever a writing holds
        """The same of everything within a value; where it stands means nothing."""
        if isinstance(value, str):
            folded = _folded(value)
            return self.pattern.sub("\0", folded)
        if isinstance(value, Place):
            return None
        if isinstance(value, tuple):
            return self._of_several(value)
        if isinstance(value, dict):
            return {self.of(key): self.of(held) for key, held in value.items()}
        if is_dataclass(value):
            every_field = fields(value)
            return [self.of(getattr(value, field.name)) for field in every_field]
        return value

    def _of_several(self, values: tuple[Any, ...]) -> list[Any]:
        each = map(self.of, values)
        masked = list(each)
        if all(isinstance(value, str) for value in masked):
            return list(dict.fromkeys(masked))  # two may become one person
        return masked


def _folded(text: str) -> str:
    return normalized("NFKC", text).casefold()
