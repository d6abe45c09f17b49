"""What is answered when an editor asks: one function for each thing it may ask of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from lsprotocol import types

from helplog.language.completion.complete import TRIGGERS, complete
from helplog.language.documents.client import Client
from helplog.language.findings.quick_fixes import (
    FIX_ALL,
    chosen_fixes,
    fix_all,
    quick_fixes,
)
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession
from helplog.language.server import HelplogServer


class Asked(NamedTuple):
    """The file that is asked of."""

    session: JournalSession
    file: OpenFile
    client: Client


Answer = Callable[[Asked, Any], Any]
"""What is answered about an open file of a journal; the second is what was asked."""


def answer_questions(server: HelplogServer) -> None:
    """Has the server answer all there is to ask."""
    for method, (answer, options) in _ANSWERS.items():
        server.feature(method, options)(_about_file(server, answer))


def _about_file(server: HelplogServer, answer: Answer) -> Callable[[Any], Any]:
    def handle(params: Any) -> Any:  # noqa: ANN401 - each question has its own
        found = server.found.get(params.text_document.uri)
        if found is None or found.file is None:
            return None
        asked = Asked(found.session, found.file, server.client)
        return server.guarded(lambda: answer(asked, params))

    return handle


def _code_actions(
    asked: Asked, params: types.CodeActionParams
) -> list[types.CodeAction]:
    only = params.context.only
    actions: list[types.CodeAction] = []
    if _wants(only, types.CodeActionKind.QuickFix):
        given = params.context.diagnostics
        actions += quick_fixes(asked.session, asked.file, params.range, given)
        actions += chosen_fixes(asked.session, asked.file, params.range)
    if only and _wants(only, FIX_ALL):
        all_fixed = fix_all(asked.session, asked.file)
        actions += [all_fixed] if all_fixed else []
    return actions


def _wants(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether a kind of action, or one that it is a part of, is asked for."""
    if not only:
        return True
    wanted = [
        one.value if isinstance(one, types.CodeActionKind) else one for one in only
    ]
    return any(f"{kind}.".startswith(f"{one}.") or not one for one in wanted)


def _completion(asked: Asked, params: types.CompletionParams) -> types.CompletionList:
    return complete(asked.session, asked.file, params.position, asked.client)


_ANSWERS: Final[dict[str, tuple[Answer, Any]]] = {
    types.TEXT_DOCUMENT_COMPLETION: (
        _completion,
        types.CompletionOptions(trigger_characters=TRIGGERS),
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: (
        _code_actions,
        types.CodeActionOptions(
            code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]
        ),
    ),
}
