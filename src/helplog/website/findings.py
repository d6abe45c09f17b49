"""Findings of a build, in MkDocs's log."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable

from mkdocs.plugins import get_plugin_logger

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.floods import gathered, in_short

log = get_plugin_logger(__name__)


def tell(found: Iterable[Diagnostic], private_uris: Collection[str] = ()) -> None:
    """Say what was found, a flood in one line; `--strict` counts what is above a note.

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
    for finding in gathered(shown):
        _tell_one(finding)
    if not hidden:
        return
    level = max(map(_level, hidden))
    count = len(hidden)
    log.log(level, "%d more in private files: helplog check shows them", count)


def _tell_one(finding: Diagnostic) -> None:
    hint = ""
    if finding.hint:
        hint = f" – {finding.hint}"
    level = _level(finding)
    # One by one: what is text among them is cleaned, line ends as well, before it is printed.
    message = in_short(finding.message)
    said = (finding.where, message, finding.code, in_short(hint))
    log.log(level, "%s: %s [%s]%s", *said)


def _level(finding: Diagnostic) -> int:
    if finding.severity is Severity.NOTE:
        return logging.INFO
    return logging.WARNING
