"""Which of the files beside the pages are public: what public pages or mkdocs.yml name.

A public page names what it shows and what it links to. Everything else stays where it is: a picture
that only a private page names is as private as the page, and how that page spells the name can't
matter, for it isn't asked.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from helplog.model.normal_forms import normalized
from helplog.prose.public_names import PublicNames
from helplog.publish.theme_folder import theme_path
from helplog.text.values.leftovers import is_leftover
from helplog.website.confined_file import path_of
from helplog.website.looking.kept_back import says_private
from helplog.website.material.navigation import file_of_navigation
from helplog.website.material.web_manifest import MANIFEST_URI

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from helplog.model.diagnostic import Diagnostic

_LINKS: Final = frozenset({"link-outside", "link-to-nothing", "link-loop"})
"""Findings about links that are not followed; nor are they here."""
_NAMING_OTHERS: Final = (".css", ".webmanifest")
"""Ends of the names of files that name others."""
_LARGEST_TEXT: Final = 1024 * 1024


def leave_out_kept(files: Files, config: MkDocsConfig) -> None:
    """Take out of the site what programs left beside the entries, and files that say private.

    Args:
        files: MkDocs's files.
        config: what it names is there because somebody wants it there.
    """
    wanted_uris = set(configured(config))
    nav_name = file_of_navigation(config)
    for file in own_files(files, config.docs_dir):
        is_of_nav = PurePosixPath(file.src_uri).name == nav_name
        if not is_of_nav and _is_kept_back(file, wanted_uris):
            files.remove(file)


def _is_kept_back(file: File, wanted_uris: Container[str]) -> bool:
    uri = file.src_uri
    is_wanted = uri in wanted_uris
    if not is_wanted and is_leftover(uri):
        return True
    is_page = file.is_documentation_page()
    return not is_page and says_private(path_of(file))


def leave_out_unnamed(files: Files, config: MkDocsConfig, names: PublicNames) -> None:
    """Take out of the site every file that nothing public names.

    To be called when all pages are made.
    """
    beside = _beside_pages(files, config.docs_dir)
    if not beside:
        return
    for uri in configured(config):
        names.add(uri, "")
    _note_templates(config, names)
    public_uris = _named_among(beside, names)
    for uri, file in beside.items():
        if uri not in public_uris:
            files.remove(file)


def _beside_pages(files: Files, docs_dir: str) -> dict[str, File]:
    """The writer's files that are no pages, by address."""
    beside = {}
    for file in own_files(files, docs_dir):
        if file.is_documentation_page():
            continue
        beside[file.dest_uri] = file
    return beside


def without_private_names(
    found: Iterable[Diagnostic], docs_path: Path, read_uris: Container[str]
) -> Iterator[Diagnostic]:
    """The findings; for the writer alone those about a file that is no entry and says private.

    Args:
        found: the journal's.
        docs_path: the folder of the entries.
        read_uris: entries, check-ins and notes, which know whether they are private.
    """
    for finding in found:
        uri = finding.where.uri
        if uri in read_uris or finding.code in _LINKS:
            yield finding
            continue
        path = docs_path / uri
        if path.is_file() and says_private(path):
            yield finding._replace(private=True)
        else:
            yield finding


def _named_among(beside: dict[str, File], names: PublicNames) -> set[str]:
    """The files that are named, and those that they name in turn: a style sheet has pictures."""
    folded = _by_folded_address(beside)
    public: set[str] = set()
    while names.addresses:
        found: set[str] = set()
        for address in names.addresses:
            called = _called(address, beside, folded)
            found.update(called)
        found -= public
        public |= found
        names.addresses = set()
        for uri in found:
            if uri.endswith(_NAMING_OTHERS):
                path = path_of(beside[uri])
                text = _text(path)
                names.note(text, uri, quoted=True)
    return public


def _by_folded_address(uris: Iterable[str]) -> dict[str, list[str]]:
    by_folded: dict[str, list[str]] = {}
    for uri in uris:
        folded = _folded(uri)
        alike = by_folded.setdefault(folded, [])
        alike.append(uri)
    return by_folded


def _called(
    address: str, beside: Container[str], folded: dict[str, list[str]]
) -> Iterable[str]:
    """The file of an address; or, with none of just this name, those a Mac or Windows would take.

    Args:
        address: the file's, as a page names it.
        beside: all files there are, by address.
        folded: their addresses, by what they are where capitals don't count.
    """
    if address in beside:
        return (address,)
    folded_address = _folded(address)
    return folded.get(folded_address, ())


def _folded(uri: str) -> str:
    composed = normalized("NFC", uri)
    folded = composed.casefold()
    return normalized("NFC", folded)


def own_files(files: Files, docs_dir: str) -> list[File]:
    """Files of the entries' folder; the theme's own, and those that plugins make, lie elsewhere."""
    own = []
    for file in files:
        is_made = file.generated_by is not None
        if file.src_dir == docs_dir and not is_made:
            own.append(file)
    return own


def configured(config: MkDocsConfig) -> Iterator[str]:
    """What mkdocs.yml may name as a file of the journal: styles, scripts, a logo, pages."""
    yield MANIFEST_URI
    yield from map(str, config.extra_css)
    yield from map(str, config.extra_javascript)
    yield from map(str, config.extra_templates)
    theme_options = [config.theme[name] for name in config.theme]
    yield from _texts([config.nav, config.extra, theme_options])


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - a configuration may hold anything
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):  # `extra` is one of MkDocs's own
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _note_templates(config: MkDocsConfig, names: PublicNames) -> None:
    """What the writer's own templates name."""
    for folder in map(Path, config.theme.dirs):
        if folder == theme_path():
            return  # behind our own is the theme's
        templates = folder.rglob("*.html")
        for path in sorted(templates):
            text = _text(path)
            names.note(text, "", quoted=True)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    beginning = data[:_LARGEST_TEXT]
    return beginning.decode("utf-8", "replace")
