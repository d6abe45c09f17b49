"""The MkDocs plugin: a journal in, its site out. Each event is a call or two into another room."""

from __future__ import annotations

import math
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from helplog.prose.public_names import PublicNames
from helplog.publish.held_pages import HeldPages
from helplog.store.files.confinement import boundary_of
from helplog.store.files.privacy import keep_to_owner
from helplog.store.garbage_collection import collect_seldom
from helplog.store.trust.exposure import refuse_open_to_all
from helplog.website.composed.pages import ComposedPage, WaitingPage
from helplog.website.composed.ready_files import listed
from helplog.website.composed.writing import Built, FramedWriting
from helplog.website.confined_files import Confinement
from helplog.website.findings import tell
from helplog.website.finishing import Finishing
from helplog.website.hardening import harden
from helplog.website.incremental.keeping import Keeping, LeftBeside
from helplog.website.incremental.remembering import Remembering
from helplog.website.journal_pages import JournalPages
from helplog.website.log_messages import clean_error, clean_log_messages
from helplog.website.material.metadata import navigation_as_text
from helplog.website.material.naming import go_by_its_own_name
from helplog.website.material.theme_frames import may_frame
from helplog.website.material.theming import dress
from helplog.website.material.values import ThemeValues
from helplog.website.options import HelplogOptions, settings_of
from helplog.website.ordinary_pages import OrdinaryPages
from helplog.website.page_faults.guarding import PageGuard
from helplog.website.preview.serving import Preview, guard_every_server, guarded
from helplog.website.public_files import leave_out_unnamed
from helplog.website.publishing import Publication, root_of
from helplog.website.readable_files import ReadableFiles
from helplog.website.refusals import refusals_as
from helplog.website.search.indexing import SearchIndex
from helplog.website.search.taking_over import is_ours, take_over
from helplog.website.symlink_loops import refuse_circles
from helplog.website.trusting import refuse_untrusted
from helplog.website.words_as_text import strip_tags_to_text, words_as_text

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from helplog.model.settings import Settings


_PAGE: Final = ".html"


