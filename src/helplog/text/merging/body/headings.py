"""The same question, worded anew on two devices: one heading for both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from helplog.text.merging.body.wording import merge_words
from helplog.text.reading.checkin.body import sections_of
from helplog.text.reading.checkin.headings import fullness, headings_of, said_besides

_NO_WORDS: Final[Mapping[str, str]] = {}
"""A merge knows no configuration: questions in the writer's own words it knows by their ids."""

_Headings = Mapping[str, str]
"""Of a body, by the ids of what they ask."""


class _Chosen(NamedTuple):
    """The heading of a question in the merged body."""

    heading: str
    holds_both: bool
    """Whatever a version changed in it is there."""


def with_same_headings(base: str, first: str, second: str) -> tuple[str, str, str]:
    """Three bodies in which the same question has the same heading.

    It is the one that a version changed; where both did, it has the words of both, or it is the
    fuller one, and what the other says stands below it.
    """
    of_base, of_first, of_second = (
        headings_of(body, _NO_WORDS) for body in (base, first, second)
    )
    chosen: dict[str, _Chosen] = {}
    for asks in of_first.keys() & of_second.keys():
        one, two = sorted((of_first[asks], of_second[asks]))
        if one != two:
            chosen[asks] = _chosen(asks, of_base.get(asks), one, two)
    if not chosen:
        return base, first, second
    return (
        _with_headings(base, of_base, chosen, of_base),
        _with_headings(first, of_first, chosen, of_base),
        _with_headings(second, of_second, chosen, of_base),
    )


def _chosen(asks: str, base: str | None, one: str, two: str) -> _Chosen:
    if one == base:
        return _Chosen(two, holds_both=True)
    if two == base:
        return _Chosen(one, holds_both=True)
    if base is not None:
        merged = merge_words(base, one, two)
        if merged is not None and asks in headings_of(merged, _NO_WORDS):
            return _Chosen(merged, holds_both=True)
    fuller = max(one, two, key=lambda line: fullness(asks, line))
    return _Chosen(fuller, holds_both=False)


def _with_headings(
    body: str, own: _Headings, chosen: Mapping[str, _Chosen], of_base: _Headings
) -> str:
    """A body with the chosen headings, each with what the body's own one says besides."""
    rows = body.split("\n")
    sections = sections_of(rows, _NO_WORDS)
    for section in reversed(sections):
        asks = section.asks
        if asks not in own or asks not in chosen:
            continue
        heading, holds_both = chosen[asks]
        written = [heading]
        if not holds_both and own[asks] != of_base.get(asks):
            comment = said_besides(asks, own[asks], heading, _NO_WORDS)
            under = section.under(rows)
            if comment and comment not in map(str.strip, under):
                written += ["", comment]
                if any(row.strip() for row in under[:1]):
                    written.append("")
        rows[section.first : section.first + 1] = written
    return "\n".join(rows)
