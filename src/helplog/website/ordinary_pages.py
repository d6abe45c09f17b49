"""The writer's own pages, which MkDocs renders: their links, their frontmatter, their HTML."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from helplog.prose.extensions import JournalExtension
from helplog.prose.rendered import Rendered
from helplog.prose.rendering import cleaned, own_page, placing_findings
from helplog.website.confined_file import written_text
from helplog.website.material.metadata import as_text, contents_as_text, title_as_text
from helplog.website.material.page_values import PageValues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from helplog.model.diagnostic import Diagnostic
    from helplog.model.settings import Settings
    from helplog.pages.asked_links import Asked
    from helplog.prose.linking import Links
    from helplog.prose.public_names import PublicNames
    from helplog.website.readable_files import ReadableFiles


class OrdinaryPages:
    """The ordinary pages of one build, one at a time.

    Args:
        names: gathers what they name.
        readable: which files an extension may read into them.
        settings: whether their HTML stays as the writer wrote it, and their lines.
    """

    def __init__(
        self, names: PublicNames, readable: ReadableFiles, settings: Settings
    ) -> None:
        self._names = names
        self._settings = settings
        self._rendered = Rendered(by_source=True, readable=readable)
        self.found: list[Diagnostic] = []
        """What was found on them so far."""
        self.asked: list[Asked] = []
        """Where links on them were asked to lead."""

    def extend(self, config: MkDocsConfig) -> None:
        """Have MkDocs's Markdown understand `[[links]]`, and say itself which lead nowhere."""
        validation = config.validation.links
        # MkDocs says it without the line; where it is told to say less, so is this.
        self._rendered.tells_missing = validation.not_found == logging.WARNING
        if self._rendered.tells_missing:
            validation.not_found = logging.DEBUG
        extension = JournalExtension(
            self._rendered,
            unsafe_html=self._settings.unsafe_html,
            keeps_lines=self._settings.keeps_lines,
        )
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]

    def know(self, links: Links) -> None:
        """Everything that can be pointed to, once the journal is read."""
        self._rendered.links = links

    def begin(self, page: Page, theme_dirs: Iterable[str]) -> None:
        """Say where a page's links start from, and make its frontmatter text.

        Args:
            page: the next one to be rendered.
            theme_dirs: where the theme's icons are.
        """
        file = page.file
        rendered = self._rendered
        rendered.source_uri = file.src_uri
        rendered.page_uri = file.src_uri
        rendered.raw_uri = file.dest_uri
        rendered.begin()
        text = written_text(file)
        values = PageValues(page.meta, text, theme_dirs)
        usable = values.settle()
        page.meta = as_text(usable)
        self.found += values.findings(file.src_uri)

    def clean(self, html: str, page: Page) -> str:
        """A page's content as it may stand on the site; what was left out is told."""
        title = str(page.title)
        page.title = title_as_text(title)
        contents_as_text(page.toc)
        file = page.file
        text = written_text(file)
        writing = own_page(file.src_uri, text)
        found = placing_findings(self._rendered, writing, writing.body)
        unsafe_html = self._settings.unsafe_html
        if not unsafe_html:
            html, lost = cleaned(html, writing, writing.body)
            found += lost
        self._names.note(html, file.dest_uri, quoted=unsafe_html)
        self.found += found
        self.asked += self._rendered.asked
        return html
