"""A finding as the protocol has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lsprotocol import types

from helplog.language.documents.document import Document
from helplog.language.findings.documentation import explained_at
from helplog.language.findings.extents import range_of
from helplog.model.diagnostic import Diagnostic, Severity

SOURCE: Final = "helplog"
_SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
    Severity.INFO: types.DiagnosticSeverity.Hint,
}


def diagnostics_of(
    findings: Iterable[Diagnostic], document: Document
) -> list[types.Diagnostic]:
    """The findings of a file, each at its words."""
    return [_diagnostic(finding, document) for finding in findings]


def _diagnostic(finding: Diagnostic, document: Document) -> types.Diagnostic:
    description = None
    explained = explained_at(finding.code)
    if explained:
        description = types.CodeDescription(explained)
    return types.Diagnostic(
        range_of(finding, document),
        _message(finding),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=description,
        source=SOURCE,
    )


def _message(finding: Diagnostic) -> str:
    """What is wrong, and what to type instead."""
    if not finding.hint:
        return finding.message
    return f"{finding.message}\n{finding.hint}"
