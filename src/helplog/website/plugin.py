"""The MkDocs plugin: a journal in, its site out. Each hook is a call or two into another room."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from helplog.insight.reflecting import reflect
from helplog.model.diagnostic import Severity
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.pages.addresses import to_root
from helplog.pages.composing import Composition, compose
from helplog.pages.words import words_in
from helplog.store.collecting import collect_seldom
from helplog.store.opening import open_journal
from helplog.store.privacy import close_to_others, keep_out_of_git, keep_to_owner, refuse_open_to_all
from helplog.text.configuration import settings_from_options
from helplog.website.attachments import leave_out_private, leave_out_what_runs
from helplog.website.circling import circles
from helplog.website.closing import shut
from helplog.website.editing import editor_links
from helplog.website.files import ComposedPage, admit, composed_file, page_addresses, with_guest
from helplog.website.framing import FRAMED_TEMPLATE, Frames, may_frame
from helplog.website.installing import add_manifest, root_of_missing, with_manifest
from helplog.website.keeping_back import keep_back_attachments
from helplog.website.linking import Links, links_of
from helplog.website.marking import JournalExtension, Rendered
from helplog.website.metadata import as_text, contents_as_text, navigation_as_text, title_as_text
from helplog.website.missing import TEMPLATE_NAME, missing_page
from helplog.website.navigation import MAIN_URIS, navigation
from helplog.website.options import HelplogOptions
from helplog.website.policy import policy, script_hashes, with_policy
from helplog.website.rendering import Renderer, cleaned, own_page, placing_findings
from helplog.website.searching import write_offline_index
from helplog.website.serving import guard_every_server, guarded
from helplog.website.skipping import skip_link, with_skip_link
from helplog.website.speaking import speech, with_speech
from helplog.website.theming import dress

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
        self.command: str = "build"
        self._hashes: tuple[str, ...] = ()
        self._skip_link = ""
        self._speech = ""
        self._frames: Frames
        self._ordinary = Rendered(by_source=True)
        self._private: frozenset[str] = frozenset()
        self._settings: Settings | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Keep what is written to its owner; refuse to publish in the open."""
        if command == "gh-deploy":
            raise PluginError("a journal is not published with gh-deploy: everyone could read it")
        self.command = command
        collect_seldom()
        keep_to_owner()
        guard_every_server(self._policy)

    @event_priority(100)  # before plugins that would ask other computers for something
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the options, dress the theme, have ordinary pages understand `[[links]]`."""
        try:
            refuse_open_to_all(_root(config), config.docs_dir)
        except RefusalError as refusal:
            raise PluginError(str(refusal)) from refusal
        self._settings, found = settings_from_options(
            {name: value for name, value in self.config.items() if value is not None},
            Settings(
                site_name=config.site_name,
                docs_dir=config.docs_dir,
                site_dir=config.site_dir,
                language=str(config.theme.get("language") or "en"),
            ),
        )
        _tell((*found, *shut(config)))
        dress(config)
        self._ordinary = Rendered(by_source=True)
        config.markdown_extensions.append(JournalExtension(self._ordinary))  # type: ignore[arg-type]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Refuse a folder that MkDocs would walk for ever."""
        found = circles(Path(config.docs_dir))
        if len(found) > 1:
            raise PluginError(f"{' and '.join(found)} lead back to folders they are in: remove these links")

    @event_priority(-50)  # after plugins that add or move files
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Read the journal, compose its pages, put them in the place of the entries."""
        assert self._settings is not None  # noqa: S101 - MkDocs calls on_config first
        journal = open_journal(_root(config), self._settings, from_memory=False)  # all is rendered anyway
        obstacles = admit(files, journal)
        keep_back_attachments(files, journal, config.docs_dir)
        leave_out_private(files)
        add_manifest(files, config)
        if not self._unsafe_html:
            named = {str(one) for one in (*config.extra_javascript, *config.extra_css)}
            obstacles += leave_out_what_runs(files, config.docs_dir, named)
        journal = replace(journal, diagnostics=(*journal.diagnostics, *obstacles))
        reflection = reflect(journal, _today())
        links = links_of(reflection, page_addresses(files))
        self._ordinary.links = links
        renderer = self._renderer(config, links)
        editor = editor_links(self._settings.editor, Path(config.docs_dir), _root(config))
        self._private = frozenset(one.uri for one in (*journal.writings, *journal.person_notes) if one.private)
        pages = compose(reflection, renderer, editor=editor, preview=self.command == "serve")
        made = self._put_pages(files, config, pages, renderer)
        if config.nav is None:
            own = [file.src_uri for file in files.documentation_pages() if file.generated_by is None]
            config.nav = navigation(made, own)
        return files

    def _put_pages(self, files: Files, config: MkDocsConfig, pages: Composition, prose: Renderer) -> list[str]:
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

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
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
        _tell(found)
        return html

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """A folder's name is text as well."""
        navigation_as_text(nav)
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002
        """Work out the hashes of the theme's own scripts, before any page exists; words for wrong addresses."""
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

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """And into the pages that the theme makes itself."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(with_speech(output_content, self._speech), root_of_missing(config.site_url))

    def _finished(self, html: str, to_root: str) -> str:
        """What every page has, whoever made it."""
        return with_policy(with_manifest(with_skip_link(html, self._skip_link), to_root), self._hashes)

    @event_priority(-100)  # after the search index is there
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search work from a folder on disk; keep the site to its owner."""
        site_path = Path(config.site_dir)
        write_offline_index(site_path)
        keep_out_of_git(site_path, _root(config))
        close_to_others(site_path)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Let in only who has the address that is printed."""
        guarded(server, self._policy)
        return server

    def _policy(self) -> str:
        """The policy for the preview's own headers; the pages carry it as well."""
        return policy(self._hashes)

    @property
    def _unsafe_html(self) -> bool:
        return self._settings is not None and self._settings.unsafe_html

    def _renderer(self, config: MkDocsConfig, links: Links) -> Renderer:
        extensions = [one for one in config.markdown_extensions if not isinstance(one, JournalExtension)]
        return Renderer(extensions, config.mdx_configs or {}, links, unsafe_html=self._unsafe_html)


def _root(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def _today() -> date:
    """The writer's local day, or the one that is pinned.

    Raises:
        PluginError: the pinned day is none.
    """
    pinned = os.environ.get(TODAY_VARIABLE)
    if not pinned:
        return date.today()  # noqa: DTZ011 - the writer's own day is the local one
    try:
        return date.fromisoformat(pinned)
    except ValueError as error:
        raise PluginError(f"{TODAY_VARIABLE}={pinned} is not a day: write it as 2026-11-22") from error


def _tell(found: Iterable[Diagnostic], private_uris: Collection[str] = ()) -> None:
    """Findings in MkDocs's log; `--strict` counts those above note. Of private files, how many there are."""
    hidden = [one for one in found if one.where.uri in private_uris]
    for one in found:
        if one.where.uri not in private_uris:
            say = log.info if one.severity is Severity.NOTE else log.warning
            say("%s: %s [%s]%s", one.where, one.message, one.code, f" – {one.hint}" if one.hint else "")
    if hidden:
        say = log.info if all(one.severity is Severity.NOTE for one in hidden) else log.warning
        say("%d more in private files: helplog check shows them", len(hidden))
