"""A second copy and its original are one file in two versions: private where one of them is.

A sync program left the copy there, perhaps from before its writer made the day private; merging
them gives a private file, and until then neither may show what the other hides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Checkin, Entry, PersonNote
from helplog.text.values.copy_names import original_by_name

Writing = Entry | Checkin | PersonNote
Reading = tuple[str, Writing | None, tuple[Diagnostic, ...]]
"""A file's uri, what it is (None for an ordinary page), and what was found in it."""


DataOf = Callable[[str], bytes | Diagnostic]
"""What a file holds, by its uri."""


def private_together(readings: Sequence[Reading], data_of: DataOf) -> list[Reading]:
    """The same readings, second copies and their originals private together.

    Args:
        readings: of the whole journal.
        data_of: what a file holds; asked of an ordinary page, whose reading doesn't say whether it
            is private.
    """
    groups = _groups(reading[0] for reading in readings)
    if not groups:
        return list(readings)
    in_groups = frozenset[str]().union(*groups)
    private: set[str] = set()
    for reading in readings:
        if reading[0] in in_groups and _says_private(reading, data_of):
            private.add(reading[0])
    hidden: set[str] = set()
    for group in groups:
        if group & private:
            hidden |= group
    together: list[Reading] = []
    for reading in readings:
        if reading[0] in hidden:
            together.append(_made_private(reading))
        else:
            together.append(reading)
    return together


def _groups(uris: Iterable[str]) -> list[set[str]]:
    """Each original together with its copies."""
    groups: dict[str, set[str]] = {}
    for uri in uris:
        original = original_by_name(uri)
        if original:
            groups.setdefault(original, {original}).add(uri)
    return list(groups.values())


def _says_private(reading: Reading, data_of: DataOf) -> bool:
    uri, writing, _ = reading
    if writing is not None:
        return writing.private
    # It brings YAML along, and copies of pages are few.
    from helplog.text.reading.ordinary import is_private  # noqa: PLC0415

    data = data_of(uri)
    return isinstance(data, bytes) and is_private(data)


def _made_private(reading: Reading) -> Reading:
    uri, writing, found = reading
    if writing is None or writing.private:
        return reading
    items = tuple(replace(item, private=True) for item in writing.items)
    diagnostics = tuple(one._replace(private=True) for one in found)
    private = replace(writing, private=True, items=items)
    return uri, private, diagnostics
