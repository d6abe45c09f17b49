"""Offers: what became of those that were answered, and which of them are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from helplog.insight.people.names import Names
from helplog.insight.search.folding import same_text
from helplog.insight.search.wording import same_words
from helplog.model.journal import Item
from helplog.model.kinds import Kind

_BY_ANSWER: Final = Kind.OFFERS.spec.counts_as or {}
_OUTCOMES: Final = frozenset(_BY_ANSWER.values()) - {Kind.OFFERS}
"""What an offer becomes by its answer."""


def with_outcomes(items: Iterable[Item]) -> Iterator[Item]:
    """The items as written, and beside each offer that was answered what became of it.

    An offer is received on its day, and taken or turned down on the day it was answered. The two
    moments may fall into different weeks, and either counts in its own. A handoff that was refused
    is one moment: in its place stands the ask that it was.
    """
    for item in items:
        if item.counts_as is item.kind:
            yield item
            continue
        if not item.kind.spec.weighs:
            yield item
        yield _outcome(item)


def each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Of an answered offer only what became of it, for whatever takes an item for one thing.

    Args:
        items: with their outcomes.
    """
    return tuple(item for item in items if item.counts_as is item.kind)


def where_answered(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a week, an offer that was answered in it only as what became of it.

    An offer that was answered in another week stays an offer here.
    """
    answered = {item.origin.key for item in items if item.origin is not None}
    return tuple(item for item in items if item.key not in answered)


def _outcome(item: Item) -> Item:
    kind = item.counts_as
    on = item.on
    if item.kind is Kind.OFFERS:
        on = item.day("answered") or on
    weight_lb = None
    if kind.spec.weighs:
        weight_lb = item.weight_lb
    return replace(item, kind=kind, on=on, weight_lb=weight_lb, origin=item)


def open_offers(items: Sequence[Item], names: Names) -> tuple[Item, ...]:
    """Offers one could still say yes to: unanswered ones, and those turned down but still open.

    A later yes to the same person in the same words closes one, and so does a yes that is for its
    id. A no closes an unanswered offer just as well.

    Args:
        items: the journal's items with their outcomes, in date order.
        names: who is who.
    """
    candidates = [item for item in items if item.is_untaken]
    if not candidates:
        return ()
    answers = _answers_in(items, names)
    offers = []
    for offer in candidates:
        is_closed = _is_closed(offer, answers, names)
        if not is_closed:
            offers.append(offer)
    return tuple(offers)


_Wording = tuple[Kind, str, str]
"""Kind, person and words; nobody's key is empty."""


@dataclass(slots=True)
class _Answers:
    """What the journal says to offers in items of their own."""

    last_on: dict[_Wording, date] = field(default_factory=dict)
    """The latest day of each."""
    ids: set[str] = field(default_factory=set)
    """What a yes says it is for, by its key."""


def _answers_in(items: Iterable[Item], names: Names) -> _Answers:
    found = _Answers()
    for item in items:
        if item.kind is Kind.ACCEPTED:
            given = item.text("for") or ""
            idents = (given, *given.split(","))
            folded = map(same_text, idents)
            found.ids.update(folded)
        if item.kind not in _OUTCOMES:
            continue
        for wording in _wordings(item.kind, item, names):
            found.last_on[wording] = item.on
    return found


def _wordings(kind: Kind, item: Item, names: Names) -> Iterator[_Wording]:
    words = same_words(item.what or "")
    people = names.keys(item) or ("",)
    for person in people:
        yield kind, person, words


def _is_closed(offer: Item, answers: _Answers, names: Names) -> bool:
    given = offer.text("id") or ""
    ident = same_text(given)
    if ident and ident in answers.ids:
        return True
    closed_by = {Kind.ACCEPTED}
    if offer.kind is Kind.OFFERS:
        closed_by |= _OUTCOMES
    for kind in closed_by:
        for wording in _wordings(kind, offer, names):
            said_on = answers.last_on.get(wording)
            if said_on is None:
                continue
            if said_on >= offer.on:
                return True
    return False
