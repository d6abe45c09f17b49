"""The three questions in the body of a check-in, and what is said under each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from helplog.model.checkin_words import CHECKIN_WORDS, checkin_words
from helplog.model.journal import Reply
from helplog.model.kinds import Question
from helplog.model.late_patterns import late_pattern
from helplog.text.source.words import is_none

NEXT_ASK: Final = "next-ask"
"""The id of the heading that the small ask for the week after stands under."""

_HEADING = late_pattern(r" {0,3}(#{1,6})[ \t]+(\S.*)$")
_ATTRIBUTES = late_pattern(r"\{:?([^{}]*)\}[ \t#]*$")
_IDENTIFIER = late_pattern(r"(?:^|\s)#([\w-]+)")
_FENCE = late_pattern(r" {0,3}(`{3,}|~{3,})")
_MARKS: Final = frozenset(" #`~")
"""What a line begins with that may be a heading or a code fence; most lines begin with something
else."""
_MOST_MARKS: Final = 20_000
"""More headings than anyone writes in a week; what comes after them is text."""
_BARE_MARK = late_pattern(
    r"[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]?\])?)?[ \t]*"
)
"""A line with nothing on it but the bullet, number, box or quote mark that an editor or a template
began it with."""
_WORDS = late_pattern(r"[^\W_]+")
_ASKING: Final = frozenset({*(question.value for question in Question), NEXT_ASK})


_Words = tuple[str, ...]
"""Of a heading, for comparing."""
_KnownWords = Mapping[_Words, str]
"""The id of what each heading asks."""


class _Heading(NamedTuple):
    """A heading of a body."""

    line: int
    level: int
    asks: str
    """A question's id, or NEXT_ASK; empty where it asks nothing."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that asks something, and what stands under it."""

    asks: str
    """A question's id, or NEXT_ASK."""
    first: int
    """0-based line of the heading."""
    after: int
    """The line just past the last one under it."""

    def under(self, lines: Sequence[str]) -> Sequence[str]:
        """What stands below the heading."""
        return lines[self.first + 1 : self.after]


def sections_of(
    lines: Sequence[str], questions: Mapping[str, str]
) -> tuple[Section, ...]:
    """Where the body of a check-in asks its questions; everything else is between, before or after.

    Args:
        lines: of the body, with or without their ends.
        questions: the writer's own words for the questions, by id.
    """
    known = _known_words(questions)
    found: list[Section] = []
    current: _Heading | None = None
    for heading in _headings(lines, known):
        if current and (heading.asks or heading.level <= current.level):
            section = Section(current.asks, current.line, heading.line)
            found.append(section)
            current = None
        if heading.asks:
            current = heading
    if current:
        section = Section(current.asks, current.line, len(lines))
        found.append(section)
    return tuple(found)


def attributes_of(heading: str) -> tuple[str, str]:
    """The words of a heading, and what stands in the braces behind them."""
    braces = _ATTRIBUTES.search(heading)
    if braces is None:
        return heading, ""
    return heading[: braces.start()], braces[1]


def next_ask_text(language: str) -> str:
    """The heading as a new check-in has it."""
    return checkin_words(language).next_ask


def asks_of_week(body: str, questions: Mapping[str, str]) -> bool:
    """Whether a question of the week stands in a body as a heading."""
    rows = body.split("\n")
    sections = sections_of(rows, questions)
    return any(section.asks != NEXT_ASK for section in sections)


def first_answered(body: str, questions: Mapping[str, str]) -> int | None:
    """The 0-based line of the first question that something stands under."""
    lines = body.split("\n")
    for section in sections_of(lines, questions):
        if section.asks != NEXT_ASK and _reply(section.under(lines)):
            return section.first
    return None


