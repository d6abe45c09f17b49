"""What a link in an entry means, an entry, a person, a picture, a page, and where that is now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from helplog.insight.reflection import Reflection
from helplog.insight.weeks.weeks import written_order
from helplog.model.calendar import week_of
from helplog.model.journal import Journal
from helplog.model.names import name_key
from helplog.model.normal_forms import normalized
from helplog.pages.addresses import entry_prefix, link, person_uri, relative, week_uri
from helplog.pages.directory import directory_of
from helplog.prose.link_names import Slug, day_named, link_name
from helplog.prose.own_idents import idents_in
from helplog.text.reading.page_aliases import aliases_said

_IN_FILE_NAMES: Final = re.compile("___|%[0-9A-Fa-f]{2}")
"""What Logseq has in a file's name for a slash, and for signs that a disk does not take."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where something stands in the site."""

    uri: str
    """Source uri of the page it stands on; empty for a plain file."""
    anchor: str = ""
    address: str = ""
    """Address of a plain file, or of a page of the writer's own, within the site."""
    file_uri: str = ""
    """Uri of that file."""
    parts: tuple[tuple[str, str], ...] = ()
    """Of an entry, or of a day's: what stands on the page before the ids of its headings and
    blocks, and the text that these stand in."""

    def within(self, anchor: str, slug: Slug) -> Target:
        """A heading or a block of it; the whole, where it has none of that name.

        Args:
            anchor: id of the heading or the block, as in a file of its own.
            slug: gives headings their ids.
        """
        if self.file_uri:
            return replace(self, anchor=anchor)
        for prefix, text in self.parts:
            if anchor in idents_in(text, slug):
                return replace(self, anchor=f"{prefix}{anchor}")
        return self

    def link(self, from_uri: str) -> str:
        """A link to it as written on a page."""
        if self.uri:
            return link(self.uri, from_uri, self.anchor)
        way = relative(self.address, from_uri)
        return self._anchored(way)

    def source_link(self, from_uri: str) -> str:
        """A link as a writer would make it, by source file, for MkDocs to resolve."""
        folder = posixpath.dirname(from_uri) or "."
        path = posixpath.relpath(self.uri or self.file_uri, folder)
        address = quote(path)
        return self._anchored(address)

    def _anchored(self, address: str) -> str:
        if not self.anchor:
            return address
        return f"{address}#{self.anchor}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Everything in the site that a writer can point to."""

    written: Mapping[str, Target]
    """Entries, check-ins and person notes, by uri."""
    days: Mapping[date, Target]
    weeks: Mapping[str, Target]
    """Weeks by label."""
    people: Mapping[str, Target]
    """By name key, aliases included."""
    files: Mapping[str, str]
    """Every other file and page: its address in the site by uri."""
    by_name: Mapping[str, str] = field(default_factory=dict)
    """Uri by file name, case folded, with and without `.md`: how Obsidian finds things."""
    by_form: Mapping[str, str] = field(default_factory=dict)
    """Uri by its composed form, where that is another: a Mac writes `ü` as two characters, a link
    has one."""

    def resolve(self, address: str, from_uri: str) -> Target | None:
        """What a relative address points to, None where there is nothing.

        Args:
            address: as written.
            from_uri: the file in which it is written.
        """
        split = urlsplit(address)
        path = unquote(split.path)
        if not path.startswith("/"):
            folder = posixpath.dirname(from_uri)
            path = posixpath.join(folder, path)
        path = path.lstrip("/")
        uri = posixpath.normpath(path)
        page = f"{uri}.md"
        page_of_folder = posixpath.join(uri, "index.md")
        for guess in (uri, page, page_of_folder):
            found = self._at(guess, split.fragment)
            if found is None and not guess.isascii():
                form = normalized("NFC", guess)
                composed = self.by_form.get(form, "")
                found = self._at(composed, split.fragment)
            if found:
                return found
        return None

    def named(self, name: str, from_uri: str, slug: Slug) -> Target | None:
        """What `[[name]]` means: a day, a week, a person, a file by path or by name.

        Args:
            name: as written, a heading or a block of it included.
            from_uri: the file in which it is written.
            slug: gives headings their ids.
        """
        page, anchor = link_name(name, slug)
        found = self._whole(page, from_uri)
        if found is None:
            # a sign that begins a heading may be a letter of the name, as in `C#`
            if page == name:
                return None
            return self._whole(name, from_uri)
        if anchor:
            return found.within(anchor, slug)
        return found

    def _whole(self, name: str, from_uri: str) -> Target | None:
        key = name_key(name)
        day = day_named(name)
        return (
            self.days.get(day or date.min)
            or self.weeks.get(name)
            or self.people.get(key)
            or self.resolve(name, from_uri)
            or self.resolve(f"/{name}", from_uri)
            or self._file_called(name)
        )

    def by_file_name(self, address: str) -> Target | None:
        """What an address means that leads nowhere, in whatever folder a file of its name is.

        Args:
            address: relative; one without an ending may be meant for the finished site.
        """
        split = urlsplit(address)
        path = unquote(split.path)
        if not posixpath.splitext(path)[1]:
            return None
        file_name = posixpath.basename(path)
        key = folded(file_name)
        uri = self.by_name.get(key, "")
        return self._at(uri, split.fragment)

    def _file_called(self, name: str) -> Target | None:
        """A file of this name, in whatever folder."""
        base = posixpath.basename(name)
        for called in (name, base):
            key = folded(called)
            uri = self.by_name.get(key, "")
            found = self._at(uri, "")
            if found is not None:
                return found
        return None

    def _at(self, uri: str, fragment: str) -> Target | None:
        if uri in self.written:
            return self.written[uri]
        if uri not in self.files:
            return None
        return Target("", fragment, self.files[uri], uri)


