"""The protocol as pygls speaks it, with documents of helplog's own, and nothing of theirs logged.

pygls takes a text apart at more line ends than the protocol has, and its log quotes messages.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from typing import Any, Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

_LOGGERS: Final = ("pygls", "asyncio", "cattrs")

Passed = Generator[Any, Any, None]


class OwnDocumentsProtocol(LanguageServerProtocol):
    """Hands every text on to the server, and keeps none itself."""

    def structure_message(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 - as in pygls
        """A message; where it can't be understood, whoever asked is told, and waits no longer."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "method" in data and "id" in data:
                wrong = JsonRpcInvalidParams().to_response_error()
                self._send_response(data["id"], None, wrong)
            raise

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(
        self, params: types.DidOpenTextDocumentParams
    ) -> Passed:
        """A text lies open."""
        yield from self._passed_on(types.TEXT_DOCUMENT_DID_OPEN, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Passed:
        """Something was typed."""
        yield from self._passed_on(types.TEXT_DOCUMENT_DID_CHANGE, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(
        self, params: types.DidCloseTextDocumentParams
    ) -> Passed:
        """A text is closed."""
        yield from self._passed_on(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def _passed_on(self, method: str, params: object) -> Passed:
        handler = self.fm.features.get(method)
        if handler is not None:
            yield handler, (params,), None


def log_nothing() -> None:
    """Keeps the libraries from logging: what they would quote are words of entries."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
        logger.setLevel(logging.CRITICAL + 1)