def read_replies(
    body: str, questions: Mapping[str, str]
) -> tuple[dict[Question, Reply], str]:
    """What a check-in says.

    Args:
        body: Markdown, LF line ends.
        questions: the writer's own words for the questions, by id.

    Returns:
        The answered questions; what the body says outside the three.
    """
    lines = body.split("\n")
    said: dict[Question, list[str]] = {}
    rest: list[str] = []
    at = 0
    for section in sections_of(lines, questions):
        if section.asks == NEXT_ASK:
            continue
        question = Question(section.asks)
        rest += lines[at : section.first]
        answer = said.setdefault(question, [])
        answer += section.under(lines)
        at = section.after
    rest += lines[at:]
    replies: dict[Question, Reply] = {}
    for question, found in said.items():
        reply = _reply(found)
        if reply:
            replies[question] = reply
    prose = "\n".join(rest).strip("\n")
    return replies, prose


def read_next_ask(body: str) -> str:
    """The small ask that a check-in carries into the week after; empty where it carries none."""
    lines = body.split("\n")
    found: list[str] = []
    for section in sections_of(lines, {}):
        if section.asks == NEXT_ASK:
            found += section.under(lines)
    shown = without_comments("\n".join(found))
    return shown.strip()


def without_comments(text: str) -> str:
    """A text without `<!-- template comments -->`; one that nobody closed is text."""
    parts: list[str] = []
    at = 0
    for start, end in comment_spans(text):
        parts.append(text[at:start])
        at = end
    parts.append(text[at:])
    return "".join(parts)


def comment_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the comments of a text begin, and just past where they end."""
    start = text.find("<!--")
    while start >= 0:
        # `<!-->` is a whole comment.
        end = text.find("-->", start + 2)
        if end < 0:
            return
        after = end + 3
        yield start, after
        start = text.find("<!--", after)


def _headings(lines: Sequence[str], known: _KnownWords) -> Iterator[_Heading]:
    """Headings outside code."""
    fence = ""
    marked = _marked(lines)
    for number, line in islice(marked, _MOST_MARKS):
        bare = line.rstrip("\r\n")
        marker = _FENCE.match(bare)
        if marker:
            fence = _next_fence(fence, marker[1])
        if fence:
            continue
        heading = _HEADING.match(bare)
        if heading is None:
            continue
        signs, words = heading.groups()
        asks = _asks(words, known)
        yield _Heading(number, len(signs), asks)


def _marked(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines that may be a heading or a code fence, numbered."""
    for number, line in enumerate(lines):
        if line[:1] in _MARKS:
            yield number, line


def _next_fence(open_fence: str, marker: str) -> str:
    if not open_fence:
        return marker
    closes = marker.startswith(open_fence)
    if closes:
        return ""
    return open_fence


def _known_words(questions: Mapping[str, str]) -> dict[_Words, str]:
    known: dict[_Words, str] = {}
    for spoken in CHECKIN_WORDS.values():
        for question, text in spoken.questions.items():
            known[_words(text)] = question.value
        known[_words(spoken.next_ask)] = NEXT_ASK
    for question in Question:
        own_text = questions.get(question.value)
        if own_text:
            words = _words(own_text)
            known[words] = question.value
    return known


def _words(text: str) -> _Words:
    plain = text.casefold()
    joined = plain.replace("\u2019", "").replace("'", "")
    return tuple(_WORDS.findall(joined))


def _asks(heading: str, known: _KnownWords) -> str:
    """The id of what a heading asks, empty where it asks nothing."""
    words, attributes = attributes_of(heading)
    for name in _IDENTIFIER.findall(attributes):
        if name in _ASKING:
            return str(name)
    return known.get(_words(words), "")


def _reply(lines: Sequence[str]) -> Reply | None:
    shown = without_comments("\n".join(lines))
    text = shown.strip()
    rows = text.split("\n")
    if all(map(_BARE_MARK.fullmatch, rows)):
        return None
    plain = text.strip("*_ \n-")
    nothing = is_none(plain)
    return Reply(text=text, none=nothing)
