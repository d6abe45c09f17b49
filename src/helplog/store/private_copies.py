"""A second copy and its original are one file in two versions: where one of them is private, both are.

A sync program left the copy there, perhaps from before its writer made the day private; merging
them gives a private file, and until then neither may show what the other hides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Checkin, Entry, PersonNote
from helplog.text.reading.whole_file import is_private
from helplog.text.values.copy_names import original_by_name

Reading = tuple[str, Entry | Checkin | PersonNote | None, tuple[Diagnostic, ...]]
"""A file's uri, what it is (None for an ordinary page), and what was found in it."""


def private_together(
    readings: Sequence[Reading], data_of: Callable[[str], bytes | Diagnostic]
) -> list[Reading]:
    """The same readings, second copies and their originals private together.

    Args:
        readings: of the whole journal.
        data_of: what a file holds; asked of an ordinary page, whose reading doesn't say whether it
            is private.
    """
    groups: dict[str, set[str]] = {}
    for uri, _, _ in readings:
        if original := original_by_name(uri):
            groups.setdefault(original, {original}).add(uri)
    if not groups:
        return list(readings)
    among = {uri for group in groups.values() for uri in group}
    private = {one[0] for one in readings if one[0] in among and _says_private(one, data_of)}
    hidden = {uri for group in groups.values() if group & private for uri in group}
    return [_made_private(one) if one[0] in hidden else one for one in readings]


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
