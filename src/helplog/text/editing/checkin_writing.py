"""Answers into the file of a check-in: under the right heading, and not a byte elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from helplog.model.checkin_words import CHECKIN_WORDS, checkin_words, question_text
from helplog.model.journal import Checkin
from helplog.model.kinds import Question
from helplog.model.late_patterns import late_pattern
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.reading.checkin.asked_twice import asked_once
from helplog.text.reading.checkin.body import (
    NEXT_ASK,
    Section,
    comment_spans,
    next_ask_text,
    sections_of,
    without_comments,
)
from helplog.text.reading.file import read, read_whole
from helplog.text.source.file.decoding import with_plain_ends

_ORDER: Final = (*(question.value for question in Question), NEXT_ASK)
_LINE: Final = late_pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE_END: Final = late_pattern(r"\r\n|\r|\n")
_CONTROL: Final = late_pattern(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]"
)
_STRUCTURE: Final = late_pattern(
    r"^(\s{0,3})(#{1,6}(?:\s|$)|`{3,}|~{3,}|-{2,}\s*$|={2,}\s*$)", re.MULTILINE
)
"""What would end the section, or swallow the next one: a heading, a fence, a line under a line."""
_ENDS: Final = ("\r", "\n")
_BOM: Final = "\ufeff"
_SEVERAL: Final = 2


def new_checkin(week_day: date, settings: Settings) -> str:
    """The text of a check-in in which nothing is answered yet.

    Args:
        week_day: the Thursday of its week.
        settings: the writer's own words for the questions.
    """
    year, number, _ = week_day.isocalendar()
    sections: list[str] = []
    for question, hint in checkin_words(settings.language).hints.items():
        heading = _heading(question.value, settings)
        sections.append(f"{heading}\n\n<!-- {hint} -->\n")
    asked = "\n".join(sections)
    return f"---\nweek: {year:04d}-W{number:02d}\n---\n\n{asked}"


def with_reply(
    uri: str, data: bytes, question: Question, answer: str, settings: Settings
) -> bytes:
    """The file with an answer to one of the questions, in place of the answer it had.

    Args:
        uri: of the file, relative to the entries' folder.
        data: the file as it is.
        question: which one.
        answer: Markdown, any line ends; what would look like a heading is written as text. Where
            devices answered under a heading each, and it has none of that in it, it is added.
        settings: the journal's.

    Raises:
        RefusalError: it can't be done without touching something else; says what to type by hand.
    """
    asks = question.value
    said = _with_several(uri, data, asks, as_answer(answer), settings)
    data = _asked_once(uri, data, settings)
    before = _checkin(uri, data, settings)
    written = _written(uri, data, asks, said, settings)
    after = _checkin(uri, written, settings)
    reply = after.replies.get(question)
    says_it = reply is not None and reply.text == said
    kept = (
        after.replies == {**before.replies, question: reply},
        after.rest == before.rest,
        after.next_ask == before.next_ask,
        _same_front(before, after),
    )
    if not says_it or not all(kept):
        heading = _heading(asks, settings)
        raise _by_hand(uri, heading, said)
    return written


def with_next_ask(uri: str, data: bytes, ask: str, settings: Settings) -> bytes:
    """The file with the one small ask that it carries into the week after.

    Raises:
        RefusalError: it can't be done without touching something else; says what to type by hand.
    """
    data = _asked_once(uri, data, settings)
    before = _checkin(uri, data, settings)
    said = as_answer(ask)
    written = _written(uri, data, NEXT_ASK, said, settings)
    after = _checkin(uri, written, settings)
    kept = (
        after.replies == before.replies,
        _same_front(before, after),
    )
    if after.next_ask != said or not all(kept):
        heading = _heading(NEXT_ASK, settings)
        raise _by_hand(uri, heading, said)
    return written


def as_answer(text: str) -> str:
    """What someone typed as Markdown that stays within its section."""
    plain_text = with_plain_ends(text)
    printable = _CONTROL.sub("", plain_text)
    spaced = printable.replace("\t", " ")
    rows = spaced.split("\n")
    lines = [line.rstrip() for line in rows]
    joined = "\n".join(lines).strip()
    uncommented = joined.replace("<!--", "&lt;!--")
    return _STRUCTURE.sub(r"\1\\\2", uncommented)


@dataclass(frozen=True, slots=True)
class _CheckinText:
    """A file as lines with their ends."""

    head: str
    """Byte order mark and frontmatter."""
    lines: list[str]
    """The body."""
    end: str
    """How its lines end."""

    def joined(self) -> bytes:
        body = "".join(self.lines)
        return (self.head + body).encode()


def _taken_apart(uri: str, data: bytes, settings: Settings) -> _CheckinText:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusalError(
            f"{uri} is not UTF-8 text; save it again as UTF-8, then try once more"
        ) from None
    head = ""
    if text.startswith(_BOM):
        head = _BOM
    without_mark = text.removeprefix(_BOM)
    lines = _LINE.findall(without_mark)
    document = read_whole(uri, data, settings).document
    if document:
        first = document.body_line - 1
        head += "".join(lines[:first])
        lines = lines[first:]
    end = "\n"
    found = _LINE_END.search(text)
    if found:
        end = found.group()
    return _CheckinText(head, lines, end)


def _with_several(
    uri: str, data: bytes, asks: str, said: str, settings: Settings
) -> str:
    """An answer below those that several devices gave, unless it was made from them."""
    lines = _taken_apart(uri, data, settings).lines
    given: list[str] = []
    for section in sections_of(lines, settings.questions):
        if section.asks != asks:
            continue
        lines_under = section.under(lines)
        under = with_plain_ends("".join(lines_under))
        answer = without_comments(under).strip()
        if answer and answer not in given:
            given.append(answer)
    made_from_them = any(answer in said for answer in given)
    if len(given) < _SEVERAL or made_from_them:
        return said
    return "\n\n".join((*given, said))


def _asked_once(uri: str, data: bytes, settings: Settings) -> bytes:
    """The file with each question once: a second form of it came by another device."""
    text_of_file = _taken_apart(uri, data, settings)
    lines = asked_once(text_of_file.lines, settings.questions, text_of_file.end)
    return replace(text_of_file, lines=lines).joined()


def _written(uri: str, data: bytes, asks: str, said: str, settings: Settings) -> bytes:
    """The file with an answer under its heading, or under a new one in its order."""
    text_of_file = _taken_apart(uri, data, settings)
    sections = sections_of(text_of_file.lines, settings.questions)
    said = said.replace("\n", text_of_file.end)
    for section in sections:
        if section.asks == asks:
            _fill_section(text_of_file, section, said)
            return text_of_file.joined()
    heading = _heading(asks, settings)
    count = len(text_of_file.lines)
    at = _place_for(asks, sections, count)
    _add_section(text_of_file, at, heading, said)
    return text_of_file.joined()


def _fill_section(text_of_file: _CheckinText, section: Section, said: str) -> None:
    end = text_of_file.end
    lines = text_of_file.lines
    heading, *answer = lines[section.first : section.after]
    under = "".join(answer)
    if without_comments(under).strip():
        filled = _exchanged(under, said, end)
    else:
        filled = end
        if not _only_hint(under):
            filled += f"{under.strip()}{end}{end}"
        filled += said + end
        if section.after < len(lines):
            filled += end
    if not heading.endswith(_ENDS):
        heading += end
    lines[section.first : section.after] = [heading, filled]


def _only_hint(under: str) -> bool:
    """Nothing is there but the comment a new check-in comes with."""
    found = under.strip()
    if not found:
        return True
    return any(
        found == f"<!-- {hint} -->"
        for spoken in CHECKIN_WORDS.values()
        for hint in spoken.hints.values()
    )


def _exchanged(under: str, said: str, end: str) -> str:
    """The new answer where the old one stood; comments stay."""
    spans = list(comment_spans(under))
    hidden: set[int] = set()
    for begins, ends in spans:
        hidden.update(range(begins, ends))
    said_at: list[int] = []
    for at, char in enumerate(under):
        if char.isspace() or at in hidden:
            continue
        said_at.append(at)
    first = said_at[0]
    after = said_at[-1] + 1
    exchanged = under[:first] + said
    for begins, ends in spans:
        if first <= begins < after:
            comment = under[begins:ends]
            exchanged += f"{end}{end}{comment}"
    return exchanged + under[after:]


def _place_for(asks: str, sections: tuple[Section, ...], default: int) -> int:
    """Where the order of the questions has another one: behind those before it."""
    rank = _ORDER.index(asks)
    earlier: list[int] = []
    later = [default]
    for section in sections:
        if _ORDER.index(section.asks) < rank:
            earlier.append(section.after)
        else:
            later.append(section.first)
    if earlier:
        return max(earlier)
    return min(later)


def _add_section(text_of_file: _CheckinText, at: int, heading: str, said: str) -> None:
    """A heading of its own, and the answer under it."""
    end = text_of_file.end
    lines = text_of_file.lines
    section = _gap(text_of_file, at)
    section += f"{heading}{end}{end}{said}{end}"
    if at < len(lines) and lines[at].strip():
        section += end
    lines.insert(at, section)


def _gap(text_of_file: _CheckinText, at: int) -> str:
    """The line ends that put a blank row above what is written at a line."""
    end = text_of_file.end
    before = "".join(text_of_file.lines[:at])
    if not before:
        front = text_of_file.head.strip(_BOM)
        if not front or front.endswith(_ENDS):
            return ""
        return end
    if not before.strip():
        return ""
    if not before.endswith(_ENDS):
        return end + end
    last = text_of_file.lines[at - 1]
    if last.strip():
        return end
    return ""


def _heading(asks: str, settings: Settings) -> str:
    if asks == NEXT_ASK:
        words = next_ask_text(settings.language)
    else:
        question = Question(asks)
        asked = question_text(question, settings.language)
        words = settings.questions.get(asks) or asked
    return f"## {' '.join(words.split())} {{ #{asks} }}"


def _checkin(uri: str, data: bytes, settings: Settings) -> Checkin:
    writing, _ = read(uri, data, settings)
    if not isinstance(writing, Checkin):
        raise RefusalError(
            f"{uri} is no check-in any more; type  week: 2026-W47  at its top, then try again"
        )
    return writing


def _same_front(before: Checkin, after: Checkin) -> bool:
    """Everything but the body is as it was."""
    return _bare(before) == _bare(after)


def _bare(checkin: Checkin) -> Checkin:
    return replace(checkin, body="", replies={}, rest="", next_ask="")


def _by_hand(uri: str, heading: str, said: str) -> RefusalError:
    return RefusalError(
        f"{uri} can't be changed safely, so it stays as it is; "
        f"type by hand, under  {heading} :  {said}"
    )
