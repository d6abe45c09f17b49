"""A family of shards, of which only those are opened in which something is looked for or changes.

A shard is taken apart where its parts may come to lie elsewhere; any other stands for itself, as
one piece of its size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from helplog.pages.search.filing import Line, Lines
from helplog.pages.search.revising import UnclearError
from helplog.pages.search.sharding import (
    Piece,
    filed_as,
    fits,
    name_in,
    pieces_of,
    shards_of,
)
from helplog.pages.search.shards import (
    State,
    content_of,
    file_of,
    lines_in,
    size_of,
    stamp_of,
)

Read = Callable[[str], str | None]
"""A file's text by its name in the search's folder; None where there is none."""


class OpenFamily:
    """The shards of a family while something in them is revised.

    Args:
        family: which.
        state: of all files.
        read: a file as it is.
    """

    def __init__(self, family: str, state: State, read: Read) -> None:
        self.family = family
        self.sizes = dict(state["sizes"][family])
        self.stamps = dict(state["stamps"][family])
        self.gone: list[str] = []
        """Files that are no more, once it is closed."""
        self._read = read
        self._before: dict[str, str] = {}
        """Opened shards, as they were."""
        self._opened: dict[str, Lines] = {}
        self._changed: set[str] = set()
        self._loose: Lines = {}
        """Lines of shards that were taken apart."""
        self._apart: set[str] = set()

    def line(self, key: str) -> Line | None:
        """What is said of a key."""
        return self._lines(self._name(key)).get(key)

    def put(self, key: str, line: Line) -> None:
        """Say something else of it; a line that says nothing is none.

        Args:
            key: of the line.
            line: what is said from now on.
        """
        name = self._name(key)
        lines = self._lines(name)
        before = lines.pop(key, None)
        if line:
            lines[key] = line
        size = self.sizes.get(name, 0)
        self.sizes[name] = size + _size(key, line) - _size(key, before)
        if line != before:
            self._changed.add(name)

    def _name(self, key: str) -> str:
        """Of the shard in which it is, or else would be."""
        return name_in(self.stamps, filed_as(key)) or ""

    def _lines(self, name: str) -> Lines:
        if name not in self._opened:
            self._opened[name] = self._found(name)
        return self._opened[name]

    def _found(self, name: str) -> Lines:
        if name not in self.stamps:
            return {}
        content = self._read(file_of(self.family, name))
        if content is None or stamp_of(content) != self.stamps[name]:
            raise UnclearError(name)
        self._before[name] = content
        return lines_in(self.family, name, content)

    def close(self) -> Iterator[tuple[str, str]]:
        """The files that differ from what was read."""
        shards = self._shards()
        for name in self.stamps.keys() - shards.keys():
            del self.stamps[name]
            self.gone.append(file_of(self.family, name))
        self.sizes = {
            name: sum(piece.size for piece in pieces) for name, pieces in shards.items()
        }
        for name, lines in self._made(shards):
            content = content_of(self.family, name, lines)
            self.stamps[name] = stamp_of(content)
            if content != self._before.get(name):
                yield file_of(self.family, name), content

    def _made(
        self, shards: Mapping[str, Sequence[Piece]]
    ) -> Iterator[tuple[str, Lines]]:
        for name, pieces in shards.items():
            if pieces[0].key:
                yield name, {one.key: self._loose[one.key] for one in pieces}
            elif name in self._changed:
                lines = self._opened[name]
                yield name, {key: lines[key] for key in sorted(lines, key=filed_as)}

    def _shards(self) -> dict[str, list[Piece]]:
        """Where everything lies now."""
        while True:
            shards = shards_of(self._pieces())
            torn = set(self._torn(shards))
            if not torn:
                return shards
            for name in torn:
                self._loose.update(self._lines(name))
            self._apart |= torn

    def _pieces(self) -> Iterator[Piece]:
        sizes = {key: size_of(key, line) for key, line in self._loose.items()}
        yield from pieces_of(sizes)
        for name, size in self.sizes.items():
            if size and name not in self._apart:
                yield Piece(name, _WHOLE, size)

    def _torn(self, shards: Mapping[str, Sequence[Piece]]) -> Iterator[str]:
        """Shards in one piece that can't stay so."""
        names = sorted(shards)
        for name, pieces in shards.items():
            for piece in pieces:
                is_alone = len(pieces) == 1 and piece.filed == name
                if piece.key == _WHOLE and not (is_alone and self._stays(piece, names)):
                    yield piece.filed

    def _stays(self, piece: Piece, names: Sequence[str]) -> bool:
        """Whether nothing in a shard can come to lie in one below it."""
        if piece.filed not in self._changed:
            return True
        after = bisect_right(names, piece.filed)
        has_below = after < len(names) and names[after].startswith(piece.filed)
        return fits(piece.size) and not has_below


_WHOLE: Final = ""
"""The key of a shard in one piece."""


def _size(key: str, line: Line | None) -> int:
    return size_of(key, line) if line else 0
