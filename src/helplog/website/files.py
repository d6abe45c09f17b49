"""The files of the entries' folder: what of them MkDocs may handle, and under which address."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from markupsafe import Markup
from mkdocs.structure.files import File

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Journal
from helplog.model.names import fitted
from helplog.pages.addresses import guest_uris
from helplog.pages.search.sections import with_words
from helplog.pages.source import PageSource, Prose
from helplog.prose.rendering import own_page
from helplog.store.files.walking import OTHER_ENDINGS
from helplog.text.reading.ordinary import (
    FRONTMATTER_LEFT_OUT,
    as_text,
    generator_text,
    page_text,
)
from helplog.text.reading.page_aliases import page_aliases
from helplog.text.reading.undated import UNFILLED
from helplog.text.reading.whole_file import is_private
from helplog.text.values.copy_names import (
    much_alike,
    original_by_hand,
    original_by_name,
    original_by_number,
)
from helplog.text.values.leftovers import is_leftover
from helplog.website.composed.pages import name_index
from helplog.website.confined_file import ConfinedFile, is_left_out, path_of
from helplog.website.looking.kept_back import NOT_COPIED, is_copyable

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

_HTML: Final = ".html"
_LONGEST_NAME: Final = 255
"""Bytes of a file's name, on every disk in use."""
_LONGEST_STEM: Final = _LONGEST_NAME - len(_HTML) - 9
"""Leaves room for the sum that tells apart what began alike."""


def _shorten(page: File) -> None:
    """Give a page a name that a disk takes: `.html` is two bytes more than `.md`."""
    folder, _, name = page.dest_uri.rpartition("/")
    stem = name.removesuffix(_HTML)
    short = fitted(stem, _LONGEST_STEM) + _HTML
    name_bytes = name.encode()
    if len(name_bytes) <= _LONGEST_NAME or short == name:
        return
    page.dest_uri = f"{folder}/{short}".removeprefix("/")
    page.url = quote(page.dest_uri)


def page_addresses(files: Files) -> dict[str, str]:
    """The address in the site of every file that is not made here, by uri."""
    addresses = {}
    for file in files:
        if not is_left_out(file):
            addresses[file.src_uri] = file.url
    return addresses


def aliases_of_pages(files: Files) -> dict[str, tuple[str, ...]]:
    """Other names that ordinary pages give themselves, by uri; private pages have left."""
    aliases = {}
    for file in files:
        if isinstance(file, ConfinedFile) and file.written and not is_left_out(file):
            names = page_aliases(file.written)
            if names:
                aliases[file.src_uri] = names
    return aliases


def admit(files: Files, journal: Journal) -> tuple[Diagnostic, ...]:
    """Leave in `files` what MkDocs may handle itself: ordinary pages, and files it can copy.

    Entries become parts of pages made here; what can't be read, or would be read for ever, goes. So
    do the writer's own pages that are private: nothing on them could be counted.

    Args:
        files: MkDocs's files.
        journal: as read; it knows which pages are ordinary, and what was found already.
    """
    named_uris = {finding.where.uri for finding in journal.diagnostics}
    ordinary_uris = frozenset(journal.page_uris)
    own = _own_files(files)
    # Of an entry that is left out of the site nothing is known here but what it says itself.
    pages = [
        file
        for file in own
        if _is_ordinary(file, ordinary_uris)
        or (file.is_documentation_page() and is_left_out(file))
    ]
    private = _private_files(pages, journal)
    found: list[Diagnostic] = []
    for file in own:
        if _is_ordinary(file, ordinary_uris):
            found.extend(_admit_page(file, files, private))
        else:
            found_here = _admit_other(file, files, named_uris)
            found.extend(found_here)
    return _without_templates(found, journal)


def _without_templates(
    found: Iterable[Diagnostic], journal: Journal
) -> tuple[Diagnostic, ...]:
    """The findings, but for a frontmatter that is no YAML because nobody has filled it in yet."""
    templates = {
        finding.where.uri for finding in journal.diagnostics if finding.code == UNFILLED
    }
    return tuple(
        finding
        for finding in found
        if finding.code != FRONTMATTER_LEFT_OUT.code
        or finding.where.uri not in templates
    )


