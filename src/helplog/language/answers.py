"""What is answered when an editor asks: one function for each thing it may ask of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from helplog.language.changing.follow_up import follow_up_actions, lenses
from helplog.language.changing.rename import renamable, rename
from helplog.language.completion.complete import complete
from helplog.language.documents.client import Client
from helplog.language.documents.offered import FIX_ALL
from helplog.language.findings.quick_fixes import (
    chosen_fixes,
    fix_all,
    quick_fixes,
)
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession
from helplog.language.looking.hints import inlay_hints
from helplog.language.looking.hover import hover
from helplog.language.looking.leading import definition, document_links, references
from helplog.language.looking.outline import folding, selection, symbols
from helplog.language.looking.tokens import semantic_tokens
from helplog.model.refusal import RefusalError


class Asked(NamedTuple):
    """The file that is asked of."""

    session: JournalSession
    file: OpenFile
    client: Client


Answer = Callable[[Asked, Any], Any]
"""What is answered about an open file of a journal; the second is what was asked."""


def _code_actions(
    asked: Asked, params: types.CodeActionParams
) -> list[types.CodeAction]:
    session, file, _ = asked
    only = params.context.only
    actions: list[types.CodeAction] = []
    if _wants(only, types.CodeActionKind.QuickFix):
        actions += quick_fixes(session, file, params.range, params.context.diagnostics)
        actions += chosen_fixes(session, file, params.range)
    if _wants(only, types.CodeActionKind.RefactorRewrite):
        actions += follow_up_actions(session, file, params.range)
    all_fixed = fix_all(session, file) if _wants(only, FIX_ALL) else None
    if all_fixed is not None:
        actions.append(all_fixed)
    return actions


def _wants(only: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether a kind of action, or one that it is a part of, is asked for."""
    if not only:
        return True
    wanted = [_name(one) for one in only]
    return any(f"{_name(kind)}.".startswith(f"{one}.") or not one for one in wanted)


def _name(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind


def _completion(asked: Asked, params: types.CompletionParams) -> types.CompletionList:
    return complete(asked.session, asked.file, params.position, asked.client)


def _hover(asked: Asked, params: types.HoverParams) -> types.Hover | None:
    return hover(asked.session, asked.file, params.position, asked.client)


def _definition(asked: Asked, params: types.DefinitionParams) -> list[types.Location]:
    return definition(asked.session, asked.file, params.position, asked.client)


def _references(asked: Asked, params: types.ReferenceParams) -> list[types.Location]:
    return references(asked.session, asked.file, params.position, asked.client)


def _links(asked: Asked, _: object) -> list[types.DocumentLink]:
    return document_links(asked.session, asked.file, asked.client)


def _renamable(
    asked: Asked, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    found = renamable(asked.session, asked.file, params.position)
    if found is None:
        return None
    return types.PrepareRenamePlaceholder(found.range, found.name)


def _rename(asked: Asked, params: types.RenameParams) -> types.WorkspaceEdit | None:
    session, file, client = asked
    try:
        return rename(session, file, params.position, params.new_name, client)
    except RefusalError as refused:
        failed = types.LSPErrorCodes.RequestFailed
        raise JsonRpcException(str(refused), failed) from None


def _symbols(asked: Asked, _: object) -> list[types.DocumentSymbol]:
    return symbols(asked.file)


def _folding(asked: Asked, _: object) -> list[types.FoldingRange]:
    return folding(asked.file)


def _selection(
    asked: Asked, params: types.SelectionRangeParams
) -> list[types.SelectionRange]:
    return [selection(asked.file, position) for position in params.positions]


def _hints(asked: Asked, params: types.InlayHintParams) -> list[types.InlayHint]:
    if not asked.client.inlay_hints:
        return []
    return inlay_hints(asked.session, asked.file, params.range)


def _tokens(asked: Asked, _: object) -> types.SemanticTokens:
    return semantic_tokens(asked.session, asked.file)


def _lenses(asked: Asked, _: object) -> list[types.CodeLens]:
    return lenses(asked.session, asked.file)


ANSWERS: Final[dict[str, Answer]] = {
    types.TEXT_DOCUMENT_COMPLETION: _completion,
    types.TEXT_DOCUMENT_CODE_ACTION: _code_actions,
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_DEFINITION: _definition,
    types.TEXT_DOCUMENT_REFERENCES: _references,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: _links,
    types.TEXT_DOCUMENT_PREPARE_RENAME: _renamable,
    types.TEXT_DOCUMENT_RENAME: _rename,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _symbols,
    types.TEXT_DOCUMENT_FOLDING_RANGE: _folding,
    types.TEXT_DOCUMENT_SELECTION_RANGE: _selection,
    types.TEXT_DOCUMENT_INLAY_HINT: _hints,
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: _tokens,
    types.TEXT_DOCUMENT_CODE_LENS: _lenses,
}
"""By method."""
