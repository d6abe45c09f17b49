"""The files of a search after some pages have changed: only those that differ are read and written.

The bytes are those of all files made anew. Where that can't be known from a few files, it is left
to whoever asked to make all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from helplog.pages.search.filing import Line, Lines
from helplog.pages.search.records import Record
from helplog.pages.search.revising import (
    Change,
    UnclearError,
    change_of,
    revise_terms,
    revise_texts,
)
from helplog.pages.search.sharding import (
    Piece,
    filed_as,
    name_in,
    shards_of,
)
from helplog.pages.search.shards import (
    START,
    TEXTS,
    WORDS,
    State,
    content_of,
    digest_of,
    file_of,
    lines_in,
    size_of,
    stamp_of,
    start_of,
)

Read = Callable[[str], str | None]
"""A file's text by its name in the search's folder; None where there is none."""


class Revision(NamedTuple):
    """What has to be done to the files of a search."""

    files: dict[str, str]
    """To write: name and content."""
    gone: list[str]
    """To delete."""
    state: State
    """To keep for the next time."""


def revise_in_place(
    state: State,
    read: Read,
    before: Iterable[Record],
    after: Iterable[Record],
    says: Mapping[str, Any],
) -> Revision | None:
    """The files of a search that differ after a change; None if all have to be made anew.

    Args:
        state: as the last time has left it.
        read: a file as it is now.
        before: the records that were filed and are no more.
        after: those that are instead.
        says: what the first file says beside the names of the others.
    """
    change = change_of(before, after)
    try:
        return _revised(state, read, change, says)
    except UnclearError:
        return None


def _revised(
    state: State, read: Read, change: Change, says: Mapping[str, Any]
) -> Revision:
    words = _Opened(WORDS, state, read)
    texts = _Opened(TEXTS, state, read)
    # First, as here is seen whether two sections have one number.
    more = revise_texts(texts, change)
    revise_terms(words, change)
    families = (words, texts)
    files: dict[str, str] = {}
    for family in families:
        files.update(family.close())
    now = State(
        count=state["count"] + more,
        sizes={one.family: one.sizes for one in families},
        stamps={one.family: one.stamps for one in families},
        start="",
    )
    start = start_of(now, says)
    now["start"] = digest_of(start).hex()
    if now["start"] != state["start"]:
        files[START] = start
    gone = [name for one in families for name in one.gone]
    return Revision(files, gone, now)


class _Opened:
    """The shards of a family, read when something in them is looked at.

    Args:
        family: which.
        state: of all files.
        read: a file as it is.
    """

    def __init__(self, family: str, state: State, read: Read) -> None:
        self.family = family
        self.sizes = dict(state["sizes"][family])
        self.stamps = dict(state["stamps"][family])
        self._read = read
        self._before: dict[str, str] = {}
        """Opened shards, as they were."""
        self._lines: Lines = {}
        self.gone: list[str] = []
        """Files that are no more, once it is closed."""

    def line(self, key: str) -> Line | None:
        """What is said of a key."""
        name = name_in(self.stamps, filed_as(key))
        if name is not None and name not in self._before:
            self._open(name)
        return self._lines.get(key)

    def put(self, key: str, line: Line) -> None:
        """Say something else of one that was looked at; a line that says nothing is none."""
        if line:
            self._lines[key] = line
        else:
            self._lines.pop(key, None)

    def _open(self, name: str) -> None:
        content = self._read(file_of(self.family, name))
        if content is None or stamp_of(content) != self.stamps[name]:
            raise UnclearError(name)
        self._before[name] = content
        self._lines.update(lines_in(self.family, name, content))

    def close(self) -> Iterator[tuple[str, str]]:
        """The files that differ from what was read."""
        made = self._made()
        for name in self._before.keys() - made.keys():
            del self.sizes[name], self.stamps[name]
            self.gone.append(file_of(self.family, name))
        for name, pieces in made.items():
            lines = {one.key: self._lines[one.key] for one in pieces}
            content = content_of(self.family, name, lines)
            self.sizes[name] = sum(one.size for one in pieces)
            self.stamps[name] = stamp_of(content)
            if content != self._before.get(name):
                yield file_of(self.family, name), content

    def _made(self) -> dict[str, list[Piece]]:
        """What is in the shards that are open; more are opened until no other has a part in it."""
        while True:
            shards = shards_of(self._pieces())
            torn = {
                piece.filed
                for name, pieces in shards.items()
                for piece in pieces
                if not piece.key and (len(pieces) > 1 or piece.filed != name)
            }
            if not torn:
                break
            for name in torn:
                self._open(name)
        return {name: pieces for name, pieces in shards.items() if pieces[0].key}

    def _pieces(self) -> Iterator[Piece]:
        for key, line in self._lines.items():
            yield Piece(filed_as(key), key, size_of(key, line))
        for name, size in self.sizes.items():
            if name not in self._before:
                yield Piece(name, _WHOLE, size)


_WHOLE: Final = ""
"""The key of a shard that is not looked into."""
