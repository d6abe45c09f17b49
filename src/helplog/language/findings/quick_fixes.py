"""The cures of findings, as actions: the same edits that `check --fix` makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from helplog.language.documents.offered import FIX_ALL
from helplog.language.documents.text_edits import edits_to
from helplog.language.findings.choices import CHOSEN, choices
from helplog.language.findings.extents import range_of
from helplog.language.journal.open_file import OpenFile, key_of
from helplog.language.journal.session import JournalSession
from helplog.model.diagnostic import Diagnostic
from helplog.text.editing.mending import Mending, mend, mend_one


def quick_fixes(
    session: JournalSession,
    file: OpenFile,
    asked: types.Range,
    given: Sequence[types.Diagnostic],
) -> Iterator[types.CodeAction]:
    """A cure for each finding that an asked range touches, where one is certain and proved.

    Args:
        session: the journal.
        file: what is open.
        asked: the cursor, or what is selected.
        given: what the client shows there, so that it knows which is cured.
    """
    first = True
    for finding in _touched(file, asked):
        mending = mend_one(file.uri, file.document.data, session.settings, finding)
        if mending.mended:
            yield _action(file, finding, mending, given, is_first=first)
            first = False


def chosen_fixes(
    session: JournalSession, file: OpenFile, asked: types.Range
) -> Iterator[types.CodeAction]:
    """What its writer may choose among, for each finding that an asked range touches."""
    for finding in session.findings(file.uri):
        if finding.code not in CHOSEN or not _touches(file, finding, asked):
            continue
        for choice in choices(session, file, finding):
            yield types.CodeAction(
                choice.title,
                kind=types.CodeActionKind.QuickFix,
                edit=edit_to(file, choice.data),
            )


def fix_all(session: JournalSession, file: OpenFile) -> types.CodeAction | None:
    """Everything in a file that one certain cure mends; None where nothing is."""
    mending = mend(file.uri, file.document.data, session.settings)
    if not mending.mended:
        return None
    return types.CodeAction(
        "Put right all that has one certain cure",
        kind=FIX_ALL,
        edit=edit_to(file, mending.data),
    )


def edit_to(file: OpenFile, after: bytes) -> types.WorkspaceEdit:
    """What makes of an open file what it is to be."""
    edits = edits_to(file.document, after)
    return types.WorkspaceEdit({file.document.address: edits})


def _touched(file: OpenFile, asked: types.Range) -> Iterator[Diagnostic]:
    """Findings with a cure whose lines a range touches, the nearest ones first."""
    found: list[tuple[int, Diagnostic]] = []
    for finding in file.reading.diagnostics:
        if finding.fix is None:
            continue
        if _touches(file, finding, asked):
            about = range_of(finding, file.document)
            far = abs(about.start.character - asked.start.character)
            found.append((far, finding))
    found.sort(key=lambda pair: pair[0])
    return (finding for _, finding in found)


def _touches(file: OpenFile, finding: Diagnostic, asked: types.Range) -> bool:
    about = range_of(finding, file.document)
    return about.start.line <= asked.end.line and asked.start.line <= about.end.line


def _action(
    file: OpenFile,
    finding: Diagnostic,
    mending: Mending,
    given: Iterable[types.Diagnostic],
    *,
    is_first: bool,
) -> types.CodeAction:
    about = range_of(finding, file.document)
    mine = [one for one in given if one.code == finding.code and one.range == about]
    return types.CodeAction(
        _title(finding, mending),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=mine or None,
        is_preferred=is_first,
        edit=edit_to(file, mending.data),
    )


def _title(finding: Diagnostic, mending: Mending) -> str:
    title = finding.hint or finding.message
    if finding.fix and finding.fix.title:
        title = finding.fix.title
    others = {key_of(one) for one in mending.mended} - {key_of(finding)}
    if others:
        return f"{title} ({len(others) + 1} places)"
    return title
