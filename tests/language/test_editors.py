"""The server as real editors drive it, each with what it says of itself."""

from __future__ import annotations

import asyncio
import sysconfig
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from tests.language.small_journal import DAYS, make_journal

HELPLOG = Path(sysconfig.get_path("scripts")) / "helplog"
EDITORS = ("visual-studio-code", "neovim", "emacs")
DAY = """\
---
aks:
  - Priya: the van
asks:
  - Sam: look over the letter
    by: friday
needs: a shelf
---
Met @Ruth, see [[2026-11-10]].
"""


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    params=EDITORS,
    config=ClientServerConfig(
        server_command=[str(HELPLOG), "lsp", "--today", "2026-11-18"]
    ),
)
async def client(
    request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: Path
) -> AsyncIterator[LanguageClient]:
    root = make_journal(tmp_path / "journal")
    do_as_editors_do(lsp_client)
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            root_uri=root.as_uri(),
            workspace_folders=[types.WorkspaceFolder(root.as_uri(), "journal")],
        )
    )
    lsp_client.root = root  # type: ignore[attr-defined]
    yield lsp_client
    await lsp_client.shutdown_session()


def do_as_editors_do(client: LanguageClient) -> None:
    """What the test's own client leaves out: answers to what a server may ask of an editor."""

    async def answer(_: Any) -> None:
        await asyncio.sleep(0)

    for method in (
        types.CLIENT_REGISTER_CAPABILITY,
        types.WORKSPACE_INLAY_HINT_REFRESH,
        types.WORKSPACE_CODE_LENS_REFRESH,
    ):
        client.feature(method)(answer)


def address(client: LanguageClient, uri: str = "2026-11-18.md") -> str:
    root: Path = client.root  # type: ignore[attr-defined]
    return (root / "entries" / uri).as_uri()


async def open_day(
    client: LanguageClient, text: str = DAY, uri: str = "2026-11-18.md"
) -> str:
    """Opens a file, and waits until the whole journal is known with it."""
    where = address(client, uri)
    item = types.TextDocumentItem(where, "markdown", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    for _ in range(100):
        lines = types.Range(types.Position(0, 0), types.Position(99, 0))
        document = types.TextDocumentIdentifier(where)
        hints = await client.text_document_inlay_hint_async(
            types.InlayHintParams(document, lines)
        )
        if "needs: a shelf" not in text or any(
            hint.label == "open today" for hint in hints or ()
        ):
            break
        await asyncio.sleep(0.05)
    return where


def at(
    where: str, line: int, character: int
) -> tuple[types.TextDocumentIdentifier, types.Position]:
    return types.TextDocumentIdentifier(where), types.Position(line, character)


def spots(locations: object) -> list[tuple[str, int]]:
    assert isinstance(locations, list | tuple)
    return sorted((Path(one.uri).name, one.range.start.line) for one in locations)


@pytest.mark.asyncio
async def test_findings_and_their_cures(client: LanguageClient) -> None:
    where = await open_day(client)
    finding = client.diagnostics[where][0]
    assert (finding.code, finding.source, finding.severity) == (
        "unknown-key",
        "helplog",
        2,
    )
    assert finding.code_description
    assert finding.code_description.href.startswith("file:///")
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(where),
            finding.range,
            types.CodeActionContext([finding]),
        )
    )
    # `asks` is there already, so that the cure would not be certain
    assert "Did you mean `asks:`?" not in [one.title for one in actions or ()]
    alone = DAY.replace("asks:\n  - Sam: look over the letter\n    by: friday\n", "")
    changed = types.VersionedTextDocumentIdentifier(version=2, uri=where)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            changed, [types.TextDocumentContentChangeWholeDocument(alone)]
        )
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    for kinds, title in (
        (None, "Did you mean `asks:`?"),
        (["quickfix"], "Did you mean `asks:`?"),
        (["source.fixAll"], "Put right all that has one certain cure"),
    ):
        actions = await client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(where),
                finding.range,
                types.CodeActionContext([finding], only=kinds),
            )
        )
        assert actions
        assert isinstance(actions[0], types.CodeAction)
        assert actions[0].title == title
        assert actions[0].edit
        assert actions[0].edit.changes
        assert [one.new_text for one in actions[0].edit.changes[where]] == ["s"]


