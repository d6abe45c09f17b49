"""What MkDocs does with one page, done so that a page it fails on costs that page alone.

MkDocs ends the build where a renderer, a template or a plugin fails on a page. Here the page is
tried again as plain text; where that fails as well, it isn't the page, and it is tried as it was
without the plugin that failed. helplog's own part is never left out: it cleans what people wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from mkdocs.commands import build as building
from mkdocs.exceptions import BuildError
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_markdown_title

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.prose.converting import as_written, failure
from helplog.prose.rendering import own_page
from helplog.text.reading.ordinary import page_parts
from helplog.website.composed.pages import ComposedPage
from helplog.website.confined_file import written_text
from helplog.website.findings import tell
from helplog.website.material.metadata import title_as_text
from helplog.website.page_faults.attempts import Attempts, Failure

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_ITSELF: Final = "helplog"
_WITHOUT_PLUGIN: Final = FileFinding(
    Severity.WARNING,
    "plugin-fails",
    "The plugin {name} fails on this page, which stands without it: {why}",
    "Look at its options in mkdocs.yml, or remove it",
)
_ON_MORE: Final = FileFinding(
    Severity.NOTE,
    "plugin-fails",
    "The plugin {name} fails on {count} pages more, which stand without it",
    "Look at its options, or remove it",
)
_ASKING_GIT: Final = frozenset(
    {"git-authors", "git-committers", "git-committers-2"}
    | {"git-revision-date", "git-revision-date-localized"}
)
"""Plugins that say of a page what git knows of its file. A page made here has none: they would
complain of that, or give it the time of the build, which makes it another page each time."""
_STAND_IN: Final = "\nText.\n"
"""A page on which nothing can fail because of what it says."""

Try = Callable[[], None]


class PageGuard:
    """Stands between MkDocs and the pages of one build."""

    def __init__(self) -> None:
        self._config: MkDocsConfig | None = None
        self._populate = building._populate_page  # noqa: SLF001 - there is no other place for it
        self._build = building._build_page  # noqa: SLF001
        self._failing: dict[str, int] = {}

    def begin(self, config: MkDocsConfig) -> None:
        """Have the next build do with its pages what is done here.

        Args:
            config: of that build.
        """
        self._config = config
        self._failing = {}
        building._populate_page = self._guarded_populate  # noqa: SLF001
        building._build_page = self._guarded_build  # noqa: SLF001

    def end(self) -> None:
        """Leave MkDocs as it was."""
        building._populate_page = self._populate  # noqa: SLF001
        building._build_page = self._build  # noqa: SLF001

    def findings(self) -> list[Diagnostic]:
        """What was not said at each page: how often plugins failed."""
        found = []
        for name, count in self._failing.items():
            if count > 1:
                rest = count - 1
                more = _ON_MORE.at("mkdocs.yml", name=name, count=str(rest))
                found.append(more)
        return found

    def _guarded_populate(
        self,
        page: Page,
        config: MkDocsConfig,
        *others: Any,  # noqa: ANN401 - whatever MkDocs calls it with
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Read a page and render it."""
        populate = partial(self._populate, page, config, *others, **options)
        as_text = partial(_populate_as_text, page, populate)
        self._do(page, config, populate, as_text)

    def _guarded_build(
        self,
        page: Page,
        config: MkDocsConfig,
        *others: Any,  # noqa: ANN401 - whatever MkDocs calls it with
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Put a page into its template, and write it."""
        build = partial(self._build, page, config, *others, **options)
        as_text = partial(_build_as_text, page, build)
        self._do(page, config, build, as_text)

    def _do(self, page: Page, config: MkDocsConfig, do: Try, do_as_text: Try) -> None:
        """Do something with a page: as it is, as text, or without what fails on any page."""
        if config is not self._config:
            do()
            return
        attempts = Attempts(config, _unasked(page))
        failed = attempts.make(do)
        if failed is None:
            return
        if attempts.make(do_as_text) is None:
            tell([_shown_as_text(page, failed)])
        else:
            self._do_without_plugins(page, attempts, do, failed)

    def _do_without_plugins(
        self, page: Page, attempts: Attempts, do: Try, first: Failure
    ) -> None:
        """Do it without the plugin that failed, and the next; what no plugin did ends the build.

        So does what one did on purpose, by an error that MkDocs has for it.
        """
        failed: Failure | None = first
        names: list[str] = []
        while failed is not None:
            name = failed.plugin_name
            on_purpose = isinstance(failed.problem, BuildError)
            if name in {"", _ITSELF, *names} or on_purpose:
                attempts.say_what_was_kept()
                raise first.problem
            self._note(name, failed.problem, page)
            names.append(name)
            failed = attempts.make(do, without=names)

    def _note(self, name: str, problem: Exception, page: Page) -> None:
        """Say that a plugin fails, once."""
        before = self._failing.get(name, 0)
        self._failing[name] = before + 1
        if not before:
            why = f"{type(problem).__name__}: {problem}"[:200]
            found = _WITHOUT_PLUGIN.at(page.file.src_uri, name=name, why=why)
            tell([found])


def _unasked(page: Page) -> Collection[str]:
    """Plugins that are not asked about a page at all."""
    if isinstance(page, ComposedPage):
        return _ASKING_GIT
    return ()


def _shown_as_text(page: Page, failed: Failure) -> Diagnostic:
    uri = page.file.src_uri
    text = written_text(page.file)
    finding = failure(failed.problem, own_page(uri, text))
    if not failed.plugin_name:
        return finding
    hint = f"Look in it for what is unusual; or in mkdocs.yml, at the plugin {failed.plugin_name}"
    return finding._replace(hint=hint)


def _populate_as_text(page: Page, populate: Try) -> None:
    """Every plugin is asked, with text on the page at which none can stumble."""
    file = page.file
    text = file.content_string
    path = file.abs_src_path
    try:
        file.content_string = _STAND_IN
        file.abs_src_path = path
        populate()
    finally:
        file.content_string = text
        file.abs_src_path = path
    _, body = page_parts(text)
    title = get_markdown_title(body)
    if title is not None:
        page.title = title_as_text(title)
    _be_text(page, body)


def _build_as_text(page: Page, build: Try) -> None:
    """A page made here stays as it is; any other is text."""
    before = dict(vars(page))
    if not isinstance(page, ComposedPage):
        _, body = page_parts(page.file.content_string)
        _be_text(page, body)
    try:
        build()
    except Exception:
        vars(page).update(before)
        raise


def _be_text(page: Page, body: str) -> None:
    page.meta = {}
    page.content = as_written(body)
    page.toc = TableOfContents([])
