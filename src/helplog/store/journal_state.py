"""All that a journal's reading depends on, at one moment, without reading an entry.

Two states that are alike mean the same journal, so that what was worked out of the one holds for
the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from helplog.store.configuration.file import configuration_files, whole_file
from helplog.store.files.manifest import Manifest, look
from helplog.store.folder import entry_settings
from helplog.store.memory.disk_clock import SETTLED_NS

_ENVIRONMENT: Final = b"!ENV"


class JournalState(NamedTuple):
    """A journal as it stands on the disk."""

    configuration: tuple[tuple[str, bytes], ...]
    """The files it is put together from, by their paths, and what each holds."""
    folders: tuple[str, str]
    """The entries' and the site's, as they are found."""
    entries: Manifest

    @property
    def parts(self) -> tuple[object, ...]:
        """The same, in an order that doesn't depend on the disk's."""
        marks = sorted(self.entries.marks.items())
        folders = sorted(self.entries.folders)
        return self.configuration, self.folders, marks, folders

    def is_settled(self, now_ns: int) -> bool:
        """Whether no file can have been written again since and bear the same times.

        Args:
            now_ns: the disk's own time, from when the state was looked at.
        """
        return self.entries.changed_ns + SETTLED_NS < now_ns


def state_of(root: Path) -> JournalState | None:
    """How a journal stands now.

    Args:
        root: the folder of mkdocs.yml.

    Returns:
        None where a look can't tell: something is reached by a link, or the configuration asks
        the environment.

    Raises:
        RefusalError: the configuration is larger than any is.
    """
    configuration = []
    for path in configuration_files(root):
        data = whole_file(path)
        if data is None or _ENVIRONMENT in data:
            return None
        configuration.append((str(path), data))
    settings = entry_settings(root)
    entries = look(root / settings.docs_dir)
    if entries is None:
        return None
    folders = (settings.docs_dir, settings.site_dir)
    return JournalState(tuple(configuration), folders, entries)
