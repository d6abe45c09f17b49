"""A text with a cursor in it, `¦`, opened in a small journal that was looked at."""

from __future__ import annotations

from typing import NamedTuple

from lsprotocol import types
from tests.language.small_journal import document_of

from helplog.language.documents.client import Client
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession

CLIENT = Client(markdown=True)


class Opened(NamedTuple):
    session: JournalSession
    file: OpenFile
    position: types.Position


def opened(session: JournalSession, text: str, uri: str = "2026-11-18.md") -> Opened:
    """Opens a text; the journal is looked at with it."""
    at = max(0, text.find("¦"))
    document = document_of(
        text.replace("¦", "", 1), address=session.path_of(uri).as_uri()
    )
    session.put(uri, document)
    session.take(session.look(lambda: False))
    return Opened(session, session.open_files[uri], document.position(at))


def shown(opened_file: Opened, around: types.Range) -> str:
    """The text of a range."""
    document = opened_file.file.document
    return document.text[document.index(around.start) : document.index(around.end)]
