"""Calls a journal's theme by the name that no other program has, so that none publishes it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from helplog.model.settings import Settings
from helplog.store.configuration.file import configuration_path
from helplog.store.files.confinement import boundary_of
from helplog.store.files.saving import read_bytes, refuse_read_only, save
from helplog.text.editing.changed_lines import ChangedLines, changed_lines
from helplog.text.reading.configuration.theme_naming import called_ours


class Closed(NamedTuple):
    """A configuration at which another program stops from now on."""

    path: Path
    lines: tuple[ChangedLines, ...]


def close_to_other_programs(
    root: Path, settings: Settings, *, dry: bool
) -> Closed | None:
    """Writes the other name into mkdocs.yml, where that is certain to change nothing else.

    Args:
        root: the folder of mkdocs.yml.
        settings: the journal's.
        dry: only say which line it would be.

    Returns:
        None where there is nothing to do.

    Raises:
        RefusalError: it can't be written; it is as it was.
    """
    path = configuration_path(root)
    if path is None:
        return None
    boundary = boundary_of(root, settings)
    data = read_bytes(path, boundary, links=False)
    after = called_ours(data) if data else None
    if data is None or after is None:
        return None
    if not dry:
        refuse_read_only(path, "mended")
        save(path, data, after, boundary, links=False)
    return Closed(path, tuple(changed_lines(data, after)))
