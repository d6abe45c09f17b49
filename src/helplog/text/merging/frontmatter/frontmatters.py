"""Merging frontmatters: key by key, lists by their elements, comments where they stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from helplog.model.keys import LISTED_KEYS
from helplog.model.kinds import Kind
from helplog.text.merging.alignment.aligning import words_in
from helplog.text.merging.alignment.matching import Matcher
from helplog.text.merging.alignment.ordering import Match, in_order, things_of
from helplog.text.merging.frontmatter.elements import Element, element
from helplog.text.merging.frontmatter.listing import Listed, Style, read_list
from helplog.text.merging.frontmatter.lists import merge_elements, merge_lists
from helplog.text.merging.frontmatter.outside import fields_outside, taken_in
from helplog.text.merging.frontmatter.scalars import Value, merge_values, value_of
from helplog.text.merging.frontmatter.untidy import merge_untidy
from helplog.text.source.collections.blocks import KIND_KEYS, LISTS, Block, split_blocks
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.findings import Findings
from helplog.text.source.lines import read_line
from helplog.text.source.writing_yaml import scalar

Key = tuple[str, str]
Rows = Sequence[str]
Chunks = Sequence["Chunk"]
Found = tuple["Chunk | None", "Chunk | None", "Chunk | None"]
"""One key or row in the base, the first and the second version."""
Places = tuple[list[int], list[int], list[int]]
"""Where a key is in each of them."""

_REMEMBERED: Final = 8
"""Frontmatters: three versions and what they are merged into, and the same once more."""
_ALSO: Final = "also"
_ALSO_KEY: Final[Key] = ("key", _ALSO)
_MAYBE_NO_LIST: Final = (Style.ALONE, Style.WORDS, Style.NONE)
"""Styles in which a key that takes no list may be written as well."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A key with its value, or one row between keys."""

    key: Key
    """What it is known by in all versions: whether it is a key or a row, and which."""
    rows: tuple[str, ...]
    block: Block | None = field(default=None, compare=False)
    taken_in: Chunk | None = field(default=None, compare=False)
    """The same list with the fields under its item that stand unindented below it."""

    @property
    def name(self) -> str:
        """The key's name, or what the row says."""
        _, name = self.key
        return name


