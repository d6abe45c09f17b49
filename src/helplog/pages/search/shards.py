"""The shards as files: scripts that hand what they hold to whoever loads them.

So a search fetches nothing and reads no file: it works from a folder on disk as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple

from helplog.pages.search.filing import Lines, filed
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
    filing = filed(records)
    texts: Lines = {key: list(text) for key, text in filing.texts.items()}
    yield from files_of(filing.lines(), texts, says)


def files_of(lines: Lines, texts: Lines, says: Mapping[str, Any]) -> Iterator[Shard]:
    """All files of a search, of what stands in them.

    Args:
        lines: what is said of terms.
        texts: what a result shows.
        says: what the first file says beside the names of the others.
    """
    families = {WORDS: lines, TEXTS: texts}
    count = len(texts)
    digest = sha256()
    names: dict[str, list[str]] = {}
    for family, said in families.items():
        names[family] = []
        for name, content in _family(family, said):
            names[family].append(name)
            digest.update(content.encode("utf-8", "surrogatepass"))
            yield Shard(f"{family}-{name}.js", content)
    stamp = digest.hexdigest()[:12]
    start = {**says, "count": count, "stamp": stamp, "shards": names}
    yield Shard(START, f"helplogSearch.begin({_script(start)});\n")


def _family(family: str, lines: Lines) -> Iterator[tuple[str, str]]:
    sizes = {key: _size(key, line) for key, line in lines.items()}
    for name, keys in sorted(shards_of(sizes).items()):
        held = [part for key in keys for part in (key, lines[key])]
        yield name, f'helplogSearch.take("{family}-{name}",{_script(held)});\n'


def _size(key: str, line: str | list[str]) -> int:
    parts = [key, line] if isinstance(line, str) else [key, *line]
    text = "".join(parts)
    if text.isascii():
        return len(text) + _BESIDE
    return len(text.encode("utf-8", "surrogatepass")) + _BESIDE


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
