"""One journal in an editor: what is open of it, and what is known of all the rest.

What is typed is read at once. Everything that takes the whole journal is looked at beside it, and
what was seen there last is kept until then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from helplog.language.documents.document import Document
from helplog.language.journal.open_file import (
    LaterFinding,
    OpenFile,
    later_findings,
    open_file,
    settled,
)
from helplog.model.diagnostic import Diagnostic
from helplog.model.settings import Settings
from helplog.store.configuration.file import configuration_path
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.file_mark import Mark, mark_of
from helplog.store.folder import open_settings
from helplog.store.live_files import LiveFiles
from helplog.text.reading.configuration.left_out import left_out_by
from helplog.text.values.leftovers import is_leftover
from helplog.text.values.people.known_people import KnownPeople

if TYPE_CHECKING:
    from helplog.language.journal.offered_rename import OfferedRename
    from helplog.language.journal.sight import Sight

Today = Callable[[], date]


class JournalSession:
    """A journal while an editor has files of it open.

    Args:
        root: the folder of its configuration.
        today: gives the writer's day.
    """

    def __init__(self, root: Path, today: Today) -> None:
        self.root = root
        self.today = today
        self.open_files: dict[str, OpenFile] = {}
        self.sight: Sight | None = None
        self.later: dict[str, tuple[LaterFinding, ...]] = {}
        self.beside: dict[str, tuple[LaterFinding, ...]] = {}
        """What the site and the history tell, which take longer."""
        self.is_stale = True
        """Whether files may have changed on the disk since they were looked at."""
        self.offered: OfferedRename | None = None
        """Another name that the editor was given, and may have written by now."""
        self._configured: Mark | None = None
        self.settings = Settings()
        self.files = LiveFiles(root, self.settings)
        self.take_settings()

    @property
    def boundary(self) -> Boundary:
        """Where its files may lie."""
        return boundary_of(self.root, self.settings)

    @property
    def known(self) -> KnownPeople | None:
        """Everybody whom it names, as seen last."""
        if self.sight is None:
            return None
        return self.sight.known

    def take_settings(self) -> bool:
        """Reads the configuration where it has changed; whether it had."""
        mark = _mark_of(self.root)
        if mark is not None and mark == self._configured:
            return False
        self._configured = mark
        settings, _ = open_settings(self.root)
        if settings != self.settings or not self.files.known:
            self.settings = settings
            self.files = LiveFiles(self.root, settings)
            self.is_stale = True
        return True

    def uri_of(self, path: Path) -> str | None:
        """A file's uri, None where it is none that the journal reads."""
        docs = self.boundary.docs
        for own, folder in ((path, docs), (path.resolve(), docs.resolve())):
            if own.is_relative_to(folder):
                uri = own.relative_to(folder).as_posix()
                return uri if self._is_read(uri) else None
        return None

    def path_of(self, uri: str) -> Path:
        """Where a file of it lies."""
        return self.boundary.docs / uri

    def put(self, uri: str, document: Document) -> OpenFile:
        """Takes in what a file holds in the editor now."""
        file = open_file(uri, document, self.settings, self.known)
        self.open_files[uri] = file
        return file

    def close(self, uri: str) -> None:
        """Forgets what the editor had; what is on the disk counts again."""
        for known in (self.open_files, self.later, self.beside):
            known.pop(uri, None)
        self.is_stale = True

    def findings(self, uri: str) -> list[Diagnostic]:
        """Everything that is found in an open file, by place, as far as it is known by now."""
        file = self.open_files[uri]
        found = [*file.findings]
        for later in (*self.later.get(uri, ()), *self.beside.get(uri, ())):
            moved = later.moved_to(file.document)
            if moved is not None:
                found.append(moved)
        found.sort(key=lambda finding: finding.where)
        return found

    def look(self, stopped: Callable[[], bool]) -> Sight:
        """Looks at the whole journal; may take long, and changes nothing that is shown.

        Args:
            stopped: whether nobody waits for it any more.
        """
        # The first findings need none of what this imports.
        from helplog.language.journal.sight import see  # noqa: PLC0415

        open_files = dict(self.open_files)
        if self.is_stale:
            self.is_stale = False
            try:
                if self.take_settings():
                    open_files = self._read_again(open_files)
                self.files.look_again(stopped)
                self.settle_rename()
            except BaseException:
                self.is_stale = True
                raise
        return see(self.files, open_files, self.today())

    def settle_rename(self) -> None:
        """Notes for `undo` what the editor has written of a rename, where it has written it all."""
        if self.offered is not None:
            self.offered.settle(self.boundary)

    def take(self, sight: Sight) -> None:
        """Takes in what was seen."""
        self.sight = sight
        for uri, file in self.open_files.items():
            seen = sight.open_files.get(uri, file)
            if seen.document == file.document:
                file = seen  # noqa: PLW2901 - the same text, read by the settings of now
            self.open_files[uri] = settled(file, sight.known)
        for uri, file in self._seen(sight):
            self.later[uri] = later_findings(sight.found[uri], file)

    def take_beside(self, sight: Sight, found: tuple[Diagnostic, ...]) -> None:
        """Takes in what the site and the history tell.

        Args:
            sight: what it was told of.
            found: the findings, of any file.
        """
        for uri, file in self._seen(sight):
            of_file = [one for one in found if one.where.uri == uri]
            alone = file._replace(findings=())
            self.beside[uri] = later_findings(of_file, alone)

    def is_current(self, sight: Sight) -> bool:
        """Whether nothing was typed since."""
        now = {uri: file.document for uri, file in self.open_files.items()}
        return now == {uri: file.document for uri, file in sight.open_files.items()}

    def _seen(self, sight: Sight) -> Iterator[tuple[str, OpenFile]]:
        """The versions of what is still open that were seen."""
        for uri, file in sight.open_files.items():
            if uri in self.open_files:
                yield uri, settled(file, sight.known)

    def _read_again(self, open_files: dict[str, OpenFile]) -> dict[str, OpenFile]:
        """The same texts, as the configuration has it now."""
        return {
            uri: open_file(uri, file.document, self.settings, None)
            for uri, file in open_files.items()
        }

    def _is_read(self, uri: str) -> bool:
        if not uri.endswith(".md") or is_leftover(uri):
            return False
        return not left_out_by(self.settings.left_out)(uri)


def _mark_of(root: Path) -> Mark | None:
    path = configuration_path(root)
    if path is None:
        return None
    try:
        return mark_of(path.stat())
    except OSError:
        return None
