"""Days in a folder the journal used to have: written by a device that did not know yet that the entries had moved.

Git's attributes remember the folder: each sync adds a line for the one the journal has by then, and
takes none away.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from helplog.store.confinement import Boundary, leads_out
from helplog.store.descending import descend
from helplog.sync.worktree.attributes import attributes_text

_LINE: Final = re.compile(r'^"?(?P<folder>[^"*\n]+)/\*\*/\*\.md"? merge=helplog\s*$', re.MULTILINE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}.*\.(?:md|markdown)")
_MOST_NAMED: Final = 3


def left_behind(root: Path, docs_dir: str) -> tuple[Path, ...]:
    """Files of days that lie in a former folder of the entries, and not in today's.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
    """
    here = root / docs_dir.strip("/")
    named = {
        root / match["folder"].lstrip("/") for match in _LINE.finditer(attributes_text(root))
    } - {here}
    # The attributes come from other devices, too; what they name may lie anywhere.
    former = {
        folder
        for folder in named
        if ".." not in folder.parts and not leads_out(folder, Boundary(root, here))
    }
    lying = (
        folder / child.name
        for one in former
        for folder, children in descend(one)
        for child in children
        if _DAY.fullmatch(child.name) and child.is_file(follow_symlinks=False)
    )
    return tuple(sorted({place for place in lying if not place.is_relative_to(here)}))


def tell_left_behind(root: Path, docs_dir: str) -> str:
    """A sentence about them; empty where there are none."""
    found = left_behind(root, docs_dir)
    if not found:
        return ""
    names = [place.relative_to(root).as_posix() for place in found]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    listed = f"{', '.join(names[:_MOST_NAMED])}{more}"
    here = docs_dir.strip("/")
    return (
        f"The journal's days are in {here}/ now, and these lie in a folder it had before: {listed}; "
        f"move them, or what is new in them, to {here}/, and it is read again."
    )
