"""Many findings of one kind told as one: three hundred lines say no more than their number does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from helplog.model.diagnostic import Diagnostic, Severity

MOST_TOLD: Final = 10
"""Findings of one kind that are told one by one."""
SEE_ALL: Final = "helplog check --all"
_LONGEST_WORD: Final = 160
_LONG_WORD: Final = rf"(\S{{{_LONGEST_WORD}}})\S+"


def gathered(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings; of a kind that there are very many of, the first alone, with their number."""
    kinds: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for finding in found:
        of_kind = kinds.setdefault((finding.code, finding.severity), [])
        of_kind.append(finding)
    told = []
    for findings in kinds.values():
        if len(findings) > MOST_TOLD:
            told.append(_as_one(findings))
        else:
            told += findings
    yield from sorted(told, key=lambda finding: finding.where)


def _as_one(findings: list[Diagnostic]) -> Diagnostic:
    first = min(findings, key=lambda finding: finding.where)
    files = {finding.where.uri for finding in findings}
    where = "in this file"
    if len(files) > 1:
        where = f"in {len(files)} files"
    message = f"{len(findings)} like this one {where}: {first.message}"
    hint = f"Each of them: {SEE_ALL}"
    if first.hint:
        hint = f"{first.hint}. {hint}"
    return first._replace(message=message, hint=hint)


def in_short(text: str) -> str:
    """A message without the rest of a word that has no end, such as a picture as text."""
    if len(text) <= _LONGEST_WORD:
        return text
    return re.sub(_LONG_WORD, r"\1…", text)
