"""A cure in the editor is the one that `check --fix` makes, and it changes nothing besides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from lsprotocol import types
from tests.each import holds_for_each
from tests.language.small_journal import document_of, looked, make_journal, session_of
from tests.language.test_positions import applied
from tests.text.cases import UNSEEN, load_case
from tests.text.test_mending import PATHS as MENDING_PATHS
from tests.text.test_mending import as_bytes, part
from tests.text.test_reader_cases import PATHS as READER_PATHS

from helplog.language.documents.document import Document
from helplog.language.documents.offered import FIX_ALL
from helplog.language.findings.extents import range_of
from helplog.language.findings.quick_fixes import (
    chosen_fixes,
    fix_all,
    quick_fixes,
)
from helplog.language.journal.session import JournalSession
from helplog.model.diagnostic import Diagnostic
from helplog.text.editing.mending import mend, with_fixes
from helplog.text.reading.file import read

FORMS: Final = ("as it is", "crlf", "bom")


@pytest.fixture
def session(tmp_path: Path) -> JournalSession:
    return session_of(make_journal(tmp_path / "journal", {}))


def texts() -> dict[str, tuple[str, bytes]]:
    """Every golden case of the reader and of mending, in three forms."""
    found: dict[str, tuple[str, bytes]] = {}
    for path in READER_PATHS:
        case = load_case(path)
        found[f"{path.parent.name}/{path.stem}"] = case.uri, case.data
    for path in MENDING_PATHS:
        row = next(
            row for row in path.read_text("utf-8").split("\n") if row.startswith("=== ")
        )
        uri = row.removeprefix("=== ")
        found[f"mending/{path.stem}"] = uri, as_bytes(path, part(path, uri))
    return found


def in_form(data: bytes, form: str) -> bytes:
    if form == "crlf":
        return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    if form == "bom":
        return UNSEEN["bom"] + data.removeprefix(UNSEEN["bom"])
    return data


@pytest.mark.parametrize("form", FORMS)
def test_a_cure_makes_its_own_finding_go_and_no_other_come(
    form: str, session: JournalSession
) -> None:
    def check(uri: str, data: bytes) -> None:
        try:
            text = in_form(data, form).decode()
        except UnicodeDecodeError:
            return
        cures_hold(session, uri, text)

    holds_for_each(texts(), check)


def cures_hold(session: JournalSession, uri: str, text: str) -> None:
    document = document_of(text)
    file = session.put(uri, document)
    for finding in file.reading.diagnostics:
        if finding.fix is None:
            continue
        asked = range_of(finding, document)
        for action in quick_fixes(session, file, asked, []):
            after = made(document, action)
            before, left = (
                counted(file.reading.diagnostics),
                counted(found_in(session, uri, after)),
            )
            assert before - left, "nothing is gone"
            gains = any(one.fix and one.fix.gains for one in file.reading.diagnostics)
            assert not left - before or gains, "another came"
            assert after in ways(document, file.reading.diagnostics)
    all_fixed = fix_all(session, file)
    mended = mend(uri, document.data, session.settings)
    assert (all_fixed is None) is (not mended.mended)
    if all_fixed is not None:
        assert made(document, all_fixed).encode() == mended.data


def ways(document: Document, found: tuple[Diagnostic, ...]) -> set[str]:
    """What a file may become by one fix, or by one and all like it: not one byte else is other."""
    alone = [with_fixes(document.data, [one.fix]) for one in found if one.fix]
    alike = [
        with_fixes(
            document.data, [one.fix for one in found if one.fix and one.code == code]
        )
        for code in {one.code for one in found if one.fix}
    ]
    return {data.decode() for data in (*alone, *alike)}


def made(document: Document, action: types.CodeAction) -> str:
    assert action.edit
    assert action.edit.changes
    ((address, edits),) = action.edit.changes.items()
    assert address == document.address
    return applied(document, [*edits])


def found_in(session: JournalSession, uri: str, text: str) -> tuple[Diagnostic, ...]:
    return read(uri, text.encode(), session.settings)[1]


def counted(found: tuple[Diagnostic, ...]) -> Counter[tuple[str, str]]:
    return Counter((str(one.severity), one.code) for one in found)


def test_the_cure_says_which_finding_it_is_for(session: JournalSession) -> None:
    document = document_of("---\naks:\n  - Priya: the van\n---\n")
    file = session.put("2026-11-18.md", document)
    (finding,) = file.findings
    asked = range_of(finding, document)
    shown = types.Diagnostic(asked, "x", code="unknown-key")
    (action,) = quick_fixes(session, file, asked, [shown])
    assert (action.title, action.kind, action.is_preferred) == (
        "Did you mean `asks:`?",
        types.CodeActionKind.QuickFix,
        True,
    )
    assert action.diagnostics == [shown]
    far = types.Range(types.Position(3, 0), types.Position(3, 0))
    assert [*quick_fixes(session, file, far, [])] == []


def test_everything_at_once(session: JournalSession) -> None:
    document = document_of(
        "---\naks:\n  - Priya: the van\nLoad: “4”\ntgas: home\n---\n"
    )
    file = session.put("2026-11-18.md", document)
    action = fix_all(session, file)
    assert action
    assert action.kind == FIX_ALL
    after = made(document, action)
    assert "\nasks:" in after
    assert "\ntags:" in after


@pytest.mark.parametrize(
    ("text", "titles", "after"),
    [
        (
            "---\nasks: Priyas\n---\n",
            ["Priyas is a person: `Priyas:`", "It is Priya: `Priya:`"],
            "---\nasks: Priya:\n---\n",
        ),
        (
            "---\nasks:\n  - Priya: x\n    for: the lader\n---\n",
            [
                "It is for: a ladder",
                "It is for: someone to think the move through with",
            ],
            "---\nasks:\n  - Priya: x\n    for: someone to think the move through with\n---\n",
        ),
        (
            "---\nasks: 'Rute: x'\n---\n",
            ["Rute is Ruth, in this file"],
            "---\nasks: 'Ruth: x'\n---\n",
        ),
    ],
)
def test_where_several_may_be_meant_its_writer_chooses(
    text: str, titles: list[str], after: str, tmp_path: Path
) -> None:
    session = session_of(make_journal(tmp_path / "other"))
    document = document_of(text)
    session.put("2026-11-18.md", document)
    looked(session)
    file = session.open_files["2026-11-18.md"]
    actions = [*chosen_fixes(session, file, document.whole)]
    assert [action.title for action in actions] == titles
    assert made(document, actions[-1]) == after