class HelplogPlugin(BasePlugin[HelplogOptions]):  # type: ignore[no-untyped-call]
    """Compiles the entries of a journal into a private reflection site.

    The events stand in the order in which MkDocs calls them.
    """

    # What `on_config` begins for each build.
    _settings: Settings
    _names: PublicNames
    _readable: ReadableFiles
    _ordinary: OrdinaryPages
    _held: HeldPages
    # What `on_nav` and `on_env` begin, once all pages are there.
    _nav: Navigation
    _files: Files
    _is_framed: bool
    """Pages stand in frames, those of the navigation as well."""
    _is_alone: bool
    """Nobody else looks at pages."""
    _framed: FramedWriting

    def __init__(self) -> None:
        # as early as that: what is wrong in mkdocs.yml is said before any event is called
        clean_log_messages()
        self.command: str = "build"
        self._clean = True
        self._hides = False
        self._finishing = Finishing()
        self._preview = Preview(self._finishing.policy)
        self._confinement = Confinement()
        self._guard = PageGuard()
        self._publication = Publication()
        self._remembering = Remembering()
        self._keeping = Keeping()
        self._search = SearchIndex()
        self._waiting = ExitStack()
        self.refused: type[Exception] = PluginError
        """What to raise where a build can't go on: MkDocs's own error, unless whoever runs MkDocs
        has another."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; MkDocs does so before it imports a hook, which is refused here."""
        if config_file_path:
            with refusals_as(PluginError):
                refuse_untrusted(Path(config_file_path))
        return super().load_config(options, config_file_path)

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool
    ) -> None:
        """Keep what is written to its owner; refuse to publish in the open."""
        if command == "gh-deploy":
            raise PluginError(
                "a journal is not published with gh-deploy: everyone could read it"
            )
        self.command = command
        self._clean = not dirty
        self._remembering.listen()
        collect_seldom()
        keep_to_owner()
        guard_every_server(self._preview)

    @event_priority(100)  # before plugins that would ask other computers for something
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options, dress the theme, have ordinary pages understand `[[links]]`."""
        root = root_of(config)
        with refusals_as(PluginError):
            refuse_open_to_all(root, config.docs_dir)
        go_by_its_own_name(config)
        values = ThemeValues(config)
        odd = values.settle()
        self._preview.know(root, config)
        config.site_url = self._preview.address_of(config.site_url)
        self._settings, found = settings_of(self.config, config)
        changed = harden(config)
        tell((*found, *odd, *changed))
        dress(config)
        take_over(config)
        self._build_aside(config=config)
        self._names = PublicNames(config.site_url)
        boundary = boundary_of(root, self._settings)
        self._readable = ReadableFiles(boundary)
        self._ordinary = OrdinaryPages(self._names, self._readable, self._settings)
        self._ordinary.extend(config)
        return config

    def _stay_inside(self, *, config: MkDocsConfig) -> None:
        """Stay within the journal; refuse what others can write to, and what has no end."""
        self._remembering.begin(config, preview=self.command == "serve")
        with refusals_as(PluginError):
            self._confinement.begin(config, self._settings)
            refuse_circles(Path(config.docs_dir))
        self._guard.begin(config)

    @event_priority(
        -math.inf
    )  # the last one to be asked before MkDocs empties what it builds into
    def _build_aside(self, *, config: MkDocsConfig) -> None:
        """Keep MkDocs, which empties the folder it builds into, out of the site's."""
        with refusals_as(self.refused):
            preview = self.command == "serve"
            self._publication.begin(config, clean=self._clean, preview=preview)

    on_pre_build = CombinedEvent(_stay_inside, _build_aside)

    @event_priority(-50)  # after plugins that add or move files
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read the journal, compose its pages, put them in the place of the entries."""
        self._waiting.close()
        held = HeldPages(Path(config.site_dir).parent)
        self._held = self._waiting.enter_context(closing(held))
        self._keeping.begin(config, self._settings)
        self._is_framed = may_frame(config) and config.nav is None
        pages = JournalPages(
            files=files,
            config=config,
            settings=self._settings,
            names=self._names,
            readable=self._readable,
            held=self._held,
            keeping=self._keeping,
        )
        given_uris = {file.src_uri for file in files}
        reflection = pages.read(self._confinement)
        self._hides = pages.hides(given_uris, reflection.journal)
        links = pages.links(reflection)
        self._ordinary.know(links)
        is_preview = self.command == "serve"
        with self._remembering.of_journal():
            pages.put(reflection, links, preview=is_preview)
        return files

    def on_nav(self, nav: Navigation, **_: object) -> Navigation:
        """A folder's name is text as well."""
        navigation_as_text(nav)
        self._nav = nav
        return nav

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,
        **_: object,
    ) -> str:
        """An ordinary page begins."""
        if not isinstance(page, ComposedPage):
            self._ordinary.begin(page, config.theme.dirs)
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Clean an ordinary page; pages made here are clean already."""
        if page.file.generated_by:
            return html
        return self._ordinary.clean(html, page)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """All pages are there, and none is written: what none names goes, the theme is asked."""
        tell(self._ordinary.found)
        leave_out_unnamed(files, config, self._names)
        words_as_text(config, unsafe_html=self._settings.unsafe_html)
        strip_tags_to_text(env)
        self._finishing.begin(env, config, files)
        if is_ours(config):
            self._search.gather(files, config, self._settings, self._held)
        self._is_alone = is_ours(config) and may_frame(config)
        built = Built(env, self._nav, files, config, self._held, self._is_framed)
        self._framed = FramedWriting(built, self._finishing)
        self._framed.write()
        self._files = files
        return env

    def on_template_context(
        self, context: TemplateContext, *, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """A template lists all pages, those that MkDocs doesn't make as well."""
        if config.site_url or config.extra_templates:
            context["pages"] = listed(self._files, config)
        return context

    @event_priority(100)  # before plugins that change what the theme made
    def _finish_template(
        self,
        /,
        output_content: str,
        *,
        template_name: str,
        **others: Any,  # noqa: ANN401
    ) -> str:
        """Finish the pages that the theme makes itself."""
        if not template_name.endswith(_PAGE):
            return output_content
        site_url = others["config"].site_url
        return self._finishing.template(output_content, template_name, site_url)

    @event_priority(-100)  # after them, whatever they put there
    def _govern_template(
        self, /, output_content: str, *, template_name: str, **_: object
    ) -> str:
        if not template_name.endswith(_PAGE):
            return output_content
        return self._finishing.governed(output_content, template_name)

    on_post_template = CombinedEvent(_finish_template, _govern_template)

    @event_priority(100)  # before another search looks
    def _show_index(
        self,
        /,
        context: TemplateContext,
        *,
        page: Page,
        **_: object,
    ) -> TemplateContext:
        if isinstance(page, WaitingPage) and not self._is_alone:
            page.show_index()
        return context

    @event_priority(-100)  # after it has
    def _show_page(
        self,
        /,
        context: TemplateContext,
        *,
        page: Page,
        **_: object,
    ) -> TemplateContext:
        if isinstance(page, WaitingPage):
            page.show()
        return context

    # Another search finds a page's words once, under their day, not again in every list and table.
    on_page_context = CombinedEvent(_show_index, _show_page)

    @event_priority(100)  # before plugins that change what the theme made
    def _finish_page(self, /, output: str, *, page: Page, **_: object) -> str:
        """Finish every other page."""
        return self._finishing.page(output, page)

    @event_priority(-100)  # after them, whatever they put there
    def _govern_page(self, /, output: str, *, page: Page, **_: object) -> str:
        if isinstance(page, WaitingPage):
            page.put_away()
        return self._finishing.governed(output, page.file.dest_uri)

    on_post_page = CombinedEvent(_finish_page, _govern_page)

    def _complete(self, *, config: MkDocsConfig) -> None:
        """Write what a search and the frames load; tell what found no place in the theme."""
        site_path = Path(config.site_dir)
        self._framed.complete()
        if is_ours(config):
            self._framed.written.update(self._search.write(site_path))
        tell(self._finishing.findings())
        tell(self._framed.findings())
        tell(self._guard.findings())

    @event_priority(-math.inf)  # every other plugin has written what it has to
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in its place."""
        self._guard.end()
        with refusals_as(self.refused):
            written = self._framed.written
            self._publication.finish(
                config, written, clean=self._clean, hides=self._hides
            )
            self._remember(config)
        self._waiting.close()

    def _remember(self, config: MkDocsConfig) -> None:
        if self.command == "serve":
            self._hold(config)
            return
        is_whole = self.command == "build" and self._clean
        if not is_whole or self._publication.was_stopped:
            self._remembering.give_up()
            return
        remembered = self._remembering.finish(config, self._readable)
        left = LeftBeside(tuple(self._ordinary.asked), self._search.state)
        self._keeping.finish(config, remembered, self._framed, self._held, left)

    def _hold(self, config: MkDocsConfig) -> None:
        """Have the preview build again by itself what entries make different."""
        remembered = self._remembering.hold(self._readable)
        left = LeftBeside(tuple(self._ordinary.asked), self._search.state)
        last = self._keeping.hold(config, remembered, self._framed, self._held, left)
        self._preview.hold(last, remembered, strict=config.strict)

    on_post_build = CombinedEvent(_complete, _publish)

    def on_build_error(self, *, error: Exception) -> None:
        """A build that fails leaves the site as it was, and prints nothing a terminal obeys."""
        self._give_up()
        clean_error(error)

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Let in only who has the address that is printed."""
        guarded(server, self._preview)
        return server

    def on_shutdown(self) -> None:
        """A build that is stopped leaves the site as it was, too."""
        self._give_up()

    def _give_up(self) -> None:
        self._guard.end()
        self._search.give_up()
        self._waiting.close()
        self._publication.give_up()
        self._remembering.give_up()
