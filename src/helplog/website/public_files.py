"""Which of the files beside the pages are public: what a public page shows or links to, and what mkdocs.yml names.

Everything else stays where it is: a picture that only a private page names is as private as the
page, and how that page spells the name can't matter, for it isn't asked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from helplog.prose.public_names import PublicNames
from helplog.text.reading.whole_file import BEGINNING, is_private_file, may_be_json
from helplog.text.source.decoding import FILE_CAP_BYTES
from helplog.text.values.leftovers import is_leftover
from helplog.website.theming import theme_path
from helplog.website.web_manifest import MANIFEST_URI

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from helplog.model.diagnostic import Diagnostic

_LINKS: Final = frozenset({"link-outside", "link-to-nothing", "link-loop"})
"""Findings about links that are not followed; nor are they here."""
_LARGEST_TEXT: Final = 1024 * 1024


def leave_out_kept(files: Files, config: MkDocsConfig) -> None:
    """Take out of the site what programs left beside the entries, and every file that says it is private.

    Args:
        files: MkDocs's files.
        config: what it names is there because somebody wants it there.
    """
    wanted = set(configured(config))
    for file in _beside(files, config.docs_dir, pages=True):
        left = file.src_uri not in wanted and is_leftover(file.src_uri)
        if left or (
            not file.is_documentation_page() and says_private(Path(file.abs_src_path or ""))
        ):
            files.remove(file)


def leave_out_unnamed(files: Files, config: MkDocsConfig, names: PublicNames) -> None:
    """Take out of the site every file that nothing public names.

    To be called when all pages are made.
    """
    beside = {file.dest_uri: file for file in _beside(files, config.docs_dir)}
    if not beside:
        return
    for uri in configured(config):
        names.add(uri, "")
    _note_templates(config, names)
    public = _named_among(beside, names)
    for uri, file in beside.items():
        if uri not in public:
            files.remove(file)


def without_private_names(
    found: Iterable[Diagnostic], docs_path: Path, read_uris: Container[str]
) -> Iterator[Diagnostic]:
    """The findings; those about a file that is no entry, and says it is private, are for the writer alone.

    Args:
        found: the journal's.
        docs_path: the folder of the entries.
        read_uris: entries, check-ins and notes, which know whether they are private.
    """
    for one in found:
        uri = one.where.uri
        unread = uri not in read_uris and one.code not in _LINKS and (docs_path / uri).is_file()
        yield one._replace(private=True) if unread and says_private(docs_path / uri) else one


def _named_among(beside: dict[str, File], names: PublicNames) -> set[str]:
    """The files that are named, and those that they name in turn: a style sheet has pictures."""
    folded: dict[str, list[str]] = {}
    for uri in beside:
        folded.setdefault(_folded(uri), []).append(uri)
    public: set[str] = set()
    waiting = names.addresses
    while waiting:
        found = {uri for address in waiting for uri in _called(address, beside, folded)} - public
        public |= found
        names.addresses = set()
        for uri in found:
            if uri.endswith((".css", ".webmanifest")):
                names.note(_text(Path(beside[uri].abs_src_path or "")), uri, quoted=True)
        waiting = names.addresses
    return public


def _called(address: str, beside: dict[str, File], folded: dict[str, list[str]]) -> Iterable[str]:
    """The file of an address; where there is none of just this name, those a Mac or Windows takes for it."""
    return (address,) if address in beside else folded.get(_folded(address), ())


def _folded(uri: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", uri).casefold())


def _beside(files: Files, docs_dir: str, *, pages: bool = False) -> list[File]:
    """Files of the entries' folder; the theme's own, and those that plugins make, lie elsewhere."""
    own = [file for file in files if file.src_dir == docs_dir and file.generated_by is None]
    return [file for file in own if pages or not file.is_documentation_page()]


def configured(config: MkDocsConfig) -> Iterator[str]:
    """What mkdocs.yml may name as a file of the journal: styles, scripts, a logo, pages of the navigation."""
    yield MANIFEST_URI
    yield from (
        str(one) for one in (*config.extra_css, *config.extra_javascript, *config.extra_templates)
    )
    yield from _texts([config.nav, config.extra, [config.theme[name] for name in config.theme]])


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - a configuration may hold anything
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _note_templates(config: MkDocsConfig, names: PublicNames) -> None:
    """What the writer's own templates name."""
    for folder in takewhile(lambda one: Path(one) != theme_path(), config.theme.dirs):
        for path in sorted(Path(folder).rglob("*.html")):
            names.note(_text(path), "", quoted=True)


def _text(path: Path) -> str:
    try:
        return path.read_bytes()[:_LARGEST_TEXT].decode("utf-8", "replace")
    except OSError:
        return ""


def says_private(path: Path) -> bool:
    """Whether a file of any type says, by a frontmatter of any form, that it is private."""
    try:
        with path.open("rb") as file:
            data = file.read(BEGINNING)
            if may_be_json(data):
                data += file.read(FILE_CAP_BYTES - BEGINNING)
            return is_private_file(data, more=bool(file.read(1)))
    except OSError:
        return False
