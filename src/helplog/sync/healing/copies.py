"""Second copies that folder syncing leaves when two devices wrote one file, known by their names.

Syncthing, Dropbox, Nextcloud, Obsidian and iCloud each have a form of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.text.values.copy_names import original_by_name

_NUMBERED: Final = re.compile(r"^(?P<stem>.+?) [2-9](?P<suffix>\.\w+)$")
"""iCloud's form, which a person may write as well: the two files have to be alike."""

_ALIKE: Final = 0.5
"""Share of the shorter file's lines that the other has too."""
_TELLING_SIGNS: Final = 4

_COPY: Final = FileFinding(
    Severity.WARNING,
    "conflict-copy",
    "This is a second copy of {original} that a sync program left when two devices wrote it",
    "Merge it into its original, and set it aside, with: helplog heal",
)


def original_of(
    name: str, present: Collection[str], alike: Callable[[str, str], bool]
) -> str | None:
    """The file that a path is a second copy of; None where it is none.

    Args:
        name: the path.
        present: every path there is.
        alike: whether two paths hold much the same; asked where the name alone doesn't say.
    """
    if original := original_by_name(name):
        return original
    folder, slash, last = name.rpartition("/")
    match = _NUMBERED.match(last)
    if match is None:
        return None
    original = f"{folder}{slash}{match['stem']}{match['suffix']}"
    if original in present and alike(name, original):
        return original
    return None


def much_alike(one: bytes, other: bytes) -> bool:
    """Whether two files began as the same one."""
    lines, other_lines = _telling_lines(one), _telling_lines(other)
    shared = lines & other_lines
    shorter = min(len(lines), len(other_lines))
    return shorter > 0 and len(shared) >= _ALIKE * shorter


def find_copies(uris: Collection[str], alike: Callable[[str, str], bool]) -> tuple[Diagnostic, ...]:
    """What `check` says of second copies: one finding each.

    Args:
        uris: Markdown files, posix paths relative to the entries' folder.
        alike: whether two of them hold much the same; asked where the name alone doesn't say.
    """
    found = []
    for uri in sorted(uris):
        original = original_of(uri, uris, alike)
        if original:
            found.append(_COPY.at(uri, original=original))
    return tuple(found)


def _telling_lines(data: bytes) -> set[bytes]:
    """Lines that say something of this file: fences and empty keys stand in every one."""
    lines = {line.strip() for line in data.splitlines()}
    return {line for line in lines if len(line) >= _TELLING_SIGNS}
