"""MkDocs's files, without those that a link brings in from outside the journal.

MkDocs walks the entries' folder through every link, and copies and reads what it finds by its path.
Here it is given files whose bytes are read where they were looked at, and is kept from folders that
are not the journal's or have no end.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.commands import build as building
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import (
    File,
    Files,
    get_files,
    set_exclusions,
)

from helplog.model.diagnostic import Diagnostic
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.walking import NAME_NOT_TEXT, as_text, is_text
from helplog.store.trust.exposure import refuse_anything_open_to_all
from helplog.sync.git.refusing_tracked import refuse_tracked_link
from helplog.website.confined_file import ConfinedFile, is_left_out, path_of
from helplog.website.looking.files_inside import FilesInside
from helplog.website.publishing import root_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helplog.model.settings import Settings

log = get_plugin_logger(__name__)

_FIRST: Final = frozenset({"index", "README"})
"""Stems of the page of a folder, which MkDocs lists first."""


class Confinement:
    """One build's files: found within the journal, in MkDocs's place.

    They are looked at once more when those of all plugins are there.
    """

    def __init__(self) -> None:
        self._config: MkDocsConfig | None = None
        self._boundary = Boundary(Path(), Path())
        self._inside = FilesInside(self._boundary)

    def begin(self, config: MkDocsConfig, settings: Settings) -> None:
        """Have the next build ask here which files there are.

        Args:
            config: of that build.
            settings: the journal's.

        Raises:
            RefusalError: others can write to something, or a link is in git.
        """
        boundary = boundary_of(root_of(config), settings)
        refuse_anything_open_to_all(boundary)
        refuse_tracked_link(boundary)
        self._config = config
        self._boundary = boundary
        self._inside = FilesInside(boundary)
        building.get_files = self._files  # type: ignore[attr-defined]

    def take_out(self, files: Files) -> tuple[Diagnostic, ...]:
        """Takes out what other plugins brought in from beyond the journal.

        That is, under the entries' own folder; what they make themselves lies elsewhere. So it does
        with what has a name that can stand in no address, the theme's files included.

        Returns:
            What was found of all files, MkDocs's own included.
        """
        docs_dir = str(self._boundary.docs)
        for file in [*files]:
            uri = file.src_uri
            if not is_text(uri):
                finding = NAME_NOT_TEXT.at(as_text(uri))
                self._inside.found.append(finding)
                files.remove(file)
                continue
            is_confined = isinstance(file, ConfinedFile)
            if file.src_dir != docs_dir or is_confined:
                continue
            path = path_of(file)
            if self._inside.is_refused(path, uri):
                files.remove(file)
        return tuple(self._inside.found)

    def _files(self, config: MkDocsConfig) -> Files:
        """The files of a build, as MkDocs lists them."""
        building.get_files = get_files  # type: ignore[attr-defined]
        if config is not self._config:
            return get_files(config)
        files: list[File] = []
        for prefix, names in self._inside.folders():
            names.sort(key=_place_in_list)
            here = [self._file(prefix + name, config) for name in names]
            set_exclusions(here, config)
            files += _without_given_up(here)
        return Files(files)

    def _file(self, uri: str, config: MkDocsConfig) -> File:
        file = ConfinedFile(
            uri, config.docs_dir, config.site_dir, config.use_directory_urls
        )
        file.boundary = self._boundary
        return file


def _place_in_list(name: str) -> tuple[bool, str]:
    stem = Path(name).stem
    return stem not in _FIRST, name


def _without_given_up(here: list[File]) -> list[File]:
    """The files of a folder; of two with one address, the one that MkDocs keeps."""
    first_with: dict[str, File] = {}
    given_up: list[File] = []
    for file in here:
        first = first_with.setdefault(file.dest_uri, file)
        if first is not file:
            one_of_them = _given_up(first, file)
            given_up.append(one_of_them)
    return [file for file in here if file not in given_up]


def _given_up(first: File, second: File) -> File:
    """Which of two pages with one address the site goes without, as MkDocs has it."""
    if is_left_out(second):
        return second
    if not is_left_out(first):
        log.warning(
            "Excluding '%s' from the site because it conflicts with '%s'.",
            first.src_uri,
            second.src_uri,
        )
    return first
