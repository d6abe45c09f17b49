"""Where the frontmatter of a file ends and its body begins."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from helplog.model.keys import SCALARS
from helplog.model.kinds import Kind
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.lines import SPACES, Line, read_line

FRONTMATTER_CAP: Final = 64 * 1024
"""Characters of frontmatter that are read; nobody types more by hand."""

_KNOWN = frozenset(SCALARS) | frozenset(Kind)
_ROOM = f"[{SPACES}]*"
_CLOSE = re.compile(rf"^(?:---|\.\.\.){_ROOM}$", re.MULTILINE)
_ODD_FENCE = re.compile(rf"(?:-{{4,}}|[-\u2013\u2014\u2015]{{1,3}}){_ROOM}$")
_ODD_CLOSE = re.compile(
    rf"^(?:-{{4,}}|(?=-*+[\u2013\u2014\u2015])[-\u2013\u2014\u2015]++){_ROOM}$", re.MULTILINE
)
_PROSE = re.compile(r"^[ \t]*\n(?![\s#\-]|[^\n:]{1,60}:(?:\s|$)|\Z)", re.MULTILINE)
"""A blank line and then words that are no key: the body has begun, and this `---` is a rule in
it."""
_KEY_LINE = re.compile(r"([^\W\d][\w -]{0,60}?)[ \t]*:(?:\s|$)")


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
    first = text[at : end if end >= 0 else len(text)]
    if end < 0 or not _opens(first, text[end + 1 :], findings, number):
        return Document((), text, 1)
    opening = Spot(number, 1)
    start = end + 1
    closing = _closing_fence(text, start)
    if closing is None or _PROSE.search(text, start, closing.start()):
        return _unclosed(text, start, opening, findings)
    if not _CLOSE.match(closing.group()):
        _report_odd_fence(Spot(number + 1 + text.count("\n", start, closing.start()), 1), findings)
    return _closed(text, start, closing, opening, findings)


def _closing_fence(text: str, start: int) -> re.Match[str] | None:
    plain = _CLOSE.search(text, start)
    if "\u2013" not in text and "\u2014" not in text and plain:
        return plain
    odd = _ODD_CLOSE.search(text, start, plain.start() if plain else len(text))
    return odd or plain


def _past_blank_lines(text: str) -> tuple[int, int]:
    """Index and 1-based number of the first line with something on it."""
    if text.startswith("---"):
        return 0, 1
    seen = len(text) - len(text.lstrip(SPACES + "\n"))
    start = text.rfind("\n", 0, seen) + 1
    return start, text.count("\n", 0, start) + 1


def _opens(first: str, rest: str, findings: Findings, number: int) -> bool:
    bare = first.strip(SPACES)
    if bare == "---":
        return True
    if not _ODD_FENCE.match(bare):
        return False
    # A rule or a lone dash opens a frontmatter only where one plainly follows.
    key = _KEY_LINE.match(rest[: rest.find("\n") + 1 or len(rest)])
    if key is None or key[1].casefold() not in _KNOWN:
        return False
    _report_odd_fence(Spot(number, 1), findings)
    return True


def _report_odd_fence(spot: Spot, findings: Findings) -> None:
    findings.warning(
        spot,
        "fence-not-three-dashes",
        "This line is read as the fence of the frontmatter, but is not three plain dashes",
        "Type --- (three hyphens), and turn off smart dashes for it",
    )


def _closed(
    text: str, start: int, closing: re.Match[str], opening: Spot, findings: Findings
) -> Document:
    front = text[start : closing.start()]
    body_at = min(closing.end() + 1, len(text))
    lines = opening.line + 1 + front.count("\n")
    kept, unread = _capped(front, opening, findings)
    return Document(kept, text[body_at:], lines + 1, opening, unread)


def _capped(front: str, opening: Spot, findings: Findings) -> tuple[tuple[Line, ...], str]:
    unread = ""
    if len(front) > FRONTMATTER_CAP or len(front.encode()) > FRONTMATTER_CAP:
        cut = _cut(front)
        front, unread = front[:cut], front[cut:]
        findings.error(
            opening,
            "frontmatter-too-long",
            "The frontmatter is longer than 64 KiB; the part beyond that is not read",
            "Move long text below the closing ---",
        )
    rows = front.split("\n")
    if rows and not rows[-1]:
        rows.pop()
    return tuple(read_line(opening.line + 1 + n, row) for n, row in enumerate(rows)), unread


def _cut(front: str) -> int:
    """Index just past the last line that ends within the cap."""
    within = front.encode()[:FRONTMATTER_CAP].decode(errors="ignore")
    return within.rfind("\n") + 1


def _unclosed(text: str, start: int, opening: Spot, findings: Findings) -> Document:
    """A fence that nobody closed: the frontmatter goes as far as lines look like one."""
    kept: list[Line] = []
    at = start
    known = False
    for raw in text[start : start + FRONTMATTER_CAP].split("\n"):
        line = read_line(opening.line + 1 + len(kept), raw)
        if not _belongs(line, kept):
            break
        key = _KEY_LINE.match(line.text)
        known = known or (key is not None and line.start == 0)
        kept.append(line)
        at += len(raw) + 1
    while kept and kept[-1].idle:
        at -= len(kept.pop().raw) + 1
    if not known:
        return Document((), text, 1)
    findings.warning(
        opening,
        "unclosed-fence",
        "The frontmatter that begins here is not closed",
        f"Type --- on a line of its own after line {kept[-1].number}",
    )
    return Document(tuple(kept), text[min(at, len(text)) :], opening.line + 1 + len(kept), opening)


def _belongs(line: Line, before: list[Line]) -> bool:
    if line.idle:
        # A heading of the body is not a comment of the frontmatter.
        return line.blank or not before or not before[-1].blank
    key = _KEY_LINE.match(line.text) if line.start == 0 else None
    if before and before[-1].blank:
        return key is not None and key[1].casefold() in _KNOWN
    return line.start > 0 or key is not None or line.text[0] == "-"
