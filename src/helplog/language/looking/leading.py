"""Where something leads: definition, references, links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lsprotocol import types

from helplog.insight.need_naming import NeedIndex
from helplog.insight.offers import each_once
from helplog.insight.search.folding import same_text
from helplog.language.documents.client import Client
from helplog.language.journal.link_targets import place_of_link
from helplog.language.journal.locations import Locations
from helplog.language.journal.mentioned import person_places
from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.session import JournalSession
from helplog.language.journal.sight import Sight
from helplog.language.journal.things import Thing, What, links_in, thing_at
from helplog.language.looking.needs import need_meant
from helplog.model.diagnostic import Place
from helplog.model.journal import Item


def definition(
    session: JournalSession, file: OpenFile, position: types.Position, client: Client
) -> list[types.Location]:
    """Where the thing at a place is said what it is."""
    meant = _meant(session, file, position)
    if meant is None:
        return []
    thing, sight = meant
    locations = Locations(session, client.width)
    found = map(locations.at, _defined_at(thing, sight))
    return [location for location in found if location]


def references(
    session: JournalSession, file: OpenFile, position: types.Position, client: Client
) -> list[types.Location]:
    """Where the journal speaks of the thing at a place."""
    meant = _meant(session, file, position)
    if meant is None:
        return []
    thing, sight = meant
    locations = Locations(session, client.width)
    if thing.what is What.PERSON:
        found = person_places(session, sight, thing.text, locations)
        return [location for location in found if location]
    places = sorted(set(_spoken_of(thing, sight)))
    return [found for found in map(locations.at, places) if found]


def _meant(
    session: JournalSession, file: OpenFile, position: types.Position
) -> tuple[Thing, Sight] | None:
    """The thing at a place, where the journal is known already."""
    sight = session.sight
    thing = thing_at(file, sight, file.document.index(position))
    if sight is None or thing is None:
        return None
    return thing, sight


def document_links(
    session: JournalSession, file: OpenFile, client: Client
) -> list[types.DocumentLink]:
    """The links of a file that lead to another one of the journal."""
    sight = session.sight
    if sight is None:
        return []
    locations = Locations(session, client.width)
    links: list[types.DocumentLink] = []
    for thing in links_in(file):
        place = place_of_link(thing.text, sight)
        document = locations.document(place.uri) if place else None
        if document is not None:
            shown = file.document.range(*thing.extent)
            links.append(types.DocumentLink(shown, document.address))
    return links


def _defined_at(thing: Thing, sight: Sight) -> Iterator[Place]:
    if thing.what is What.PERSON:
        yield from _person(thing, sight)
    elif thing.what is What.NEED:
        need = need_meant(thing, sight)
        if need is not None:
            yield need.item.where
    elif thing.what is What.ID:
        yield from (item.where for item in _with_id(thing.text, sight))
    elif thing.what is What.LINK:
        place = place_of_link(thing.text, sight)
        if place is not None:
            yield place


def _person(thing: Thing, sight: Sight) -> Iterator[Place]:
    """Their note; else the first item that names them."""
    person = sight.person(thing.text)
    if person is None:
        return
    notes = [Place(note.uri) for note in person.notes]
    yield from notes or [item.where for item in person.items[:1]]


def _spoken_of(thing: Thing, sight: Sight) -> Iterator[Place]:
    return _SPOKEN_OF.get(thing.what, _defined_at)(thing, sight)


def _with_this_id(thing: Thing, sight: Sight) -> Iterator[Place]:
    key = same_text(thing.text)
    for item in sight.reflection.items:
        if key in {same_text(item.text(name) or "") for name in ("id", "for")}:
            yield item.where


def _with_tag(thing: Thing, sight: Sight) -> Iterator[Place]:
    key = thing.text.casefold()
    for writing in sight.reflection.journal.writings:
        if key in {tag.lstrip("#").casefold() for tag in writing.tags}:
            yield Place(writing.uri)


def _of_kind(thing: Thing, sight: Sight) -> Iterator[Place]:
    for item in sight.reflection.items:
        if item.kind == thing.text:
            yield item.where


def _about_need(thing: Thing, sight: Sight) -> Iterator[Place]:
    need = need_meant(thing, sight)
    if need is None:
        return
    yield from (item.where for item in need.named)
    once = each_once(sight.reflection.items)
    index = NeedIndex(once)
    group = index.group_of(need.item)
    for item in once:
        if "for" in item.fields and group in index.named_by(item):
            yield item.where


_SPOKEN_OF: Final[Mapping[What, Callable[[Thing, Sight], Iterator[Place]]]] = {
    What.NEED: _about_need,
    What.ID: _with_this_id,
    What.TAG: _with_tag,
    What.KEY: _of_kind,
}
"""Where a thing is spoken of; for all others that is where they are told of."""


def _with_id(ident: str, sight: Sight) -> Iterator[Item]:
    key = same_text(ident)
    for item in sight.reflection.items:
        if same_text(item.text("id") or "") == key:
            yield item
