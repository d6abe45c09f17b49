"""`Dear <name>`, `List<String>`, `x<y`: what is no tag of HTML is text to Markdown as well.

Markdown takes whatever begins with a letter for HTML and passes it on; a cleaner or a browser then
has nothing to show for it. So does a tag that the site leaves out where nobody ends it: `<title>`
in a template for letters, or a `<script>` that is only spoken of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from helplog.model.html_tags import tag_at_start, tags_and_others
from helplog.prose.cleaning import EMPTIED_TAGS, SHOWN_TAGS

if TYPE_CHECKING:
    from markdown import Markdown

_SIGN: Final = f"{STX}hl-lt{ETX}"
"""Stands for `<` while Markdown looks for blocks of HTML; no text has it, as Markdown takes the two
control characters out of every text before."""
_END: Final = re.compile(r"</([a-zA-Z][^\s/<>]*+)\s*+>")
_NOTHING_ALONE: Final = frozenset(
    (
        "a abbr audio font img input label meter picture progress source span time "
        "track video"
    ).split()
)
"""Shown elements that show nothing without an attribute or an end."""


class BracketedWords:
    """The text being converted, as far as its tags are concerned."""

    def __init__(self) -> None:
        self._ended: frozenset[str] = frozenset()
        """Elements that the text ends somewhere."""

    def extend(self, md: Markdown) -> None:
        """Registers the steps; other extensions may still be added to the converter."""
        hiding = _Hiding(md, self)
        # around what takes blocks of HTML out (20), after fences of code (25)
        md.preprocessors.register(hiding, "helplog_brackets_hidden", 20.5)
        showing = _Showing(md)
        md.preprocessors.register(showing, "helplog_brackets_shown", 19.5)
        inline = _Inline(md, self)
        # in the place of Markdown's own
        md.inlinePatterns.register(inline, "html", 90)

    def hide(self, text: str) -> str:
        """A text in which only tags of HTML begin with a `<` and a letter."""
        ends = _END.findall(text)
        names = map(str.lower, ends)
        self._ended = frozenset(names)
        kept = []
        at = 0
        for found, is_tag in tags_and_others(text):
            if is_tag and not self._is_word(found):
                continue
            start = found.start()
            kept += [text[at:start], _SIGN]
            at = start + 1
        kept.append(text[at:])
        return "".join(kept)

    def is_text(self, inline: str) -> bool:
        """Whether what Markdown took for a tag is text."""
        tag = tag_at_start(inline)
        if tag is None:
            return True
        return self._is_word(tag)

    def _is_word(self, tag: re.Match[str]) -> bool:
        """A start tag of HTML by its form, of which nothing would be seen."""
        slash, written_name, rest = tag.groups()
        name = written_name.lower()
        if slash or name in self._ended:
            return False
        if name in EMPTIED_TAGS:
            return True
        is_bare = not rest.strip()
        shows_nothing = name not in SHOWN_TAGS or name in _NOTHING_ALONE
        return is_bare and shows_nothing


class _Hiding(Preprocessor):
    def __init__(self, md: Markdown, brackets: BracketedWords) -> None:
        super().__init__(md)
        self._brackets = brackets

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a sign of our own for each `<` that begins no tag."""
        text = "\n".join(lines)
        if "<" not in text:
            return lines
        return self._brackets.hide(text).split("\n")


class _Showing(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines as they were; in blocks of HTML the sign is text from here on."""
        stash = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(stash):
            if isinstance(block, str):
                stash[number] = block.replace(_SIGN, "&lt;")
            else:
                _show_within(block)
        text = "\n".join(lines)
        return text.replace(_SIGN, "<").split("\n")


def _show_within(block: Element) -> None:
    """In a block of HTML whose words are still Markdown."""
    for element in block.iter():
        for part in ("text", "tail"):
            words = getattr(element, part)
            if words and _SIGN in words:
                shown = words.replace(_SIGN, "<")
                setattr(element, part, shown)


class _Inline(HtmlInlineProcessor):
    """Markdown's own, for tags and comments alone."""

    def __init__(self, md: Markdown, brackets: BracketedWords) -> None:
        super().__init__(HTML_RE, md)
        self._brackets = brackets

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name Markdown calls
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """The tag, to be put back as it is; nothing for what is text."""
        is_comment = m[1].startswith("<!--")
        if not is_comment and self._brackets.is_text(m[1]):
            return None, None, None
        return super().handleMatch(m, data)
