"""The journal's own extension of Markdown: its dialect, links by name, where links lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from helplog.prose.converting import convert_safely
from helplog.prose.dialect.extension import Dialect
from helplog.prose.files_in_text import KeptWithin
from helplog.prose.placing import Placing
from helplog.prose.wiki_links import WikiLinks
from helplog.prose.words_in_brackets import BracketedWords

if TYPE_CHECKING:
    from markdown import Markdown

    from helplog.prose.rendered import Rendered

_COMMENT: Final = re.compile(r"(`+[^`]+`+)|%%.*?%%", re.DOTALL)


class JournalExtension(Extension):
    """`[[links]]`, and links to entries wherever their pages are.

    Args:
        rendered: what is being rendered, and what is found.
        unsafe_html: leave all HTML to Markdown, and what only looks like it.
        keeps_lines: whether a single line's end is one on the page.
    """

    def __init__(
        self,
        rendered: Rendered,
        *,
        unsafe_html: bool = False,
        keeps_lines: bool = False,
    ) -> None:
        super().__init__()
        self.rendered = rendered
        self._keeps_lines = keeps_lines
        self._unsafe_html = unsafe_html

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        """Register the steps, and have no text stop the converter."""
        Dialect(keeps_lines=self._keeps_lines).extendMarkdown(md)
        comments = _Comments(md)
        # after fences of code (25), before HTML (20)
        md.preprocessors.register(comments, "helplog_comments", 22)
        wiki_links = WikiLinks(md, self.rendered)
        # before escapes (180), as a pipe is escaped in a table; after code (190)
        md.inlinePatterns.register(wiki_links, "helplog_wiki", 185)
        placing = Placing(md, self.rendered)
        # before MkDocs's own (0), after everything that makes elements
        md.treeprocessors.register(placing, "helplog_placing", 1)
        if not self._unsafe_html:
            BracketedWords().extend(md)
        kept_within = KeptWithin(md, self.rendered.path_to_read)
        # before any other step
        md.preprocessors.register(kept_within, "helplog_files", 1_000_000)
        convert_safely(md, self._failed)

    def _failed(self, problem: BaseException) -> None:
        self.rendered.problem = problem


class _Comments(Preprocessor):
    """Obsidian's `%%comments%%` are for whoever opens the file, not for its page."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without them; what stands between backticks stays."""
        text = "\n".join(lines)
        if text.count("%%") < 2:  # noqa: PLR2004 - one opens nothing that is closed
            return lines
        shown = _COMMENT.sub(_code_of, text)
        return shown.split("\n")


def _code_of(found: re.Match[str]) -> str:
    return found[1] or ""
