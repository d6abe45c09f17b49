"""Hands an address to a browser, and not in a command line, which every user here could read.

The browser is given a small page to open, a file for its owner alone, and the page leads on to the
address.
"""

from __future__ import annotations

import os
import tempfile
import webbrowser
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from threading import Timer
from typing import Final

from mkdocs.plugins import get_plugin_logger

from helplog.model.refusal import RefusalError
from helplog.store.memory.notes import cache_place

log = get_plugin_logger(__name__)

_FOLDER: Final = "opening-"
_NAME: Final = "preview.html"
_PAGE: Final = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url={address}">
<title>To the journal</title>
<p><a href="{address}">To the journal</a>
"""


@dataclass(frozen=True, slots=True)
class LeadingPage:
    """A page that leads to an address; there until it was used, or for a while."""

    path: Path

    def show(self, seconds: float) -> None:
        """Open it in the reader's browser, and take it away after a while if it wasn't used."""
        later = Timer(seconds, self.remove)
        later.daemon = True
        later.start()
        address = self.path.as_uri()
        if not webbrowser.open(address):
            log.warning("no browser could be opened: open the address below in one")

    def remove(self) -> None:
        """Take it away, if it is still there."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
            self.path.parent.rmdir()


def leading_page(address: str, root: Path | None) -> LeadingPage:
    """Write the page.

    Args:
        address: where it leads.
        root: the folder of mkdocs.yml.
    """
    path = _folder_for(root) / _NAME
    new = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    handle = os.open(path, new, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        shown_address = escape(address)
        file.write(_PAGE.format(address=shown_address))
    return LeadingPage(path)


def _folder_for(root: Path | None) -> Path:
    """A new folder for its owner alone.

    A browser from a snap sees a /tmp of its own and no hidden folder at the top of one's home, but
    what lies in a journal there.
    """
    if root is not None:
        with suppress(OSError, RefusalError), cache_place(root, _NAME) as held:
            made = tempfile.mkdtemp(prefix=_FOLDER, dir=held.folder)
            return Path(made)
    return Path(tempfile.mkdtemp(prefix=f"helplog-{_FOLDER}"))
