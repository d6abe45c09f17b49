"""The MkDocs plugin: a journal in, its site out. Each hook is a call or two into another room."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from helplog.insight.reflecting import reflect
from helplog.model.calendar import is_reckonable
from helplog.model.diagnostic import Severity
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.pages.addresses import to_root
from helplog.pages.composing import Composition, compose
from helplog.pages.words import words_in
from helplog.prose.extensions import JournalExtension, Rendered
from helplog.prose.linking import Links, links_of
from helplog.prose.public_names import PublicNames
from helplog.prose.rendering import Renderer, cleaned, own_page, placing_findings
from helplog.store.confinement import boundary_of
from helplog.store.exposure import refuse_anything_open_to_all, refuse_open_to_all
from helplog.store.garbage_collection import collect_seldom
from helplog.store.opening import open_journal
from helplog.store.privacy import keep_to_owner
from helplog.sync.git.refusing_tracked import refuse_tracked_link
from helplog.text.reading.configuration import settings_from_options
from helplog.website.attachments import leave_out_what_runs
from helplog.website.confined_files import Confinement
from helplog.website.editing import editor_links
from helplog.website.files import ComposedPage, admit, composed_file, page_addresses, with_guest
from helplog.website.frame_cache import FRAMED_TEMPLATE, Frames, may_frame
from helplog.website.hardening import harden
from helplog.website.language_marking import speech, with_speech
from helplog.website.log_messages import clean_error, clean_log_messages
from helplog.website.metadata import as_text, contents_as_text, navigation_as_text, title_as_text
from helplog.website.navigation import MAIN_URIS, navigation
from helplog.website.not_found import TEMPLATE_NAME, missing_page
from helplog.website.offline_search import write_offline_index
from helplog.website.options import HelplogOptions
from helplog.website.policy import policy, script_hashes, with_policy
from helplog.website.preview.serving import Preview, guard_every_server, guarded
from helplog.website.public_files import leave_out_kept, leave_out_unnamed, without_private_names
from helplog.website.publishing import Publication, root_of
from helplog.website.skip_link import skip_link, with_skip_link
from helplog.website.symlink_loops import circles
from helplog.website.theming import dress
from helplog.website.web_manifest import add_manifest, root_of_missing, with_manifest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from helplog.model.diagnostic import Diagnostic

log = get_plugin_logger(__name__)

TODAY_VARIABLE: Final = "HELPLOG_TODAY"
"""Pins the day a site is built for, plain MkDocs included."""


class HelplogPlugin(BasePlugin[HelplogOptions]):  # type: ignore[no-untyped-call]
    """Compiles the entries of a journal into a private reflection site."""

    def __init__(self) -> None:
        # as early as that: what is wrong in mkdocs.yml is said before any hook is called
        clean_log_messages()
        self.command: str = "build"
        self._hashes: tuple[str, ...] = ()
        self._skip_link = ""
        self._speech = ""
        self._frames: Frames
        self._ordinary = Rendered(by_source=True)
        self._names = PublicNames(None)
        self._private: frozenset[str] = frozenset()
        self._settings: Settings | None = None
        self._preview = Preview(self._policy)
        self._confinement = Confinement()
        self._clean = True
        self._publication = Publication()
        self.refused: type[Exception] = PluginError
        """What to raise where a build can't go on: MkDocs's own error, unless whoever runs MkDocs
        has another."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep what is written to its owner; refuse to publish in the open."""
        if command == "gh-deploy":
            raise PluginError("a journal is not published with gh-deploy: everyone could read it")
        self.command = command
        self._clean = not dirty
        collect_seldom()
        keep_to_owner()
        guard_every_server(self._preview)

    @event_priority(100)  # before plugins that would ask other computers for something
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options, dress the theme, have ordinary pages understand `[[links]]`."""
        try:
            refuse_open_to_all(root_of(config), config.docs_dir)
        except RefusalError as refusal:
            raise PluginError(str(refusal)) from refusal
        self._preview.root = root_of(config)
        config.site_url = self._preview.address_of(config.site_url)
        self._settings, found = settings_from_options(
            {name: value for name, value in self.config.items() if value is not None},
            Settings(
                site_name=config.site_name,
                docs_dir=config.docs_dir,
                site_dir=config.site_dir,
                language=str(config.theme.get("language") or "en"),
            ),
        )
        _tell((*found, *harden(config)))
        dress(config)
        self._build_aside(config)
        self._ordinary = Rendered(by_source=True)
        self._names = PublicNames(config.site_url)
        config.markdown_extensions.append(JournalExtension(self._ordinary))  # type: ignore[arg-type]
        return config

    def _build_aside(self, config: MkDocsConfig) -> None:
        """Keep MkDocs, which empties the folder it builds into, out of the site's."""
        try:
            self._publication.begin(config, clean=self._clean, preview=self.command == "serve")
        except RefusalError as refusal:
            raise self.refused(str(refusal)) from refusal

    def _stay_inside(self, *, config: MkDocsConfig) -> None:
        """Refuse what others can write to, and a folder that could be walked for ever; stay within the journal."""
        self._keep_to_journal(config)
        found = circles(Path(config.docs_dir))
        if len(found) > 1:
            raise PluginError(
                f"{' and '.join(found)} lead back to folders they are in: remove these links"
            )

    def _keep_to_journal(self, config: MkDocsConfig) -> None:
        assert self._settings is not None  # noqa: S101 - MkDocs calls on_config first
        boundary = boundary_of(root_of(config), self._settings)
        try:
            refuse_anything_open_to_all(boundary)
            refuse_tracked_link(boundary)
        except RefusalError as refusal:
            raise PluginError(str(refusal)) from refusal
        self._confinement.begin(config, boundary)

    @event_priority(-math.inf)  # the last one to be asked before MkDocs empties what it builds into
    def _build_aside_still(self, *, config: MkDocsConfig) -> None:
        self._build_aside(config)

    on_pre_build = CombinedEvent(_stay_inside, _build_aside_still)

    @event_priority(-50)  # after plugins that add or move files
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read the journal, compose its pages, put them in the place of the entries."""
        assert self._settings is not None  # noqa: S101 - MkDocs calls on_config first
        journal = open_journal(
            root_of(config), self._settings, from_memory=False
        )  # all is rendered anyway
        obstacles = self._confinement.take_out(files) + admit(files, journal)
        leave_out_kept(files, config)
        add_manifest(files, config)
        if not self._unsafe_html:
            named = {str(one) for one in (*config.extra_javascript, *config.extra_css)}
            obstacles += leave_out_what_runs(files, config.docs_dir, named, journal)
        writings = (*journal.writings, *journal.person_notes)
        read_uris = {one.uri for one in writings}
        found = without_private_names(
            (*journal.diagnostics, *obstacles), Path(config.docs_dir), read_uris
        )
        journal = replace(journal, diagnostics=tuple(found))
        reflection = reflect(journal, _today())
        links = links_of(reflection, page_addresses(files))
        self._ordinary.links = links
        renderer = self._renderer(config, links)
        editor = editor_links(self._settings.editor, Path(config.docs_dir), root_of(config))
        self._private = frozenset(one.uri for one in writings if one.private)
        pages = compose(reflection, renderer, editor=editor, preview=self.command == "serve")
        made = self._put_pages(files, config, pages, renderer)
        if config.nav is None:
            own = [
                file.src_uri for file in files.documentation_pages() if file.generated_by is None
            ]
            config.nav = navigation(made, own)
        return files

    def _put_pages(
        self, files: Files, config: MkDocsConfig, pages: Composition, prose: Renderer
    ) -> list[str]:
        """Pages into files as they are composed; gives their uris, and tells what was found."""
        made: list[str] = []
        framed = config.nav is None and may_frame(config)
        while True:
            try:
                page = with_guest(next(pages), files, prose)
            except StopIteration as end:
                _tell(end.value, self._private)
                return made
            in_nav = page.uri in MAIN_URIS
            template = FRAMED_TEMPLATE if framed and not in_nav else ""
            files.append(composed_file(page, config, in_nav=in_nav, template=template))
            made.append(page.uri)

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002
    ) -> str:
        """An ordinary page: say where its links start from, and keep its frontmatter text."""
        if isinstance(page, ComposedPage):
            return markdown
        ordinary = self._ordinary
        ordinary.source_uri = ordinary.page_uri = page.file.src_uri
        ordinary.raw_uri = page.file.dest_uri
        ordinary.begin()
        page.meta = as_text(page.meta, config.theme.dirs)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Clean an ordinary page; pages made here are clean already."""
        if page.file.generated_by:
            return html
        page.title = title_as_text(str(page.title))
        contents_as_text(page.toc)
        writing = own_page(page.file.src_uri, page.file.content_string)
        found = placing_findings(self._ordinary, writing)
        if not self._unsafe_html:
            html, lost = cleaned(html, writing, writing.body)
            found += lost
        self._names.note(html, page.file.dest_uri, quoted=self._unsafe_html)
        _tell(found)
        return html

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """A folder's name is text as well."""
        navigation_as_text(nav)
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Work out the hashes of the theme's own scripts, before any page is written; words for wrong addresses."""
        leave_out_unnamed(files, config, self._names)
        language = str(config.theme.get("language") or "en")
        words = words_in(language)
        env.globals[TEMPLATE_NAME] = missing_page(words)
        self._speech = speech(words, language)
        self._skip_link = skip_link(env, config)
        self._hashes = script_hashes(env, config)
        self._frames = Frames(lambda context: env.get_template("main.html").render(context))
        return env

    @event_priority(100)  # before the search plugin looks
    def _show_index(
        self,
        /,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        if isinstance(page, ComposedPage):
            page.show_index()
        return context

    @event_priority(-100)  # after it has
    def _show_page(
        self,
        /,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        if isinstance(page, ComposedPage):
            page.show()
            if page.meta.get("template") == FRAMED_TEMPLATE:
                context["framed"] = self._frames.fill(page, context)  # type: ignore[typeddict-unknown-key]
        return context

    # A search indexes a page's words once, under their day, not again in every list and table.
    on_page_context = CombinedEvent(_show_index, _show_page)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Put the policy into a finished page."""
        if isinstance(page, ComposedPage):
            page.put_away()
            output = with_speech(output, self._speech)
        return self._finished(output, to_root(page.url))

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """And into the pages that the theme makes itself."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(
            with_speech(output_content, self._speech), root_of_missing(config.site_url)
        )

    def _finished(self, html: str, to_root: str) -> str:
        """What every page has, whoever made it."""
        return with_policy(
            with_manifest(with_skip_link(html, self._skip_link), to_root), self._hashes
        )

    @event_priority(-100)  # after the search index is there
    def _add_offline_index(self, *, config: MkDocsConfig) -> None:
        """Make the search work from a folder on disk."""
        write_offline_index(Path(config.site_dir))

    @event_priority(-math.inf)  # every other plugin has written what it has to
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in its place."""
        try:
            staying = self._publication.finish(config, clean=self._clean)
        except RefusalError as refusal:
            raise self.refused(str(refusal)) from refusal
        for path in staying.changed:
            log.warning(
                "%s was changed since a build made it, so it stays; delete it if it isn't yours",
                path,
            )
        for path in staying.unknown:
            log.info("%s is in the site and no build is known to have made it, so it stays", path)

    on_post_build = CombinedEvent(_add_offline_index, _publish)

    def on_build_error(self, *, error: Exception) -> None:
        """A build that fails leaves the site as it was; what it prints of it would move no cursor."""
        self._publication.give_up()
        clean_error(error)

    def on_shutdown(self) -> None:
        """So does one that is stopped."""
        self._publication.give_up()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Let in only who has the address that is printed."""
        guarded(server, self._preview)
        return server

    def _policy(self) -> str:
        """The policy for the preview's own headers; the pages carry it as well."""
        return policy(self._hashes)

    @property
    def _unsafe_html(self) -> bool:
        return self._settings is not None and self._settings.unsafe_html

    def _renderer(self, config: MkDocsConfig, links: Links) -> Renderer:
        extensions = [
            one for one in config.markdown_extensions if not isinstance(one, JournalExtension)
        ]
        return Renderer(
            extensions,
            config.mdx_configs or {},
            links,
            names=self._names,
            unsafe_html=self._unsafe_html,
        )


def _today() -> date:
    """The writer's local day, or the one that is pinned.

    Raises:
        PluginError: the pinned day is none.
    """
    pinned = os.environ.get(TODAY_VARIABLE)
    if not pinned:
        return date.today()  # noqa: DTZ011 - the writer's own day is the local one
    try:
        day = date.fromisoformat(pinned)
    except ValueError as error:
        raise PluginError(
            f"{TODAY_VARIABLE}={pinned} is not a day: write it as 2026-11-22"
        ) from error
    if not is_reckonable(day):
        raise PluginError(
            f"{TODAY_VARIABLE}={pinned} is too far off to reckon from: look at the year"
        )
    return day


def _tell(found: Iterable[Diagnostic], private_uris: Collection[str] = ()) -> None:
    """Findings in MkDocs's log; `--strict` counts those above note.

    Of private files, how many there are.
    """
    told: list[Diagnostic] = []
    hidden: list[Diagnostic] = []
    for one in found:
        (hidden if one.private or one.where.uri in private_uris else told).append(one)
    for one in told:
        say = log.info if one.severity is Severity.NOTE else log.warning
        say("%s: %s [%s]%s", one.where, one.message, one.code, f" – {one.hint}" if one.hint else "")
    if hidden:
        say = log.info if all(one.severity is Severity.NOTE for one in hidden) else log.warning
        say("%d more in private files: helplog check shows them", len(hidden))
