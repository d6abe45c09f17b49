"""One connection to the preview: read strictly, answered once, never shown raw in the terminal.

It stands in for MkDocs's handler, which logs the line that came as it came, and prints a traceback
for what it can't read.
"""

from __future__ import annotations

import socket
import socketserver
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast
from wsgiref.handlers import SimpleHandler

from mkdocs.plugins import get_plugin_logger

from helplog.website.preview.declining import FAILED, OTHER_USER, Answer
from helplog.website.preview.peers import is_of_another_user
from helplog.website.preview.request_heads import (
    DeclinedError,
    NothingAskedError,
    read_head,
)

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from helplog.website.preview.request_heads import Head

log = get_plugin_logger(__name__)

_ANSWER_SECONDS: Final = 20
"""How long a client may leave a piece of an answer lying before it is given up."""
_REST_SECONDS: Final = 0.5
"""How long what a declined client still sends is thrown away, so that it gets to read why."""
_REST_BYTES: Final = 1 << 16
_NOTHING: Final = "default-src 'none'"
"""The policy of answers that are not the journal's."""


class Connection(socketserver.StreamRequestHandler):
    """Reads one request and has the server's application answer it."""

    def handle(self) -> None:
        """Answer the request; a broken connection is nobody's concern."""
        server = cast("LiveReloadServer", self.server)
        with suppress(OSError, NothingAskedError):
            own_address = self.connection.getsockname()
            if is_of_another_user(self.client_address, own_address):
                self._decline(OTHER_USER)
                return
            try:
                head = read_head(self.connection)
            except DeclinedError as declined:
                self._decline(declined.answer)
                return
            self.connection.settimeout(_ANSWER_SECONDS)
            application: Any = server.get_app()
            environ = self._environ(head)
            answering = _Answering(self, environ)
            answering.run(application)

    def _environ(self, head: Head) -> dict[str, Any]:
        address = self.connection.getsockname()
        ends = {
            "SERVER_NAME": str(address[0]),
            "SERVER_PORT": str(address[1]),
            "REMOTE_ADDR": str(self.client_address[0]),
        }
        return ends | head.environ()

    def _decline(self, answer: Answer) -> None:
        headers = "".join(
            f"{name}: {value}\r\n" for name, value in answer.all_headers(_NOTHING)
        )
        self.connection.settimeout(_REST_SECONDS)
        head = f"HTTP/1.0 {answer.status}\r\n{headers}\r\n"
        whole = head.encode("latin-1") + answer.body
        self.wfile.write(whole)
        # Closed with something unread, the system would throw the answer away as well.
        self.connection.shutdown(socket.SHUT_WR)
        self.connection.recv(_REST_BYTES)


class _Answering(SimpleHandler):
    """Runs the application; what goes wrong in it is named, and nothing of the request is."""

    # Empty: a variable of the shell could pass for a field of the request.
    os_environ: dict[str, str] = {}  # noqa: RUF012
    server_software = ""
    error_status = FAILED.status
    error_body = FAILED.body
    error_headers = FAILED.all_headers(_NOTHING)

    def __init__(self, connection: Connection, environ: dict[str, Any]) -> None:
        stdin: Any = connection.rfile  # the standard library asks for a type of its own
        stdout: Any = connection.wfile
        super().__init__(stdin, stdout, sys.stderr, environ)

    def log_exception(self, exc_info: Any) -> None:  # noqa: ANN401 - as the standard library has it
        """A line with the kind of error; a client that stopped reading is none."""
        if not isinstance(exc_info[1], ConnectionError | TimeoutError):
            log.error(
                "a page of the preview could not be shown (%s)", exc_info[0].__name__
            )
            log.debug("where it went wrong", exc_info=exc_info)
