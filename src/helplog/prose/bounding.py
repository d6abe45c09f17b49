"""Markdown that would keep a converter busy for ever: what it looks at is counted, and it stops at a limit.

Several of its patterns and of its extensions' begin anew at every sign of a paragraph, or at every
row of a block; a few kilobytes of nothing but brackets take minutes. No clock is asked, so that a
site is the same on every computer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from markdown.inlinepatterns import BacktickInlineProcessor, InlineProcessor, LinkInlineProcessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.blockparser import BlockParser

_AT_LEAST: Final = 10_000_000
_A_SIGN: Final = 200
"""Signs that may be looked at: so many, and so many more for each sign of the text. Prose takes a
quarter of it."""
_LONG: Final = 400_000
_A_SIGN_BEYOND: Final = 50
"""What is longer than this is a book; of its signs beyond that only as much is looked at as prose
takes."""
_SIGNS: Final = tuple("[*_`<\\~^=&@$!|")
_HARMLESS: Final = 300_000
"""Signs that may begin something, times all signs: a text with no more can't take long, and
counting would."""
_FEW_ROWS: Final = 2_000
_OF_A_LOOK: Final = 100
_OF_A_FIND: Final = 300
_OF_A_FENCE: Final = 20_000
"""As many signs as it takes to begin looking, to put what was found into its place, to give code
its colours."""
_COPIED: Final = 64
"""Signs that are copied in the time it takes to look at one; for each find all of a paragraph
is."""
_OF_A_BLOCK: Final = 10
"""Each row of a block is looked at by so many rules before one of them takes it."""
_OF_A_MATCH: Final = 4
_OF_A_LINK: Final = 40
"""What begins as a link is read sign by sign."""
_DEEPEST: Final = 60
"""Quotes in lists in quotes that nobody writes: Python's own limit comes soon after."""
_TAGS: Final = 600_000_000
"""Tags, times signs of the text."""
_DECLARATIONS: Final = 4_000_000
"""The same of what begins as a declaration or an instruction of XML, which hardly anybody
writes."""


class TooMuchMarkdownError(ValueError):
    """A text takes too long to convert."""


class Work:
    """How many signs may still be looked at."""

    def __init__(self) -> None:
        self.left = 0
        self.depth = 0
        self._counting = True
        self._ways: list[tuple[object, str, object, object]] = []

    def put(self, where: object, name: str, counted: object) -> None:
        """Puts something that counts into the place of what is there, as long as counting is worth it."""
        self._ways.append((where, name, getattr(where, name), counted))
        setattr(where, name, counted)

    def begin(self, text: str) -> None:
        """Starts counting for a text.

        Raises:
            TooMuchMarkdownError: that it takes too long shows at a glance.
        """
        self.left = _AT_LEAST + _A_SIGN * min(len(text), _LONG) + _A_SIGN_BEYOND * len(text)
        self.depth = 0
        self._count(signs_in(text) * len(text) > _HARMLESS or text.count("\n") > _FEW_ROWS)
        if text.count("<") * len(text) > _TAGS:
            raise TooMuchMarkdownError("so many tags take too long")
        if (text.count("<![") + text.count("<?")) * len(text) > _DECLARATIONS:
            raise TooMuchMarkdownError("so many declarations take too long")
        for row in text.split("\n") if "{" in text else ():
            self.spend(row.count("{") * len(row))  # each may begin a list of attributes
        self.spend(_OF_A_FENCE * (text.count("```") + text.count("~~~")))

    def _count(self, counting: bool) -> None:  # noqa: FBT001 - it says what it does
        """Counts within paragraphs, or not."""
        if counting != self._counting:
            for where, name, plain, counted in self._ways:
                setattr(where, name, counted if counting else plain)
        self._counting = counting

    def spend(self, signs: int) -> None:
        """Counts what is about to be looked at.

        Raises:
            TooMuchMarkdownError: it is too much.
        """
        self.left -= signs
        if self.left < 0:
            raise TooMuchMarkdownError("so many signs of Markdown take too long")


def bound(markdown: Markdown) -> Work:
    """Has a converter count; to be called once all its extensions are there."""
    work = Work()
    for inline in markdown.inlinePatterns:
        sign = "`" if isinstance(inline, BacktickInlineProcessor) else ""
        work.put(inline, "compiled_re", _Counted(inline.compiled_re, work, sign))
        if isinstance(inline, LinkInlineProcessor):
            _count_links(inline, work)
        elif isinstance(inline, InlineProcessor):
            _count_matches(inline, work)
    _count_blocks(markdown.parser, work)
    return work


def signs_in(text: str) -> int:
    """How many signs of a text may begin something of Markdown within a paragraph."""
    return sum(map(text.count, _SIGNS))


class _Counted:
    """Stands for a compiled pattern where Markdown looks for its matches."""

    def __init__(self, pattern: re.Pattern[str], work: Work, sign: str) -> None:
        self._pattern = pattern
        self._work = work
        self._sign = sign
        """A sign at each of which the pattern looks through all that follows."""

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """What the pattern finds from `start` on."""
        self._work.spend(_OF_A_LOOK + (len(text) // 4 if self._sign else 0))
        times = 1 + (text.count(self._sign, start) if self._sign else 0)
        at = start
        for found in self._pattern.finditer(text, start):
            self._work.spend(_OF_A_FIND + found.end() - at + len(text) // _COPIED)
            at = found.end()
            yield found
        self._work.spend(times * (len(text) - at))

    def match(self, text: str) -> re.Match[str] | None:
        """What it finds at the beginning of a text."""
        self._work.spend(len(text))
        return self._pattern.match(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else an extension asks a pattern for
        return getattr(self._pattern, name)


def _count_matches(inline: InlineProcessor, work: Work) -> None:
    """Has what handles a match count as much of the text as it takes, all that follows where it takes none."""
    handle = inline.handleMatch

    def counted(
        found: re.Match[str], text: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        element, start, end = handle(found, text)
        work.spend(_OF_A_MATCH * ((len(text) if end is None else end) - found.start()))
        return element, start, end

    work.put(inline, "handleMatch", counted)


def _count_links(link: LinkInlineProcessor, work: Work) -> None:
    """Has what reads links sign by sign count how far it came."""
    words, address = link.getText, link.getLink

    def counted_words(text: str, at: int) -> tuple[str, int, bool]:
        said, end, closed = words(text, at)
        work.spend(_OF_A_LINK * (end - at if closed else len(text) - at))
        return said, end, closed

    def counted_address(text: str, at: int) -> tuple[str, str | None, int, bool]:
        href, title, end, closed = address(text, at)
        if closed or text.startswith("(", at):
            work.spend(_OF_A_LINK * (end - at if closed else len(text) - at))
        return href, title, end, closed

    work.put(link, "getText", counted_words)
    work.put(link, "getLink", counted_address)


def _count_blocks(parser: BlockParser, work: Work) -> None:
    """Puts the loop that goes through blocks in place of the parser's own, with a count."""

    def parse_blocks(parent: Element, blocks: list[str]) -> None:
        work.depth += 1
        if work.depth > _DEEPEST:
            raise TooMuchMarkdownError("lists, quotes and boxes stand in each other too deeply")
        while blocks:
            work.spend(_OF_A_BLOCK * (_OF_A_LOOK + len(blocks[0])) + len(blocks))
            for processor in parser.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
        work.depth -= 1

    parser.parseBlocks = parse_blocks  # type: ignore[method-assign]
