"""The parts of a Markdown body that its writer says in their own voice.

Code, comments, quotes and callouts, headings, tables and what a template left are blanked out, so
that every character keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from helplog.model.late_patterns import late_pattern

_FENCE: Final = late_pattern(r"[ \t]*+(?:[-*+][ \t]+)?(`{3,}+|~{3,}+)")
_MARK: Final = late_pattern(
    r"[ \t]*+(?:(?:[-*+•–]|\d{1,9}[.)])[ \t]+)?+(?:\[[ xX]\][ \t]+)?+"
)
"""What a list item begins with."""
_NO_PROSE: Final = late_pattern(
    r"[ \t]*+(?:>|#|\||!!!|\?\?\?|:::|={3,}|-{3,}|\*{3,}|\[[^\]\n]{1,80}\]:|\^\[)"
)
"""Quotes and callouts, headings and tags, tables, boxes, rules, definitions of links."""
_INSIDES: Final = late_pattern(
    r"`[^`\n]*+`|\{\{[^{}\n]*+\}\}|<%[^%\n]*+%>|\{:?[^{}\n]*+\}|!\[\[[^\[\]\n]*+\]\]"
    r"|!\[[^\[\]\n]*+\]\([^()\n]*+\)|\]\([^()\n]*+\)|<[^<>\n]*+>|https?://\S++|\$[^$\n]*+\$"
)
"""Code, template fields, attributes, pictures, addresses, tags of HTML, formulas."""
_COMMENTS: Final = (("<!--", "-->"), ("%%", "%%"))
_SIGNS: Final = str.maketrans(dict.fromkeys("*_[]~=^|\\", " "))
"""Emphasis and brackets; the words between them stay."""
_BOX_INDENT: Final = 4


class Passage(NamedTuple):
    """A paragraph or a list item."""

    start: int
    """Where it begins, in characters of the body."""
    text: str
    """As long as what stands there, with all that is no prose blanked out."""


def passages_of(body: str) -> Iterator[Passage]:
    """The paragraphs and list items of a body, in order.

    Args:
        body: Markdown, LF line ends.
    """
    text = _without_comments(body)
    start = at = 0
    lines: list[str] = []
    for line in _prose_lines(text):
        if not line.strip() or _begins_item(line):
            if lines:
                yield Passage(start, "\n".join(lines))
            lines, start = [], at
        lines.append(_shown(line))
        at += len(line) + 1
    if lines:
        yield Passage(start, "\n".join(lines))


def _prose_lines(text: str) -> Iterator[str]:
    """Each line, blank where it is no prose."""
    in_quote = in_box = False
    for line, in_fence in _beside_fences(text):
        blank = " " * len(line)
        if in_fence:
            yield blank
            continue
        bare = line.strip()
        in_box = in_box and (not bare or _indent(line) >= _BOX_INDENT)
        # A quote goes on in lines that carry no mark, until a blank one.
        in_quote = bool(bare) and (in_quote or bare.startswith(">"))
        if bare.startswith(("!!!", "???")):
            in_box = True
        is_prose = not in_quote and not in_box and not _NO_PROSE.match(line)
        yield line if is_prose else blank


def _beside_fences(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is of a fenced block."""
    fence = ""
    for line in text.split("\n"):
        marker = _FENCE.match(line)
        yield line, bool(fence or marker)
        if not marker:
            continue
        if not fence:
            fence = marker[1]
        elif marker[1].startswith(fence):
            fence = ""


def _indent(line: str) -> int:
    wide = line.expandtabs(_BOX_INDENT)
    return len(wide) - len(wide.lstrip())


def _begins_item(line: str) -> bool:
    mark = _MARK.match(line)
    return bool(mark and mark.group().strip())


def _shown(line: str) -> str:
    """A line without its bullet and all that is no word."""
    mark = _MARK.match(line)
    if mark and mark.group().strip():
        end = mark.end()
        line = " " * end + line[end:]
    line = _INSIDES.sub(lambda found: " " * len(found.group()), line)
    return line.translate(_SIGNS)


def _without_comments(body: str) -> str:
    for opens, closes in _COMMENTS:
        body = _blanked(body, opens, closes)
    return body


def _blanked(body: str, opens: str, closes: str) -> str:
    parts: list[str] = []
    at = 0
    while True:
        start = body.find(opens, at)
        if start < 0:
            break
        end = body.find(closes, start + len(opens))
        if end < 0:
            break
        end += len(closes)
        hidden = "".join("\n" if sign == "\n" else " " for sign in body[start:end])
        parts += (body[at:start], hidden)
        at = end
    parts.append(body[at:])
    return "".join(parts)
