"""Questions that stand twice in the body of a check-in, as merges by other programs leave them.

Two devices began the same check-in, one with ids in its headings, one without, or each in its own
language; a merge by lines keeps both forms, one below the other. Here they are one form again, with
every answer. Of two headings that ask the same one is enough; what a person wrote into the other
one stays, as a comment.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final, NamedTuple

from helplog.text.reading.checkin.body import Section, comment_spans, sections_of
from helplog.text.reading.checkin.headings import (
    fullness,
    headings_of,
    is_the_forms,
    said_besides,
)
from helplog.text.source.file.code_fences import after_row
from helplog.text.source.file.parts import put_together, take_apart
from helplog.text.source.findings import Findings, Spot

_ENDS: Final = ("\n", "\r")
_COMMENT: Final = "<!--"
_COMMENT_END: Final = "-->"
_INSIDE: Final = "\0"
_APART: Final = "\1"
"""No row begins so: of code and comments, and between answers."""
_NO_WORDS: Final[Mapping[str, str]] = {}
"""A merge knows no configuration: questions in the writer's own words it knows by their ids."""


class PlainlyAsked(NamedTuple):
    """A file as one compares it."""

    data: bytes
    worded_anew: frozenset[str]
    """Ids of the questions that it asks in a person's own words."""


def asked_once(
    lines: Sequence[str],
    questions: Mapping[str, str],
    end: str = "\n",
    *,
    within: bool = False,
) -> list[str]:
    """The lines of a body, with what stands under a second heading moved below the first.

    Args:
        lines: with their ends.
        questions: the writer's own words for the questions, by id.
        end: how the lines end.
        within: an answer that stands in a longer one as well is left out.

    Returns:
        The lines; as they are where nothing is asked twice, or a heading stands in a comment.
    """
    sections = sections_of(lines, questions)
    groups: dict[str, list[Section]] = {}
    for section in sections:
        groups.setdefault(section.asks, []).append(section)
    if len(groups) == len(sections) or _are_torn(lines, sections):
        return list(lines)
    written: list[str] = []
    at = 0
    for section in sections:
        written += lines[at : section.first]
        at = section.after
        first, *others = groups[section.asks]
        if section == first and not others:
            written += lines[section.first : section.after]
        elif section == first:
            group = groups[section.asks]
            written += _joined(lines, group, questions, end, within=within)
    written += lines[at:]
    while lines[-1].strip() and not written[-1].strip():
        written.pop()  # nothing follows any more that would have to be apart
    return written


def report_asked_twice(
    body: str, body_line: int, questions: Mapping[str, str], findings: Findings
) -> None:
    """Names each heading that asks what one above it asks."""
    lines = body.split("\n")
    first: dict[str, int] = {}
    for section in sections_of(lines, questions):
        line = body_line + section.first
        known = first.setdefault(section.asks, line)
        if known == line:
            continue
        heading = lines[section.first].strip("# \t")
        findings.warning(
            Spot(line, 1),
            "asked-twice",
            f"`{heading}` asks what line {known} asks; both answers are read as one",
            f"Move what stands under it to line {known}, and take this heading out; "
            "helplog checkin does so with its next answer",
        )


def body_asked_once(body: str, *, within: bool = False) -> str:
    """A body, LF line ends, in which nothing is asked twice; `within` as in `asked_once`."""
    with_ends = _with_ends(body)
    rows = asked_once(with_ends, _NO_WORDS, within=within)
    return "".join(rows)


def plainly_asked(data: bytes, as_worded: Collection[str] = ()) -> PlainlyAsked:
    """A file as one compares it: each question once, in the form's words by its id alone.

    Args:
        data: the file.
        as_worded: ids of the questions whose headings keep the form's words too.
    """
    parts = take_apart(data)
    if parts is None or not parts.body or "#" not in parts.body:
        return PlainlyAsked(data, frozenset())
    body = body_asked_once(parts.body)
    ids: dict[str, str] = {}
    anew: set[str] = set()
    for asks, heading in headings_of(body, _NO_WORDS).items():
        if not is_the_forms(asks, heading, _NO_WORDS):
            anew.add(asks)
        elif asks not in as_worded:
            ids[asks] = f"## {{ #{asks} }}"
    body = _with_headings(body, ids)
    if body != parts.body:
        parts_now = replace(parts, body=body)
        data = put_together(parts_now)
    all_anew = frozenset(anew)
    return PlainlyAsked(data, all_anew)


