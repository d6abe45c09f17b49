"""Looking, after a merge, whether all is there and all can be read.

What neither side took out has to be there, whoever wrote it and however long ago: a merge is
believed only after this.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.journal import Checkin, Entry, Item, PersonNote, field_text
from helplog.model.keys import SCALARS
from helplog.model.kinds import LIST_KEYS
from helplog.model.late_patterns import late_pattern
from helplog.model.settings import Settings
from helplog.text.merging.alignment.aligning import likeness, words_in
from helplog.text.merging.alignment.edits import ALIKE
from helplog.text.merging.alignment.effort import spend
from helplog.text.merging.frontmatter.grammar import GRAMMAR
from helplog.text.reading.checkin.asked_twice import plainly_asked
from helplog.text.reading.file import read
from helplog.text.source.file.code_fences import after_row
from helplog.text.source.file.decoding import with_plain_ends
from helplog.text.source.file.wide_text import encoding_of

_WORD = late_pattern(r"\w+|[^\w\s!-/:-@\[-`{-~]")
_ONE_VALUE: Final = ("load", "private", "time", "title", "tz")
_MARKER: Final = late_pattern(r"([<>|])\1{6}(?: |$)|={7}$")
_SCALAR: Final = late_pattern(
    rf"^(?:[ \t]*-[ \t]+[\"']?)?({'|'.join(_ONE_VALUE)})[ \t]*:[ \t]*[\"']?([^\s\"'#][^\n\"'#]*)",
    re.MULTILINE | re.IGNORECASE,
)
"""A key with one value, and one that is kept under `also:`."""
_FRONT: Final = late_pattern(
    rf"^---[ \t]*\n(?:{'|'.join((*LIST_KEYS, *SCALARS))})[ \t]*:",
    re.MULTILINE | re.IGNORECASE,
)
"""A frontmatter in the body: what a merge that put one file below the other leaves."""
_LIST_KEY: Final = late_pattern(
    rf"^({'|'.join(LIST_KEYS)})[ \t]*:", re.MULTILINE | re.IGNORECASE
)
_SOME_FILE: Final = "2000-01-01.md"
"""A name that dates the file, so that it is read as the entry it is under whatever name."""
_PERSON: Final = late_pattern(rb"^person[ \t]*:.*$", re.MULTILINE | re.IGNORECASE)
_UNCLOSED: Final = "unclosed-fence"
_REMEMBERED: Final = 16
"""One merge looks at the same few files again and again."""

Words = Counter[str]
Said = tuple[str, str]
"""A list or a key, and what is said there."""
SaidWords = tuple[str, Sequence[str]]
"""The same by its words."""
AllSaid = Counter[Said]
Rows = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What one version of a file holds, as far as a merge must keep it."""

    words: Words
    errors: int
    faults: Words
    """Errors in reading, and what is broken in its shape though it may read without one: fences
    left open, markers, two frontmatters."""
    items: AllSaid
    """Of each item, the list it is in and what it says."""
    scalars: AllSaid
    """Of each key with one value, how the value begins; the ones that a merge kept beside it as
    well."""
    rows: Rows
    """Rows of the body that are there only once, in their order."""
    private: bool
    hidden: frozenset[str]
    """Words of private items, as all of them are in a private file."""
    shown: frozenset[str]
    """Words that stand elsewhere, but for a private file."""
    hidden_items: Words
    """What private items say, in whatever list they are."""
    shown_items: Words
    worded_anew: frozenset[str]
    """Ids of the questions that it asks in a person's own words."""