def links_of(
    reflection: Reflection,
    files: Mapping[str, str],
    aliases: Mapping[str, Sequence[str]] | None = None,
) -> Links:
    """The links of a journal.

    Args:
        reflection: what is known about the journal.
        files: address in the site of every other file and page, by uri.
        aliases: other names of the writer's own pages, by uri; of no private one.
    """
    entries = _entries(reflection.journal)
    days = _days(reflection.journal, entries)
    people = _people(reflection)
    places = _written(reflection.journal, days, people)
    written = {**places, **entries}
    uris = [*written, *files]
    return Links(
        written=written,
        days=days,
        weeks=_weeks(reflection),
        people=people,
        files=files,
        by_name=_by_name(uris, {**_own_names(reflection.journal), **(aliases or {})}),
        by_form=_by_form(uris),
    )


def _entries(journal: Journal) -> dict[str, Target]:
    """Where each entry stands, by uri: under its day, on its week's page; no private one."""
    week_start = journal.settings.week_start
    entries = {}
    ordered = sorted(journal.entries, key=written_order)
    for on, of_day in groupby(ordered, key=lambda entry: entry.on):
        week = week_of(on, week_start)
        page_uri = week_uri(week)
        anchor = on.isoformat()
        for number, entry in enumerate(of_day, 1):
            if entry.private:
                continue
            part = (entry_prefix(on, number), entry.body)
            entries[entry.uri] = Target(page_uri, anchor, parts=(part,))
    return entries


def _days(journal: Journal, entries: Mapping[str, Target]) -> dict[date, Target]:
    """Where each day stands, with all that its entries hold."""
    days: dict[date, Target] = {}
    for entry in sorted(journal.entries, key=written_order):
        target = entries.get(entry.uri)
        if target is None:
            continue
        before = days.get(entry.on)
        parts = before.parts if before else ()
        days[entry.on] = replace(target, parts=(*parts, *target.parts))
    return days


def _weeks(reflection: Reflection) -> dict[str, Target]:
    """Weeks by their label, and by their first day."""
    weeks = {}
    for week in reflection.weeks:
        if week.empty:
            continue
        page_uri = week_uri(week.start)
        first_day = week.start.isoformat()
        weeks[week.label] = Target(page_uri)
        weeks[first_day] = Target(page_uri)
    return weeks


def _people(reflection: Reflection) -> dict[str, Target]:
    directory = directory_of(reflection)
    people = {}
    for key, person in directory.people.items():
        page_uri = person_uri(person.slug)
        people[key] = Target(page_uri)
    return people


def _written(
    journal: Journal, days: Mapping[date, Target], people: Mapping[str, Target]
) -> dict[str, Target]:
    """Where every file stands that helplog has read, by uri."""
    week_start = journal.settings.week_start
    written: dict[str, Target] = {}
    for entry in journal.entries:
        # A private entry has no place of its own; its week is as much as may be told.
        week = week_of(entry.on, week_start)
        page_uri = week_uri(week)
        its_week = Target(page_uri)
        written[entry.uri] = days.get(entry.on, its_week)
    for checkin in journal.checkins:
        page_uri = week_uri(checkin.week)
        written[checkin.uri] = Target(page_uri, "questions")
    for note in journal.person_notes:
        key = name_key(note.name)
        target = people.get(key)
        if target is not None:
            written[note.uri] = target
    return written


def _by_form(uris: list[str]) -> dict[str, str]:
    by_form = {}
    for uri in uris:
        if uri.isascii():
            continue
        form = normalized("NFC", uri)
        by_form[form] = uri
    return by_form


def _own_names(journal: Journal) -> dict[str, Sequence[str]]:
    """Other names that entries and check-ins have, by uri; of what is private nothing is told."""
    names: dict[str, Sequence[str]] = {}
    for writing in (*journal.entries, *journal.checkins):
        aliases = aliases_said(writing.extra)
        if aliases and not writing.private:
            names[writing.uri] = aliases
    return names


def _by_name(
    uris: Sequence[str], aliases: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """File names to uris; the shortest path wins where two files share a name, as in Obsidian.

    A name that a file has goes before one that another only says.
    """
    found: dict[str, str] = {}
    for uri, names in aliases.items():
        for name in names:
            found[folded(name)] = uri
    by_length = sorted(uris, key=lambda uri: (-len(uri), uri))
    for uri in by_length:
        file_name = posixpath.basename(uri)
        stem = file_name.removesuffix(".md")
        if _IN_FILE_NAMES.search(stem):
            path = stem.replace("___", "/")
            meant = unquote(path)
            found[folded(meant)] = uri
        above = posixpath.dirname(uri)
        folder = posixpath.basename(above)
        for name in (f"{folder}/{stem}", file_name, stem):
            found[folded(name)] = uri
    return found


def folded(name: str) -> str:
    """A name in the form in which two of them are compared."""
    if name.isascii():
        return name.lower()
    return normalized("NFC", name).casefold()
