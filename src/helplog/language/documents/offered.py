"""What the server says of itself before it is asked anything; a client is told once."""

from __future__ import annotations

from typing import Any, Final

from lsprotocol import types

FIX_ALL: Final = "source.fixAll.helplog"
"""The action that puts right all that has one certain cure."""
FOLLOW_UP: Final = "helplog.followUp"
"""What a lens asks the server to do."""
TRIGGERS: Final = ("@", "[", "#", " ", ":", "-")
"""Signs after which something may be completed."""
LEGEND: Final = types.SemanticTokensLegend(
    token_types=["class", "keyword", "property", "number", "event"],
    token_modifiers=[],
)
"""People, lists, keys and fields, weights, needs."""
OFFERED: Final[dict[str, Any]] = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(
        trigger_characters=TRIGGERS
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=[
            types.CodeActionKind.QuickFix,
            types.CodeActionKind.RefactorRewrite,
            FIX_ALL,
        ]
    ),
    types.TEXT_DOCUMENT_HOVER: None,
    types.TEXT_DOCUMENT_DEFINITION: None,
    types.TEXT_DOCUMENT_REFERENCES: None,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: types.DocumentLinkOptions(),
    types.TEXT_DOCUMENT_PREPARE_RENAME: None,
    types.TEXT_DOCUMENT_RENAME: types.RenameOptions(prepare_provider=True),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: None,
    types.TEXT_DOCUMENT_FOLDING_RANGE: None,
    types.TEXT_DOCUMENT_SELECTION_RANGE: None,
    types.TEXT_DOCUMENT_INLAY_HINT: types.InlayHintOptions(),
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: LEGEND,
    types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensOptions(),
}
"""What may be asked of a file, with what the client is told of it."""
