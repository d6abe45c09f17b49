"""A file of the entries' folder as MkDocs has it, read and copied where it was looked at."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import Final

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary, open_inside
from helplog.store.files.descending import make_folders

log = get_plugin_logger(__name__)


_LEFT_OUT: Final = frozenset({InclusionLevel.EXCLUDED, InclusionLevel.DRAFT})


def is_left_out(file: File) -> bool:
    """Whether mkdocs.yml leaves a file out of the site, as excluded or as a draft."""
    return file.inclusion in _LEFT_OUT


def path_of(file: File) -> Path:
    """Where a file lies; the path of none where it lies nowhere."""
    return Path(file.abs_src_path or "")


class ConfinedFile(File):
    """A file of the entries' folder.

    It is read and copied wherever in the journal its path leads, and nowhere else.
    """

    boundary: Boundary
    written: str | None = None
    """The text of a page as its writer has it, where MkDocs is given another form of it."""

    @property
    def content_bytes(self) -> bytes:
        """What it holds."""
        if self._content is not None or self.abs_src_path is None:
            return super().content_bytes
        try:
            with open(self._opened(), "rb") as file:  # noqa: PTH123 - by its handle
                return file.read()
        except (OSError, RefusalError) as error:
            raise PluginError(f"{self.src_uri} can't be read: {error}") from error

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = (
            value  # MkDocs would forget where it lies, which other plugins ask for
        )

    @property
    def content_string(self) -> str:
        """What it holds, as text."""
        if self._content is not None or self.abs_src_path is None:
            return super().content_string
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - MkDocs's signature
        """Copies what was opened, not what has the name by then."""
        if self._content is not None or self.abs_src_path is None:
            super().copy_file(dirty)
            return
        if dirty and not self.is_modified():
            return
        target_path = Path(self.abs_dest_path)
        make_folders(target_path.parent)
        try:
            handle = self._opened()
            with open(handle, "rb") as source, target_path.open("wb") as target:  # noqa: PTH123
                shutil.copyfileobj(source, target)
        except (OSError, RefusalError) as error:
            log.warning("%s can't be copied to the site: %s", self.src_uri, error)

    def _opened(self) -> int:
        path = path_of(self)
        handle = open_inside(path, self.boundary)
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            os.close(handle)
            raise OSError(f"{self.src_uri} is no ordinary file")
        return handle


def written_text(page: File) -> str:
    """The text of a page as its writer has it, as well as it is known."""
    if isinstance(page, ConfinedFile) and page.written is not None:
        return page.written
    return page.content_string
