"""What a link in an entry means: another entry, a person, a picture, a page; and where that is now."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from helplog.insight.reflection import Reflection
from helplog.model.calendar import week_of
from helplog.model.journal import Checkin, Entry, PersonNote
from helplog.model.names import name_key
from helplog.pages.addresses import link, person_uri, relative, week_uri
from helplog.pages.directory import directory_of


@dataclass(frozen=True, slots=True)
class Target:
    """Where something stands in the site."""

    uri: str
    """Source uri of the page it stands on; empty for a plain file."""
    anchor: str = ""
    address: str = ""
    """Address of a plain file within the site."""

    def link(self, from_uri: str) -> str:
        """A link to it as written on a page."""
        return (
            link(self.uri, from_uri, self.anchor) if self.uri else relative(self.address, from_uri)
        )

    def source_link(self, from_uri: str) -> str:
        """A link as a writer would make it, by source file, for MkDocs to resolve."""
        path = posixpath.relpath(self.uri, posixpath.dirname(from_uri) or ".")
        return f"{path}#{self.anchor}" if self.anchor else path


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
        """What a relative address written in the file `from_uri` points to, None where there is nothing."""
        path = unquote(urlsplit(address).path)
        folder = "" if path.startswith("/") else posixpath.dirname(from_uri)
        uri = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        for guess in (uri, f"{uri}.md", posixpath.join(uri, "index.md")):
            fragment = urlsplit(address).fragment
            found = self._at(guess, fragment)
            if found is None and not guess.isascii():
                found = self._at(self.by_form.get(normalize("NFC", guess), ""), fragment)
            if found:
                return found
        return None

    def named(self, name: str, from_uri: str) -> Target | None:
        """What `[[name]]` means: a day, a week, a person, a file by path or by name."""
        name = name.partition("#")[0].strip()
        try:
            day = self.days.get(date.fromisoformat(name))
        except ValueError:
            day = None
        if found := day or self.weeks.get(name) or self.people.get(name_key(name)):
            return found
        by_name = self.by_name.get(posixpath.basename(name).casefold())
        return self.resolve(name, from_uri) or (self._at(by_name, "") if by_name else None)

    def _at(self, uri: str, fragment: str) -> Target | None:
        if uri in self.written:
            return self.written[uri]
        if uri in self.files:
            suffix = f"#{fragment}" if fragment else ""
            return Target("", "", self.files[uri] + suffix)
        return None


def links_of(reflection: Reflection, files: Mapping[str, str]) -> Links:
    """The links of a journal.

    Args:
        reflection: what is known about the journal.
        files: address in the site of every other file and page, by uri.
    """
    week_start = reflection.journal.settings.week_start
    journal = reflection.journal
    days = {
        entry.on: _day(entry.on, week_of(entry.on, week_start))
        for entry in journal.entries
        if not entry.private
    }
    weeks = {
        week.label: Target(week_uri(week.start)) for week in reflection.weeks if not week.empty
    }
    weeks |= {
        week.start.isoformat(): Target(week_uri(week.start))
        for week in reflection.weeks
        if not week.empty
    }
    shown = {
        key: person for key, person in directory_of(reflection).people.items() if not person.private
    }
    people = {key: Target(person_uri(person.slug)) for key, person in shown.items()}
    written: dict[str, Target] = {}
    known: list[Entry | Checkin | PersonNote] = [
        *journal.entries,
        *journal.checkins,
        *journal.person_notes,
    ]
    for one in known:
        target = _target(one, days, people)
        if target is None and isinstance(one, Entry):
            # A private entry has no place of its own; its week is as much as may be told.
            target = Target(week_uri(week_of(one.on, week_start)))
        if target is not None:
            written[one.uri] = target
    uris = [*written, *files]
    return Links(
        written=written,
        days=days,
        weeks=weeks,
        people=people,
        files=files,
        by_name=_by_name(uris),
        by_form={normalize("NFC", uri): uri for uri in uris if not uri.isascii()},
    )


def _target(
    one: Entry | Checkin | PersonNote, days: Mapping[date, Target], people: Mapping[str, Target]
) -> Target | None:
    if isinstance(one, Entry):
        return days.get(one.on)
    if isinstance(one, Checkin):
        return Target(week_uri(one.week), "questions")
    return people.get(name_key(one.name))


def _day(on: date, week: date) -> Target:
    return Target(week_uri(week), on.isoformat())


def _by_name(uris: list[str]) -> dict[str, str]:
    """File names to uris; the shortest path wins where two files share a name, as in Obsidian."""
    found: dict[str, str] = {}
    for uri in sorted(uris, key=lambda u: (-len(u), u)):
        name = posixpath.basename(uri).casefold()
        found[name] = uri
        found[name.removesuffix(".md")] = uri
    return found
