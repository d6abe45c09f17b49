"""Which open offer a few words mean that a person says yes or no to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from helplog.insight.people.names import Names
from helplog.insight.search.folding import same_text, words
from helplog.insight.search.wording import same_words
from helplog.model.journal import Item


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed: WHO and WHAT, or words for an offer."""

    who: tuple[str, ...]
    """The first argument as names."""
    what: str
    """The others; empty where there are none."""
    whole: str
    """All of it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What the words come to."""

    offer: Item | None = None
    """The one offer they mean; None where they mean none, or say something new."""
    beside: tuple[Item, ...] = ()
    """Open offers of the same people, where something new is said."""
    several: tuple[Item, ...] = ()
    """Offers that the words fit alike."""


def offer_meant(
    said: Said, offers: Sequence[Item], names: Names, people: Collection[str]
) -> Meant:
    """The offer that some words mean.

    An id means one, and so do the offer's own words, with the name of who offered or without it. A
    name alone means the one offer that is open of that person; other words alone mean the one offer
    that has them all. A name with other words says something new.

    Args:
        said: as typed.
        offers: those that are open, oldest first.
        names: who is who.
        people: the keys of everyone in the journal.
    """
    theirs = _of(said.who, offers, names, people)
    plainly = _said_plainly(said, offers, theirs)
    if plainly is not None:
        return Meant(plainly)
    if said.what or len(theirs) > 1:
        return Meant(beside=theirs)
    fitting = theirs or tuple(offer for offer in offers if _holds(offer, said.whole))
    if len(fitting) == 1:
        return Meant(fitting[0])
    return Meant(several=fitting)


def _said_plainly(
    said: Said, offers: Sequence[Item], theirs: Iterable[Item]
) -> Item | None:
    """The offer whose id is given, or all of its words."""
    ident = same_text(said.whole)
    for offer in offers:
        own = same_text(offer.text("id") or "")
        if ident == own:
            return offer
    wanted = same_words(said.what)
    for offer in theirs:
        if said.what and same_words(offer.what or "") == wanted:
            return offer
    by_words = _with_words(said.whole, offers)
    if len(by_words) == 1:
        return by_words[0]
    return None


def _of(
    who: Sequence[str], offers: Sequence[Item], names: Names, people: Collection[str]
) -> tuple[Item, ...]:
    """The offers of some people; a first name alone will do where nobody is called just that."""
    wanted = {names.key(name) for name in who}
    theirs = [offer for offer in offers if wanted <= set(names.keys(offer))]
    if theirs or not wanted.isdisjoint(people):
        return tuple(theirs)
    for offer in offers:
        keys = names.keys(offer)
        firsts = {key.partition(" ")[0] for key in keys}
        if wanted <= firsts:
            theirs.append(offer)
    return tuple(theirs)


def _with_words(text: str, offers: Sequence[Item]) -> list[Item]:
    """The offers that say just this, with who offered before it or without."""
    wanted = same_words(text)
    found = []
    for offer in offers:
        what = offer.what or ""
        led = f"{' '.join(offer.who)} {what}"
        if wanted in {same_words(what), same_words(led)} and what:
            found.append(offer)
    return found


def _holds(offer: Item, text: str) -> bool:
    wanted = words(text)
    said = words(f"{' '.join(offer.who)} {offer.what or ''}")
    if not wanted:
        return False
    return all(word in said for word in wanted)
