"""What of a text is only shown or never seen: code and comments, and what programs hold.

Each is found in one walk through the text, whatever is opened in it and never closed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

_STARTS: Final = re.compile(
    r"^[ \t]*+(?P<fence>`{3,}+|~{3,}+)|(?P<code>`++)|(?P<comment><!--)", re.MULTILINE
)
_FENCES: Final = re.compile(r"^[ \t]*+(`{3,}+|~{3,}+)", re.MULTILINE)
_RUNS: Final = re.compile(r"`+")
_HIDING: Final = ("`", "~~~", "<!--")
"""Without one of these nothing is code or a comment."""
_COMMENT_END: Final = "-->"
_OPENED: Final = re.compile(
    r"""<(script|style|iframe|template|math|svg)\b(?:"[^"]*+"|'[^']*+'|[^'">]++|['"])*+(?:>|\Z)""",
    re.IGNORECASE,
)
_CLOSED: Final = {
    name: re.compile(rf"</{name}\s*+>", re.IGNORECASE)
    for name in ("script", "style", "iframe", "template", "math", "svg")
}


def without_insides(html: str) -> str:
    """HTML without what stands inside programs, styles, frames and drawings.

    The tags with which these begin stay.
    """
    kept: list[str] = []
    never_closed: set[str] = set()
    at = 0
    while True:
        opened = _OPENED.search(html, at)
        if opened is None:
            break
        end_of_tag = opened.end()
        up_to_tag = html[at:end_of_tag]
        kept.append(up_to_tag)
        at = end_of_tag
        name = opened[1].lower()
        if name in never_closed:
            continue
        closed = _CLOSED[name].search(html, at)
        if closed is None:
            never_closed.add(name)
        else:
            at = closed.end()
    rest = html[at:]
    kept.append(rest)
    return "".join(kept)


def without_code(text: str) -> str:
    """Markdown with code and comments blanked out: code is shown, not obeyed.

    Its length and its lines stay.
    """
    if not any(sign in text for sign in _HIDING):
        return text
    return _Mask(text).masked()


class _Fence(NamedTuple):
    """A row that may be a fence."""

    start: int
    signs: str
    end: int


class _Mask:
    """A text, and where in it code and comments may begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: dict[int, list[int]] = {}
        """Where runs of so many backticks begin."""
        for run in _RUNS.finditer(text):
            start, end = run.span()
            alike = self.runs.setdefault(end - start, [])
            alike.append(start)
        self.fences: list[_Fence] = []
        for found in _FENCES.finditer(text):
            fence = _Fence(found.start(), found[1], found.end())
            self.fences.append(fence)
        self.last_comment_end = text.rfind(_COMMENT_END)

    def masked(self) -> str:
        """The text with what is hidden blanked out."""
        kept: list[str] = []
        at = 0
        while True:
            start = _STARTS.search(self.text, at)
            if start is None:
                break
            begin = start.start()
            end = self._end(start)
            shown = self.text[at:begin]
            hidden = self.text[begin:end]
            kept.append(shown)
            kept.append(_blank(hidden))
            at = end
        rest = self.text[at:]
        kept.append(rest)
        return "".join(kept)

    def _end(self, start: re.Match[str]) -> int:
        """Where what begins here ends; just past its first sign where it doesn't."""
        if start["fence"]:
            return self._fence_end(start)
        if start["code"]:
            return self._code_end(start)
        inside = start.end()
        if inside > self.last_comment_end:
            return inside
        end = self.text.index(_COMMENT_END, inside)
        return end + len(_COMMENT_END)

    def _code_end(self, start: re.Match[str]) -> int:
        """Code between backticks ends with the next run of as many."""
        length = len(start["code"])
        places = self.runs[length]
        inside = start.end()
        after = bisect_left(places, inside)
        if after == len(places):
            return inside
        return places[after] + length

    def _fence_end(self, start: re.Match[str]) -> int:
        """Code in a fence ends with a row that begins with as many of its sign, else never."""
        opening = start["fence"]
        past = start.end()
        first = bisect_left(self.fences, past, key=_start_of)
        for number in range(first, len(self.fences)):
            fence = self.fences[number]
            if fence.signs.startswith(opening):
                return fence.end
        return len(self.text)


def _start_of(fence: _Fence) -> int:
    return fence.start


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
