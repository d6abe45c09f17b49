"""A site as the last build left it, and what has to be done to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from helplog.model.journal import Journal
from helplog.pages.search.records import Record
from helplog.publish.rebuilding.keeping import Kept
from helplog.publish.rebuilding.kept_pages import KeptPage
from helplog.publish.rebuilding.surroundings import Surroundings
from helplog.store.memory.readings import Memory


class Why(NamedTuple):
    """A page that was made anew."""

    address: str
    reason: str


class Viewing(NamedTuple):
    """Somebody looks at a site while it is written."""

    path: str
    """The file of the page in view, below the folder of the site."""
    show: Callable[[str, bytes], None]
    """Shows that page, as it is now, before the others are made."""
    noticed: Callable[[Journal], int]
    """How many things of this week might be items."""


class RecordsOfPages(Protocol):
    """What the search keeps of each page, wherever that lies."""

    def of(self, page: KeptPage) -> Record:
        """What is kept of a page.

        Raises:
            LostError: it isn't there.
        """

    def put(self, uri: str, record: Record | None) -> None:
        """Keep another record; none where the page is gone."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build left, and where."""

    root: Path
    docs_path: Path
    site_path: Path
    kept: Kept
    surroundings: Surroundings
    records: RecordsOfPages
    made: frozenset[str]
    """What builds made in the folder of the site, by path."""
    memory: Memory | None = None
    """What the journal's files were read as; recalled from the disk where it is not given."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What has to be done to a site."""

    changed: Mapping[str, bytes]
    """Files to write, by path below the site's folder."""
    gone: tuple[str, ...]
    """Files to delete."""
    pages: Mapping[str, KeptPage]
    quotes: Mapping[str, str]
    """Sentences of the writer's own, by what they were chosen from."""
    search: object
    said: tuple[tuple[int, str], ...]
    """Lines of the log: level and text."""
    why: tuple[Why, ...]
