"""Where the frontmatter of a file ends and its body begins."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from helplog.model.keys import SCALARS
from helplog.model.kinds import LIST_KEYS
from helplog.model.late_patterns import late_pattern
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import inserting, replacing
from helplog.text.source.lines import SPACES, Line, read_line

FRONTMATTER_CAP: Final = 64 * 1024
"""Characters of frontmatter that are read; nobody types more by hand."""

_KNOWN = frozenset(SCALARS) | frozenset(LIST_KEYS)
_ROOM = f"[{SPACES}]*"
_CLOSE = late_pattern(rf"^(?:---|\.\.\.){_ROOM}$", re.MULTILINE)
_ODD_FENCE = late_pattern(rf"(?:-{{4,}}|[-\u2013\u2014\u2015]{{1,3}}){_ROOM}$")
_ODD_CLOSE = late_pattern(
    rf"^(?:-{{4,}}|(?=-*+[\u2013\u2014\u2015])[-\u2013\u2014\u2015]++){_ROOM}$",
    re.MULTILINE,
)
_PROSE = late_pattern(r"^[ \t]*\n(?![\s#\-]|[^\n:]{1,60}:(?:\s|$)|\Z)", re.MULTILINE)
"""A blank line and then words that are no key: the body has begun, and this `---` is a rule in
it."""
_KEY_LINE = late_pattern(r"([^\W\d][\w -]{0,60}?)[ \t]*:(?:\s|$)")


class Document(NamedTuple):
    """A file in two parts."""

    lines: tuple[Line, ...]
    """The frontmatter between the fences; empty where there is none."""
    body: str
    """Everything after the closing fence, LF line ends."""
    body_line: int
    """1-based line on which the body begins."""
    opening: Spot | None = None
    """Where the opening fence stands, None without a frontmatter."""
    unread: str = ""
    """Frontmatter beyond the cap."""


def split_document(text: str, findings: Findings) -> Document:
    """Takes a file apart.

    Args:
        text: the whole file, LF line ends, no byte order mark.
        findings: where to report a fence that had to be guessed.
    """
    at, number = _past_blank_lines(text)
    end = text.find("\n", at)
    if end < 0:
        return Document((), text, 1)
    start = end + 1
    opening = Spot(number, 1)
    first = text[at:end]
    if not _opens(first, text[start:], opening, findings):
        return Document((), text, 1)
    closing = _closing_fence(text, start)
    if closing is None or _PROSE.search(text, start, closing.start()):
        return _unclosed(text, start, opening, findings)
    if not _CLOSE.match(closing.group()):
        ends = closing.start()
        rows = text.count("\n", start, ends)
        spot = Spot(number + 1 + rows, 1)
        _report_odd_fence(spot, closing.group(), findings)
    return _closed(text, start, closing, opening, findings)


def _closing_fence(text: str, start: int) -> re.Match[str] | None:
    plain = _CLOSE.search(text, start)
    if plain is None:
        return _ODD_CLOSE.search(text, start)
    if "\u2013" not in text and "\u2014" not in text:
        return plain
    begins = plain.start()
    odd = _ODD_CLOSE.search(text, start, begins)
    return odd or plain


def _past_blank_lines(text: str) -> tuple[int, int]:
    """Index and 1-based number of the first line with something on it."""
    if text.startswith("---"):
        return 0, 1
    rest = text.lstrip(SPACES + "\n")
    blank = len(text) - len(rest)
    start = text.rfind("\n", 0, blank) + 1
    rows = text.count("\n", 0, start)
    return start, rows + 1


def _opens(first: str, rest: str, opening: Spot, findings: Findings) -> bool:
    """Whether a line opens a frontmatter, given the lines below it."""
    bare = first.strip(SPACES)
    if bare == "---":
        return True
    if not _ODD_FENCE.match(bare):
        return False
    # A rule or a lone dash opens a frontmatter only where one plainly follows.
    following, _, _ = rest.partition("\n")
    key = _KEY_LINE.match(following)
    if not _is_known(key):
        return False
    _report_odd_fence(opening, first, findings)
    return True


def _is_known(key: re.Match[str] | None) -> bool:
    if key is None:
        return False
    name = key[1].casefold()
    return name in _KNOWN


def _report_odd_fence(spot: Spot, row: str, findings: Findings) -> None:
    column = len(row) + 1
    end = Spot(spot.line, column)
    findings.info(
        spot,
        "fence-not-three-dashes",
        "This line is read as the fence of the frontmatter, but is not three plain dashes",
        "Type --- (three hyphens), and turn off smart dashes for it",
        replacing(spot, end, "---"),
    )


def _closed(
    text: str, start: int, closing: re.Match[str], opening: Spot, findings: Findings
) -> Document:
    front = text[start : closing.start()]
    rows = front.count("\n")
    body_line = opening.line + rows + 2
    body_at = closing.end() + 1
    body = text[body_at:]
    lines, unread = _capped(front, opening, findings)
    return Document(lines, body, body_line, opening, unread)


def _capped(
    front: str, opening: Spot, findings: Findings
) -> tuple[tuple[Line, ...], str]:
    unread = ""
    size = len(front.encode())
    if size > FRONTMATTER_CAP:
        cut = _cut(front)
        unread = front[cut:]
        front = front[:cut]
        findings.error(
            opening,
            "frontmatter-too-long",
            "The frontmatter is longer than 64 KiB; the part beyond that is not read",
            "Move long text below the closing ---",
        )
    rows = front.split("\n")
    if rows and not rows[-1]:
        rows.pop()
    first = opening.line + 1
    lines: list[Line] = []
    for number, row in enumerate(rows, start=first):
        line = read_line(number, row)
        lines.append(line)
    return tuple(lines), unread


def _cut(front: str) -> int:
    """Index just past the last line that ends within the cap."""
    data = front.encode()[:FRONTMATTER_CAP]
    within = data.decode(errors="ignore")
    last_end = within.rfind("\n")
    return last_end + 1


def _unclosed(text: str, start: int, opening: Spot, findings: Findings) -> Document:
    """A fence that nobody closed: the frontmatter goes as far as lines look like one."""
    kept: list[Line] = []
    first = opening.line + 1
    most = text[start : start + FRONTMATTER_CAP]
    rows = most.split("\n")
    for number, raw in enumerate(rows, start=first):
        line = read_line(number, raw)
        if not _belongs(line, kept):
            break
        kept.append(line)
    while kept and kept[-1].idle:
        kept.pop()
    if not any(map(_key_at_margin, kept)):
        return Document((), text, 1)
    findings.warning(
        opening,
        "unclosed-fence",
        "The frontmatter that begins here is not closed",
        f"Type --- on a line of its own after line {kept[-1].number}",
        inserting(Spot(kept[-1].number, len(kept[-1].raw) + 1), "\n---"),
    )
    body_at = start
    for line in kept:
        body_at += len(line.raw) + 1
    body = text[body_at:]
    body_line = first + len(kept)
    all_kept = tuple(kept)
    return Document(all_kept, body, body_line, opening)


def _belongs(line: Line, before: list[Line]) -> bool:
    if line.blank:
        return True
    below_blank = bool(before) and before[-1].blank
    if line.idle:
        # A heading of the body is not a comment of the frontmatter.
        return not below_blank
    key = _key_at_margin(line)
    if below_blank:
        return _is_known(key)
    if line.start > 0:
        return True
    if line.text[0] == "-":
        return True
    return key is not None


def _key_at_margin(line: Line) -> re.Match[str] | None:
    if line.start > 0:
        return None
    return _KEY_LINE.match(line.text)
