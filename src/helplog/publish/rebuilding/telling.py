"""Findings as lines of a log, a flood of them in one; of private files only how many there are."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.floods import gathered, in_short


class Line(NamedTuple):
    """A line, and what is filled into it."""

    level: int
    """As `logging` counts them."""
    message: str
    said: tuple[object, ...]


def lines(
    found: Iterable[Diagnostic], private_uris: Collection[str] = ()
) -> Iterator[Line]:
    """What is said of findings.

    Args:
        found: the findings.
        private_uris: files of which only the number of their findings is said.
    """
    hidden: list[Diagnostic] = []
    shown: list[Diagnostic] = []
    for finding in found:
        is_private = finding.private or finding.where.uri in private_uris
        kept = hidden if is_private else shown
        kept.append(finding)
    yield from map(_line, gathered(shown))
    if hidden:
        level = max(map(_level, hidden))
        message = "%d more in private files: helplog check shows them"
        yield Line(level, message, (len(hidden),))


def _line(finding: Diagnostic) -> Line:
    hint = f" – {finding.hint}" if finding.hint else ""
    # One by one: what is text among them is cleaned, line ends as well, before it is printed.
    said = (finding.where, in_short(finding.message), finding.code, in_short(hint))
    return Line(_level(finding), "%s: %s [%s]%s", said)


def _level(finding: Diagnostic) -> int:
    if finding.severity is Severity.NOTE:
        return logging.INFO
    return logging.WARNING
