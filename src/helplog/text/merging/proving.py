"""Looking, after a merge, whether all is there and all can be read.

What neither side took out has to be there, whoever wrote it and however long ago: a merge is
believed only after this.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from helplog.model.diagnostic import Severity
from helplog.model.journal import Item
from helplog.model.keys import FIELD_NAMES, SCALARS
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.model.settings import Settings
from helplog.text.merging.aligning import likeness, words_in
from helplog.text.merging.effort import spend
from helplog.text.merging.matching import ALIKE
from helplog.text.reading.file import read
from helplog.text.source.code_fences import after_row
from helplog.text.source.decoding import with_plain_ends
from helplog.text.source.wide_text import encoding_of

_WORD = late_pattern(r"\w+|[^\w\s!-/:-@\[-`{-~]")
GRAMMAR: Final = frozenset({*Kind, *SCALARS, *FIELD_NAMES})
"""Words of the format itself; another spelling of an item has others of them."""
_ONE_VALUE: Final = ("load", "private", "time", "title", "tz")
_MARKER: Final = late_pattern(r"([<>|])\1{6}(?: |$)|={7}$")
_SCALAR: Final = late_pattern(
    rf"^(?:[ \t]*-[ \t]+[\"']?)?({'|'.join(_ONE_VALUE)})[ \t]*:[ \t]*[\"']?([^\s\"'#][^\n\"'#]*)",
    re.MULTILINE,
)
"""A key with one value, and one that is kept under `also:`."""
_FRONT: Final = late_pattern(
    rf"^---[ \t]*\n(?:{'|'.join((*Kind, *SCALARS))})[ \t]*:", re.MULTILINE
)
"""A frontmatter in the body: what a merge that put one file below the other leaves."""
_SOME_FILE: Final = "2000-01-01.md"
"""A name that dates the file, so that it is read as the entry it is under whatever name."""
_REMEMBERED: Final = 16
"""One merge looks at the same few files again and again."""

Said = tuple[str, str]
"""A list or a key, and what is said there."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What one version of a file holds, as far as a merge must keep it."""

    words: Counter[str]
    errors: Counter[str]
    breaks: Counter[str]
    """What is broken in its shape though it may read without an error: fences left open, markers,
    two frontmatters."""
    items: Counter[Said]
    """Of each item, the list it is in and what it says."""
    scalars: Counter[Said]
    """Of each key with one value, how the value begins; the ones that a merge kept beside it as
    well."""
    rows: tuple[str, ...]
    """Rows of the body that are there only once, in their order."""
    private: bool = False
    hidden: frozenset[str] = frozenset()
    """Words of private items, of all of them in a private file."""
    shown: frozenset[str] = frozenset()
    """Words that stand elsewhere."""
    hidden_items: Counter[str] = field(default_factory=Counter)
    """What private items say, in whatever list they are."""
    shown_items: Counter[str] = field(default_factory=Counter)


@lru_cache(_REMEMBERED)
def take_stock(data: bytes) -> Proof:
    """What a file holds."""
    entry, found = read(_SOME_FILE, data, Settings())
    text = with_plain_ends(data.decode("utf-8", "replace"))
    body, private = text, False
    items: tuple[Item, ...] = ()
    if entry is not None:
        body, items, private = entry.body, entry.items, entry.private
    errors = [one.code for one in found if one.severity is Severity.ERROR]
    unclosed = [one.code for one in found if one.code == "unclosed-fence"]
    words = words_of(data)
    hidden = _words(
        " ".join(_all_said(item) for item in items if private or item.private)
    )
    shown = frozenset(words.keys() - hidden.keys())
    return Proof(
        words=words,
        errors=Counter(errors),
        breaks=_breaks(text, body) + Counter(unclosed),
        items=Counter(map(_said_by, items)),
        scalars=Counter(_scalars(text)),
        rows=_single_rows(body),
        private=private,
        hidden=frozenset(hidden),
        shown=frozenset() if private else shown,
        hidden_items=Counter(_plain(item) for item in items if item.private),
        shown_items=Counter(_plain(item) for item in items if not item.private),
    )


def _scalars(text: str) -> Iterator[Said]:
    for found in _SCALAR.finditer(text):
        yield found[1], found[2].strip()


def _single_rows(body: str) -> tuple[str, ...]:
    rows = Counter(row.strip() for row in body.split("\n"))
    return tuple(row for row, times in rows.items() if times == 1 and row)


