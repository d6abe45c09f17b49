"""Markdown that would keep a converter busy for ever: what it looks at is counted, up to a limit.

Several of its patterns and of its extensions' begin anew at every sign of a paragraph, or at every
row of a block; a few kilobytes of nothing but brackets take minutes. No clock is asked, so that a
site is the same on every computer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from markdown.inlinepatterns import (
    BacktickInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
)
from pymdownx.magiclink import MagiclinkPattern

from helplog.model.normal_forms import has_endless_marks

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
_DEEP_ROW: Final = " " * 2 * _DEEPEST
_TAGS: Final = 600_000_000
"""Tags, times signs of the text."""
_TAG_BEGINS: Final = re.compile("</?[a-z]", re.IGNORECASE)
_UNENDED: Final = 1_000_000
_UNENDED_A_SIGN: Final = 100
"""Of each tag that begins, Python's HTML parser looks at everything up to where one ends, and does
so outside of what is counted: so many signs, and so many more for each sign of the text."""
_DECLARATIONS: Final = 4_000_000
"""The same of what begins as a declaration or an instruction of XML, which hardly anybody
writes."""


class TooMuchMarkdownError(ValueError):
    """A text takes too long to convert."""


@dataclass(frozen=True, slots=True)
class _Replacement:
    """Something of the converter's in whose place something that counts may be put."""

    owner: object
    name: str
    plain: object
    counting: object


class Work:
    """How many signs may still be looked at."""

    def __init__(self) -> None:
        self.left = 0
        self.depth = 0
        self._is_counting = True
        self._replacements: list[_Replacement] = []

    def put(self, owner: object, name: str, counting: object) -> None:
        """Puts something that counts into the place of what is there, as long as it is worth it.

        Args:
            owner: a part of the converter.
            name: its attribute.
            counting: what does the same, and counts.
        """
        plain = getattr(owner, name)
        replacement = _Replacement(owner, name, plain, counting)
        self._replacements.append(replacement)
        setattr(owner, name, counting)

    def begin(self, text: str) -> None:
        """Starts counting for a text.

        Raises:
            TooMuchMarkdownError: that it takes too long shows at a glance.
        """
        length = len(text)
        self.left = _AT_LEAST
        self.left += _A_SIGN * min(length, _LONG)
        self.left += _A_SIGN_BEYOND * length
        self.depth = 0
        has_many_signs = signs_in(text) * length > _HARMLESS
        has_many_rows = text.count("\n") > _FEW_ROWS
        self._count(counting=has_many_signs or has_many_rows)
        tags = text.count("<")
        if tags * length > _TAGS:
            raise TooMuchMarkdownError("so many tags take too long")
        most_unended = _UNENDED + _UNENDED_A_SIGN * length
        if _looked_at_in_tags(text) > most_unended:
            raise TooMuchMarkdownError("so many tags without an end take too long")
        if has_endless_marks(text):
            raise TooMuchMarkdownError("so many marks on one letter take too long")
        declarations = text.count("<![") + text.count("<?")
        if declarations * length > _DECLARATIONS:
            raise TooMuchMarkdownError("so many declarations take too long")
        if "{" in text:
            for row in text.split("\n"):
                # each may begin a list of attributes
                lists = row.count("{")
                self.spend(lists * len(row))
        fences = text.count("```") + text.count("~~~")
        self.spend(_OF_A_FENCE * fences)

    def _count(self, *, counting: bool) -> None:
        """Counts within paragraphs, or not."""
        if counting == self._is_counting:
            return
        self._is_counting = counting
        for one in self._replacements:
            in_place = one.plain
            if counting:
                in_place = one.counting
            setattr(one.owner, one.name, in_place)

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
        sign = ""
        if isinstance(inline, BacktickInlineProcessor):
            sign = "`"
        pattern = _CountingPattern(inline.compiled_re, work, sign)
        work.put(inline, "compiled_re", pattern)
        # what finds bare addresses is made of what reads links, and reads them otherwise
        if isinstance(inline, MagiclinkPattern):
            _count_matches(inline, work)
        elif isinstance(inline, LinkInlineProcessor):
            _count_links(inline, work)
        elif isinstance(inline, InlineProcessor):
            _count_matches(inline, work)
    _count_blocks(markdown.parser, work)
    return work


