"""What may stand between `[[` and `]]`: days, people, pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import Final

from lsprotocol.types import CompletionItemKind

from helplog.language.completion.proposal import Proposal
from helplog.language.journal.sight import Sight
from helplog.language.wording.days import ago

_CLOSE: Final = "]]"
_FIRST_DAYS: Final = 7
"""Days that come before people; the others come after everything else."""


def links(sight: Sight, behind: str) -> Iterator[Proposal]:
    """Everything that a link by name may lead to, what was written last first.

    Args:
        sight: the journal.
        behind: what stands on the line after it.
    """
    close = "" if behind.startswith(_CLOSE) else _CLOSE
    days = _days(sight, close)
    latest = islice(days, _FIRST_DAYS)
    yield from chain(latest, _people(sight, close), _pages(sight, close), days)


def _days(sight: Sight, close: str) -> Iterator[Proposal]:
    seen: set[str] = set()
    today = sight.reflection.today
    for entry in reversed(sight.reflection.journal.entries):
        name = _name_of(entry.uri)
        if name in seen:
            continue
        seen.add(name)
        detail = entry.title or ago(entry.on, today)
        weekday = f"{entry.on:%A}"
        names = (entry.on.isoformat(), weekday, entry.title or "")
        kind = CompletionItemKind.File
        yield Proposal(name, name + close, kind, detail, names=names)


def _people(sight: Sight, close: str) -> Iterator[Proposal]:
    for person in sight.reflection.people:
        names = sight.spellings.get(person.key, ())[1:]
        kind = CompletionItemKind.Reference
        yield Proposal(person.name, person.name + close, kind, "person", names=names)


def _pages(sight: Sight, close: str) -> Iterator[Proposal]:
    for uri in sight.reflection.journal.page_uris:
        name = _name_of(uri)
        yield Proposal(name, name + close, CompletionItemKind.File, uri)


def _name_of(uri: str) -> str:
    return PurePosixPath(uri).stem