def _with_ends(body: str) -> list[str]:
    *rows, last = body.split("\n")
    lines = [f"{row}\n" for row in rows]
    if last:
        lines.append(last)
    return lines


def _are_torn(lines: Sequence[str], sections: Iterable[Section]) -> bool:
    """Whether a heading stands in a comment, which moving it would tear."""
    lengths = map(len, lines)
    starts = [0, *accumulate(lengths)]
    whole = "".join(lines)
    spans = list(comment_spans(whole))
    for section in sections:
        at = starts[section.first]
        before = bisect_left(spans, (at, at)) - 1
        if before >= 0 and spans[before][1] > at:
            return True
    return False


def _joined(
    lines: Sequence[str],
    group: Sequence[Section],
    questions: Mapping[str, str],
    end: str,
    *,
    within: bool,
) -> list[str]:
    """One section of several that ask the same."""
    headings = [lines[section.first].rstrip("\r\n") for section in group]
    asks = group[0].asks
    heading = max(headings, key=lambda line: fullness(asks, line))
    lines_under = group[0].under(lines)
    under = list(lines_under)
    said = _trimmed(under)
    lead = [end]
    tail = [end]
    if said:
        blank = _blank_at_end(under)
        whole = len(under)
        lead = under[: whole - len(said) - blank]
        tail = under[whole - blank :] or [end]
    parts: dict[tuple[str, ...], list[str]] = {}
    for other in headings:
        comment = said_besides(asks, other, heading, questions)
        if comment and not _stands_below(comment, group, lines):
            parts[(comment,)] = [comment]
    parts |= _answers(lines, group, within=within)
    joined = [f"{heading}{end}"]
    before = lead
    for part in parts.values():
        joined += before
        joined += _ended(part, end)
        before = [end]
    return joined + tail


def _ended(part: Sequence[str], end: str) -> list[str]:
    *above, last = part
    if not last.endswith(_ENDS):
        last += end
    return [*above, last]


def _stands_below(row: str, sections: Iterable[Section], lines: Sequence[str]) -> bool:
    """Whether a row stands below one of these headings already."""
    return any(row == line.strip() for one in sections for line in one.under(lines))


def _answers(
    lines: Sequence[str], group: Iterable[Section], *, within: bool
) -> dict[tuple[str, ...], list[str]]:
    """What stands under these headings, each answer once."""
    answers: dict[tuple[str, ...], list[str]] = {}
    for section in group:
        under = section.under(lines)
        answer = _trimmed(under)
        if answer:
            plainly = _plain(answer)
            answers.setdefault(plainly, answer)
    if not within:
        return answers
    spaced = {plain: _between_blank_rows(plain) for plain in answers}
    every = _APART.join(spaced.values())
    return {
        plain: answer
        for plain, answer in answers.items()
        if every.count(spaced[plain]) == 1
    }


def _between_blank_rows(plain: Iterable[str]) -> str:
    """An answer with a blank row above and below; in code or a long comment is no paragraph."""
    rows = ["", ""]
    fence = ""
    in_comment = False
    for row in plain:
        fence, in_code = after_row(row, fence)
        in_comment = in_comment or _COMMENT in row
        rows.append(f"{_INSIDE}{row}" if in_code or in_comment else row)
        in_comment = in_comment and _COMMENT_END not in row
    return "\n".join((*rows, "", ""))


def _trimmed(lines: Sequence[str]) -> list[str]:
    """What stands between the blank lines around it."""
    kept = lines[: len(lines) - _blank_at_end(lines)]
    trimmed = list(kept)
    while trimmed and not trimmed[0].strip():
        del trimmed[0]
    return trimmed


def _blank_at_end(lines: Sequence[str]) -> int:
    blank = 0
    for line in reversed(lines):
        if line.strip():
            break
        blank += 1
    return blank


def _plain(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in lines)


def _with_headings(body: str, headings: Mapping[str, str]) -> str:
    lines = body.split("\n")
    for section in sections_of(lines, _NO_WORDS):
        if section.asks in headings:
            lines[section.first] = headings[section.asks]
    return "\n".join(lines)
