"""The shards as files: scripts that hand what they hold to whoever loads them.

So a search fetches nothing and reads no file: it works from a folder on disk as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple

from helplog.pages.search.filing import Filing, Line
from helplog.pages.search.records import Record
from helplog.pages.search.sharding import shards_of

FOLDER: Final = "search"
START: Final = "start.js"
"""Says which shards there are, and what words a search has."""
WORDS: Final = "w"
TEXTS: Final = "t"
_BESIDE: Final = 6
"""Quotes and commas around a key and its line."""


class Shard(NamedTuple):
    """One file."""

    name: str
    """In the search's folder."""
    content: str


def shards(records: Iterable[Record], says: Mapping[str, Any]) -> Iterator[Shard]:
    """All files of a search, the one that is loaded first last.

    Args:
        records: of every page.
        says: what the first file says beside the names of the others.
    """
    filing = Filing()
    for record in records:
        filing.add(record)
    count = filing.count
    families: dict[str, Mapping[str, Line | list[str]]] = {
        WORDS: filing.lines(),
        TEXTS: filing.texts(),
    }
    digest = sha256()
    names: dict[str, list[str]] = {}
    for family, lines in families.items():
        names[family] = []
        for name, content in _family(family, lines):
            names[family].append(name)
            digest.update(content.encode("utf-8", "surrogatepass"))
            yield Shard(f"{family}-{name}.js", content)
    stamp = digest.hexdigest()[:12]
    start = {**says, "count": count, "stamp": stamp, "shards": names}
    yield Shard(START, f"helplogSearch.begin({_script(start)});\n")


def _family(
    family: str, lines: Mapping[str, Line | list[str]]
) -> Iterator[tuple[str, str]]:
    sizes = {key: _size(key, line) for key, line in lines.items()}
    for name, keys in sorted(shards_of(sizes).items()):
        held = [part for key in keys for part in (key, lines[key])]
        yield name, f'helplogSearch.take("{family}-{name}",{_script(held)});\n'


def _size(key: str, line: Line | list[str]) -> int:
    parts = [key, line] if isinstance(line, str) else [key, *line]
    text = "".join(parts)
    if text.isascii():
        return len(text) + _BESIDE
    return len(text.encode("utf-8", "surrogatepass")) + _BESIDE


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
