"""What waits: each thing in one line, and once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Need, Suggestion
from helplog.model.journal import Item, ItemKey
from helplog.pages.addresses import ASKS_URI
from helplog.pages.handoffs.cards import folded_talk, shown_talks
from helplog.pages.items import listed
from helplog.pages.page_builder import PageBuilder

_AT_ONCE: Final = 5
"""Home shows the beginning of a list and leads to the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One list of what waits, its beginning."""

    ident: str
    title: str
    lines: Sequence[Markup] = ()
    needs: Sequence[Need] = ()
    """Written by the template, as they are elsewhere."""
    rest: str = ""
    """What the way to the whole list says; empty where all of it is here."""
    href: str = ""


def waiting_of(page: PageBuilder, suggestion: Suggestion | None) -> list[Waiting]:
    """The lists that hold something, in the order they are looked at.

    Args:
        page: home.
        suggestion: the small ask above them: what it is about is not said twice.
    """
    said = {suggestion.item.key} if suggestion else set()
    return [one for one in _lists(page, said) if one.lines or one.needs]


def _lists(page: PageBuilder, said: AbstractSet[ItemKey]) -> Iterator[Waiting]:
    reflection, words = page.reflection, page.words
    _ = words.text
    talks = [folded_talk(page, talk) for talk in shown_talks(page)]
    yield Waiting(ident="ready-to-talk", title=_("Ready to talk"), lines=talks)
    yield _needs(page, said)
    thanks = _unsaid(page, reflection.thanks_due, said)
    yield Waiting(
        ident="thanks", title=_("A thank-you to give"), lines=_begun(page, thanks)
    )
    asks = _unsaid(page, reflection.open_asks, said)
    every = words.plural("all {n} open asks", "all {n} open asks", len(asks))
    yield Waiting(
        ident="open-asks",
        title=_("Open asks"),
        lines=_begun(page, asks),
        rest=_rest(asks, every),
        href=page.to(ASKS_URI, "open"),
    )
    offers = _unsaid(page, reflection.open_offers, said)
    every = words.plural("all {n} offers", "all {n} offers", len(offers))
    yield Waiting(
        ident="offers",
        title=_("Offers that may still be open"),
        lines=_begun(page, offers),
        rest=_rest(offers, every),
        href=page.to(ASKS_URI, "offers"),
    )


def _needs(page: PageBuilder, said: AbstractSet[ItemKey]) -> Waiting:
    words = page.words
    carried = [need for need in page.reflection.open_needs if not need.item.private]
    needs = [need for need in carried if need.item.key not in said]
    every = words.plural("all {n} needs", "all {n} needs", len(needs))
    return Waiting(
        ident="carried",
        title=words.text("Carried alone"),
        needs=needs[:_AT_ONCE],
        rest=_rest(needs, every),
        href=page.to(ASKS_URI, "needs"),
    )


def _unsaid(
    page: PageBuilder, items: Iterable[Item], said: AbstractSet[ItemKey]
) -> list[Item]:
    return [item for item in page.shown(items) if item.key not in said]


def _begun(page: PageBuilder, items: Sequence[Item]) -> list[Markup]:
    return [listed(page, item, short=True) for item in items[:_AT_ONCE]]


def _rest(all_of_it: Sequence[object], said: str) -> str:
    if len(all_of_it) <= _AT_ONCE:
        return ""
    return said
