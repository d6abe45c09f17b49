"""The server: what an editor tells it, and what it tells by itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from helplog import __version__
from helplog.language.documents.addresses import path_of
from helplog.language.documents.client import Client, client_of
from helplog.language.documents.document import Document
from helplog.language.findings.diagnostics import diagnostics_of
from helplog.language.journal.journals import Found, Journals
from helplog.language.journal.session import JournalSession, Today
from helplog.language.looking_around import LookingAround
from helplog.language.protocol import OwnDocumentsProtocol, log_nothing
from helplog.language.slow_files import SlowFiles

T = TypeVar("T")

_SWITCH_SECONDS: Final = 0.001
"""How soon a look at the whole journal gives way to what is typed."""
_WATCHED: Final = ("**/*.md", "**/mkdocs.yml", "**/mkdocs.yaml")


class HelplogServer(LanguageServer):
    """One editor's server.

    Args:
        today: gives the writer's day.
    """

    def __init__(self, today: Today) -> None:
        super().__init__(
            "helplog",
            __version__,
            protocol_cls=OwnDocumentsProtocol,
            converter_factory=default_converter,
            max_workers=1,
        )
        self.client = Client()
        self.journals = Journals(today)
        self.found: dict[str, Found] = {}
        """The files of journals that are open, by their address."""
        self.slow = SlowFiles(self._read)
        self.around = LookingAround(self._told)

    def report_server_error(self, error: Exception, source: object) -> None:
        """Says nothing to the editor: an error's words may be its writer's.

        Where it came from is told on stderr to who asks for it, without a word of it.
        """
        del source
        if os.environ.get("HELPLOG_DEBUG"):
            trace = error.__traceback__
            while trace and trace.tb_next:
                trace = trace.tb_next
            place = trace and f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
            print(type(error).__name__, place, file=sys.stderr)  # noqa: T201 - asked for

    def guarded(self, work: Callable[[], T]) -> T | None:
        """What some work gives; nothing where it fails: no file may silence the server."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - whatever a bug raises
            self.report_server_error(error, None)
            return None

    def begin(self, params: types.InitializeParams) -> None:
        """Takes in what the editor says of itself."""
        self.client = client_of(params)

    def ready(self, folders: list[types.WorkspaceFolder]) -> None:
        """Looks at the journals of a workspace, so that they are known before they are asked of."""
        if self.client.watches_files:
            self._watch()
        for folder in folders:
            path = path_of(folder.uri)
            session = self.journals.in_folder(path) if path else None
            if session is not None:
                self.around.soon(session, 0)
                self.around.get_ready()

    def opened(self, item: types.TextDocumentItem) -> None:
        """Reads a file that was opened, where it is one of a journal."""
        found = self.journals.of(item.uri)
        if found is None:
            return
        self.found[item.uri] = found
        document = Document(item.uri, item.version, item.text, self.client.width)
        self._read(found, document)
        self.around.soon(found.session, 0)
        self.around.get_ready()

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Reads a file as it stands now."""
        address = params.text_document.uri
        found = self.found.get(address)
        if found is None or found.file is None:
            return
        before = self.slow.waiting_text(address) or found.file.document
        document = before.changed(params.content_changes, params.text_document.version)
        if self.slow.is_slow(address):
            self.slow.read_later(found, document)
        else:
            self._read(found, document)
        self.around.soon(found.session)

    def asked_of(self, address: str) -> Found | None:
        """The file that something is asked of, read as it stands by now."""
        self.slow.read_now(address)
        return self.found.get(address)

    def saved(self, address: str) -> None:
        """Looks at the disk again."""
        found = self.found.get(address)
        if found is not None:
            self.look_again(found.session)

    def closed(self, address: str) -> None:
        """Forgets a file, and shows nothing of it any more."""
        self.slow.forget(address)
        found = self.found.pop(address, None)
        if found is None:
            return
        found.session.close(found.uri)
        self._publish(address, [], None)
        self.around.soon(found.session)

    def watched(self, changes: list[types.FileEvent]) -> None:
        """Looks again at the journals in which files have changed on the disk."""
        paths = [path_of(change.uri) for change in changes]
        for session in self.journals:
            if any(path and path.is_relative_to(session.root) for path in paths):
                self.look_again(session)

    def end(self) -> None:
        """Looks no more; what was saved a moment ago is still seen."""
        for session in self.journals:
            self.guarded(session.settle_rename)
        self.around.end()

    def look_again(self, session: JournalSession) -> None:
        """Looks at a journal and its disk."""
        session.is_stale = True
        self.around.soon(session)

    def publish(self, found: Found) -> None:
        """Tells everything that is found in an open file."""
        file = found.file
        if file is None:
            return
        document = file.document
        findings = found.session.findings(found.uri)
        diagnostics = diagnostics_of(findings, document)
        self._publish(document.address, diagnostics, document.version)

    def run(self, stdin: BinaryIO, stdout: BinaryIO) -> None:
        """Serves one editor until it says that it ends, or is gone."""
        log_nothing()
        sys.setswitchinterval(_SWITCH_SECONDS)
        try:
            self.start_io(stdin, stdout)
        finally:
            self.around.end()

    def _read(self, found: Found, document: Document) -> None:
        with self.slow.timed(document.address):
            found.session.put(found.uri, document)
            self.publish(found)

    def _publish(
        self, address: str, diagnostics: list[types.Diagnostic], version: int | None
    ) -> None:
        params = types.PublishDiagnosticsParams(address, diagnostics, version)
        self.text_document_publish_diagnostics(params)

    def _told(self, session: JournalSession) -> None:
        """More is known of a journal: what is shown of it is shown anew."""
        for found in self.found.values():
            if found.session is session:
                self.guarded(lambda found=found: self.publish(found))  # type: ignore[misc]
        if self.client.refreshes_hints and self.client.inlay_hints:
            self.workspace_inlay_hint_refresh(None)
        if self.client.refreshes_lenses:
            self.workspace_code_lens_refresh(None)

    def _watch(self) -> None:
        """Asks to be told of files that change on the disk; waits for no answer."""
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("helplog-files", method, options)
        params = types.RegistrationParams([registration])
        self.client_register_capability(params, _heard)


def _heard(_: object) -> None:
    """The editor has answered; nothing hangs on it."""


def folders_of(params: types.InitializeParams) -> list[types.WorkspaceFolder]:
    """The folders that an editor has open, in the older ways of saying so as well."""
    folders = [*(params.workspace_folders or ())]
    if not folders and params.root_uri:
        folders = [types.WorkspaceFolder(params.root_uri, "")]
    if not folders and params.root_path:
        address = Path(params.root_path).as_uri()
        folders = [types.WorkspaceFolder(address, "")]
    return folders


Handler = Callable[[Any], None]


def follow_documents(server: HelplogServer) -> None:
    """Has the server follow what is opened, typed, saved and closed."""
    folders: list[types.WorkspaceFolder] = []

    def begin(params: types.InitializeParams) -> None:
        server.begin(params)
        folders.extend(folders_of(params))

    handlers: dict[str, Handler] = {
        types.INITIALIZE: begin,
        types.INITIALIZED: lambda _: server.ready(folders),
        types.TEXT_DOCUMENT_DID_OPEN: lambda it: server.opened(it.text_document),
        types.TEXT_DOCUMENT_DID_CHANGE: server.changed,
        types.TEXT_DOCUMENT_DID_SAVE: lambda it: server.saved(it.text_document.uri),
        types.TEXT_DOCUMENT_DID_CLOSE: lambda it: server.closed(it.text_document.uri),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: lambda it: server.watched(it.changes),
        types.SHUTDOWN: lambda _: server.end(),
    }
    for method, handler in handlers.items():
        server.feature(method)(_guarded(server, handler))


def _guarded(server: HelplogServer, handler: Handler) -> Handler:
    def handle(params: Any = None) -> None:  # noqa: ANN401 - each message has its own
        server.guarded(lambda: handler(params))

    return handle
