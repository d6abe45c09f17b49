"""The three questions in the body of a check-in, and what is said under each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from helplog.model.journal import Reply
from helplog.model.kinds import QUESTION_TEXTS, Question
from helplog.text.source.words import is_none

NEXT_ASK: Final = "next-ask"
"""The id of the heading that the small ask for the week after stands under."""
NEXT_ASK_TEXT: Final = "One small ask for next week"

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}[ \t#]*$")
_IDENTIFIER = re.compile(r"(?:^|\s)#([\w-]+)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKS: Final = frozenset(" #`~")
"""What a line begins with that may be a heading or a code fence; most lines begin with something
else."""
_MOST_MARKS: Final = 20_000
"""More headings than anyone writes in a week; what comes after them is text."""
_BARE_MARK = re.compile(r"[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]?\])?)?[ \t]*")
"""A line with nothing on it but the bullet, number, box or quote mark that an editor or a template
began it with."""
_WORDS = re.compile(r"[^\W_]+")
_ASKING: Final = frozenset({*(question.value for question in Question), NEXT_ASK})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that asks something, and what stands under it."""

    asks: str
    """A question's id, or NEXT_ASK."""
    first: int
    """0-based line of the heading."""
    after: int
    """The line just past the last one under it."""


def sections_of(lines: Sequence[str], questions: Mapping[str, str]) -> tuple[Section, ...]:
    """Where the body of a check-in asks its questions; everything else is between, before or after.

    Args:
        lines: of the body, with or without their ends.
        questions: the writer's own words for the questions, by id.
    """
    known = _known_words(questions)
    found: list[Section] = []
    open_section: tuple[str, int, int] | None = None
    for number, level, asks in _headings(lines, known):
        if open_section and (asks or level <= open_section[2]):
            found.append(Section(open_section[0], open_section[1], number))
            open_section = None
        if asks:
            open_section = (asks, number, level)
    if open_section:
        found.append(Section(open_section[0], open_section[1], len(lines)))
    return tuple(found)


def read_replies(body: str, questions: Mapping[str, str]) -> tuple[dict[Question, Reply], str]:
    """What a check-in says.

    Args:
        body: Markdown, LF line ends.
        questions: the writer's own words for the questions, by id.

    Returns:
        The answered questions; what the body says outside the three.
    """
    lines = body.split("\n")
    asked = [section for section in sections_of(lines, questions) if section.asks != NEXT_ASK]
    said: dict[Question, list[str]] = {}
    rest: list[str] = []
    at = 0
    for section in asked:
        rest += lines[at : section.first]
        said.setdefault(Question(section.asks), []).extend(lines[section.first + 1 : section.after])
        at = section.after
    rest += lines[at:]
    replies = {question: reply for question, found in said.items() if (reply := _reply(found))}
    return replies, "\n".join(rest).strip("\n")


def read_next_ask(body: str) -> str:
    """The one small ask that a check-in carries into the week after; empty where it carries none."""
    lines = body.split("\n")
    asks = [section for section in sections_of(lines, {}) if section.asks == NEXT_ASK]
    text = "\n".join(line for section in asks for line in lines[section.first + 1 : section.after])
    return without_comments(text).strip()


def without_comments(text: str) -> str:
    """A text without `<!-- template comments -->`; one that nobody closed is text."""
    parts = []
    at = 0
    for start, end in comment_spans(text):
        parts.append(text[at:start])
        at = end
    return "".join([*parts, text[at:]])


def comment_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the comments of a text begin, and just past where they end."""
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 2)) >= 0:
        at = end + 3
        yield start, at


def _headings(
    lines: Sequence[str], known: Mapping[tuple[str, ...], str]
) -> Iterator[tuple[int, int, str | None]]:
    """Headings outside code: their line, their level, what they ask."""
    fence = ""
    marks = ((number, line) for number, line in enumerate(lines) if line[:1] in _MARKS)
    for number, line in islice(marks, _MOST_MARKS):
        bare = line.rstrip("\r\n")
        marker = _FENCE.match(bare)
        if marker:
            fence = _next_fence(fence, marker[1])
        heading = None if fence or marker else _HEADING.match(bare)
        if heading:
            yield number, len(heading[1]), _asks(heading[2], known)


def _next_fence(open_fence: str, marker: str) -> str:
    if not open_fence:
        return marker
    return "" if marker[0] == open_fence[0] and len(marker) >= len(open_fence) else open_fence


def _known_words(questions: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    known: dict[tuple[str, ...], str] = {
        _words(text): question.value for question, text in QUESTION_TEXTS.items()
    }
    known[_words(NEXT_ASK_TEXT)] = NEXT_ASK
    for question in Question:
        text = questions.get(question.value)
        if text:
            known[_words(text)] = question.value
    return known


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.casefold().replace("\u2019", "").replace("'", "")))


def _asks(heading: str, known: Mapping[tuple[str, ...], str]) -> str | None:
    attributes = _ATTRIBUTES.search(heading)
    if attributes:
        for name in _IDENTIFIER.findall(attributes[1]):
            if name in _ASKING:
                return str(name)
        heading = heading[: attributes.start()]
    return known.get(_words(heading))


def _reply(lines: list[str]) -> Reply | None:
    text = without_comments("\n".join(lines)).strip()
    if all(_BARE_MARK.fullmatch(line) for line in text.split("\n")):
        return None
    return Reply(text=text, none=is_none(text.strip("*_ \n-")))
