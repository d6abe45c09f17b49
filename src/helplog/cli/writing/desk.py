"""The journal as far as a capture looks at it: its folder, its newest names, who is known."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helplog.store.memory.known_names import KnownNames


class Desk:
    """The journal, as far as writing one item needs to know it."""

    def __init__(self) -> None:
        from helplog.cli.journal import journal_root
        from helplog.store.files.recent import recent_uris
        from helplog.store.folder import writing_settings
        from helplog.store.writing.capturing import JournalFolder

        self.root = journal_root()
        settings = writing_settings(self.root)
        self.journal_folder = JournalFolder(self.root, settings)
        self.recent = recent_uris(self.journal_folder.boundary)

    @cached_property
    def known(self) -> KnownNames:
        """The names that are known without reading the journal."""
        from helplog.store.memory.known_names import known_names

        folder = self.journal_folder
        return known_names(folder.boundary, folder.settings, self.recent)