def _looked_at_in_tags(text: str) -> int:
    """Signs that are looked at for the end of a tag: each tag up to the next `>`."""
    if "<" not in text:
        return 0
    looked_at = 0
    for stretch in text.split(">"):
        begun = _TAG_BEGINS.findall(stretch)
        looked_at += len(begun) * len(stretch)
    return looked_at


def signs_in(text: str) -> int:
    """How many signs of a text may begin something of Markdown within a paragraph."""
    counts = map(text.count, _SIGNS)
    return sum(counts)


def cannot_take_long(text: str) -> bool:
    """Whether a text is too little to be too much Markdown, or to nest too deeply."""
    is_short = signs_in(text) * len(text) <= _HARMLESS
    if not is_short:
        return False
    return text.count(">") < _DEEPEST and _DEEP_ROW not in text


class _CountingPattern:
    """Stands for a compiled pattern where Markdown looks for its matches."""

    def __init__(self, pattern: re.Pattern[str], work: Work, sign: str) -> None:
        self._pattern = pattern
        self._work = work
        self._sign = sign
        """A sign at each of which the pattern looks through all that follows; empty for none."""

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """What the pattern finds from `start` on."""
        spend = self._work.spend
        length = len(text)
        looks = 1
        spend(_OF_A_LOOK)
        if self._sign:
            spend(length // 4)
            looks += text.count(self._sign, start)
        at = start
        copied = length // _COPIED
        for found in self._pattern.finditer(text, start):
            end = found.end()
            spend(_OF_A_FIND + end - at + copied)
            at = end
            yield found
        rest = length - at
        spend(looks * rest)

    def match(self, text: str) -> re.Match[str] | None:
        """What it finds at the beginning of a text."""
        self._work.spend(len(text))
        return self._pattern.match(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever an extension asks for
        return getattr(self._pattern, name)


def _count_matches(inline: InlineProcessor, work: Work) -> None:
    """Has what handles a match count as much as it takes; all that follows where it takes none."""
    handle = inline.handleMatch

    def counting(
        found: re.Match[str], text: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        element, start, end = handle(found, text)
        taken_to = end
        if taken_to is None:
            taken_to = len(text)
        taken = taken_to - found.start()
        work.spend(_OF_A_MATCH * taken)
        return element, start, end

    work.put(inline, "handleMatch", counting)


def _count_links(link: LinkInlineProcessor, work: Work) -> None:
    """Has what reads links sign by sign count how far it came."""
    read_words = link.getText
    read_address = link.getLink

    def spend_on_link(text: str, at: int, end: int, *, closed: bool) -> None:
        read_to = end
        if not closed:  # it was read to the text's end
            read_to = len(text)
        read = read_to - at
        work.spend(_OF_A_LINK * read)

    def counting_words(text: str, at: int) -> tuple[str, int, bool]:
        said, end, closed = read_words(text, at)
        spend_on_link(text, at, end, closed=closed)
        return said, end, closed

    def counting_address(text: str, at: int) -> tuple[str, str | None, int, bool]:
        href, title, end, closed = read_address(text, at)
        if closed or text.startswith("(", at):
            spend_on_link(text, at, end, closed=closed)
        return href, title, end, closed

    work.put(link, "getText", counting_words)
    work.put(link, "getLink", counting_address)


def _count_blocks(parser: BlockParser, work: Work) -> None:
    """Puts the loop that goes through blocks in place of the parser's own, with a count."""

    def parse_blocks(parent: Element, blocks: list[str]) -> None:
        work.depth += 1
        if work.depth > _DEEPEST:
            raise TooMuchMarkdownError(
                "lists, quotes and boxes stand in each other too deeply"
            )
        while blocks:
            signs = _OF_A_LOOK + len(blocks[0])
            work.spend(_OF_A_BLOCK * signs + len(blocks))
            # In no function of its own: each quote in a quote would come closer to Python's limit.
            for processor in parser.blockprocessors:
                if (
                    processor.test(parent, blocks[0])
                    and processor.run(parent, blocks) is not False
                ):
                    break
        work.depth -= 1

    parser.parseBlocks = parse_blocks  # type: ignore[method-assign]