@lru_cache(_REMEMBERED)
def take_stock(data: bytes, as_worded: frozenset[str] = frozenset()) -> Proof:
    """What a file holds.

    Args:
        data: the file.
        as_worded: ids of the questions whose headings count, also in the form's words.
    """
    data, worded_anew = plainly_asked(data, as_worded)
    entry, found = read(_SOME_FILE, data, Settings())
    text = with_plain_ends(data.decode("utf-8", "replace"))
    body = text
    items: tuple[Item, ...] = ()
    private = False
    if entry is not None:
        body = entry.body
        items = entry.items
        private = entry.private
    errors = sum(map(_is_error, found))
    faults = _breaks(text, body)
    for one in found:
        if _is_error(one) or one.code == _UNCLOSED:
            faults[one.code] += 1
    words = _with_one_key_for_a_list(words_of(data), text.removesuffix(body))
    secrets = [item for item in items if item.private]
    others = [item for item in items if not item.private]
    hidden = _words_in_items(secrets)
    shown: frozenset[str] = frozenset()
    if not private:
        shown = frozenset(words.keys() - hidden)
    return Proof(
        words=words,
        errors=errors,
        faults=faults,
        items=Counter(map(_said_by, _items_in(entry, data))),
        scalars=_scalars(text),
        rows=_single_rows(body),
        private=private,
        hidden=hidden,
        shown=shown,
        hidden_items=Counter(map(_plain, secrets)),
        shown_items=Counter(map(_plain, others)),
        worded_anew=worded_anew,
    )


def _items_in(
    entry: Entry | Checkin | PersonNote | None, data: bytes
) -> Sequence[Item]:
    """The items of a file.

    A person's note has lists too, which count as soon as it is none any more.
    """
    if isinstance(entry, PersonNote):
        others = _PERSON.sub(b"", data)
        entry, _ = read(_SOME_FILE, others, Settings())
    if entry is None:
        return ()
    return entry.items


def take_stock_before(base: bytes, one: Proof, two: Proof) -> Proof:
    """What the file held that both versions come from.

    Of a heading that both word anew each may have taken out words of the form: they were there.
    """
    return take_stock(base, one.worded_anew & two.worded_anew)