def _private_files(pages: Sequence[File], journal: Journal) -> dict[str, bytes]:
    """What each private page holds, by uri; of entries it isn't asked."""
    writings = (*journal.writings, *journal.person_notes)
    private = {writing.uri: b"" for writing in writings if writing.private}
    for page in pages:
        data = page.content_bytes
        if is_private(data):
            private[page.src_uri] = data
    return private


def _own_files(files: Files) -> list[File]:
    """What the writer has put there; other plugins make files as well."""
    own = []
    for file in files:
        is_made = file.generated_by is not None
        if file.src_dir is not None and not is_made:
            own.append(file)
    return own


def _is_ordinary(file: File, ordinary_uris: Container[str]) -> bool:
    return file.is_documentation_page() and file.src_uri in ordinary_uris


def _admit_page(
    page: File, files: Files, private: Mapping[str, bytes]
) -> list[Diagnostic]:
    """Have MkDocs read an ordinary page in a form it understands; a private one goes."""
    # A copy of a private file goes as well: perhaps from before that was private.
    if page.src_uri in private or _is_copy(page, private):
        files.remove(page)
        return []
    data = page.content_bytes
    text, kept = page_text(data)
    page.content_string = generator_text(text)
    if isinstance(page, ConfinedFile):
        page.written = as_text(data)
    _shorten(page)
    name_index(page)
    if kept:
        return []
    return [FRONTMATTER_LEFT_OUT.at(page.src_uri)]


def _is_copy(page: File, private: Mapping[str, bytes]) -> bool:
    by_program = original_by_name(page.src_uri)
    by_hand = original_by_hand(page.src_uri)
    if by_program in private or by_hand in private:
        return True
    numbered = original_by_number(page.src_uri)
    original = private.get(numbered or "")
    if original is None:
        return False
    return much_alike(page.content_bytes, original)


def _admit_other(
    file: File, files: Files, named_uris: Container[str]
) -> list[Diagnostic]:
    """Have MkDocs copy a file, if it can; what the journal's reader has named isn't named again."""
    if _is_told_by_reader(file):
        files.remove(file)
        return []
    if is_copyable(path_of(file)):
        return []
    files.remove(file)
    # What programs keep for themselves would not be on the site in any case.
    if file.src_uri in named_uris:
        return []
    if is_leftover(file.src_uri):
        return []
    return [NOT_COPIED.at(file.src_uri)]


def _is_told_by_reader(file: File) -> bool:
    """An entry; or what the journal's reader has named: in a folder in itself, of an odd ending."""
    path = path_of(file)
    if file.is_documentation_page() or _in_loop(path):
        return True
    ending = path.suffix.lower()
    return ending in OTHER_ENDINGS


def _in_loop(path: Path) -> bool:
    """Whether it is reached through a folder that holds itself."""
    for folder in path.parents:
        if not folder.is_symlink():
            continue
        real = folder.resolve()
        around = folder.parent.resolve()
        if around.is_relative_to(real):
            return True
    return False


def with_guest(
    page: PageSource, files: Files, prose: Prose
) -> tuple[PageSource, tuple[Diagnostic, ...]]:
    """A page made here, with the writer's own page of the same address below it.

    Args:
        page: the page.
        files: MkDocs's; the writer's own page leaves them.
        prose: renders what people wrote.

    Returns:
        The page, and what was found in the writer's own.
    """
    found: list[Diagnostic] = []
    for uri in guest_uris(page.uri):
        file = files.get_file_from_path(uri)
        if file is None or file.generated_by is not None:
            continue
        files.remove(file)
        if is_left_out(file):
            continue
        writing = own_page(file.src_uri, file.content_string)
        rendering = prose(writing, writing.body, page.uri, "own-")
        section = Markup('<section class="hl-guest hl-prose">{}</section>')
        guest = section.format(rendering.html)
        html = page.html + guest
        left = replace(
            page.left,
            named=page.left.named | rendering.named,
            asked=(*page.left.asked, *rendering.asked),
        )
        sections = with_words(page.sections, guest)
        page = replace(page, html=html, sections=sections, left=left)
        found += rendering.diagnostics
    return page, tuple(found)
