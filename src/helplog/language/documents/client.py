"""What the editor at the other end takes, as it said when it began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder

from helplog.language.documents.units import Width, width_in

_KIN_OF_VSCODE: Final = ("visual studio code", "vscode", "codium", "code - oss")


@dataclass(frozen=True, slots=True)
class Client:
    """One editor."""

    width: Width = len
    snippets: bool = False
    """Whether a completion may have places to fill in."""
    markdown: bool = False
    """Whether what is shown beside the text may be Markdown."""
    watches_files: bool = False
    inlay_hints: bool = True
    """Whether its user wants words shown between theirs."""
    takes_first_words: bool = False
    """Whether it takes no more than the first word of what is not said to be a snippet."""
    suggests_again: bool = False
    """Whether it knows VS Code's own way to have the next suggestion asked for."""
    refreshes_hints: bool = False
    refreshes_lenses: bool = False


def client_of(params: types.InitializeParams) -> Client:
    """What a client says of itself."""
    able = params.capabilities
    workspace = able.workspace or types.WorkspaceClientCapabilities()
    watched = workspace.did_change_watched_files
    hints, lenses = workspace.inlay_hint, workspace.code_lens
    encoding = ServerCapabilitiesBuilder.choose_position_encoding(able)
    named = params.client_info.name.casefold() if params.client_info else ""
    return Client(
        width=width_in(encoding),
        snippets=bool(_completion_item(able).snippet_support),
        markdown=types.MarkupKind.Markdown in _shown_as(able),
        watches_files=bool(watched and watched.dynamic_registration),
        inlay_hints=_option(params.initialization_options, "inlayHints", default=True),
        takes_first_words=named == "neovim",
        suggests_again=any(name in named for name in _KIN_OF_VSCODE),
        refreshes_hints=bool(hints and hints.refresh_support),
        refreshes_lenses=bool(lenses and lenses.refresh_support),
    )


def _completion_item(
    able: types.ClientCapabilities,
) -> types.ClientCompletionItemOptions:
    """What it takes in an item of a completion."""
    text = able.text_document or types.TextDocumentClientCapabilities()
    completion = text.completion or types.CompletionClientCapabilities()
    return completion.completion_item or types.ClientCompletionItemOptions()


def _shown_as(able: types.ClientCapabilities) -> list[types.MarkupKind]:
    """The forms in which it shows what stands beside the text."""
    text = able.text_document or types.TextDocumentClientCapabilities()
    hover = text.hover or types.HoverClientCapabilities()
    beside = _completion_item(able).documentation_format
    return [*(hover.content_format or ()), *(beside or ())]


def _option(given: Any, name: str, *, default: bool) -> bool:  # noqa: ANN401 - whatever a client sends
    """A switch among the client's options; as it is by itself where nothing sound is said."""
    if not isinstance(given, Mapping):
        return default
    said = given.get(name)
    if isinstance(said, bool):
        return said
    return default
