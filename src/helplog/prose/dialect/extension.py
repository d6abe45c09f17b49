"""All of the dialect, as an extension of Python-Markdown; what mkdocs.yml says itself stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from pymdownx.magiclink import MagiclinkExtension
from pymdownx.mark import MarkExtension
from pymdownx.quotes import QuotesExtension, QuotesProcessor
from pymdownx.tasklist import TasklistExtension
from pymdownx.tilde import DeleteSubExtension

from helplog.prose.dialect.block_names import BlockNames
from helplog.prose.dialect.headings import Headings
from helplog.prose.dialect.line_ends import LineEnds
from helplog.prose.dialect.lists import Lists
from helplog.prose.dialect.paragraph_ends import ParagraphEnds
from helplog.prose.dialect.properties import Properties
from helplog.prose.dialect.references import References
from helplog.prose.dialect.tables import Tables

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.util import Registry

_REPLACED: Final = ("indent", "olist", "ulist")
"""Markdown's own ways with lists."""


class Dialect(Extension):
    """Reads Markdown as most programs do.

    Args:
        keeps_lines: whether a single line's end is one on the page.
    """

    def __init__(self, *, keeps_lines: bool = False) -> None:
        super().__init__()
        self._keeps_lines = keeps_lines

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        """Register what is not there yet; to be called after every other extension."""
        self._add_known(md)
        blocks = md.parser.blockprocessors
        for name in _REPLACED:
            blocks.deregister(name, strict=False)
        # after what is empty (100), before code (80)
        blocks.register(ParagraphEnds(md.parser), "helplog_paragraph_ends", 95)
        blocks.register(Lists(md.parser), "helplog_lists", 85)
        blocks.register(Headings(md.parser), "hashheader", 70)
        if type(blocks["reference"]) is ReferenceProcessor:
            blocks.register(References(md.parser), "reference", 15)
        table = blocks["table"]
        if type(table) is TableProcessor:
            blocks.register(
                Tables(md.parser, getattr(table, "config", {})), "table", 75
            )
        # after fences of code (25), before HTML (20)
        md.preprocessors.register(Properties(md), "helplog_properties", 21.5)
        md.inlinePatterns.register(BlockNames(md), "helplog_block_names", 166)
        md.inlinePatterns.register(LineEnds(md), "helplog_line_ends", 184)

    def _add_known(self, md: Markdown) -> None:
        """What other packages have, and this site was not told to have already."""
        blocks = md.parser.blockprocessors
        inline = md.inlinePatterns
        if "table" not in blocks:
            _with(TableExtension(), md)
        if not isinstance(blocks["quote"], QuotesProcessor):
            _with(QuotesExtension(callouts=True), md)
        if "footnote" not in blocks:
            _with(FootnoteExtension(), md)
        if "task-list" not in md.treeprocessors:
            _with(TasklistExtension(custom_checkbox=True), md)
        if "magic-link" not in inline:
            _with(MagiclinkExtension(), md)
        entry = _entry(inline, "delimiter")
        delimiters = getattr(entry, "delimiters", {})
        if "~" not in delimiters:
            _with(DeleteSubExtension(subscript=False), md)
        if "=" not in delimiters:
            _with(MarkExtension(), md)
        if self._keeps_lines and "nl" not in inline:
            _with(Nl2BrExtension(), md)


def _entry(registry: Registry[Any], name: str) -> object:
    """What is registered by a name; None where nothing is."""
    if name not in registry:
        return None
    return registry[name]


def _with(extension: Extension, md: Markdown) -> None:
    extension.extendMarkdown(md)
