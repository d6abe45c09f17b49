"""Second copies that folder syncing leaves when two devices wrote one file, known by their names.

Syncthing, Dropbox, Nextcloud, Obsidian and iCloud each have a form of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.text.values.copy_names import original_by_name, original_by_number

IsCopy = Callable[[str, str], bool]
"""Whether the file at the first path plainly is a copy of the one at the second."""

_COPY: Final = FileFinding(
    Severity.WARNING,
    "conflict-copy",
    "This is a second copy of {original} that a sync program left when two devices wrote it",
    "Merge it into its original, and set it aside, with: helplog heal",
)


_ANOTHER: Final = FileFinding(
    Severity.WARNING,
    "copy-of-another-day",
    "By its name this is a second copy of {original} that a sync program left, and by what the two "
    "say they are of different days, so that they stay two",
    "Give it a name of its own; if it is a copy all the same, make their dates the same",
)


def original_of(name: str, present: Collection[str], is_copy: IsCopy) -> str | None:
    """The file that a path is a second copy of; None where it is none.

    Args:
        name: the path.
        present: every path there is.
        is_copy: asked where both are there.
    """
    original = original_by_name(name)
    if original is not None and original not in present:
        return original
    original = original or original_by_number(name)
    if original is not None and original in present and is_copy(name, original):
        return original
    return None


def find_copies(uris: Collection[str], is_copy: IsCopy) -> tuple[Diagnostic, ...]:
    """What `check` says of second copies: one finding each.

    Args:
        uris: Markdown files, posix paths relative to the entries' folder.
        is_copy: asked where both are there.
    """
    found = []
    for uri in sorted(uris):
        original = original_of(uri, uris, is_copy)
        by_name = original_by_name(uri)
        if original:
            found.append(_COPY.at(uri, original=original))
        elif by_name:
            finding = _ANOTHER.at(uri, original=by_name)
            found.append(finding)
    return tuple(found)