def _is_error(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR


def _scalars(text: str) -> AllSaid:
    scalars: AllSaid = Counter()
    for found in _SCALAR.finditer(text):
        name, beginning = found.groups()
        value = beginning.strip()
        scalars[name.casefold(), value] += 1
    return scalars


def _single_rows(body: str) -> Rows:
    rows = map(str.strip, body.split("\n"))
    times = Counter(rows)
    del times[""]
    single = [row for row in times if times[row] == 1]
    return tuple(single)


def words_of(data: bytes) -> Words:
    """How often each word of a file is there, and each sign that is none of the markup."""
    encoding = encoding_of(data)
    text = data.decode(encoding, "replace")
    text = text.removeprefix("\ufeff")
    return Counter(_WORD.findall(text))


def _with_one_key_for_a_list(words: Words, front: str) -> Words:
    """The words where `ask:` and `asked:` are `asks:`, since a merge writes one of them."""
    for found in _LIST_KEY.finditer(front):
        key = found[1]
        words[key] -= 1
        words[LIST_KEYS[key.casefold()]] += 1
    return words


def _words_in_items(items: Iterable[Item]) -> frozenset[str]:
    said: list[str] = []
    for item in items:
        said += item.who
        said.append(item.what or "")
        said += map(field_text, item.fields.values())
        said += item.extra.values()
    text = " ".join(said)
    return frozenset(_WORD.findall(text))


def _plain(item: Item) -> str:
    what = item.what or ""
    words = words_in(what.casefold())
    return " ".join(words)


def _said_by(item: Item) -> Said:
    names = sorted(item.who)
    who = ", ".join(names)
    said = " ".join((who, item.what or ""))
    return item.kind.value, said


def _breaks(text: str, body: str) -> Words:
    breaks: Words = Counter()
    fence = ""
    for row in text.split("\n"):
        fence, inside = after_row(row, fence)
        if inside:
            continue
        if _MARKER.match(row):
            breaks[f"marker {row[0]}"] += 1
    breaks["open code"] += bool(fence)
    breaks["second frontmatter"] += len(_FRONT.findall(body))
    return breaks


def holds(base: bytes, first: bytes, second: bytes, merged: bytes) -> bool:
    """Whether a merge keeps what nobody took out, in order, and reads no worse.

    Every word, item and value is looked for.
    """
    one = take_stock(first)
    two = take_stock(second)
    origin = take_stock_before(base, one, two)
    whole = take_stock(merged)
    if not _no_more(origin.faults, one.faults, two.faults, whole.faults):
        return False
    words = lost_words(origin.words, one.words, two.words, whole.words)
    if not _is_grammar(words):
        return False
    items = _lost(origin.items, one.items, two.items, whole.items)
    if not _has_alike(items, whole.items):
        return False
    scalars = _lost(origin.scalars, one.scalars, two.scalars, whole.scalars)
    if not _has_values(scalars, whole.scalars):
        return False
    return _in_order(one.rows, two.rows, whole.rows)


def _is_grammar(words: Iterable[str]) -> bool:
    """Whether all of these words are the format's own."""
    for word in words:
        plain = word.casefold()
        if plain not in GRAMMAR:
            return False
    return True


def lost_words(
    base: Words, first: Words, second: Words, merged: Words
) -> frozenset[str]:
    """Words that are in a merge less often than they have to be.

    The same word may have been taken out by both versions, each in another sentence, and what both
    added is there once. So it has to be there as often as in the shortest merge that takes out only
    what a version took out.
    """
    lost: set[str] = set()
    for word in first.keys() | second.keys():
        before = base[word]
        one = first[word]
        two = second[word]
        added = max(one, two) - before
        kept = one + two - before
        half = (kept + 1) // 2
        least = max(added, half)
        if merged[word] < least:
            lost.add(word)
    return frozenset(lost)


def _no_more(base: Words, first: Words, second: Words, merged: Words) -> bool:
    """Whether each fault is one that a version had already."""
    had = first | second
    added = first + second
    added -= base
    return merged <= had | added


def _lost(base: AllSaid, first: AllSaid, second: AllSaid, merged: AllSaid) -> set[Said]:
    """What neither version can have taken out altogether, and is not there."""
    both = first + second
    lost: set[Said] = set()
    for said, times in both.items():
        if said in merged:
            continue
        if times > base[said]:
            lost.add(said)
    return lost


def _has_alike(lost: Collection[Said], items: Iterable[Said]) -> bool:
    """Whether each item is in its list as an edit of both versions has it."""
    if not lost:
        return True
    said = list(map(_by_words, items))
    for item in lost:
        known = _by_words(item)
        if not _is_among(known, said):
            return False
    return True


def _by_words(item: Said) -> SaidWords:
    name, text = item
    return name, words_in(text)


def _is_among(item: SaidWords, said: Iterable[SaidWords]) -> bool:
    """Whether its list has an item that is an edit of this one."""
    name, words = item
    for other, others in said:
        if other != name:
            continue
        spend(len(words) + len(others))
        if likeness(words, others) >= ALIKE:
            return True
    return False


def _has_values(lost: Collection[Said], scalars: Iterable[Said]) -> bool:
    """Whether each value is there with more behind it, as where its lines were made one."""
    if not lost:
        return True
    said = sorted(scalars)
    return all(_begins_one(value, said) for value in lost)


def _begins_one(value: Said, said: Sequence[Said]) -> bool:
    """Whether one of these values, which are in order, is one of the same key that begins so."""
    at = bisect_left(said, value)
    if at == len(said):
        return False
    name, text = value
    next_name, next_text = said[at]
    if next_name != name:
        return False
    return next_text.startswith(text)


def _in_order(one: Rows, two: Rows, whole: Rows) -> bool:
    """Whether rows that stand in the same order in both versions do so still."""
    everywhere = set(one)
    everywhere &= set(two)
    everywhere &= set(whole)
    first = [row for row in one if row in everywhere]
    second = [row for row in two if row in everywhere]
    if first != second:
        return True
    merged = [row for row in whole if row in everywhere]
    return first == merged
