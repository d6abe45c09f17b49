"""A person, a tag or an id by another name, in every file, as edits that the client shows first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from lsprotocol import types

from helplog.insight.search.folding import same_text
from helplog.language.documents.addresses import address_of
from helplog.language.documents.client import Client
from helplog.language.documents.document import Document
from helplog.language.documents.text_edits import edits_to
from helplog.language.journal.locations import Locations
from helplog.language.journal.offered_rename import OfferedRename
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.parts import Extent, extent_of, parts_of
from helplog.language.journal.session import JournalSession
from helplog.language.journal.sight import journal_now
from helplog.language.journal.things import Thing, What, tags_in_words, thing_at
from helplog.model.journal import Journal
from helplog.model.refusal import RefusalError
from helplog.store.writing.renaming import NewName, plan_rename
from helplog.text.reading.file import read_whole
from helplog.text.source.writing_yaml import is_plain
from helplog.text.values.people.persons import LONGEST_NAME, split_names

_NO_NAME: Final = frozenset("[]|#@:;,/\\<>{}")
"""Signs that would end a name, or a mention of it."""
_NO_TAG: Final = frozenset("[]{}#,:;\"'")
_RENAMED: Final = frozenset({What.PERSON, What.TAG, What.ID})

Changed = Mapping[str, tuple[bytes, bytes]]
"""What files hold as their writer has them, and what they become; by uri."""


class Renamable(NamedTuple):
    """What may be given another name."""

    range: types.Range
    name: str


def renamable(
    session: JournalSession, file: OpenFile, position: types.Position
) -> Renamable | None:
    """The name at a place; None where nothing there has one that can be changed."""
    thing = _thing(session, file, position)
    if thing is None:
        return None
    shown = file.document.range(*thing.extent)
    name = file.document.text[thing.extent.start : thing.extent.end]
    return Renamable(shown, name.lstrip("@#"))


def rename(
    session: JournalSession,
    file: OpenFile,
    position: types.Position,
    new: str,
    client: Client,
) -> types.WorkspaceEdit | None:
    """What a new name changes in the whole journal.

    Raises:
        RefusalError: it is no name, or a file can't be changed safely.
    """
    thing = _thing(session, file, position)
    if thing is None:
        return None
    journal = journal_now(session.files, session.open_files)
    changed = _MADE[thing.what](session, journal, thing, " ".join(new.split()))
    changes: dict[str, list[types.TextEdit]] = {}
    for uri, (before, after) in changed.items():
        document = _document(session, uri, before, client)
        changes[document.address] = edits_to(document, after)
    session.offered = OfferedRename(changed)
    return types.WorkspaceEdit(changes)


def _document(
    session: JournalSession, uri: str, data: bytes, client: Client
) -> Document:
    """A file as the client counts in it."""
    file = session.open_files.get(uri)
    if file is not None:
        return file.document
    address = address_of(session.path_of(uri))
    return Document(address, None, data.decode(), client.width)


def _thing(
    session: JournalSession, file: OpenFile, position: types.Position
) -> Thing | None:
    thing = thing_at(file, session.sight, file.document.index(position))
    if thing is None or thing.what not in _RENAMED or session.sight is None:
        return None
    return thing


def _person(
    session: JournalSession, journal: Journal, thing: Thing, new: str
) -> Changed:
    name = new.removeprefix("@")
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise RefusalError(f"a name has 1 to {LONGEST_NAME} characters")
    if set(name) & _NO_NAME or len(split_names(name)) > 1:
        raise RefusalError(
            f"a name is one person's, and has none of {_shown(_NO_NAME)}"
        )
    texts = {uri: one.document.data for uri, one in session.open_files.items()}
    new_name = NewName(thing.text, name)
    plan = plan_rename(session.root, journal, new_name, texts=texts)
    return {made.uri: (made.before, made.renamed.data) for made in plan.files}


def _tag(session: JournalSession, journal: Journal, thing: Thing, new: str) -> Changed:
    name = new.lstrip("#")
    if not name or set(name) & _NO_TAG or not is_plain(name, flow=True):
        raise RefusalError(f"a tag is a word or two, and has none of {_shown(_NO_TAG)}")
    key = thing.text.casefold()
    uris = {
        writing.uri
        for writing in (*journal.writings, *journal.person_notes)
        if _says_tag(writing.tags, key) or f"#{key}" in writing.body.casefold()
    }

    def extents(file: OpenFile) -> Iterator[Extent]:
        for part in parts_of(file.reading):
            if part.top == "tags" and part.value.text.lstrip("#").casefold() == key:
                yield _inner(extent_of(part.value, file.document), file.document)
        for tag in tags_in_words(file):
            if tag.text.casefold() == key:
                yield tag.extent

    return _replaced(session, uris, name, extents)


def _says_tag(tags: tuple[str, ...], key: str) -> bool:
    return key in {tag.lstrip("#").casefold() for tag in tags}


def _ident(
    session: JournalSession, journal: Journal, thing: Thing, new: str
) -> Changed:
    if not new or not is_plain(new, flow=True):
        raise RefusalError("an id is a plain word, unique in the journal")
    key = same_text(thing.text)
    uris: set[str] = set()
    for item in journal.items:
        if key in {same_text(item.text(name) or "") for name in ("id", "for")}:
            uris.add(item.where.uri)
        if same_text(item.text("id") or "") == same_text(new) != key:
            raise RefusalError(f"{item.where}: that id is used here already")

    def extents(file: OpenFile) -> Iterator[Extent]:
        for part in parts_of(file.reading):
            if part.field in {"id", "for"} and same_text(part.value.text) == key:
                yield _inner(extent_of(part.value, file.document), file.document)

    return _replaced(session, uris, new, extents)


def _replaced(
    session: JournalSession,
    uris: set[str],
    new: str,
    extents: Callable[[OpenFile], Iterator[Extent]],
) -> Changed:
    """Files with a text in the place of some others, each read again to see that it still reads."""
    locations = Locations(session, len)
    changed: dict[str, tuple[bytes, bytes]] = {}
    for uri in sorted(uris):
        document = locations.document(uri)
        if document is None:
            continue
        reading = read_whole(uri, document.data, session.settings)
        file = OpenFile(uri, document, reading, reading.writing, ())
        text = document.data.decode()
        for extent in sorted({*extents(file)}, reverse=True):
            text = text[: extent.start] + new + text[extent.end :]
        after = read_whole(uri, text.encode(), session.settings)
        if len(after.diagnostics) > len(reading.diagnostics):
            raise RefusalError(
                f"{uri}: with that name this would read as something else"
            )
        if text.encode() != document.data:
            changed[uri] = (document.data, text.encode())
    return changed


def _inner(extent: Extent, document: Document) -> Extent:
    """What stands between quotes, without the `#` of a tag."""
    start, end = extent
    if document.text[start : start + 1] in {'"', "'"} and end - start > 1:
        start, end = start + 1, end - 1
    if document.text[start : start + 1] == "#":
        start += 1
    return Extent(start, end)


def _shown(signs: frozenset[str]) -> str:
    return " ".join(sorted(signs))


_MADE: Final[dict[What, Callable[[JournalSession, Journal, Thing, str], Changed]]] = {
    What.PERSON: _person,
    What.TAG: _tag,
    What.ID: _ident,
}
