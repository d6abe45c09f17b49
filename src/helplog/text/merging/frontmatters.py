"""Merging frontmatters: key by key, lists by their elements, comments where they stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from helplog.model.keys import LISTED_KEYS
from helplog.model.kinds import Kind
from helplog.text.merging.aligning import words_in
from helplog.text.merging.elements import element
from helplog.text.merging.listing import Listed, Style, read_list
from helplog.text.merging.lists import merge_elements, merge_lists
from helplog.text.merging.matching import Matcher
from helplog.text.merging.ordering import FIRST, Match, in_order, things_of
from helplog.text.merging.scalars import Value, merge_values, value_of
from helplog.text.source.blocks import KIND_KEYS, LISTS, Block, split_blocks
from helplog.text.source.findings import Findings
from helplog.text.source.lines import Line, read_line
from helplog.text.source.spanning import Spans
from helplog.text.source.writing_yaml import scalar

Key = tuple[str, str]

_ALSO: Final = "also"
_ALSO_KEY: Final[Key] = ("key", _ALSO)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A key with its value, or one row between keys."""

    key: Key
    """What it is known by in all versions: whether it is a key or a row, and which."""
    rows: tuple[str, ...]
    block: Block | None = field(default=None, compare=False)


def merge_fronts(
    base: Sequence[str],
    first: Sequence[str],
    second: Sequence[str],
    *,
    edits: bool = True,
    whole: bool = False,
) -> list[str]:
    """The rows of one frontmatter with what both say.

    Args:
        base: rows between the fences of what both came from.
        first: the same of one version.
        second: and of the other.
        edits: whether to look for edits of the elements of lists.
        whole: keep both values of every key that was changed twice, as they are, under two keys.
    """
    versions = [split_chunks(rows) for rows in (base, first, second)]
    merger = _Merger(edits=edits, whole=whole)
    chunks: list[Chunk] = []
    for match in in_order(_follow(versions), lambda n: str(versions[FIRST][n].key)):
        chunks += merger.settled(*things_of(match, versions))
    return _rows(_with_also(chunks, merger.also))


def _rows(chunks: Iterable[Chunk]) -> list[str]:
    return [row for chunk in chunks for row in chunk.rows]


def _follow(versions: Sequence[Sequence[Chunk]]) -> list[Match]:
    """Follows every key and row through the three versions.

    A key that one of them has twice is followed by what it says.
    """
    by_name: dict[Key, list[list[int]]] = {}
    for version, side in enumerate(versions):
        for n, chunk in enumerate(side):
            by_name.setdefault(chunk.key, [[], [], []])[version].append(n)
    matches: list[Match] = []
    for places in by_name.values():
        if max(map(len, places)) == 1:
            base, one, two = (next(iter(own), None) for own in places)
            matches.append((base, one, two))
        else:
            matches += _follow_several(versions, places)
    return matches


def _follow_several(
    versions: Sequence[Sequence[Chunk]], places: Sequence[Sequence[int]]
) -> Iterator[Match]:
    """Follows one key that is there more than once; `places` has where, in each version."""
    base, first, second = (
        [side[n] for n in own] for side, own in zip(versions, places, strict=True)
    )
    for match in Matcher(base, first, second, same=_as_written, words=_said).matches():
        yield things_of(match, places)


def _as_written(chunk: Chunk) -> tuple[str, ...]:
    return chunk.rows


def _said(chunk: Chunk) -> list[str]:
    return words_in(" ".join(chunk.rows))


def with_questions(rows: Sequence[str], questions: Sequence[str]) -> list[str]:
    """A frontmatter's rows with questions under `also`, each of them once."""
    chunks = split_chunks(rows)
    at = _place_of_also(chunks)
    asked = "" if at is None else " ".join(chunks[at].rows)
    new = [
        text for text in questions if scalar(text) not in asked and text not in asked
    ]
    return _rows(_with_also(chunks, new))


def split_chunks(rows: Sequence[str]) -> list[Chunk]:
    """A frontmatter's rows by key."""
    lines = [read_line(n, row) for n, row in enumerate(rows, start=1)]
    blocks = split_blocks(lines, Findings(""), Spans()).blocks
    by_line = {block.key.start.line: block for block in blocks}
    chunks: list[Chunk] = []
    at = 1
    while at <= len(rows):
        block = by_line.get(at)
        if block is None:
            row = rows[at - 1]
            chunks.append(Chunk(("row", row.strip()), (row,)))
            at += 1
        else:
            end = _end(block)
            chunks.append(
                Chunk(("key", block.name), tuple(rows[at - 1 : end - 1]), block)
            )
            at = end
    return chunks