def merge_fronts(
    base: Rows,
    first: Rows,
    second: Rows,
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
    before = split_chunks(base)
    one = split_chunks(first)
    two = split_chunks(second)
    versions = (before, one, two)
    matches = _follow(versions)
    merger = _Merger(edits=edits, whole=whole)
    chunks: list[Chunk] = []
    for match in in_order(matches, lambda n: str(one[n].key)):
        found = things_of(match, versions)
        chunks += merger.settled(found)
    chunks = _with_also(chunks, merger.also)
    return _rows(chunks)


def _rows(chunks: Chunks) -> list[str]:
    rows: list[str] = []
    for chunk in chunks:
        rows += chunk.rows
    return rows


def _follow(versions: Sequence[Chunks]) -> list[Match]:
    """Follows every key and row through the three versions.

    A key that one of them has twice is followed by what it says.
    """
    by_name: dict[Key, Places] = {}
    for version, side in enumerate(versions):
        for n, chunk in enumerate(side):
            if chunk.key not in by_name:
                by_name[chunk.key] = ([], [], [])
            places = by_name[chunk.key]
            own = places[version]
            own.append(n)
    matches: list[Match] = []
    for places in by_name.values():
        most = max(map(len, places))
        if most > 1:
            matches += _follow_several(versions, places)
            continue
        base, one, two = map(_only, places)
        match = base, one, two
        matches.append(match)
    return matches


def _only(places: Sequence[int]) -> int | None:
    """The one place of a key, if it is there."""
    if places:
        return places[0]
    return None


def _follow_several(versions: Sequence[Chunks], places: Places) -> Iterator[Match]:
    """Follows one key that is there more than once; `places` has where, in each version."""
    sides: list[list[Chunk]] = []
    for side, own in zip(versions, places, strict=True):
        chunks = [side[n] for n in own]
        sides.append(chunks)
    base, first, second = sides
    matcher = Matcher(
        base=base, first=first, second=second, same=_as_written, words=_said
    )
    for match in matcher.matches():
        yield things_of(match, places)


def _as_written(chunk: Chunk) -> tuple[str, ...]:
    return chunk.rows


def _said(chunk: Chunk) -> list[str]:
    text = _text_of(chunk)
    return words_in(text)


def _text_of(chunk: Chunk) -> str:
    return " ".join(chunk.rows)


def with_questions(rows: Rows, questions: Sequence[str]) -> list[str]:
    """A frontmatter's rows with questions under `also`, each of them once."""
    chunks = split_chunks(rows)
    at = _place_of_also(chunks)
    asked = ""
    if at is not None:
        asked = _text_of(chunks[at])
    new: list[str] = []
    for text in questions:
        quoted = scalar(text)
        if text in asked or quoted in asked:
            continue
        new.append(text)
    chunks = _with_also(chunks, new)
    return _rows(chunks)


def split_chunks(rows: Rows) -> list[Chunk]:
    """A frontmatter's rows by key."""
    return list(_split_chunks(tuple(rows)))


@lru_cache(maxsize=_REMEMBERED)
def _split_chunks(rows: tuple[str, ...]) -> tuple[Chunk, ...]:
    # A merge that is tried again, and proved, takes the same few frontmatters apart each time.
    lines = [read_line(n, row) for n, row in enumerate(rows, start=1)]
    findings = Findings("")
    split = split_blocks(lines, findings, Spans())
    outside = fields_outside(split.blocks)
    by_line: dict[int, Block] = {}
    for block in split.blocks:
        line = block.key.start.line
        by_line[line] = block
    chunks: list[Chunk] = []
    at = 0
    while at < len(rows):
        own = by_line.get(at + 1)
        if own is None:
            chunk = _row_between(rows[at])
        else:
            chunk = _keyed(own, rows, outside.get(at + 1, ()))
        at += len(chunk.rows)
        chunks.append(chunk)
    return tuple(chunks)


def _keyed(own: Block, rows: tuple[str, ...], outside: Sequence[Block]) -> Chunk:
    """A key with its rows, and with the fields of its one item that stand outside."""
    start = own.key.start.line - 1
    end = _end(own)
    key = "key", own.name
    chunk = Chunk(key, rows[start:end], own)
    if not outside:
        return chunk
    last = _end(outside[-1])
    inside = taken_in(own, outside, rows, last)
    if inside is None:
        return chunk
    # Comments below the last field may be none of the list's.
    whole = _split_chunks(inside)[0]
    if len(whole.rows) < len(inside):
        return chunk
    return Chunk(key, rows[start:last], own, taken_in=whole)


def _row_between(row: str) -> Chunk:
    """A row that belongs to no key."""
    key = "row", row.strip()
    return Chunk(key, (row,))


def _end(block: Block) -> int:
    """The number of a key's last row, which is the place of the row after it.

    Indented comments below it are its own, and may be the text of a `|`; so are those right below a
    list that is not indented, where they can't be told from one between two of its items.
    """
    end = block.last_line
    has_rows_at_margin = False
    for line in block.below:
        if line.blank:
            continue
        indented = line.start > 0
        if indented or not line.idle:
            end = max(end, line.number)
        if not indented and not line.idle:
            has_rows_at_margin = True
    if has_rows_at_margin:
        return _past_comments(block, end)
    return end


def _past_comments(block: Block, end: int) -> int:
    """The number of the last row before a blank one, from one row on."""
    for line in block.below:
        if line.number <= end:
            continue
        if line.blank:
            break
        end += 1
    return end


class _Merger:
    def __init__(self, *, edits: bool, whole: bool) -> None:
        self.edits = edits
        self.whole = whole
        self.also: list[str] = []

    def settled(self, found: Found) -> list[Chunk]:
        """What becomes of one key or row."""
        base, first, second = found
        before = None
        if base:
            before = base.rows
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
        one = first.block
        two = second.block
        if one is None or two is None:
            fuller = max(first, second, key=_as_written)
            return [fuller]
        if self.whole:
            return [first, second]
        rows = self._list(base, first, second)
        if rows is None:
            if one.name in LISTS:
                return self._untidy(base, first, second)
            value = value_of(one, first.rows)
            other = value_of(two, second.rows)
            rows = self._value(value, other)
        merged = replace(first, rows=rows)
        return [merged]

    def _untidy(self, base: Chunk | None, first: Chunk, second: Chunk) -> list[Chunk]:
        """A list that can't be taken apart in one of them: its rows, or the list twice."""
        if base is None or not self.edits:
            return [first, second]
        rows = merge_untidy(base.rows, first.rows, second.rows)
        return [replace(first, rows=rows)]

    def _left(self, base: Chunk | None, left: Chunk) -> list[Chunk]:
        """A key that one version took out and the other changed; of a list, what was changed."""
        name = left.name
        kind = _kind_of(name)
        if kind is None and name not in LISTED_KEYS:
            return [left]
        before = _read(base, kind)
        after = _read(left, kind)
        if before is None or after is None:
            return [left]
        if after.none and not before.none:
            # "there was none" is an answer, and no untouched element is in it
            return [left]
        kept = merge_elements(
            base=before.elements,
            first=(),
            second=after.elements,
            kind=kind,
            edits=self.edits,
        )
        if not kept:
            return []
        elements = tuple(kept)
        if len(elements) == len(after.elements):
            return [left]
        merged = replace(after, elements=elements)
        rows = merged.rows()
        chunk = replace(left, rows=tuple(rows))
        return [chunk]

    def _list(
        self, base: Chunk | None, first: Chunk, second: Chunk
    ) -> tuple[str, ...] | None:
        """The merged rows of a list; None where it is none, or can't be taken apart."""
        name = first.name
        kind = _kind_of(name)
        before = _read(base, kind)
        one = _read(first, kind)
        two = _read(second, kind)
        if one is None or two is None:
            return None
        if base and before is None:
            return None
        is_list = kind is not None or name in LISTED_KEYS
        if not is_list and not _both_lists(one, two):
            return None
        merged, doubtful = merge_lists(
            base=before, first=one, second=two, kind=kind, edits=self.edits
        )
        if doubtful:
            self.also.append(f"{name}: none")
        rows = merged.rows()
        return tuple(rows)

    def _value(self, first: Value, second: Value) -> tuple[str, ...]:
        kept, other = merge_values(first, second)
        if other:
            self.also.append(other)
        return kept.rows


def _kind_of(name: str) -> Kind | None:
    """Which list of items a key is; None for another one."""
    if name in KIND_KEYS:
        return Kind(name)
    return None


def _read(chunk: Chunk | None, kind: Kind | None) -> Listed | None:
    if chunk is None:
        return None
    chunk = chunk.taken_in or chunk
    if chunk.block is None:
        return None
    return read_list(chunk.block, chunk.rows, kind)


def _both_lists(one: Listed, two: Listed) -> bool:
    styles = {one.style, two.style}
    return styles.isdisjoint(_MAYBE_NO_LIST)


def _place_of_also(chunks: Chunks) -> int | None:
    for n, chunk in enumerate(chunks):
        if chunk.key == _ALSO_KEY:
            return n
    return None


def _with_also(chunks: Chunks, also: Sequence[str]) -> list[Chunk]:
    """The frontmatter with what could not be decided under `also`, each once."""
    made = list(chunks)
    if not also:
        return made
    new: list[Element] = []
    for text in dict.fromkeys(also):
        row = f"- {scalar(text)}"
        asked = element((row,), None)
        new.append(asked)
    at = _place_of_also(chunks)
    if at is None:
        made.append(_questions(new))
        return made
    listed = _read_again(chunks[at])
    if listed is None:
        made.append(_questions(new))
        return made
    elements = merge_elements((), listed.elements, new, None)
    longer = replace(listed, style=Style.DASHES, elements=tuple(elements))
    made[at] = _also_of(longer)
    return made


def _questions(elements: Sequence[Element]) -> Chunk:
    """A key `also` of its own."""
    listed = Listed(f"{_ALSO}:", Style.DASHES, tuple(elements))
    return _also_of(listed)


def _also_of(listed: Listed) -> Chunk:
    rows = listed.rows()
    return Chunk(_ALSO_KEY, tuple(rows))


def _read_again(chunk: Chunk) -> Listed | None:
    """A list whose rows may be others than those that were read."""
    listed = _read(chunk, None)
    if listed:
        return listed
    made = split_chunks(chunk.rows)
    return _read(made[0], None)
