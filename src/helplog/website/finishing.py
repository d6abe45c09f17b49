"""What every finished page of the site is given: policy, manifest, language, the way around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helplog.pages.addresses import to_root
from helplog.pages.words import words_in
from helplog.website.composed.pages import ComposedPage
from helplog.website.material.five_places import leads_to_all, with_active, with_bar
from helplog.website.material.language_marking import speech, with_speech
from helplog.website.material.naming import is_material
from helplog.website.material.not_found import (
    PAGE_NAME,
    TEMPLATE_NAME,
    is_helplogs,
    missing_page,
    says_so,
)
from helplog.website.material.places import ThemePlaces
from helplog.website.material.policy import (
    policy,
    script_hashes,
    templates_without_script,
    with_policy,
)
from helplog.website.material.side_rail import with_named_rail, with_side_rail
from helplog.website.material.skip_link import skip_link, with_skip_link
from helplog.website.material.theming import language_of
from helplog.website.material.web_manifest import root_of_missing, with_manifest
from helplog.website.search.box import Way, ways_without_script, with_own_search
from helplog.website.search.taking_over import is_ours

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from helplog.model.diagnostic import Diagnostic


class Finishing:
    """One build's pages on their way from the theme's templates to the disk."""

    def __init__(self) -> None:
        self._hashes: tuple[str, ...] = ()
        self._skip_link = ""
        self._speech = ""
        self._words = words_in("en")
        self._leads_to_all = False
        self._has_search = False
        self._ways: tuple[Way, ...] = ()
        self._writers_templates: set[str] = set()
        self._is_material = False
        self._places = ThemePlaces()

    def begin(
        self, environment: jinja2.Environment, config: MkDocsConfig, files: Files
    ) -> None:
        """Ask the theme for its words and scripts, and give its templates ours.

        Args:
            environment: the theme's templates.
            config: MkDocs's.
            files: all that the site will have.
        """
        language = language_of(config)
        words = words_in(language)
        self._words = words
        self._leads_to_all = leads_to_all(config)
        self._has_search = is_ours(config)
        self._ways = ways_without_script(files, words)
        answer = missing_page(words)
        environment.globals[TEMPLATE_NAME] = answer
        self._speech = speech(words, language)
        self._skip_link = skip_link(environment, config)
        self._hashes = script_hashes(environment, config)
        self._is_material = is_material(config.theme)
        extra_templates = map(str, config.extra_templates)
        self._writers_templates = set(extra_templates)
        self._writers_templates.update(config.theme.static_templates)
        if is_helplogs(environment):
            self._writers_templates.discard(PAGE_NAME)
        self._places = ThemePlaces()
        if self._is_material:
            without_script = templates_without_script(environment, config)
            for name in without_script:
                self._places.note_missing("the hash that lets its own script run", name)

    @property
    def hashes(self) -> tuple[str, ...]:
        """Of the theme's scripts that the policy lets run."""
        return self._hashes

    def policy(self) -> str:
        """The Content Security Policy of the pages."""
        return policy(self._hashes)

    def findings(self) -> tuple[Diagnostic, ...]:
        """What found no place in the theme's pages."""
        return self._places.findings()

    def page(self, html: str, page: Page) -> str:
        """A page as it is written; `html` is what the theme made of it."""
        uri = page.file.dest_uri
        is_ours = isinstance(page, ComposedPage)
        root = to_root(page.url)
        if is_ours:
            html = self._with_speech(html, uri)
        html = self._with_links(html, root, uri)
        if not self._is_material:
            return html
        ours = uri if is_ours else ""
        html = self._with_ways(html, root, uri, ours)
        return with_side_rail(html, self._words, ours)

    def frame(self, html: str, page: ComposedPage) -> str:
        """All of that for a frame: what is left for each page that it holds is a week's days.

        Args:
            html: what the theme made of a page, with marks for what differs.
            page: one of those that the frame is for.
        """
        uri = page.file.dest_uri
        root = to_root(page.url)
        spoken = self._with_speech(html, uri)
        linked = self._with_links(spoken, root, uri)
        led = self._with_ways(linked, root, uri, uri)
        named = with_named_rail(led, self._words, uri)
        return self.governed(named, uri)

    def template(self, html: str, name: str, site_url: str | None) -> str:
        """A page of the theme's own, or one that mkdocs.yml names as a template.

        Args:
            html: what the template gave.
            name: the template's.
            site_url: where the site will lie.
        """
        if name == PAGE_NAME and not says_so(html):
            self._note_missing("what a wrong address is answered with", name)
        marked = self._with_speech(html, name)
        root = root_of_missing(site_url)
        linked = self._with_links(marked, root, name)
        if not self._is_material or name in self._writers_templates:
            return linked
        led = self._with_ways(linked, root, name, "")
        return with_side_rail(led, self._words, "")

    def _with_links(self, html: str, root: str, page: str) -> str:
        """The links that every page has, whoever made it."""
        if self._skip_link:
            linked = with_skip_link(html, self._skip_link)
            what = "the link that leads to a page's content"
            html = self._put(what, html, linked, page)
        linked = with_manifest(html, root)
        return self._put("the manifest", html, linked, page)

    def _with_ways(self, html: str, root: str, page: str, ours: str) -> str:
        """The search, the bar of the five places, the active one marked.

        Args:
            html: the whole page.
            root: what an address of the site begins with on it.
            page: its name.
            ours: its address, if it was made here; only such a page belongs to one of the five.
        """
        if self._has_search:
            searched = with_own_search(html, root, self._ways)
            html = self._put("helplog's own search", html, searched, page)
        barred = with_bar(html, root, self._words, ours)
        html = self._put("the bar of the five places", html, barred, page)
        if ours:
            marked = with_active(html, ours)
            if self._leads_to_all:
                self._put("the mark of where one is", html, marked, page)
            html = marked
        return html

    def governed(self, html: str, page: str) -> str:
        """A page with the policy in it, before whatever other plugins have put there.

        Args:
            html: as it would be written.
            page: its name.
        """
        governed = with_policy(html, self._hashes)
        if governed == html:
            # Whatever makes the page: without a policy it could load and run what it likes.
            self._places.note_missing("the Content Security Policy", page)
        return governed

    def _with_speech(self, html: str, page: str) -> str:
        if not self._speech:
            return html
        marked = with_speech(html, self._speech)
        return self._put("the language helplog speaks", html, marked, page)

    def _put(self, what: str, before: str, after: str, page: str) -> str:
        """The page after something was put into it; where it is as it was, it had no place."""
        if after == before:
            self._note_missing(what, page)
        return after

    def _note_missing(self, what: str, page: str) -> None:
        """Another theme has places of its own, and so has a template that the writer made."""
        is_writers = page in self._writers_templates
        if self._is_material and not is_writers:
            self._places.note_missing(what, page)