@pytest.mark.asyncio
async def test_completion(client: LanguageClient) -> None:
    where = await open_day(client, DAY.replace("Sam: look", "pr"))
    found = await client.text_document_completion_async(
        types.CompletionParams(*at(where, 4, 6))
    )
    assert isinstance(found, types.CompletionList)
    assert [item.label for item in found.items] == ["Priya"]
    found = await client.text_document_completion_async(
        types.CompletionParams(*at(where, 8, 0))
    )
    assert isinstance(found, types.CompletionList)
    assert [*found.items] == []


@pytest.mark.asyncio
async def test_looking(client: LanguageClient) -> None:
    where = await open_day(client)
    told = await client.text_document_hover_async(types.HoverParams(*at(where, 4, 5)))
    assert told
    assert "Sam" in str(told.contents)
    led = await client.text_document_definition_async(
        types.DefinitionParams(*at(where, 8, 18))
    )
    assert spots(led) == [("2026-11-10.md", 0)]
    used = await client.text_document_references_async(
        types.ReferenceParams(
            types.ReferenceContext(include_declaration=True), *at(where, 4, 5)
        )
    )
    assert spots(used) == [("2026-11-17.md", 2), ("2026-11-18.md", 4)]
    document = types.TextDocumentIdentifier(where)
    links = await client.text_document_document_link_async(
        types.DocumentLinkParams(document)
    )
    assert links
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(document)
    )
    assert symbols
    assert [one.name for one in symbols] == ["aks", "Asks", "Needs"]
    folds = await client.text_document_folding_range_async(
        types.FoldingRangeParams(document)
    )
    assert folds
    grown = await client.text_document_selection_range_async(
        types.SelectionRangeParams(document, [types.Position(4, 12)])
    )
    assert grown
    assert grown[0].parent
    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(
            document, types.Range(types.Position(0, 0), types.Position(9, 0))
        )
    )
    assert hints
    assert [one.label for one in hints] == [
        "3 lb",
        "open today",
        "2026-11-20",
        "open today",
    ]
    tokens = await client.text_document_semantic_tokens_full_async(
        types.SemanticTokensParams(document)
    )
    assert tokens
    assert len(tokens.data) % 5 == 0
    people = await client.workspace_symbol_async(types.WorkspaceSymbolParams("dana"))
    assert people
    assert people[0].name == "Dana Lee"


@pytest.mark.asyncio
async def test_changing(client: LanguageClient) -> None:
    where = await open_day(client)
    ready = await client.text_document_prepare_rename_async(
        types.PrepareRenameParams(*at(where, 4, 5))
    )
    assert isinstance(ready, types.PrepareRenamePlaceholder)
    edit = await client.text_document_rename_async(
        types.RenameParams(
            new_name="Samuel",
            text_document=types.TextDocumentIdentifier(where),
            position=types.Position(4, 5),
        )
    )
    assert edit
    assert edit.changes
    assert sorted(Path(one).name for one in edit.changes) == [
        "2026-11-17.md",
        "2026-11-18.md",
    ]
    lenses = await client.text_document_code_lens_async(
        types.CodeLensParams(types.TextDocumentIdentifier(where))
    )
    assert lenses
    command = lenses[0].command
    assert command
    assert (command.title, command.command) == ("They said yes", "helplog.followUp")
    asked: asyncio.Future[types.ApplyWorkspaceEditParams] = (
        asyncio.get_running_loop().create_future()
    )

    @client.feature(types.WORKSPACE_APPLY_EDIT)  # type: ignore[untyped-decorator]
    def _(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        asked.set_result(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    await client.workspace_execute_command_async(
        types.ExecuteCommandParams(command.command, command.arguments)
    )
    applied = await asyncio.wait_for(asked, 10)
    assert applied.edit.changes
    assert 'answer: "yes"' in str(applied.edit.changes[where])


@pytest.mark.asyncio
async def test_a_rename_that_cannot_be_done_says_why(client: LanguageClient) -> None:
    where = await open_day(client)
    with pytest.raises(Exception, match="a name is one person's"):
        await client.text_document_rename_async(
            types.RenameParams(
                new_name="Sam: x",
                text_document=types.TextDocumentIdentifier(where),
                position=types.Position(4, 5),
            )
        )


@pytest.mark.asyncio
async def test_every_file_of_the_journal_opens(client: LanguageClient) -> None:
    for uri, text in DAYS.items():
        where = await open_day(client, text, uri)
        assert {one.code for one in client.diagnostics[where]} <= {"same-person"}
