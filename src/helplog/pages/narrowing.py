"""Of what a site knows, what concerns one page: that page can look up nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from helplog.insight.reflection import Need, NeedState
from helplog.model.journal import Item, ItemKey, Writing
from helplog.model.kinds import Kind
from helplog.model.names import name_key
from helplog.pages.directory import Directory, Listed
from helplog.pages.page_context import PageContext
from helplog.pages.tagging import bare_tag

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """What a page is about."""

    items: Sequence[Item]
    names: Sequence[str] = ()
    """Of people, beside those whom the items name."""
    days: Iterable[date] = ()
    writings: Sequence[Writing] = ()
    """Files whose tags and findings stand on the page."""
    bodies: Sequence[str] = ()
    """Files of whose words some may stand on it, by uri."""


def narrowed(site: PageContext, concern: Concern) -> PageContext:
    """What a page that is about so much may look up.

    Args:
        site: what is known of all.
        concern: what the page is about.
    """
    days = tuple(concern.days)
    threads = _chosen(site.threads, days)
    passing = [need for needs in threads.values() for need in needs]
    items = {item.key: item for item in concern.items}
    needs = _needs(site, concern.items)
    for need in (*needs.values(), *passing):
        items.update((item.key, item) for item in need.named)
    return PageContext(
        settings=site.settings,
        words=site.words,
        prose=site.prose,
        editor=site.editor,
        preview=site.preview,
        directory=_directory(site.directory, items.values(), concern.names),
        needs={key: _named(need) for key, need in needs.items()},
        stories=_chosen(site.stories, items),
        tags=_chosen(site.tags, _tags(concern.writings)),
        mentions=_chosen(site.mentions, days),
        threads={day: tuple(map(_named, needs)) for day, needs in threads.items()},
        bodies=_chosen(site.bodies, concern.bodies),
        by_uri=_chosen(site.by_uri, (writing.uri for writing in concern.writings)),
    )


def _needs(site: PageContext, items: Iterable[Item]) -> dict[ItemKey, Need]:
    """The needs that items name, by the keys of those items."""
    return {item.key: site.needs[item.key] for item in items if item.kind is Kind.NEEDS}


def _chosen(table: Mapping[K, V], keys: Iterable[K]) -> dict[K, V]:
    """The rows of some keys, where there are such."""
    return {key: table[key] for key in keys if key in table}


def _directory(
    directory: Directory, items: Iterable[Item], names: Iterable[str]
) -> Directory:
    people: dict[str, Listed] = {}
    places = {}
    every_name = dict.fromkeys(names)
    for item in items:
        every_name.update(dict.fromkeys(item.who))
        places[item.where] = directory.places[item.where]
    for name in every_name:
        person = directory.person(name)
        if person is not None:
            people[name_key(name)] = person
    return Directory(people, places)


def _tags(writings: Iterable[Writing]) -> Iterable[str]:
    tags = (bare_tag(tag) for writing in writings for tag in writing.tags)
    return dict.fromkeys(map(name_key, tags))


def _named(need: Need) -> Need:
    """A need by its names alone: what became of it is told by its own page."""
    return Need(
        item=need.item,
        named=need.named,
        carried_weeks=0,
        state=NeedState.OPEN,
        met_by=(),
    )
