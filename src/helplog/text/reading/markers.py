"""Markers of an unfinished merge in the body of a file."""

from __future__ import annotations

from helplog.text.source.findings import Findings, Spot


def report_markers(body: str, body_line: int, findings: Findings) -> None:
    """Reports the conflicts that healing would take apart; a marker inside fenced code is text."""
    if "<<<<<<<" not in body:
        return
    from helplog.text.source.file.conflicts import conflict_rows  # noqa: PLC0415 - seldom

    data = body.encode("utf-8", "surrogatepass")
    for row in conflict_rows(data):
        findings.error(
            Spot(body_line + row, 1),
            "conflict-marker",
            "A marker of an unfinished merge stands here",
            "Run `helplog heal`, which puts both sides together",
        )
