"""Days in a folder the journal used to have, by a device that did not know yet of the new one.

Git's attributes remember the folder: each sync adds a line for the one the journal has by then, and
takes none away.
"""

from __future__ import annotations

import re
from os import DirEntry
from pathlib import Path
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.store.files.confinement import Boundary, leads_out
from helplog.store.files.descending import descend
from helplog.sync.git.inside import entries_folder
from helplog.sync.worktree.attributes import attributes_text

_LINE: Final = late_pattern(
    r'^"?(?P<folder>[^"*\n]+)/\*\*/\*\.md"? merge=helplog\s*$', re.MULTILINE
)
_DAY: Final = late_pattern(r"\d{4}-\d{2}-\d{2}.*\.(?:md|markdown)")
_MOST_NAMED: Final = 3


def left_behind(root: Path, docs_dir: str) -> tuple[Path, ...]:
    """Files of days that lie in a former folder of the entries, and not in today's.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
    """
    here = root / entries_folder(root, docs_dir)
    found = set()
    for former in _former_folders(root, here):
        for folder, children in descend(former):
            for child in children:
                place = folder / child.name
                if _is_day(child) and not place.is_relative_to(here):
                    found.add(place)
    return tuple(sorted(found))


def _former_folders(root: Path, here: Path) -> set[Path]:
    """Folders of the journal that the attributes name; those come from other devices, too."""
    found = set()
    attributes = attributes_text(root)
    for match in _LINE.finditer(attributes):
        folder = root / match["folder"].lstrip("/")
        if folder == here or ".." in folder.parts:
            continue
        boundary = Boundary(root, here)
        if not leads_out(folder, boundary):
            found.add(folder)
    return found


def _is_day(child: DirEntry[str]) -> bool:
    if _DAY.fullmatch(child.name) is None:
        return False
    return child.is_file(follow_symlinks=False)


def tell_left_behind(root: Path, docs_dir: str) -> str:
    """A sentence about them; empty where there are none."""
    found = left_behind(root, docs_dir)
    if not found:
        return ""
    names = [place.relative_to(root).as_posix() for place in found]
    listed = ", ".join(names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        listed = f"{listed} and {len(names) - _MOST_NAMED} more"
    here = docs_dir.strip("/")
    return (
        f"The journal's days are in {here}/ now, and these lie in a folder it had before: "
        f"{listed}; move them, or what is new in them, to {here}/, and it is read again."
    )
