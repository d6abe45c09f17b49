"""Second copies that folder syncing leaves when two devices wrote one file, known by their names.

Syncthing, Dropbox, Nextcloud, Obsidian and iCloud each have a form of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.text.values.copy_names import original_by_name, original_by_number

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
    original = original_by_number(name)
    if original is not None and original in present and alike(name, original):
        return original
    return None


def find_copies(
    uris: Collection[str], alike: Callable[[str, str], bool]
) -> tuple[Diagnostic, ...]:
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
