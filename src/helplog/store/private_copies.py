"""A second copy and its original are one file in two versions: where one of them is private, both are.

A sync program left the copy there, perhaps from before its writer made the day private; merging
them gives a private file, and until then neither may show what the other hides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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

Reading = tuple[str, Entry | Checkin | PersonNote | None, tuple[Diagnostic, ...]]
"""A file's uri, what it is (None for an ordinary page), and what was found in it."""


def private_together(
    readings: Sequence[Reading], data_of: Callable[[str], bytes | Diagnostic]
) -> list[Reading]:
    """The same readings, second copies and their originals private together.

    What a person copied says nothing of its original, which may be shown on purpose; it is as
    private as that.

    Args:
        readings: of the whole journal.
        data_of: what a file holds; asked of an ordinary page, whose reading doesn't say whether it
            is private, and of two files that may be copies by their names.
    """
    present = {uri for uri, _, _ in readings}
    of_programs = _pairs(present, original_by_name)
    numbered = {
        one: two for one, two in _pairs(present, original_by_number).items() if two in present
    }
    by_hand = {one: two for one, two in _pairs(present, original_by_hand).items() if two in present}
    pairs = (of_programs, numbered, by_hand)
    among = {uri for some in pairs for pair in some.items() for uri in pair}
    if not among:
        return list(readings)
    private = {one[0] for one in readings if one[0] in among and _says_private(one, data_of)}
    _spread(of_programs, private)
    alike = {
        one: two
        for one, two in numbered.items()
        if (one in private) != (two in private) and _are_alike(data_of(one), data_of(two))
    }
    _spread(alike, private)
    private.update(uri for uri, original in by_hand.items() if original in private)
    return [_made_private(one) if one[0] in private else one for one in readings]


def _pairs(uris: Iterable[str], original_of: Callable[[str], str | None]) -> dict[str, str]:
    return {uri: original for uri in uris if (original := original_of(uri))}


def _spread(pairs: Mapping[str, str], private: set[str]) -> None:
    """Makes all copies of a file private, and the file, where one of them is."""
    originals = {original for pair in pairs.items() if private & {*pair} for original in pair[1:]}
    for uri, original in pairs.items():
        if original in originals:
            private |= {uri, original}


def _are_alike(one: bytes | Diagnostic, other: bytes | Diagnostic) -> bool:
    return isinstance(one, bytes) and isinstance(other, bytes) and much_alike(one, other)


def _says_private(reading: Reading, data_of: Callable[[str], bytes | Diagnostic]) -> bool:
    uri, writing, _ = reading
    if writing is not None:
        return writing.private
    data = data_of(uri)
    return isinstance(data, bytes) and is_private(data)


def _made_private(reading: Reading) -> Reading:
    uri, writing, found = reading
    if writing is None or writing.private:
        return reading
    items = tuple(replace(item, private=True) for item in writing.items)
    return (
        uri,
        replace(writing, private=True, items=items),
        tuple(one._replace(private=True) for one in found),
    )
