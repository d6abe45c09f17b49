"""Which item each number stood for when `helplog open` last showed them.

Numbers move whenever something is done or added; the ones a person has before their eyes must not.
What is noted down is no more than a fingerprint of each item, by which it is found again wherever
its line has gone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from helplog.model.journal import Item
from helplog.model.refusal import RefusalError
from helplog.store.memory.notes import keep_note, known_note

_NAME: Final = "numbers"


def keep_numbers(root: Path, numbered: Iterable[tuple[int, Item]], items: Sequence[Item]) -> None:
    """Notes down what each number stands for; silent where that can't be done.

    Args:
        root: the folder of mkdocs.yml.
        numbered: what is shown.
        items: every item of the journal.
    """
    shown = tuple(numbered)
    places = {(item.where.uri, item.kind) for _, item in shown}
    beside = (item for item in items if (item.where.uri, item.kind) in places)
    prints = {item.key: mark for mark, item in _fingerprints(beside)}
    marks = {str(number): prints[item.key] for number, item in shown if item.key in prints}
    with suppress(OSError, RefusalError):
        keep_note(root, _NAME, marks)


def kept_numbers(root: Path, items: Sequence[Item]) -> Mapping[int, Item | None] | None:
    """What each number stood for when they were last shown; None for an item that is there no more.

    Returns:
        None where they were never shown.
    """
    marks = known_note(root, _NAME)
    if not isinstance(marks, dict) or not all(number.isdecimal() for number in marks):
        return None
    found = dict(_fingerprints(items))
    return {int(number): found.get(str(mark)) for number, mark in marks.items()}


def _fingerprints(items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    """An item is known by its file, its list and its id, else its people and what; equal ones by their order."""
    alike: Counter[str] = Counter()
    for item in sorted(items, key=lambda one: one.where):
        ident = item.text("id")
        known_by = [
            item.where.uri,
            item.kind.value,
            *([ident] if ident else ["", *item.who, "", item.what or ""]),
        ]
        text = json.dumps(known_by)
        alike[text] += 1
        yield blake2b(f"{text}{alike[text]}".encode(), digest_size=16).hexdigest(), item
