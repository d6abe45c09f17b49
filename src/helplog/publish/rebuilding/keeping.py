"""What a build keeps for the next one, in the journal's cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from helplog.model.refusal import RefusalError
from helplog.pages.search.records import Record, packed, unpacked
from helplog.publish.rebuilding.kept_pages import KeptPage, digest, kept_page
from helplog.publish.rebuilding.surroundings import Surroundings, surroundings_of
from helplog.store.memory.notes import forget_note, keep_note, known_note

_PAGES: Final = "pages"
_SURROUNDINGS: Final = "surroundings"
_RECORDS: Final = "records-{:02x}"
_DRAWERS: Final = 64
"""Notes among which the records are divided: one page's is written again with few others."""
_SHAPE: Final = 1


class LostError(Exception):
    """What was kept isn't there, or isn't what was kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the last build left."""

    stamp: str
    """The digest of the site's list of files, as it left that."""
    around: str
    """A digest of what is around its pages."""
    beside: str
    """A digest of all that it read and that is no entry."""
    unsettled: tuple[str, ...]
    """Files that are told by their words in it, by path."""
    pages: Mapping[str, KeptPage]
    """By uri, in the order in which they were made."""
    quotes: Mapping[str, str]
    """Sentences of the writer's own, by what they were chosen from."""
    search: Any
    """What the search's files are revised by."""


@dataclass(slots=True)
class Records:
    """What the search keeps of pages, read as it is asked for and written when it was changed."""

    root: Path
    _drawers: dict[int, dict[str, Any]] = field(default_factory=dict)
    _changed: set[int] = field(default_factory=set)

    def of(self, page: KeptPage) -> Record:
        """What is kept of a page.

        Raises:
            LostError: it is another record than the page's.
        """
        data = self._drawer(page.uri).get(page.uri, "")
        noted = data.encode("utf-8", "surrogatepass")
        if digest(noted) != page.record:
            raise LostError
        return unpacked(noted)

    def put(self, uri: str, record: Record | None) -> None:
        """Keep another record; none where the page is gone."""
        drawer = self._drawer(uri)
        self._changed.add(_drawer_of(uri))
        if record is None:
            drawer.pop(uri, None)
        else:
            drawer[uri] = packed(record).decode("utf-8", "surrogatepass")

    def write(self) -> None:
        """Put down what was changed.

        Raises:
            OSError: it can't be put down.
        """
        for number in self._changed:
            keep_note(self.root, _RECORDS.format(number), self._drawers[number])
        self._changed.clear()

    def _drawer(self, uri: str) -> dict[str, Any]:
        number = _drawer_of(uri)
        if number not in self._drawers:
            drawer = known_note(self.root, _RECORDS.format(number))
            self._drawers[number] = drawer if isinstance(drawer, dict) else {}
        return self._drawers[number]


def _drawer_of(uri: str) -> int:
    return (
        blake2b(uri.encode("utf-8", "surrogatepass"), digest_size=1).digest()[0]
        % _DRAWERS
    )


def keep_records(
    root: Path, uris: Iterable[str], record_of: Callable[[str], bytes]
) -> None:
    """Put down what the search keeps of all pages.

    Args:
        root: the folder of mkdocs.yml.
        uris: of the pages.
        record_of: what is kept of one, as bytes.

    Raises:
        OSError: it can't be put down.
    """
    drawers: dict[int, list[str]] = {number: [] for number in range(_DRAWERS)}
    for uri in uris:
        drawers[_drawer_of(uri)].append(uri)
    for number, within in drawers.items():
        drawer = {
            uri: record_of(uri).decode("utf-8", "surrogatepass") for uri in within
        }
        keep_note(root, _RECORDS.format(number), drawer)


def keep(root: Path, kept: Kept) -> None:
    """Put down what a build leaves; its surroundings and records are put down before.

    Raises:
        OSError: it can't be put down.
    """
    value = {
        "shape": _SHAPE,
        "stamp": kept.stamp,
        "around": kept.around,
        "beside": kept.beside,
        "unsettled": kept.unsettled,
        "pages": [page.as_row() for page in kept.pages.values()],
        "quotes": kept.quotes,
        "search": kept.search,
    }
    keep_note(root, _PAGES, value)


def known(root: Path) -> Kept:
    """What the last build left.

    Raises:
        LostError: nothing, or nothing that can be believed.
    """
    value = known_note(root, _PAGES)
    try:
        if value["shape"] != _SHAPE:
            raise LostError
        pages = [kept_page(row) for row in value["pages"]]
        by_uri = {page.uri: page for page in pages}
        return Kept(
            stamp=value["stamp"],
            around=value["around"],
            beside=value["beside"],
            unsettled=tuple(value["unsettled"]),
            pages=by_uri,
            quotes=value["quotes"],
            search=value["search"],
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LostError from error


def keep_surroundings(root: Path, surroundings: Surroundings) -> str:
    """Put down what is around the pages; gives its digest.

    Raises:
        OSError: it can't be put down.
    """
    data = surroundings.as_data()
    keep_note(root, _SURROUNDINGS, data)
    return _digest_of(data)


def known_surroundings(root: Path, around: str) -> Surroundings:
    """What was around the pages at the last build with MkDocs.

    Args:
        root: the folder of mkdocs.yml.
        around: its digest.

    Raises:
        LostError: nothing, or nothing that can be believed.
    """
    data = known_note(root, _SURROUNDINGS)
    if _digest_of(data) != around:
        raise LostError
    try:
        return surroundings_of(data)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LostError from error


def _digest_of(data: object) -> str:
    return digest(json.dumps(data).encode())


def forget(root: Path) -> None:
    """Take all of it away: the next build does everything anew."""
    for name in _names():
        with suppress(OSError, RefusalError):
            forget_note(root, name)


def _names() -> Iterator[str]:
    yield _PAGES
    yield _SURROUNDINGS
    yield from map(_RECORDS.format, range(_DRAWERS))
