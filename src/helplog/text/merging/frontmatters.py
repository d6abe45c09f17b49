"""Merging frontmatters: key by key, lists by their elements, comments and blank rows where they stood."""

from __future__ import annotations

from collections.abc import Sequence
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
from helplog.text.merging.ordering import FIRST, Match, in_order
from helplog.text.merging.scalars import merge_values, value_of
from helplog.text.source.blocks import KIND_KEYS, LISTS, Block, split_blocks
from helplog.text.source.findings import Findings
from helplog.text.source.lines import read_line
from helplog.text.source.spanning import Spans
from helplog.text.source.writing_yaml import scalar

_ALSO: Final = "also"

Key = tuple[str, str]


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
        of_base, one, two = (
            None if n is None else side[n] for n, side in zip(match, versions, strict=True)
        )
        chunks += merger.settled(of_base, one, two)
    return [row for chunk in _with_also(chunks, merger.also) for row in chunk.rows]


def _follow(versions: Sequence[Sequence[Chunk]]) -> list[Match]:
    """Follows every key and row through the three versions; a key that one of them has twice by what it says."""
    by_name: dict[Key, list[list[int]]] = {}
    for version, side in enumerate(versions):
        for n, chunk in enumerate(side):
            by_name.setdefault(chunk.key, [[], [], []])[version].append(n)
    matches: list[Match] = []
    for places in by_name.values():
        if max(map(len, places)) == 1:
            base, one, two = (own[0] if own else None for own in places)
            matches.append((base, one, two))
            continue
        own, first, second = (
            [side[n] for n in those] for side, those in zip(versions, places, strict=True)
        )
        for match in Matcher(
            own, first, second, same=lambda chunk: chunk.rows, words=_said
        ).matches():
            base, one, two = (
                None if n is None else those[n] for n, those in zip(match, places, strict=True)
            )
            matches.append((base, one, two))
    return matches


def _said(chunk: Chunk) -> list[str]:
    return words_in(" ".join(chunk.rows))


def with_questions(rows: Sequence[str], questions: Sequence[str]) -> list[str]:
    """A frontmatter's rows with questions under `also`, those that stand there already not twice."""
    chunks = split_chunks(rows)
    own = next((chunk for chunk in chunks if chunk.key == ("key", _ALSO)), None)
    asked = " ".join(own.rows) if own else ""
    new = [one for one in questions if scalar(one) not in asked and one not in asked]
    return [row for chunk in _with_also(chunks, new) for row in chunk.rows]


def split_chunks(rows: Sequence[str]) -> list[Chunk]:
    """A frontmatter's rows by key."""
    lines = [read_line(n, row) for n, row in enumerate(rows, start=1)]
    blocks = {
        block.key.start.line: block for block in split_blocks(lines, Findings(""), Spans()).blocks
    }
    chunks: list[Chunk] = []
    at = 1
    while at <= len(rows):
        block = blocks.get(at)
        end = _end(block) if block else at + 1
        own = tuple(rows[at - 1 : end - 1])
        chunks.append(Chunk(("key", block.name) if block else ("row", own[0].strip()), own, block))
        at = end
    return chunks


def _end(block: Block) -> int:
    """The row after a key's last one.

    Indented comments below it are its own, and may be the text of a `|`; so are those right below a list that is not
    indented, where they can't be told from one between two of its items.
    """
    own = (
        line.number
        for line in reversed(block.below)
        if not line.blank and (line.start or not line.idle)
    )
    end = max(next(own, 0), block.last_line) + 1
    if any(not line.start and not line.idle for line in block.below):
        rest = (line for line in block.below if line.number >= end)
        end += sum(1 for _ in takewhile(lambda line: not line.blank, rest))
    return end


