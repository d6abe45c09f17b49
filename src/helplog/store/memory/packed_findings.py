"""The findings of a file as lists, texts and numbers, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.fix import Fix, FixEdit
from helplog.store.memory.packed_values import text, whole, yes_or_no

_SEVERITIES: Final = {severity.value: severity for severity in Severity}


def pack_findings(findings: Iterable[Diagnostic]) -> list[Any]:
    """All the findings of one file."""
    return [pack_finding(finding) for finding in findings]


def unpack_findings(uri: str, packed: Iterable[Any]) -> tuple[Diagnostic, ...]:
    """What was packed of a file.

    Args:
        uri: of the file.
        packed: lists, texts and numbers.

    Raises:
        NotPackedError: one of them is something else.
        TypeError, ValueError, KeyError: the same.
    """
    return tuple(unpack_finding(uri, one) for one in packed)


def pack_finding(finding: Diagnostic) -> list[Any]:
    """One finding, but for its file."""
    where = finding.where
    return [
        finding.severity.value,
        finding.code,
        finding.message,
        finding.hint,
        finding.private,
        where.line,
        where.column,
        _pack_fix(finding.fix),
    ]


def unpack_finding(uri: str, packed: list[Any]) -> Diagnostic:
    """The finding that was packed; see `unpack_findings`."""
    severity, code, message, hint, private, line, column, fix = packed
    where = Place(uri, whole(line), whole(column))
    return Diagnostic(
        where,
        _SEVERITIES[severity],
        text(code),
        text(message),
        text(hint),
        private=yes_or_no(private),
        fix=_unpack_fix(fix),
    )


def _pack_fix(fix: Fix | None) -> list[Any] | None:
    if fix is None:
        return None
    edits = [list(edit) for edit in fix.edits]
    return [edits, fix.title, fix.gains]


def _unpack_fix(packed: list[Any] | None) -> Fix | None:
    if packed is None:
        return None
    edits, title, gains = packed
    unpacked = tuple(map(_unpack_edit, edits))
    shown = text(title)
    return Fix(unpacked, shown, yes_or_no(gains))


def _unpack_edit(packed: list[Any]) -> FixEdit:
    *numbers, written = packed
    line, column, end_line, end_column = map(whole, numbers)
    return FixEdit(line, column, end_line, end_column, text(written))