def _end(block: Block) -> int:
    """The row after a key's last one.

    Indented comments below it are its own, and may be the text of a `|`; so are those right below a
    list that is not indented, where they can't be told from one between two of its items.
    """
    end = block.last_line + 1
    has_rows_at_margin = False
    for line in block.below:
        if line.blank:
            continue
        if line.start or not line.idle:
            end = max(end, line.number + 1)
        if not line.start and not line.idle:
            has_rows_at_margin = True
    if has_rows_at_margin:
        rest = [line for line in block.below if line.number >= end]
        end += sum(1 for _ in takewhile(_is_filled, rest))
    return end


def _is_filled(line: Line) -> bool:
    return not line.blank


class _Merger:
    def __init__(self, *, edits: bool, whole: bool) -> None:
        self.edits = edits
        self.whole = whole
        self.also: list[str] = []

    def settled(
        self, base: Chunk | None, first: Chunk | None, second: Chunk | None
    ) -> list[Chunk]:
        """What becomes of one key or row."""
        before = base.rows if base else None
        if first is None or second is None:
            left = first or second
            if left is None or left.rows == before:
                return []
            return self._left(base, left)
        if second.rows in (first.rows, before):
            return [first]
        if first.rows == before:
            return [second]
        return self._both(base, first, second)

    def _both(self, base: Chunk | None, first: Chunk, second: Chunk) -> list[Chunk]:
        if first.block is None or second.block is None:
            return [max(first, second, key=_as_written)]
        if self.whole:
            return [first, second]
        rows: Sequence[str] | None = self._list(base, first, second)
        if rows is None and first.block.name in LISTS:
            return [first, second]
        if rows is None:
            one = value_of(first.block, first.rows)
            rows = self._value(one, value_of(second.block, second.rows))
        return [Chunk(first.key, tuple(rows), first.block)]

    def _left(self, base: Chunk | None, left: Chunk) -> list[Chunk]:
        """A key that one version took out and the other changed; of a list, what was changed."""
        name = left.key[1]
        kind = _kind_of(name)
        if kind is None and name not in LISTED_KEYS:
            return [left]
        before, after = _read(base, kind), _read(left, kind)
        if before is None or after is None:
            return [left]
        if after.none and not before.none:
            return [
                left
            ]  # "there was none" is an answer, and no untouched element is in it
        kept = tuple(
            merge_elements(before.elements, (), after.elements, kind, edits=self.edits)
        )
        if not kept:
            return []
        if len(kept) == len(after.elements):
            return [left]
        return [
            Chunk(left.key, tuple(replace(after, elements=kept).rows()), left.block)
        ]

    def _list(
        self, base: Chunk | None, first: Chunk, second: Chunk
    ) -> list[str] | None:
        """The merged rows of a list; None where it is none, or can't be taken apart."""
        name = first.key[1]
        kind = _kind_of(name)
        before, one, two = (_read(chunk, kind) for chunk in (base, first, second))
        if one is None or two is None or (base and before is None):
            return None
        if kind is None and name not in LISTED_KEYS and not _both_lists(one, two):
            return None
        merged, doubtful = merge_lists(before, one, two, kind, edits=self.edits)
        if doubtful:
            self.also.append(f"{name}: none")
        return merged.rows()

    def _value(self, first: Value, second: Value) -> Sequence[str]:
        kept, other = merge_values(first, second)
        if other:
            self.also.append(other)
        return kept.rows


def _kind_of(name: str) -> Kind | None:
    """Which list of items a key is; None for another one."""
    return Kind(name) if name in KIND_KEYS else None


def _read(chunk: Chunk | None, kind: Kind | None) -> Listed | None:
    if chunk is None or chunk.block is None:
        return None
    return read_list(chunk.block, chunk.rows, kind)


def _both_lists(one: Listed, two: Listed) -> bool:
    return {one.style, two.style}.isdisjoint({Style.ALONE, Style.WORDS, Style.NONE})


def _place_of_also(chunks: Sequence[Chunk]) -> int | None:
    keys = [chunk.key for chunk in chunks]
    return keys.index(_ALSO_KEY) if _ALSO_KEY in keys else None


def _with_also(chunks: Sequence[Chunk], also: Sequence[str]) -> list[Chunk]:
    """The frontmatter with what could not be decided under `also`, each once."""
    if not also:
        return list(chunks)
    new = [element((f"- {scalar(text)}",), None) for text in dict.fromkeys(also)]
    fresh = Listed(f"{_ALSO}:", Style.DASHES, tuple(new))
    at = _place_of_also(chunks)
    if at is None:
        return [*chunks, Chunk(_ALSO_KEY, tuple(fresh.rows()))]
    own = chunks[at]
    listed = _read(own, None) or _read(split_chunks(own.rows)[0], None)
    if listed is None:
        return [*chunks, Chunk(_ALSO_KEY, tuple(fresh.rows()))]
    elements = merge_elements((), listed.elements, new, None)
    merged = Listed(
        listed.key, Style.DASHES, tuple(elements), listed.margin, listed.comment
    )
    return [*chunks[:at], Chunk(own.key, tuple(merged.rows())), *chunks[at + 1 :]]