class _Merger:
    def __init__(self, *, edits: bool, whole: bool) -> None:
        self.edits = edits
        self.whole = whole
        self.also: list[str] = []

    def settled(self, base: Chunk | None, first: Chunk | None, second: Chunk | None) -> list[Chunk]:
        """What becomes of one key or row."""
        if first is None or second is None:
            left = first or second
            return (
                [] if left is None or (base and left.rows == base.rows) else self._left(base, left)
            )
        if first.rows == second.rows or (base and second.rows == base.rows):
            return [first]
        if base and first.rows == base.rows:
            return [second]
        return self._both(base, first, second)

    def _both(self, base: Chunk | None, first: Chunk, second: Chunk) -> list[Chunk]:
        if first.block is None or second.block is None:
            return [max(first, second, key=lambda chunk: chunk.rows)]
        if self.whole:
            return [first, second]
        rows = self._list(base, first, second)
        if rows is None and first.block.name in LISTS:
            return [first, second]
        return [
            Chunk(
                first.key,
                tuple(rows if rows is not None else self._value(first, second)),
                first.block,
            )
        ]

    def _left(self, base: Chunk | None, left: Chunk) -> list[Chunk]:
        """A key that one version took out and the other changed: of a list, what was changed is left."""
        kind = Kind(left.key[1]) if left.key[1] in KIND_KEYS else None
        before, after = _read(base, kind), _read(left, kind)
        if before is None or after is None or (kind is None and left.key[1] not in LISTED_KEYS):
            return [left]
        if after.none and not before.none:
            return [left]  # "there was none" is an answer, and no untouched element is in it
        kept = tuple(merge_elements(before.elements, (), after.elements, kind, edits=self.edits))
        if kept and len(kept) == len(after.elements):
            return [left]
        return (
            [Chunk(left.key, tuple(replace(after, elements=kept).rows()), left.block)]
            if kept
            else []
        )

    def _list(self, base: Chunk | None, first: Chunk, second: Chunk) -> list[str] | None:
        """The merged rows of a list; None where it is none, or can't be taken apart."""
        name = first.key[1]
        kind = Kind(name) if name in KIND_KEYS else None
        lists = [_read(chunk, kind) for chunk in (base, first, second)]
        one, two = lists[1], lists[2]
        if one is None or two is None or (base and lists[0] is None):
            return None
        if kind is None and name not in LISTED_KEYS and not _both_lists(one, two):
            return None
        merged, doubtful = merge_lists(lists[0], one, two, kind, edits=self.edits)
        if doubtful:
            self.also.append(f"{name}: none")
        return merged.rows()

    def _value(self, first: Chunk, second: Chunk) -> Sequence[str]:
        if first.block is None or second.block is None:
            return first.rows
        kept, other = merge_values(
            value_of(first.block, first.rows), value_of(second.block, second.rows)
        )
        if other:
            self.also.append(other)
        return kept.rows


def _read(chunk: Chunk | None, kind: Kind | None) -> Listed | None:
    return read_list(chunk.block, chunk.rows, kind) if chunk and chunk.block else None


def _both_lists(one: Listed, two: Listed) -> bool:
    plain = {Style.ALONE, Style.WORDS}
    return (
        one.style not in plain
        and two.style not in plain
        and Style.NONE not in {one.style, two.style}
    )


def _with_also(chunks: Sequence[Chunk], also: Sequence[str]) -> list[Chunk]:
    """The frontmatter with what could not be decided under `also`, each once."""
    if not also:
        return list(chunks)
    new = [element((f"- {scalar(text)}",), None) for text in dict.fromkeys(also)]
    at = next((n for n, chunk in enumerate(chunks) if chunk.key == ("key", _ALSO)), None)
    if at is None:
        fresh = Listed(f"{_ALSO}:", Style.DASHES, tuple(new))
        return [*chunks, Chunk(("key", _ALSO), tuple(fresh.rows()))]
    own = chunks[at]
    listed = _read(own, None) if own.block else None
    if listed is None:
        listed = _read(split_chunks(own.rows)[0], None)
    if listed is None:
        return [
            *chunks,
            Chunk(("key", _ALSO), tuple(Listed(f"{_ALSO}:", Style.DASHES, tuple(new)).rows())),
        ]
    elements = merge_elements((), listed.elements, new, None)
    merged = Listed(listed.key, Style.DASHES, tuple(elements), listed.margin, listed.comment)
    return [*chunks[:at], Chunk(own.key, tuple(merged.rows())), *chunks[at + 1 :]]
