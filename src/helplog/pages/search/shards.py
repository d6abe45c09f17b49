"""The shards as files: scripts that hand what they hold to whoever loads them.

So a search fetches nothing and reads no file: it works from a folder on disk as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple, TypedDict

from helplog.pages.search.filing import Line, Lines, filed
from helplog.pages.search.postings import DIGITS
from helplog.pages.search.records import Record
from helplog.pages.search.sharding import pieces_of, shards_of

FOLDER: Final = "search"
START: Final = "start.js"
"""Says which shards there are, and what words a search has."""
WORDS: Final = "w"
TEXTS: Final = "t"
FAMILIES: Final = (WORDS, TEXTS)
_BESIDE: Final = 6
"""Quotes and commas around a key and its line."""
_STAMP: Final = 6
"""Digits of a stamp, five bits each."""
_LOW: Final = 31


class Shard(NamedTuple):
    """One file."""

    name: str
    """In the search's folder."""
    content: str


class State(TypedDict):
    """What is kept of a search's files, so that the next change reads few of them: plain data.

    It means something to the code that made it, and to no other edition.
    """

    count: int
    """Sections that can be found."""
    sizes: dict[str, dict[str, int]]
    """Family -> name of a shard -> bytes of what is filed in it."""
    stamps: dict[str, dict[str, str]]
    """The same of their stamps."""
    start: str
    """The first file's digest."""


class Shards:
    """All files of a search, made as they are asked for, the one that is loaded first last.

    Args:
        records: of every page.
        says: what the first file says beside the names of the others.
    """

    def __init__(self, records: Iterable[Record], says: Mapping[str, Any]) -> None:
        self._records = records
        self._says = says
        self.state = new_state()
        """Whole once all files have been asked for."""

    def __iter__(self) -> Iterator[Shard]:
        filing = filed(self._records)
        texts: Lines = {key: list(text) for key, text in filing.texts.items()}
        families = {WORDS: filing.lines(), TEXTS: texts}
        self.state = new_state(len(texts))
        for family, lines in families.items():
            yield from self._family(family, lines)
        start = start_of(self.state, self._says)
        self.state["start"] = digest_of(start).hex()
        yield Shard(START, start)

    def _family(self, family: str, lines: Lines) -> Iterator[Shard]:
        sizes = {key: size_of(key, line) for key, line in lines.items()}
        for name, pieces in sorted(shards_of(pieces_of(sizes)).items()):
            content = content_of(
                family, name, {one.key: lines[one.key] for one in pieces}
            )
            self.state["sizes"][family][name] = sum(one.size for one in pieces)
            self.state["stamps"][family][name] = stamp_of(content)
            yield Shard(file_of(family, name), content)


def shards(records: Iterable[Record], says: Mapping[str, Any]) -> Shards:
    """All files of a search.

    Args:
        records: of every page.
        says: what the first file says beside the names of the others.
    """
    return Shards(records, says)


def new_state(count: int = 0) -> State:
    """A state that knows no file."""
    return State(
        count=count,
        sizes={family: {} for family in FAMILIES},
        stamps={family: {} for family in FAMILIES},
        start="",
    )


def file_of(family: str, name: str) -> str:
    """What a shard's file is called."""
    return f"{family}-{name}.js"


def content_of(family: str, name: str, lines: Lines) -> str:
    """A shard as a script.

    Args:
        family: of the shard.
        name: its own.
        lines: what is filed in it, in order.
    """
    held = [part for pair in lines.items() for part in pair]
    return f"{_before(family, name)}{_script(held)}{_AFTER}"


def lines_in(family: str, name: str, content: str) -> Lines:
    """What `content_of` was given."""
    held = json.loads(content.removeprefix(_before(family, name)).removesuffix(_AFTER))
    return dict(zip(held[::2], held[1::2], strict=True))


def _before(family: str, name: str) -> str:
    return f'helplogSearch.take("{family}-{name}",'


_AFTER: Final = ");\n"


def start_of(state: State, says: Mapping[str, Any]) -> str:
    """The first file. Of each shard it says the name, and before it the stamp.

    Args:
        state: of all other files.
        says: what it says beside.
    """
    names = {
        family: " ".join(stamp + name for name, stamp in sorted(stamps.items()))
        for family, stamps in state["stamps"].items()
    }
    start = {**says, "count": state["count"], "shards": names}
    return f"helplogSearch.begin({_script(start)});\n"


def stamp_of(content: str) -> str:
    """A few signs that tell a file from what it was before, so that a browser keeps it till then.

    They spell no word, as numbers don't.
    """
    return "".join(DIGITS[byte & _LOW] for byte in digest_of(content)[:_STAMP])


def digest_of(content: str) -> bytes:
    """What no two contents have in common."""
    return sha256(content.encode("utf-8", "surrogatepass")).digest()


def size_of(key: str, line: Line) -> int:
    """Bytes of a key with what is filed under it, about."""
    parts = [key, line] if isinstance(line, str) else [key, *line]
    text = "".join(parts)
    if text.isascii():
        return len(text) + _BESIDE
    return len(text.encode("utf-8", "surrogatepass")) + _BESIDE


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
