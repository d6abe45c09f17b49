"""Places in any file of the journal, open or not, as the client counts."""

from __future__ import annotations

from lsprotocol import types

from helplog.language.documents.addresses import address_of
from helplog.language.documents.document import Document
from helplog.language.documents.units import Width
from helplog.language.journal.session import JournalSession
from helplog.model.diagnostic import Diagnostic, Place
from helplog.store.files.loading import load
from helplog.text.source.findings import Spot


class Locations:
    """Reads each file once; what is open is taken as it stands in the editor.

    Args:
        session: the journal.
        width: how the client counts.
    """

    def __init__(self, session: JournalSession, width: Width) -> None:
        self.session = session
        self.width = width
        self.known: dict[str, Document | None] = {}

    def document(self, uri: str) -> Document | None:
        """The text of a file; None where it can't be read as text."""
        if uri not in self.known:
            self.known[uri] = self._document(uri)
        return self.known[uri]

    def at(self, place: Place) -> types.Location | None:
        """A place up to the end of its line."""
        document = self.document(place.uri)
        if document is None:
            return None
        start = document.index_of(Spot(place.line, place.column))
        words = document.line(place.line).rstrip()
        end = document.index_of(Spot(place.line, len(words) + 1))
        return types.Location(document.address, document.range(start, max(start, end)))

    def extent(self, uri: str, start: int, end: int) -> types.Location | None:
        """A stretch of a file's text."""
        document = self.document(uri)
        if document is None:
            return None
        return types.Location(document.address, document.range(start, end))

    def _document(self, uri: str) -> Document | None:
        file = self.session.open_files.get(uri)
        if file is not None:
            return file.document
        path = self.session.path_of(uri)
        data = load(uri, path, self.session.boundary)
        if isinstance(data, Diagnostic):
            return None
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return None
        return Document(address_of(path), None, text, self.width)
