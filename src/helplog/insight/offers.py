"""Offers: what became of those that were answered, and which of them are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from helplog.insight.people.names import Names
from helplog.insight.search.folding import same_text
from helplog.model.journal import Item
from helplog.model.kinds import Kind

_OUTCOMES: Final = frozenset((Kind.OFFERS.spec.counts_as or {}).values()) - {
    Kind.OFFERS
}
"""What an offer becomes by its answer."""


def with_outcomes(items: Iterable[Item]) -> Iterator[Item]:
    """The items as written, and beside each offer that was answered what became of it.

    An offer is received on its day, and taken or turned down on the day it was answered. The two
    moments may fall into different weeks, and either counts in its own.
    """
    for item in items:
        yield item
        if item.counts_as is not item.kind:
            yield _outcome(item)


def each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Of an answered offer only what became of it, for whatever takes an item for one thing.

    Args:
        items: with their outcomes.
    """
    return tuple(item for item in items if item.counts_as is item.kind)


def _outcome(offer: Item) -> Item:
    kind = offer.counts_as
    return replace(
        offer,
        kind=kind,
        on=offer.day("answered") or offer.on,
        weight_lb=offer.weight_lb if kind.spec.weighs else None,
        origin=offer,
    )


def open_offers(items: Sequence[Item], names: Names) -> tuple[Item, ...]:
    """Offers one could still say yes to: unanswered ones, and those turned down but still open.

    A later yes to the same person in the same words closes one, and so does a yes that is for its
    id. A no closes an unanswered offer just as well.

    Args:
        items: the journal's items with their outcomes, in date order.
        names: who is who.
    """
    candidates = [item for item in items if _could_be_open(item)]
    if not candidates:
        return ()
    answers = _answers_in(items, names)
    return tuple(offer for offer in candidates if not _is_closed(offer, answers, names))


def _could_be_open(item: Item) -> bool:
    if item.kind is Kind.OFFERS:
        return item.counts_as is Kind.OFFERS
    return (
        item.kind is Kind.DECLINED
        and item.origin is None
        and item.text("open") == "yes"
    )


@dataclass(slots=True)
class _Answers:
    """What the journal says to offers in items of their own."""

    last_on: dict[tuple[Kind, str, str], date] = field(default_factory=dict)
    """The latest day of each kind, person and words; nobody's key is empty."""
    ids: set[str] = field(default_factory=set)
    """What a yes says it is for, by its key."""


def _answers_in(items: Iterable[Item], names: Names) -> _Answers:
    found = _Answers()
    for item in items:
        if item.kind is Kind.ACCEPTED:
            given = item.text("for") or ""
            found.ids.update(map(same_text, (given, *given.split(","))))
        if item.kind in _OUTCOMES:
            found.last_on.update(
                dict.fromkeys(_known_by(item.kind, item, names), item.on)
            )
    return found


def _known_by(kind: Kind, item: Item, names: Names) -> Iterator[tuple[Kind, str, str]]:
    words = same_text(item.what or "")
    for person in names.keys(item) or ("",):
        yield kind, person, words


def _is_closed(offer: Item, answers: _Answers, names: Names) -> bool:
    ident = same_text(offer.text("id") or "")
    if ident and ident in answers.ids:
        return True
    closed_by = {Kind.ACCEPTED}
    if offer.kind is Kind.OFFERS:
        closed_by |= _OUTCOMES
    for kind in closed_by:
        for key in _known_by(kind, offer, names):
            said_on = answers.last_on.get(key)
            if said_on is not None and said_on >= offer.on:
                return True
    return False
