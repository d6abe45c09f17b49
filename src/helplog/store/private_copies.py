"""A second copy and its original are one file in two versions: private where one of them is.

A sync program left the copy there, perhaps from before its writer made the day private; merging
them gives a private file, and until then neither may show what the other hides.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Sequence,
)
from dataclasses import replace

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Checkin, Entry, PersonNote
from helplog.text.reading.whole_file import is_private
from helplog.text.values.copy_names import (
    much_alike,
    original_by_hand,
    original_by_name,
    original_by_number,
)

Writing = Entry | Checkin | PersonNote
Reading = tuple[str, Writing | None, tuple[Diagnostic, ...]]
"""A file's uri, what it is (None for an ordinary page), and what was found in it."""


Pair = tuple[str, str]
"""A copy, and its original."""
DataOf = Callable[[str], bytes | Diagnostic]
"""What a file holds, by its uri."""
OriginalOf = Callable[[str], str | None]
"""What a copy was made of, as its name tells; nothing for what is no copy by its name."""


def private_together(readings: Sequence[Reading], data_of: DataOf) -> list[Reading]:
    """The same readings, second copies and their originals private together.

    What a person copied says nothing of its original, which may be shown on purpose; it is as
    private as that.

    Args:
        readings: of the whole journal.
        data_of: what a file holds; asked of an ordinary page, whose reading doesn't say whether it
            is private, and of two files that may be copies by their names.
    """
    uris = {uri for uri, _, _ in readings}
    certain = _pairs(uris, original_by_name)
    numbered = _both_there(uris, original_by_number)
    by_hand = _both_there(uris, original_by_hand)
    in_pairs: set[str] = set()
    for pair in (*certain, *numbered, *by_hand):
        in_pairs.update(pair)
    private = set(_private_of(readings, in_pairs, data_of))
    if not private:
        return list(readings)
    _spread(certain, private)
    alike = [pair for pair in numbered if _are_copies(pair, private, data_of)]
    _spread(alike, private)
    copied = {uri for uri, original in by_hand if original in private}
    private |= copied
    return [_as_it_is_now(reading, private) for reading in readings]


def _private_of(
    readings: Iterable[Reading], uris: Collection[str], data_of: DataOf
) -> Iterator[str]:
    for reading in readings:
        uri, _, _ = reading
        if uri in uris and _says_private(reading, data_of):
            yield uri


def _as_it_is_now(reading: Reading, private: Collection[str]) -> Reading:
    uri, _, _ = reading
    if uri in private:
        return _made_private(reading)
    return reading


def _pairs(uris: Iterable[str], original_of: OriginalOf) -> list[Pair]:
    """Each copy together with its original."""
    pairs: list[Pair] = []
    for uri in uris:
        original = original_of(uri)
        if original:
            pairs.append((uri, original))
    return pairs


def _both_there(uris: Collection[str], original_of: OriginalOf) -> list[Pair]:
    """Those of such pairs of which the original is there as well."""
    pairs = _pairs(uris, original_of)
    return [pair for pair in pairs if pair[1] in uris]


def _spread(pairs: Sequence[Pair], private: set[str]) -> None:
    """Makes an original and all its copies private, where one of them is."""
    originals: set[str] = set()
    for uri, original in pairs:
        if uri in private or original in private:
            originals.add(original)
    for uri, original in pairs:
        if original in originals:
            private.update((uri, original))


def _are_copies(pair: Pair, private: Container[str], data_of: DataOf) -> bool:
    """Whether one of two files is private, and they are alike: else their names mean nothing."""
    uri, original = pair
    both_or_none = (uri in private) == (original in private)
    if both_or_none:
        return False
    one = data_of(uri)
    other = data_of(original)
    if isinstance(one, Diagnostic):
        return False
    if isinstance(other, Diagnostic):
        return False
    return much_alike(one, other)


def _says_private(reading: Reading, data_of: DataOf) -> bool:
    uri, writing, _ = reading
    if writing is not None:
        return writing.private
    data = data_of(uri)
    if isinstance(data, Diagnostic):
        return False
    return is_private(data)


def _made_private(reading: Reading) -> Reading:
    uri, writing, found = reading
    if writing is None or writing.private:
        return reading
    items = tuple(replace(item, private=True) for item in writing.items)
    diagnostics = tuple(one._replace(private=True) for one in found)
    private = replace(writing, private=True, items=items)
    return uri, private, diagnostics
