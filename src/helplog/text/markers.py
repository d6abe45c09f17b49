"""Markers of an unfinished merge in the body of a file."""

from __future__ import annotations

import re

from helplog.text.findings import Findings, Spot

_OPENING = re.compile(r"^<{7} \S", re.MULTILINE)
_CLOSING = re.compile(r"^>{7} \S", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")


def report_markers(body: str, body_line: int, findings: Findings) -> None:
    """Reports conflict markers; one inside a fenced code block is text."""
    if "<<<<<<< " not in body or not _OPENING.search(body) or not _CLOSING.search(body):
        return
    fenced = False
    for number, line in enumerate(body.split("\n"), start=body_line):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and _OPENING.match(line):
            findings.error(
                Spot(number, 1),
                "conflict-marker",
                "A marker of an unfinished merge stands here",
                "Run `helplog heal`, which puts both sides together",
            )
