"""The story of a need: what of its story may be shown, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from helplog.insight.people.slugs import unique_slugs
from helplog.insight.reflection import Need, NeedState, Reflection
from helplog.model.journal import Item, ItemKey

_SLUG_WORDS: Final = 8
_ENDINGS: Final = {NeedState.MET: "met", NeedState.DROPPED: "dropped"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One need's story, without a word of what is private or in its trial."""

    slug: str
    what: str
    """The need in the words it was first named in."""
    items: tuple[Item, ...]
    """Every naming, ask, answer and yes, in date order."""
    state: NeedState | None
    """What became of it; None where only what is not shown says so."""
    refused: bool
    """A no is part of it."""

    @property
    def first_on(self) -> date:
        """The day it was first named."""
        return self.items[0].on

    @property
    def last_on(self) -> date:
        """The day of the latest that is told."""
        return self.items[-1].on


@dataclass(frozen=True, slots=True)
class _Shown:
    """A need and what of it may be shown."""

    need: Need
    named: tuple[Item, ...]
    items: tuple[Item, ...]


def stories_of(reflection: Reflection) -> dict[ItemKey, Story]:
    """The story of every item that belongs to one, in the order needs were first named.

    Needs that only private items name, or that have no words, have none.
    """
    shown = list(_shown(reflection))
    names = {}
    for one in shown:
        first = one.named[0]
        uri, line, column = first.where
        key = f"{first.on.isoformat()} {uri} {line:06d}:{column:06d}"
        names[key] = _short(first.what or "")
    slugs = unique_slugs(names)
    stories: dict[ItemKey, Story] = {}
    for one, key in zip(shown, names, strict=True):
        story = _thread(one, slugs[key], reflection.today)
        for item in one.items:
            stories.setdefault(item.key, story)
    return stories


def _short(what: str) -> str:
    first_words = what.split()[:_SLUG_WORDS]
    return " ".join(first_words)


def _shown(reflection: Reflection) -> Iterator[_Shown]:
    today = reflection.today
    for need in reflection.needs:
        public = _public(need.named, today)
        named = tuple(item for item in public if item.what)
        if not named:
            continue
        others = chain(need.asked, need.refused, need.met_by)
        told = {item.key: item for item in (*named, *_public(others, today))}
        items = sorted(told.values(), key=lambda item: (item.on, item.where))
        yield _Shown(need, named, tuple(items))


def _public(items: Iterable[Item], today: date) -> Iterator[Item]:
    for item in items:
        if not item.private and not item.in_trial(today):
            yield item


def _thread(shown: _Shown, slug: str, today: date) -> Story:
    refused = any(not item.private for item in shown.need.refused)
    return Story(
        slug=slug,
        what=shown.named[0].what or "",
        items=shown.items,
        state=_state(shown, today),
        refused=refused,
    )


def _state(shown: _Shown, today: date) -> NeedState | None:
    """What became of a need, where something that is shown says so."""
    need = shown.need
    if need.open:
        return NeedState.OPEN
    keys = {item.key for item in shown.items}
    evidence = need.met_by if need.state is NeedState.MET else need.asked
    if need.state is not NeedState.DROPPED and any(one.key in keys for one in evidence):
        return need.state
    ending = _ENDINGS.get(need.state, "")
    has_ended = any(ended_on(item, ending, today) for item in shown.named)
    return need.state if has_ended else None


def ended_on(named: Item, ending: str, today: date) -> date | None:
    """When a naming says that its need was met, or dropped; its own day where it gives none."""
    day = named.day(ending)
    if day is not None:
        return day if day <= today else None
    said = named.text(ending)
    if said and said != "no":
        return named.on
    return None
