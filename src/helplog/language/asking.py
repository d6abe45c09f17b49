"""Has the server answer: each question by its file, and those that are of no file.

What answers is imported when it is first needed, or while nobody waits: an editor's start is not
the time for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from helplog.language.documents.offered import FOLLOW_UP, OFFERED
from helplog.language.server import HelplogServer


def answer_questions(server: HelplogServer) -> None:
    """Has the server answer all there is to ask."""
    for method, options in OFFERED.items():
        server.feature(method, options)(_about_file(server, method))
    server.feature(types.WORKSPACE_SYMBOL)(_symbols_of(server))
    server.command(FOLLOW_UP)(_followed_up(server))


def _about_file(server: HelplogServer, method: str) -> Callable[[Any], Any]:
    def handle(params: Any) -> Any:  # noqa: ANN401 - each question has its own
        from helplog.language.answers import ANSWERS, Asked  # noqa: PLC0415

        found = server.asked_of(params.text_document.uri)
        if found is None or found.file is None:
            return None
        asked = Asked(found.session, found.file, server.client)
        try:
            return ANSWERS[method](asked, params)
        except JsonRpcException:
            raise  # what can't be done is said to whoever asked for it
        except Exception as error:  # noqa: BLE001 - whatever a bug raises
            server.report_server_error(error, None)
            return None

    return handle


def _symbols_of(server: HelplogServer) -> Callable[[Any], Any]:
    def handle(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        from helplog.language.looking.workspace import workspace_symbols  # noqa: PLC0415

        found: list[types.WorkspaceSymbol] = []
        for session in server.journals:
            symbols = server.guarded(
                lambda session=session: [  # type: ignore[misc]
                    *workspace_symbols(session, params.query, server.client.width)
                ]
            )
            found += symbols or []
        return found

    return handle


def _followed_up(server: HelplogServer) -> Callable[..., None]:
    def follow_up(address: str, line: int, column: int, number: int) -> None:
        from helplog.language.changing.follow_up import step_named  # noqa: PLC0415

        found = server.asked_of(address)
        if found is None or found.file is None:
            return
        file, place = found.file, (line, column)
        edit = server.guarded(lambda: step_named(found.session, file, place, number))
        if edit is not None:
            params = types.ApplyWorkspaceEditParams(edit)
            server.workspace_apply_edit(params, _applied)

    return follow_up


def _applied(_: object) -> None:
    """The editor has it; what it holds is told as any other change."""
