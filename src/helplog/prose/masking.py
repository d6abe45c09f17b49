"""What of a text is only shown or never seen: code and comments, and what programs hold.

Each is found in one walk through the text, whatever is opened in it and never closed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

_STARTS: Final = re.compile(
    r"^[ \t]*+(?P<fence>`{3,}+|~{3,}+)|(?P<code>`++)|(?P<comment><!--)", re.MULTILINE
)
_FENCES: Final = re.compile(r"^[ \t]*+(`{3,}+|~{3,}+)", re.MULTILINE)
_RUNS: Final = re.compile(r"`+")
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
    while (opened := _OPENED.search(html, at)) is not None:
        kept.append(html[at : opened.end()])
        at = opened.end()
        name = opened[1].lower()
        if name in never_closed:
            continue
        closed = _CLOSED[name].search(html, at)
        if closed is None:
            never_closed.add(name)
        else:
            at = closed.end()
    kept.append(html[at:])
    return "".join(kept)


def without_code(text: str) -> str:
    """Markdown with code and comments blanked out: code is shown, not obeyed.

    Its length and its lines stay.
    """
    return _Mask(text).masked()


class _Mask:
    """A text, and where in it code and comments may begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: dict[int, list[int]] = {}
        """Where runs of so many backticks begin."""
        for run in _RUNS.finditer(text):
            alike = self.runs.setdefault(len(run[0]), [])
            alike.append(run.start())
        self.fences: list[tuple[int, str, int]] = []
        """Where rows that may be fences begin, their signs, and where these end."""
        for fence in _FENCES.finditer(text):
            self.fences.append((fence.start(), fence[1], fence.end()))
        self.last_comment_end = text.rfind(_COMMENT_END)

    def masked(self) -> str:
        """The text with what is hidden blanked out."""
        kept: list[str] = []
        at = 0
        while (start := _STARTS.search(self.text, at)) is not None:
            end = self._end(start)
            begin = start.start()
            kept.append(self.text[at:begin])
            hidden = self.text[begin:end]
            kept.append(_blank(hidden))
            at = end
        kept.append(self.text[at:])
        return "".join(kept)

    def _end(self, start: re.Match[str]) -> int:
        """Where what begins here ends; just past its first sign where it doesn't."""
        if start["fence"]:
            return self._fence_end(start)
        if start["code"]:
            return self._code_end(start)
        if start.end() > self.last_comment_end:
            return start.end()
        end = self.text.index(_COMMENT_END, start.end())
        return end + len(_COMMENT_END)

    def _code_end(self, start: re.Match[str]) -> int:
        """Code between backticks ends with the next run of as many."""
        length = len(start["code"])
        places = self.runs[length]
        after = bisect_left(places, start.end())
        if after == len(places):
            return start.end()
        return places[after] + length

    def _fence_end(self, start: re.Match[str]) -> int:
        """Code in a fence ends with a row that begins with as many of its sign, else never."""
        first = bisect_left(self.fences, start.end(), key=lambda fence: fence[0])
        for number in range(first, len(self.fences)):
            _, signs, end = self.fences[number]
            if signs.startswith(start["fence"]):
                return end
        return len(self.text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
