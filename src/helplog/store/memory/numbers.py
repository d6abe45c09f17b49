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
from operator import attrgetter
from pathlib import Path
from typing import Final

from helplog.model.journal import Item, ItemKey
from helplog.model.kinds import Kind
from helplog.model.refusal import RefusalError
from helplog.store.memory.notes import keep_note, known_note

_NAME: Final = "numbers"


def keep_numbers(
    root: Path, numbered: Iterable[tuple[int, Item]], items: Sequence[Item]
) -> None:
    """Notes down what each number stands for; silent where that can't be done.

    Args:
        root: the folder of mkdocs.yml.
        numbered: what is shown.
        items: every item of the journal.
    """
    shown = dict(numbered)
    lists = {_list_of(item) for item in shown.values()}
    in_those_lists = [item for item in items if _list_of(item) in lists]
    mark_of: dict[ItemKey, str] = {}
    for mark, item in _fingerprints(in_those_lists):
        mark_of[item.key] = mark
    marks: dict[str, str] = {}
    for number, item in shown.items():
        known_by = mark_of.get(item.key)
        if known_by is not None:
            marks[str(number)] = known_by
    if known_note(root, _NAME) == marks:
        return
    with suppress(OSError, RefusalError):
        keep_note(root, _NAME, marks)


def kept_numbers(root: Path, items: Sequence[Item]) -> Mapping[int, Item | None] | None:
    """What each number stood for when they were last shown; None for an item that is there no more.

    Returns:
        None where they were never shown.
    """
    marks = known_note(root, _NAME)
    if not isinstance(marks, dict):
        return None
    items_by_mark = dict(_fingerprints(items))
    kept: dict[int, Item | None] = {}
    for text, mark in marks.items():
        if not text.isdecimal():
            return None
        number = int(text)
        key = str(mark)
        kept[number] = items_by_mark.get(key)
    return kept


def _list_of(item: Item) -> tuple[str, Kind]:
    """The list of a file that an item stands in; equal items are told apart within it."""
    return item.where.uri, item.kind


def _fingerprints(items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    """What an item is known by: its file, its list and its id, else its people and what.

    Equal ones are known by their order.
    """
    alike: Counter[str] = Counter()
    by_place = attrgetter("where")
    in_order = sorted(items, key=by_place)
    for item in in_order:
        known_by = _known_by(item)
        text = json.dumps(known_by)
        alike[text] += 1
        count = alike[text]
        numbered = f"{text}{count}"
        data = numbered.encode()
        mark = blake2b(data, digest_size=16)
        yield mark.hexdigest(), item


def _known_by(item: Item) -> list[str]:
    uri = item.where.uri
    kind = item.kind.value
    ident = item.text("id")
    if ident:
        return [uri, kind, ident]
    what = item.what or ""
    return [uri, kind, "", *item.who, "", what]
