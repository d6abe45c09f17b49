"""From the journal's files to the pages made of them, in the place MkDocs has for files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from helplog.insight.reflecting import reflect
from helplog.model.refusal import RefusalError
from helplog.pages.addresses import MAIN_URIS
from helplog.pages.composing import planned
from helplog.pages.site_making import site_of
from helplog.prose.extensions import JournalExtension
from helplog.prose.linking import Links, links_of
from helplog.prose.rendering import Renderer
from helplog.publish.composing_beside import Composed, compose_beside
from helplog.publish.editor_links import editor_links
from helplog.publish.held_pages import HeldPages
from helplog.store.files.confinement import boundary_of
from helplog.store.opening import open_journal
from helplog.website.attachments import leave_out_what_runs, told_of_what_runs
from helplog.website.composed.pages import composed_file
from helplog.website.composed.ready_files import ReadyFile
from helplog.website.composed.sharing import sharing
from helplog.website.confined_file import is_left_out
from helplog.website.files import (
    admit,
    aliases_of_pages,
    page_addresses,
    with_guest,
)
from helplog.website.findings import tell
from helplog.website.material.navigation import is_made_elsewhere, navigation
from helplog.website.material.stylesheet import PART_URIS as STYLE_URIS
from helplog.website.material.stylesheet import add_stylesheet
from helplog.website.material.theme_frames import may_frame
from helplog.website.material.web_manifest import add_manifest
from helplog.website.options import building_day
from helplog.website.public_files import (
    leave_out_kept,
    without_private_names,
)
from helplog.website.publishing import root_of
from helplog.website.search.script import PART_URIS as SCRIPT_URIS
from helplog.website.search.script import add_script

if TYPE_CHECKING:
    from markdown.extensions import Extension
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from helplog.insight.reflection import Reflection
    from helplog.model.diagnostic import Diagnostic
    from helplog.model.journal import Checkin, Entry, Journal, PersonNote
    from helplog.model.settings import Settings
    from helplog.pages.site_context import SiteContext
    from helplog.pages.source import PageSource
    from helplog.prose.public_names import PublicNames
    from helplog.website.confined_files import Confinement
    from helplog.website.incremental.keeping import Keeping
    from helplog.website.readable_files import ReadableFiles


@dataclass(frozen=True, slots=True)
class JournalPages:
    """One build's journal, and the files among which its pages are put."""

    files: Files
    config: MkDocsConfig
    settings: Settings
    names: PublicNames
    """Gathers what the pages name."""
    readable: ReadableFiles
    """Which files an extension may read into them."""
    held: HeldPages
    """Where they wait."""
    keeping: Keeping
    """Takes note of what the next build may need."""

    def read(self, confinement: Confinement) -> Reflection:
        """What is known of the journal; what isn't public leaves the files.

        Args:
            confinement: of this build.
        """
        config = self.config
        root = root_of(config)
        journal = open_journal(
            root,
            self.settings,
            is_left_out=self._is_left_out,
            prints=self.keeping.prints,
        )
        found = [*journal.diagnostics]
        found += confinement.take_out(self.files)
        found += admit(self.files, journal)
        leave_out_kept(self.files, config)
        add_manifest(self.files, config)
        add_stylesheet(self.files, config)
        add_script(self.files, config)
        running_uris = self._leave_out_what_runs()
        found += told_of_what_runs(running_uris, self.files, journal)
        self.keeping.leave_out(running_uris, journal)
        docs_path = Path(config.docs_dir)
        writings = _writings(journal)
        read_uris = {writing.uri for writing in writings}
        told = tuple(without_private_names(found, docs_path, read_uris))
        count = len(journal.diagnostics)
        self.keeping.read(writings, told[:count], told[count:])
        public = replace(journal, diagnostics=told)
        return reflect(public, building_day())

    def _is_left_out(self, uri: str) -> bool:
        """Whether mkdocs.yml leaves a file out of the site, drafts as well as what is excluded.

        MkDocs's preview shows drafts; here a number on the site is the same everywhere.
        """
        file = self.files.get_file_from_path(uri)
        return file is not None and is_left_out(file)

    def hides(self, given_uris: set[str], journal: Journal) -> bool:
        """Whether anything of the journal is private, which a page of an earlier build may show.

        Args:
            given_uris: of the files there were before the journal was read.
            journal: as read.
        """
        writings = _writings(journal)
        if any(writing.private for writing in writings):
            return True
        if any(item.private for item in journal.items):
            return True
        entry_uris = {writing.uri for writing in writings}
        left_uris = {file.src_uri for file in self.files}
        theme_uris = STYLE_URIS | SCRIPT_URIS
        gone_uris = given_uris - left_uris - entry_uris - theme_uris
        return bool(gone_uris)

    def _leave_out_what_runs(self) -> list[str]:
        if self.settings.unsafe_html:
            return []
        config = self.config
        root = root_of(config)
        boundary = boundary_of(root, self.settings)
        scripts = map(str, config.extra_javascript)
        styles = map(str, config.extra_css)
        named_uris = {*scripts, *styles}
        return leave_out_what_runs(self.files, boundary, named_uris)

    def links(self, reflection: Reflection) -> Links:
        """Everything in the site that can be pointed to."""
        addresses = page_addresses(self.files)
        aliases = aliases_of_pages(self.files)
        self.keeping.link(addresses, aliases)
        return links_of(reflection, addresses, aliases)

    def put(self, reflection: Reflection, links: Links, *, preview: bool) -> None:
        """Compose the pages, put each among the files, and tell what was found.

        Args:
            reflection: what is known of the journal.
            links: everything that can be pointed to.
            preview: whether the site is read while it is written.
        """
        config = self.config
        docs_path = Path(config.docs_dir)
        editor = editor_links(self.settings.editor, docs_path, root_of(config))
        noticed = self._noticed(reflection) if preview else 0
        prose = self._renderer(links)
        site = site_of(
            reflection,
            prose,
            editor,
            preview=preview,
            noticed=noticed,
            quote=self.keeping.quotes.pulled_quote,
        )
        writings = _writings(reflection.journal)
        private_uris = {writing.uri for writing in writings if writing.private}
        made_uris = set()
        for file in self._composed(site, private_uris):
            self.files.append(file)
            made_uris.add(file.src_uri)
        if not is_made_elsewhere(config):
            self._keep_own_pages_out()
            config.nav = navigation(made_uris)

    def _noticed(self, reflection: Reflection) -> int:
        """How many things of this week might be items; none where own rules can't be read."""
        from helplog.store.noticing.looking import (  # noqa: PLC0415 - in the preview alone
            count_this_week,
        )

        root = root_of(self.config)
        today = reflection.today
        with suppress(RefusalError):
            return count_this_week(root, reflection.journal, today, private=False)
        return 0

    def _keep_own_pages_out(self) -> None:
        """The writer's ordinary pages are in no navigation that doesn't list them."""
        pages = self.files.documentation_pages(inclusion=InclusionLevel.is_in_nav)
        for page in pages:
            if page.generated_by is None:
                page.inclusion = InclusionLevel.NOT_IN_NAV

    def _composed(self, site: SiteContext, private_uris: set[str]) -> Iterator[File]:
        """The pages as files, as they are composed; at the end what was found is told."""
        of_guests: list[Diagnostic] = []

        def add(page: PageSource) -> PageSource:
            whole, found = with_guest(page, self.files, site.prose)
            of_guests.extend(found)
            if whole is not page:
                self.keeping.give_up()
            return whole

        shared = sharing(self._extensions(), self.files, self.readable)
        plans = planned(site, self.keeping.prints)
        pages = compose_beside(site, plans, self.held, add, shared)
        while True:
            try:
                composed = next(pages)
            except StopIteration as end:
                tell((*end.value, *of_guests), private_uris)
                return
            self.names.addresses |= composed.page.left.named
            self.keeping.page(composed)
            yield self._file(composed)

    def _file(self, composed: Composed) -> File:
        """One for each page; MkDocs makes those of the navigation, and all where it must."""
        config = self.config
        uri = composed.page.uri
        is_main = uri in MAIN_URIS
        if is_main or config.nav is not None or not may_frame(config):
            return composed_file(composed, self.held, config, in_nav=is_main)
        return ReadyFile(composed.held, uri, config)

    def _extensions(self) -> list[str | Extension]:
        given = self.config.markdown_extensions
        return [one for one in given if not isinstance(one, JournalExtension)]

    def _renderer(self, links: Links) -> Renderer:
        """A converter with the extensions of the site, but for ours, of which it has its own."""
        renderer = Renderer(
            self._extensions(),
            self.config.mdx_configs or {},
            links,
            names=self.names,
            settings=self.settings,
        )
        renderer.let_read(self.readable)
        return renderer


def _writings(journal: Journal) -> tuple[Entry | Checkin | PersonNote, ...]:
    return (*journal.entries, *journal.checkins, *journal.person_notes)
