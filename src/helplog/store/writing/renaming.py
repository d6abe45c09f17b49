"""A person's name becomes another in every file of the journal, or in none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Checkin, Entry, Item, Journal, PersonNote
from helplog.model.names import name_key
from helplog.model.normal_forms import normalized
from helplog.model.refusal import RefusalError
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.loading import load
from helplog.store.files.saving import refusal, refuse_read_only
from helplog.store.files.walking import walk
from helplog.store.memory.undo_notes import new_group
from helplog.store.opening import Progress
from helplog.store.writing.rewriting import Rewriting, write_all
from helplog.text.editing.named_places import Renaming
from helplog.text.editing.proving_names import renamed
from helplog.text.editing.renaming import Renamed, RenamedRow, rename_in
from helplog.text.reading.settling import known_people, settle

_W = TypeVar("_W", Entry, Checkin, PersonNote)


class NewName(NamedTuple):
    """A name for another."""

    old: str
    """As it is written, or nearly so."""
    new: str


class RenamedFile(NamedTuple):
    """One file with the new name in it."""

    uri: str
    before: bytes
    renamed: Renamed

    @property
    def rows(self) -> tuple[RenamedRow, ...]:
        """The lines that are other than they were."""
        return self.renamed.rows


class RenamePlan(NamedTuple):
    """Everything a new name changes, proved and not yet written."""

    boundary: Boundary
    files: tuple[RenamedFile, ...]
    merges: bool
    """Whether somebody has the new name already."""

    def carry_out(self) -> bool:
        """Writes it, all or nothing.

        Returns:
            Whether `undo` can take it back.

        Raises:
            RefusalError: it can't be done; every file is as it was.
        """
        for file in self.files:
            path = self.boundary.docs / file.uri
            refuse_read_only(path, "changed")
        group = new_group()
        rewritings = [
            Rewriting(file.uri, file.before, file.renamed.data, group)
            for file in self.files
        ]
        try:
            return write_all(self.boundary, rewritings, "rename")
        except OSError as error:
            raise refusal(self.boundary.root, error) from error


def plan_rename(
    root: Path,
    journal: Journal,
    name: NewName,
    on_progress: Progress | None = None,
    *,
    texts: Mapping[str, bytes] = MappingProxyType({}),
) -> RenamePlan:
    """What a new name changes in a journal.

    Args:
        root: the folder of mkdocs.yml.
        journal: all of it.
        name: the name, and what it becomes.
        on_progress: told after each file that was looked at.
        texts: what files hold that are open in an editor, by uri; on the disk they may be others,
            or not there yet.

    Raises:
        RefusalError: a file can't be changed safely, or something else would change its meaning.
    """
    boundary = boundary_of(root, journal.settings)
    old, new = name
    key = name_key(old)
    renaming = Renaming(key, new, known_people(journal))
    sources, _ = walk(boundary.docs, root, boundary.site)
    read = {writing.uri for writing in (*journal.writings, *journal.person_notes)}
    read.update(journal.page_uris)
    naming = _uris_naming(journal, renaming.key)
    first, *_ = _folded(old).split()
    made: list[RenamedFile] = []
    uris = sorted({source.uri for source in sources} | texts.keys())
    for number, uri in enumerate(uris, start=1):
        data = texts.get(uri) or load(uri, boundary.docs / uri, boundary)
        if on_progress is not None:
            on_progress(number, len(uris))
        if isinstance(data, Diagnostic):
            continue
        is_known = uri in read
        if uri not in naming and not _may_name(data, first, is_known=is_known):
            continue
        file = rename_in(uri, data, journal.settings, old, renaming)
        if file:
            renamed_file = RenamedFile(uri, data, file)
            made.append(renamed_file)
    files = tuple(made)
    _prove(journal, files, renaming)
    new_key = name_key(new)
    merges = new_key != renaming.key and new_key in _keys(journal)
    return RenamePlan(boundary, files, merges)


def _uris_naming(journal: Journal, key: str) -> set[str]:
    """The files with an item or a note of somebody."""
    uris: set[str] = set()
    for item in journal.items:
        if key in map(name_key, item.who):
            uris.add(item.where.uri)
    for note in journal.person_notes:
        if key in map(name_key, (note.name, *note.aliases)):
            uris.add(note.uri)
    return uris


def _may_name(data: bytes, first: str, *, is_known: bool) -> bool:
    """Whether somebody may be named in a file by more than the items that the journal has of it.

    Args:
        data: the file.
        first: the first word of their name.
        is_known: the journal has its items; it has none of what the configuration leaves out.
    """
    if is_known and b"@" not in data and b"[[" not in data:
        return False
    return first in _folded(_text(data))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _folded(text: str) -> str:
    return normalized("NFKC", text).casefold()


def _keys(journal: Journal) -> set[str]:
    names: set[str] = set()
    for item in journal.items:
        names.update(item.who)
    for note in journal.person_notes:
        names.update((note.name, *note.aliases))
    return {name_key(name) for name in names}


def _prove(
    journal: Journal, files: tuple[RenamedFile, ...], renaming: Renaming
) -> None:
    """Looks whether everybody is who they were once all files are read together.

    Raises:
        RefusalError: somebody isn't.
    """
    by_uri = {file.uri: file.renamed.reading.writing for file in files}
    after = settle(
        replace(
            journal,
            entries=_with(journal.entries, by_uri),
            checkins=_with(journal.checkins, by_uri),
            person_notes=_with(journal.person_notes, by_uri),
        )
    )
    order = attrgetter("where", "kind")
    was = sorted(journal.items, key=order)
    order_now = attrgetter("where", "kind")
    now = sorted(after.items, key=order_now)
    for one, other in zip(was, now, strict=True):
        names_now = renamed(one.who, renaming)
        if other.who != names_now:
            raise _refusal(one)


def _with(writings: tuple[_W, ...], by_uri: Mapping[str, object]) -> tuple[_W, ...]:
    return tuple(
        _one_with(writing, by_uri.get(writing.uri, writing)) for writing in writings
    )


def _one_with(writing: _W, other: object) -> _W:
    if isinstance(other, type(writing)):
        return other
    return writing


def _refusal(item: Item) -> RefusalError:
    return RefusalError(
        f"{item.where.uri}:{item.where.line}: with that name it would be somebody else's; "
        "name the person there before a colon, and then rename again"
    )
