"""A person's own rules for noticing: a file of plain lines beside the configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary
from helplog.store.files.loading import load_beginning

FILE_NAME: Final = "notice.txt"
MOST_BYTES: Final = 64 * 1024


def own_rules(root: Path) -> str:
    """What the file says; empty where there is none.

    Args:
        root: the folder of mkdocs.yml.

    Raises:
        RefusalError: it is too long to be a table of rules.
    """
    boundary = Boundary(root, root)
    place = root / FILE_NAME
    found = load_beginning(FILE_NAME, place, MOST_BYTES + 1, boundary)
    if not isinstance(found, bytes):
        return ""
    if len(found) > MOST_BYTES:
        raise RefusalError(
            f"{FILE_NAME} is longer than 64 KiB; keep the rules you need in it"
        )
    return found.decode("utf-8", "replace").replace("\r\n", "\n")
