"""Headings that ask a check-in's questions: which one stays, what the others say besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from helplog.model.late_patterns import late_pattern
from helplog.text.reading.checkin.body import attributes_of, sections_of

_COMMENT_END = late_pattern(r"--(?=!?>)")


def headings_of(body: str, questions: Mapping[str, str]) -> dict[str, str]:
    """The heading of each question that is asked once, by its id."""
    lines = body.split("\n")
    found: dict[str, list[str]] = {}
    for section in sections_of(lines, questions):
        found.setdefault(section.asks, []).append(lines[section.first])
    return {asks: own[0] for asks, own in found.items() if len(own) == 1}


def fullness(asks: str, heading: str) -> tuple[bool, int, str]:
    """A heading with its id stays over one that is known by its words alone."""
    return f"#{asks}" in heading, len(heading), heading


def is_the_forms(asks: str, heading: str, questions: Mapping[str, str]) -> bool:
    """Whether a heading says what a form asks, in whatever language, and nothing more."""
    row = f"# {_wording(asks, heading)}"
    sections = sections_of([row], questions)
    return any(section.asks == asks for section in sections)


def said_besides(
    asks: str, heading: str, stays: str, questions: Mapping[str, str]
) -> str:
    """What a heading says that one which stays in its place doesn't, as a comment below it.

    A comment is what the form itself says below its headings; an answer would be one more answer.
    Empty where the heading says no more.
    """
    if is_the_forms(asks, heading, questions):
        return ""
    wording = _wording(asks, heading)
    kept: Counter[str] = Counter()
    if not is_the_forms(asks, stays, questions):
        words_kept = _wording(asks, stays).split()
        kept = Counter(words_kept)
    if Counter(wording.split()) <= kept:
        return ""
    return f"<!-- {_COMMENT_END.sub('-- ', wording)} -->"


def _wording(asks: str, heading: str) -> str:
    """What a heading says: its words, and what stands in its braces beside its id."""
    bare = heading.strip("# \t\r\n")
    words, attributes = attributes_of(bare)
    names = attributes.split()
    if f"#{asks}" in names:
        names.remove(f"#{asks}")
    own_words = words.rstrip()
    return " ".join((own_words, *names))