def words_of(data: bytes) -> Counter[str]:
    """How often each word of a file is there, and each sign that is none of the markup."""
    return _words(data.decode(encoding_of(data), "replace").removeprefix("\ufeff"))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _all_said(item: Item) -> str:
    fields = map(str, item.fields.values())
    return " ".join([*item.who, item.what or "", *fields, *item.extra.values()])


def _plain(item: Item) -> str:
    return " ".join(words_in((item.what or "").casefold()))


def _said_by(item: Item) -> Said:
    return item.kind.value, f"{', '.join(sorted(item.who))} {item.what or ''}"


def _breaks(text: str, body: str) -> Counter[str]:
    breaks: Counter[str] = Counter()
    fence = ""
    for row in text.split("\n"):
        fence, inside = after_row(row, fence)
        marker = None if inside else _MARKER.match(row)
        if marker:
            breaks[f"marker {row[0]}"] += 1
    breaks["open code"] += bool(fence)
    breaks["second frontmatter"] += len(_FRONT.findall(body))
    return breaks


def holds(base: bytes, first: bytes, second: bytes, merged: bytes) -> bool:
    """Whether a merge keeps what nobody took out, in order, and reads no worse.

    Every word, item and value is looked for.
    """
    origin, one, two, whole = (
        take_stock(data) for data in (base, first, second, merged)
    )
    words = lost_words(origin.words, one.words, two.words, whole.words)
    items = _lost(origin.items, one.items, two.items, whole.items)
    scalars = _lost(origin.scalars, one.scalars, two.scalars, whole.scalars)
    return (
        _no_more(origin.errors, one.errors, two.errors, whole.errors)
        and _no_more(origin.breaks, one.breaks, two.breaks, whole.breaks)
        and all(word.casefold() in GRAMMAR for word in words)
        and _has_alike(items, whole.items)
        and _has_values(scalars, whole.scalars)
        and _in_order(one.rows, two.rows, whole.rows)
    )


def lost_words(
    base: Counter[str], one: Counter[str], two: Counter[str], whole: Counter[str]
) -> frozenset[str]:
    """Words that are in a merge less often than they have to be.

    The same word may have been taken out by both versions, each in another sentence, and what both
    added is there once. So it has to be there as often as in the shortest merge that takes out only
    what a version took out.
    """

    def least(word: str) -> int:
        added = max(one[word], two[word]) - base[word]
        kept = one[word] + two[word] - base[word]
        return max(added, (kept + 1) // 2)

    return frozenset(
        word for word in one.keys() | two.keys() if whole[word] < least(word)
    )


def _no_more(
    base: Counter[str], one: Counter[str], two: Counter[str], whole: Counter[str]
) -> bool:
    """Whether each fault is one that a version had already."""
    return whole <= one | two | (one + two - base)


def _lost(
    base: Counter[Said], one: Counter[Said], two: Counter[Said], whole: Counter[Said]
) -> frozenset[Said]:
    """What neither version can have taken out altogether, and is not there."""
    gone = (one.keys() | two.keys()) - whole.keys()
    return frozenset(said for said in gone if one[said] + two[said] > base[said])


def _has_alike(lost: Iterable[Said], items: Iterable[Said]) -> bool:
    """Whether each item is in its list as an edit of both versions has it."""
    said = [(name, words_in(text)) for name, text in items] if lost else []
    return all(_is_among(name, words_in(text), said) for name, text in lost)


def _is_among(
    name: str, words: Sequence[str], said: Sequence[tuple[str, Sequence[str]]]
) -> bool:
    """Whether a list of this name has an item that is an edit of one with these words."""
    for other, others in said:
        if other != name:
            continue
        spend(len(words) + len(others))
        if likeness(words, others) >= ALIKE:
            return True
    return False


def _has_values(lost: Collection[Said], scalars: Iterable[Said]) -> bool:
    """Whether each value is there with more behind it, as where its lines were made one."""
    said = sorted(scalars) if lost else []
    return all(_begins_one(value, said) for value in lost)


def _begins_one(value: Said, said: Sequence[Said]) -> bool:
    """Whether one of these values, which are in order, is one of the same key that begins so."""
    at = bisect_left(said, value)
    if at == len(said):
        return False
    name, text = said[at]
    return name == value[0] and text.startswith(value[1])


def _in_order(
    one: tuple[str, ...], two: tuple[str, ...], whole: tuple[str, ...]
) -> bool:
    """Whether rows that stand in the same order in both versions do so still."""
    everywhere = set(one) & set(two) & set(whole)
    first, second, merged = (
        list(filter(everywhere.__contains__, rows)) for rows in (one, two, whole)
    )
    return first != second or first == merged
