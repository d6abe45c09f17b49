"""One build's ready pages: the theme is asked for their frames, and they are written in those."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs.commands.build import get_context

from helplog.pages.words import words_in
from helplog.publish.framing import CONTENT, Frame, Frames
from helplog.store.site.page_files import Written, write_page
from helplog.website.composed.pages import WaitingPage
from helplog.website.composed.ready_files import ReadyFile, outlined, written_over
from helplog.website.material.slimming import Slimming
from helplog.website.material.theme_frames import (
    MARKED,
    ThemeFrames,
    are_alike,
    frame_of,
    marked_in_place,
)
from helplog.website.material.theming import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from helplog.model.diagnostic import Diagnostic
    from helplog.publish.held_pages import HeldPages
    from helplog.website.composed.pages import ComposedPage
    from helplog.website.finishing import Finishing

_TEMPLATE: Final = "main.html"


class Built(NamedTuple):
    """What is known of a site once all its pages are there."""

    environment: jinja2.Environment
    """The theme's templates."""
    nav: Navigation
    files: Files
    config: MkDocsConfig
    held: HeldPages
    """Where pages made here wait."""
    is_framed: bool
    """Whether its pages stand in frames alone, those of the navigation as well."""


class FramedWriting:
    """What a build knows of its frames.

    Args:
        built: the site.
        finishing: what every page is given.
    """

    def __init__(self, built: Built, finishing: Finishing) -> None:
        self._built = built
        self._pages = built.files.documentation_pages()
        self._finishing = finishing
        self._slimming = Slimming()
        self._words = words_in(language_of(built.config))
        self.frames = Frames({})
        """Those of the pages that MkDocs knows by name alone."""
        self.main_frames: dict[str, Frame] = {}
        """Those of the pages in the navigation, by address."""
        self.has_all_frames = True
        """Whether each of those has one."""
        self._findings: tuple[Diagnostic, ...] = ()
        self.written: dict[str, Written] = {}
        """What is known of the pages that are written, by path below the site's folder."""

    def write(self) -> None:
        """Have frames, and write every page that waits for one."""
        config = self._built.config
        outline = partial(outlined, config=config)
        asked = ThemeFrames(outline, self._rendered, self._dressed, self._words)
        framed = [
            one.held.framed for one in self._built.files if isinstance(one, ReadyFile)
        ]
        base = config.site_url or ""
        if base and not base.endswith("/"):
            base += "/"
        self.frames = Frames(asked.around(framed), base)
        self._findings = asked.findings()
        self._write(self._built.files)

    def complete(self) -> None:
        """Write what was taken out of the frames, and again what was written over since."""
        names = map(str, self._built.config.extra_templates)
        self._write(written_over(self._built.files, names))
        self._slimming.write(Path(self._built.config.site_dir))
        if self._built.is_framed:
            self._write_main()

    def _write_main(self) -> None:
        """Put the pages of the navigation in frames of their own, too.

        MkDocs has made them; what is kept of their frames makes them again without it, to the byte.
        """
        for file in self._pages:
            page = file.page
            if not isinstance(page, WaitingPage):
                continue
            frame = self._main_frame(page)
            if frame is None:
                self.has_all_frames = False
                continue
            self.main_frames[file.url] = frame

    def _main_frame(self, page: WaitingPage) -> Frame | None:
        """The frame of a page that is written; it is written again as that is filled."""
        framed = page.held.framed
        html = self._rendered(marked_in_place(page))
        page.active = False
        page.put_away()
        html = html.replace(MARKED, CONTENT)
        uri = page.file.dest_uri
        finished = self._finishing.governed(self._finishing.page(html, page), uri)
        frame = frame_of(finished, framed)
        if frame is None:
            return None
        content = self._built.held.html_of(page.held)
        filled = frame.filled(framed, content, page.canonical_url or "", self._words)
        site_path = Path(self._built.config.site_dir)
        written = (site_path / uri).read_text("utf-8")
        if not are_alike(filled, written):
            return None
        data = filled.encode("utf-8", "xmlcharrefreplace")
        self.written[uri] = write_page(site_path, uri, data)
        return frame

    def findings(self) -> tuple[Diagnostic, ...]:
        """Said once where some page stands in no frame."""
        return self._findings

    def _write(self, files: Iterable[File]) -> None:
        site_path = Path(self._built.config.site_dir)
        for file in files:
            if isinstance(file, ReadyFile):
                data = self._finished(file).encode("utf-8", "xmlcharrefreplace")
                written = write_page(site_path, file.dest_uri, data)
                self.written[file.dest_uri] = written

    def _finished(self, file: ReadyFile) -> str:
        """A page as it is written."""
        page = file.held.framed
        content = self._built.held.html_of(file.held)
        html = self.frames.filled(page, content, self._words)
        if html is None:
            html = self._whole(outlined(page, self._built.config), content)
        return html

    def _rendered(self, page: ComposedPage) -> str:
        """What the theme makes of a page."""
        page.active = True
        context = get_context(self._built.nav, self._pages, self._built.config, page)
        return self._built.environment.get_template(_TEMPLATE).render(context)

    def _dressed(self, frame: str, page: ComposedPage) -> str:
        """Finish a frame once, for all pages that stand in it."""
        finished = self._finishing.frame(frame, page)
        return self._slimming.slim(finished, page.url, self._finishing.hashes)

    def _whole(self, page: ComposedPage, content: str) -> str:
        """The same without a frame."""
        page.content = content
        html = self._finishing.page(self._rendered(page), page)
        return self._finishing.governed(html, page.file.dest_uri)
