"""What a build would say about the files and pages of a journal, for whoever only looks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from helplog.insight.reflection import Reflection
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Writing
from helplog.model.settings import Settings
from helplog.pages.addresses import MAIN_URIS, guest_uris
from helplog.prose.linking import Links, links_of
from helplog.prose.proofreading import Progress, Proofreader, stretches_of
from helplog.prose.rendering import Renderer, own_page
from helplog.store.configuration.file import configuration_path
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.loading import load
from helplog.store.files.walking import OTHER_ENDINGS
from helplog.text.reading.configuration.left_out import left_out_by
from helplog.text.reading.configuration.plain import UnreadableError, read_with_parents
from helplog.text.reading.ordinary import (
    FRONTMATTER_LEFT_OUT,
    as_text,
    page_settings,
    page_text,
)
from helplog.text.reading.page_aliases import page_aliases
from helplog.text.reading.whole_file import is_private
from helplog.text.values.leftovers import is_leftover
from helplog.website.examining import reading_beside
from helplog.website.leaving import leaks, said_of
from helplog.website.looking.files_inside import FilesInside
from helplog.website.looking.kept_back import (
    NOT_COPIED,
    is_copyable,
    may_run,
    says_private,
    spoken_of,
)
from helplog.website.looking.site_markdown import site_markdown
from helplog.website.material.page_values import PageValues
from helplog.website.readable_files import ReadableFiles

_HIDDEN: Final = ".*\n/templates/"
"""What MkDocs leaves out unasked."""


@dataclass(slots=True)
class Beside:
    """What lies in the entries' folder and is no entry."""

    uris: list[str] = field(default_factory=list)
    """What a page can lead to."""
    pages: list[Writing] = field(default_factory=list)
    """The writer's own pages."""
    settings: dict[str, PageValues] = field(default_factory=dict)
    """The frontmatter of each of these, looked through."""
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other names of these, by uri."""
    running_uris: list[str] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


def find_on_site(
    root: Path, reflection: Reflection, on_progress: Progress | None = None
) -> tuple[Diagnostic, ...]:
    """What a build would find that reading the journal doesn't.

    Args:
        root: the journal's folder.
        reflection: what is known of the journal.
        on_progress: told how far it is.
    """
    settings = reflection.journal.settings
    path = configuration_path(root)
    configuration = configuration_of(path)
    boundary = boundary_of(root, settings)
    found: list[Diagnostic] = []
    if path is not None:
        found += said_of(leaks(configuration), path)
    beside = look_beside(boundary, reflection, configuration)
    found += beside.found
    if not settings.unsafe_html:
        texts = _texts(reflection, beside)
        found += spoken_of(beside.running_uris, texts)
    site = _Site(configuration, boundary, reflection, beside)
    found += site.proofread(on_progress=on_progress)
    return tuple(found)


def find_in_files(
    root: Path, reflection: Reflection, texts: Mapping[str, bytes]
) -> tuple[Diagnostic, ...]:
    """The same for a few files, as they stand in an editor.

    Args:
        root: the journal's folder.
        reflection: what is known of the journal.
        texts: what each of the files holds, by its uri.
    """
    settings = reflection.journal.settings
    configuration = configuration_of(configuration_path(root))
    boundary = boundary_of(root, settings)
    beside = look_beside(boundary, reflection, configuration, texts)
    site = _Site(configuration, boundary, reflection, beside)
    found = [*beside.found, *site.proofread(of=texts.keys())]
    return tuple(one for one in found if one.where.uri in texts)


@dataclass(frozen=True, slots=True)
class _Site:
    """What a site would be made of."""

    configuration: Mapping[str, Any]
    boundary: Boundary
    reflection: Reflection
    beside: Beside

    def proofread(
        self,
        on_progress: Progress | None = None,
        of: Collection[str] | None = None,
    ) -> Iterator[Diagnostic]:
        """What rendering finds, in all files or in some."""
        reflection, beside = self.reflection, self.beside
        settings = reflection.journal.settings
        addresses = {uri: uri for uri in beside.uris}
        links = links_of(reflection, addresses, beside.aliases)
        proofreader = _proofreader(self.configuration, links, self.boundary, settings)
        guests = {uri for made in MAIN_URIS for uri in guest_uris(made)}
        stretches = [*stretches_of(reflection)]
        pages = []
        for page in beside.pages:
            if page.uri in guests:
                stretches.append((page, page.body))
            else:
                pages.append(page)
                yield from beside.settings[page.uri].findings(page.uri)
        if of is not None:
            stretches = [one for one in stretches if one[0].uri in of]
            pages = [page for page in pages if page.uri in of]
        yield from proofreader.read(stretches, pages, on_progress)


def configuration_of(path: Path | None) -> Mapping[str, Any]:
    """mkdocs.yml as plain data; empty where nobody can tell what it says."""
    if path is None:
        return {}
    try:
        return read_with_parents(path.name, reading_beside(path)).options
    except UnreadableError:
        return {}


def look_beside(
    boundary: Boundary,
    reflection: Reflection,
    configuration: Mapping[str, Any],
    texts: Mapping[str, bytes] = MappingProxyType({}),
) -> Beside:
    """What lies in the entries' folder beside the entries, without what is private or could run.

    Args:
        boundary: the journal's.
        reflection: what is known of the journal.
        configuration: of the site.
        texts: what files hold that are not saved yet, by their uri.
    """
    beside = Beside()
    inside = FilesInside(boundary)
    journal = reflection.journal
    is_left_out = left_out_by((_HIDDEN, *journal.settings.left_out))
    page_uris = frozenset(journal.page_uris)
    wanted_uris = _wanted(configuration)
    theme_dirs = _theme_dirs(configuration, boundary.root)
    uris = dict.fromkeys((*_uris_in(inside), *texts))
    for uri in uris:
        if is_left_out(uri) or is_leftover(uri):
            continue
        if uri in page_uris:
            data = texts.get(uri) or load(uri, boundary.docs / uri, boundary)
            _look_at_page(uri, data, beside, theme_dirs)
        elif PurePosixPath(uri).suffix.lower() in OTHER_ENDINGS:
            continue  # an entry, or what the journal's reader names
        else:
            _look_at_file(uri, boundary, beside, wanted_uris)
    named_uris = {finding.where.uri for finding in journal.diagnostics}
    beside.found = [one for one in beside.found if one.where.uri not in named_uris]
    beside.found += inside.found
    return beside


def _uris_in(inside: FilesInside) -> Iterator[str]:
    for prefix, names in inside.folders():
        for name in names:
            yield prefix + name


def _wanted(configuration: Mapping[str, Any]) -> frozenset[str]:
    """Scripts and styles that mkdocs.yml itself names."""
    wanted: list[str] = []
    for key in ("extra_javascript", "extra_css"):
        listed = configuration.get(key)
        if isinstance(listed, list):
            wanted += map(str, listed)
    return frozenset(wanted)


def _theme_dirs(configuration: Mapping[str, Any], root: Path) -> list[str]:
    """Where the icons of the theme are: those of one's own, and Material's."""
    dirs: list[str] = []
    theme = configuration.get("theme")
    own = None
    if isinstance(theme, Mapping):
        own = theme.get("custom_dir")
    if isinstance(own, str):
        dirs.append(str(root / own))
    found = find_spec("material")
    if found is not None and found.submodule_search_locations:
        dirs += [
            str(Path(place, "templates")) for place in found.submodule_search_locations
        ]
    return dirs


def _look_at_page(
    uri: str, data: bytes | Diagnostic, beside: Beside, theme_dirs: Sequence[str]
) -> None:
    if isinstance(data, Diagnostic) or is_private(data):
        return
    beside.uris.append(uri)
    text, is_whole = page_text(data)
    written = as_text(data)
    if not is_whole:
        told = FRONTMATTER_LEFT_OUT.at(uri)
        beside.found.append(told)
    beside.aliases[uri] = page_aliases(written)
    page = own_page(uri, written)
    settings = page_settings(text)
    values = PageValues(settings, written, theme_dirs)
    values.settle()
    beside.settings[page.uri] = values
    beside.pages.append(page)


def _look_at_file(
    uri: str, boundary: Boundary, beside: Beside, wanted_uris: frozenset[str]
) -> None:
    path = boundary.docs / uri
    if not is_copyable(path):
        told = NOT_COPIED.at(uri)
        beside.found.append(told)
    elif says_private(path):
        return
    elif uri not in wanted_uris and may_run(path, boundary):
        beside.running_uris.append(uri)
    else:
        beside.uris.append(uri)


def _texts(reflection: Reflection, beside: Beside) -> Iterator[str]:
    """Everything public that was written."""
    journal = reflection.journal
    for writing in (*journal.writings, *journal.person_notes):
        if not writing.private:
            yield writing.body
    for page in beside.pages:
        yield page.body


def _proofreader(
    configuration: Mapping[str, Any],
    links: Links,
    boundary: Boundary,
    settings: Settings,
) -> Proofreader:
    markdown = site_markdown(configuration)
    readable = ReadableFiles(boundary)

    def renderer() -> Renderer:
        made = Renderer(
            markdown.names,
            markdown.options,
            links,
            settings=settings,
        )
        made.let_read(readable)
        return made

    pages = renderer()
    pages.take_own_pages(tells_missing=_tells_missing(configuration))
    return Proofreader(renderer(), pages)


def _tells_missing(configuration: Mapping[str, Any]) -> bool:
    """Whether a build says which links of ordinary pages lead nowhere."""
    validation = configuration.get("validation")
    if not isinstance(validation, Mapping):
        return True
    links = validation.get("links")
    said = validation.get("not_found")
    if isinstance(links, Mapping):
        said = links.get("not_found", said)
    return said in {None, "warn"}
