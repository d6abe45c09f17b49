"""Which days are mentioned on which others, by links to a date, a file or a title."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final
from urllib.parse import unquote

from helplog.model.journal import Entry

_LINK: Final = re.compile(r"\]\(\s*<?([^)\s>#]+)|\[\[([^\]|#\n]+)")
"""Where a link leads: `(../05/2026-05-08.md)`, `[[2026-05-08]]`."""


def mentions_of(entries: Iterable[Entry]) -> Mapping[date, tuple[date, ...]]:
    """For each day that is mentioned, the other days that do so, oldest first.

    Private entries neither mention nor are mentioned.

    Args:
        entries: the journal's, in any order.
    """
    public = [entry for entry in entries if not entry.private]
    days = _days_by_name(public)
    found: defaultdict[date, set[date]] = defaultdict(set)
    for entry in public:
        if not _may_link(entry):
            continue
        for name in _linked(entry):
            day = days.get(name)
            if day is None or day == entry.on:
                continue
            found[day].add(entry.on)
    return {day: tuple(sorted(others)) for day, others in found.items()}


def _may_link(entry: Entry) -> bool:
    return "](" in entry.body or "[[" in entry.body


def _days_by_name(entries: Iterable[Entry]) -> dict[str, date]:
    """The day of an entry by its path, its title and its date; of two alike, the first."""
    days: dict[str, date] = {}
    for entry in entries:
        path = entry.uri.removesuffix(".md")
        stem = posixpath.basename(path)
        day = entry.on.isoformat()
        for name in (path, stem, entry.title or "", day):
            if name:
                days.setdefault(name.casefold(), entry.on)
    return days


def _linked(entry: Entry) -> Iterator[str]:
    """What an entry's links name, as `_days_by_name` has it."""
    folder = posixpath.dirname(entry.uri)
    for address, name in _LINK.findall(entry.body):
        if name:
            yield name.strip().removesuffix(".md").casefold()
        else:
            way = unquote(address)
            path = posixpath.normpath(posixpath.join(folder, way))
            yield path.removesuffix(".md").casefold()
