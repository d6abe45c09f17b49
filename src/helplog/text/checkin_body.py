"""The three questions in the body of a check-in, and what is said under each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from helplog.model.journal import Reply
from helplog.model.kinds import QUESTION_TEXTS, Question
from helplog.text.words import is_none

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
_ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}[ \t#]*$")
_IDENTIFIER = re.compile(r"(?:^|\s)#([\w-]+)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Section:
    level: int
    question: Question
    lines: list[str] = field(default_factory=list)


def read_replies(body: str, questions: Mapping[str, str]) -> tuple[dict[Question, Reply], str]:
    """What a check-in says.

    Args:
        body: Markdown, LF line ends.
        questions: the writer's own words for the questions, by id.

    Returns:
        The answered questions; what the body says outside the three.
    """
    known = _known_words(questions)
    said: dict[Question, list[str]] = {}
    rest: list[str] = []
    section: _Section | None = None
    fence = ""
    for line in body.split("\n"):
        marker = _FENCE.match(line)
        if marker:
            fence = _next_fence(fence, marker[1])
        heading = None if fence or marker else _HEADING.match(line)
        if heading:
            question = _question(heading[2], known)
            level = len(heading[1])
            if question:
                section = _Section(level, question, said.setdefault(question, []))
                continue
            if section and level <= section.level:
                section = None
        (section.lines if section else rest).append(line)
    replies = {question: _reply(lines) for question, lines in said.items()}
    return {question: reply for question, reply in replies.items() if reply}, "\n".join(rest).strip("\n")


def without_comments(text: str) -> str:
    """A text without `<!-- template comments -->`; one that nobody closed is text."""
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 2)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


def _next_fence(open_fence: str, marker: str) -> str:
    if not open_fence:
        return marker
    return "" if marker[0] == open_fence[0] and len(marker) >= len(open_fence) else open_fence


def _known_words(questions: Mapping[str, str]) -> dict[tuple[str, ...], Question]:
    known = {_words(text): question for question, text in QUESTION_TEXTS.items()}
    for question in Question:
        text = questions.get(question.value)
        if text:
            known[_words(text)] = question
    return known


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.casefold().replace("\u2019", "").replace("'", "")))


def _question(heading: str, known: Mapping[tuple[str, ...], Question]) -> Question | None:
    attributes = _ATTRIBUTES.search(heading)
    if attributes:
        for name in _IDENTIFIER.findall(attributes[1]):
            if name in set(Question):
                return Question(name)
        heading = heading[: attributes.start()]
    return known.get(_words(heading))


def _reply(lines: list[str]) -> Reply | None:
    text = without_comments("\n".join(lines)).strip()
    if not text:
        return None
    return Reply(text=text, none=is_none(text.strip("*_ \n-")))
