"""Quotes and brackets that are closed some lines further down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from helplog.text.source.flows import bracket_end
from helplog.text.source.lines import Line
from helplog.text.source.quoting import closing_quote
from helplog.text.source.scalars import begins_with_link, is_comment

_MOST_ROWS: Final = 400
_BUDGET: Final = 300_000


class Spans:
    """Looks ahead for the end of quotes and brackets, within a budget for the whole file.

    Without the budget, a file of nothing but opening brackets would be searched once for each of
    them.
    """

    def __init__(self) -> None:
        self.left = _BUDGET
        """Characters that may still be looked at."""

    def rows_within(
        self, text: str, below: Sequence[Line], at: int, stops: Callable[[Line], bool]
    ) -> int:
        """How many lines of `below`, from index `at` on, belong to the quote or bracket that `text` begins with.

        0 where it is closed on its own line, or nowhere. `stops` names lines that can't be part of
        it.
        """
        if text[:1] not in {'"', "'", "[", "{"} or begins_with_link(text) or text.startswith("{{"):
            return 0
        if _end(text) >= 0:
            return 0
        rows: list[str] = [text]
        for row in below[at : at + _MOST_ROWS]:
            if self.left <= 0 or stops(row):
                return 0
            rows.append(row.text)
            self.left -= len(row.text) + 1
            if _may_close(text[0], row.text):
                whole = "\n".join(rows)
                self.left -= len(whole)
                end = _end(whole)
                if end >= 0:
                    return len(rows) - 1 if is_comment(whole[end:]) else 0
        return 0


def _may_close(opener: str, text: str) -> bool:
    return (opener if opener in "\"'" else {"[": "]", "{": "}"}[opener]) in text


def _end(text: str) -> int:
    """Index just past the end of the quote or bracket, -1 where there is none."""
    if text[0] in "[{":
        return bracket_end(text)[0]
    close = closing_quote(text)
    return close + 1 if close >= 0 else -1
