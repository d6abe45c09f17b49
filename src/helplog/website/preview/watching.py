"""Hears of changed files from the system, at once; MkDocs looks for them twice a second as well.

Where the system tells nothing, as on some disks of a network, MkDocs's own looking is all there is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_CHANGES: Final = (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    DirDeletedEvent,
    DirMovedEvent,
)
"""Reading a file is an event as well."""


class Watching(FileSystemEventHandler):
    """Folders whose changes the system tells of.

    Args:
        when_changed: called at each change, from another thread.
    """

    def __init__(self, when_changed: Callable[[], None]) -> None:
        self._when_changed = when_changed
        self._observer = Observer()
        self._is_listening = False

    def add(self, folder: Path) -> None:
        """Listen to a folder and all in it."""
        with suppress(OSError):  # the system has no more to give
            self._observer.schedule(self, str(folder.absolute()), recursive=True)

    def start(self) -> None:
        """Listen from here on."""
        with suppress(OSError):
            self._observer.start()
            self._is_listening = True

    def stop(self) -> None:
        """Listen no more."""
        if self._is_listening:
            self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of what changes something."""
        if isinstance(event, _CHANGES):
            self._when_changed()
