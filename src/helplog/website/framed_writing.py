"""One build's ready pages: the theme is asked for their frames, and they are written in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context

from helplog.pages.words import words_in
from helplog.publish.framing import Frames
from helplog.website.material.slimming import Slimming
from helplog.website.material.theme_frames import ThemeFrames
from helplog.website.material.theming import language_of
from helplog.website.ready_pages import ReadyFile, written_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from helplog.model.diagnostic import Diagnostic
    from helplog.website.files import ComposedPage
    from helplog.website.finishing import Finishing
    from helplog.website.ready_pages import ReadyPages

_TEMPLATE = "main.html"


class FramedWriting:
    """What a build knows of its frames, once all pages are there.

    Args:
        environment: the theme's templates.
        nav: the navigation.
        files: all that the site will have.
        config: MkDocs's.
        finishing: what every page is given.
    """

    def __init__(
        self,
        environment: jinja2.Environment,
        nav: Navigation,
        files: Files,
        config: MkDocsConfig,
        finishing: Finishing,
    ) -> None:
        self._environment = environment
        self._nav = nav
        self._files = files
        self._pages = files.documentation_pages()
        self._config = config
        self._finishing = finishing
        self._slimming = Slimming()
        self._words = words_in(language_of(config))
        self._frames = Frames({})
        self._findings: tuple[Diagnostic, ...] = ()

    def write(self, ready: ReadyPages) -> None:
        """Have frames, and write every page that waits."""
        asked = ThemeFrames(ready.outlined, self._rendered, self._dressed, self._words)
        framed = [one.held.framed for one in self._files if isinstance(one, ReadyFile)]
        base = self._config.site_url or ""
        if base and not base.endswith("/"):
            base += "/"
        self._frames = Frames(asked.around(framed), base)
        self._findings = asked.findings()
        self._write(ready, self._files)

    def complete(self, ready: ReadyPages) -> None:
        """Write what was taken out of the frames, and again what was written over since."""
        names = map(str, self._config.extra_templates)
        self._write(ready, written_over(self._files, names))
        self._slimming.write(Path(self._config.site_dir))
        ready.close()

    def findings(self) -> tuple[Diagnostic, ...]:
        """Said once where some page stands in no frame."""
        return self._findings

    def _write(self, ready: ReadyPages, files: Iterable[File]) -> None:
        ready.write(files, self._frames, self._words, self._whole)

    def _rendered(self, page: ComposedPage) -> str:
        """What the theme makes of a page."""
        page.active = True
        context = get_context(self._nav, self._pages, self._config, page)
        return self._environment.get_template(_TEMPLATE).render(context)

    def _dressed(self, frame: str, page: ComposedPage) -> str:
        """Finish a frame once, for all pages that stand in it."""
        finished = self._finishing.frame(frame, page)
        return self._slimming.slim(finished, page.url, self._finishing.hashes)

    def _whole(self, page: ComposedPage, content: str) -> str:
        """A page that stands in no frame, as it is written."""
        page.content = content
        html = self._finishing.page(self._rendered(page), page)
        return self._finishing.governed(html, page.file.dest_uri)
