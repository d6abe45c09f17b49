"""Whom one might ask: who offered, who said yes to something like it, who was met for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from helplog.insight.people.calling import called
from helplog.insight.people.names import Names
from helplog.insight.people.people import by_key
from helplog.insight.rates import YESES
from helplog.insight.reflection import Need, Person, Reason, Reflection
from helplog.insight.search.folding import words
from helplog.insight.search.wording import stems
from helplog.insight.weeks.next_weight import said_no_twice
from helplog.insight.weeks.years import is_help
from helplog.model.journal import Item, ItemKey
from helplog.model.kinds import Kind, Result


class Likely(NamedTuple):
    """A person, and what they did that makes them likely."""

    person: Person
    item: Item
    reason: Reason


_Place = tuple[str, ItemKey]
"""Who, and what of theirs."""


class LikelyPeople:
    """Everyone who has said yes, or was met for something.

    Args:
        people: everyone, by key.
        names: who is who.
        met_needs: what the need was that an item met, by the key of the item.
        offers: open ones.
    """

    def __init__(
        self,
        people: Mapping[str, Person],
        names: Names,
        met_needs: Mapping[ItemKey, str | None],
        offers: Iterable[Item] = (),
    ) -> None:
        self.people = people
        self.names = names
        self._met_needs = met_needs
        self._offers = offers

    @cached_property
    def _by_stem(self) -> dict[tuple[Reason, str], list[Likely]]:
        """What shows a reason, by each of its words, made once it is asked for.

        A journal holds many moments alone, and each is looked up.
        """
        found: dict[tuple[Reason, str], list[Likely]] = {}
        for likely in self._all():
            if likely.item.private or likely.person.private:
                continue
            for stem in self._said(likely.item):
                known = found.setdefault((likely.reason, stem), [])
                known.append(likely)
        return found

    def _all(self) -> Iterator[Likely]:
        for person in self.people.values():
            if said_no_twice(person.items):
                continue
            for item in person.items:
                reason = _reason_of(item)
                if reason is not None:
                    yield Likely(person, item, reason)
        for offer in self._offers:
            for key in self.names.keys(offer):
                yield Likely(self.people[key], offer, Reason.OFFER)

    def for_words(self, texts: Sequence[str | None]) -> Likely | None:
        """Whoever is likeliest for something in these words; None without a word in common.

        Nobody whom the words are about: a load is not handed to the one it is carried for.
        """
        for reason in (Reason.OFFER, Reason.YES, Reason.MET):
            found = self._likest(reason, texts)
            if found is not None:
                return found
        return None

    def _likest(self, reason: Reason, texts: Sequence[str | None]) -> Likely | None:
        """Who shares most words with what is wanted, rarer ones weighing more; then the latest.

        Rarity is taken from what was said itself, so that no list of plain words in every language
        is needed.
        """
        alike: defaultdict[_Place, float] = defaultdict(float)
        shown: dict[_Place, Likely] = {}
        wanted = stems(texts)
        for stem in sorted(wanted):
            known = self._by_stem.get((reason, stem), ())
            fitting = [one for one in known if not self.is_about(one.person, texts)]
            for one in fitting:
                place = one.person.key, one.item.key
                shown[place] = one
                alike[place] += 1 / len(fitting)
        if not shown:
            return None

        def rank(place: _Place) -> tuple[float, date, str, ItemKey]:
            on = shown[place].item.on
            return alike[place], on, *place

        best = max(shown, key=rank)
        return shown[best]

    def _said(self, item: Item) -> set[str]:
        met_need = self._met_needs.get(item.key)
        meant_for = item.text("for")
        told = (item.what, meant_for, item.text("success"), item.text("note"))
        return stems((*told, met_need))

    def is_about(self, person: Person, texts: Iterable[str | None]) -> bool:
        """Whether some words speak of a person."""
        said: set[str] = set()
        for text in texts:
            said_words = words(text or "")
            said.update(said_words)
        by_key = called(person.key)
        by_name = called(person.name)
        return by_key in said or by_name in said


def _reason_of(item: Item) -> Reason | None:
    """What an item shows about those it names."""
    if item.kind is Kind.CONNECTIONS:
        return Reason.MET
    if is_yes(item):
        return Reason.YES
    return None


def is_yes(item: Item) -> bool:
    """Whether someone said yes: to an ask, with an offer that was taken, to owning something."""
    if item.is_draft or item.result is Result.TAKEN_BACK:
        return False
    if item.kind is Kind.HANDOFFS:
        return item.result is not None or item.answer in YESES
    return is_help(item) or item.counts_as is Kind.ACCEPTED


def met_needs_of(needs: Iterable[Need]) -> dict[ItemKey, str | None]:
    """What the need was that each item met."""
    met: dict[ItemKey, str | None] = {}
    for need in needs:
        for item in need.met_by:
            # A person's items are as written, what meets a need is what became of them.
            met[item.as_written.key] = need.item.what
    return met


def likely_people(reflection: Reflection) -> LikelyPeople:
    """Whom one might ask, once a journal is reflected on: whoever offered comes first."""
    return LikelyPeople(
        by_key(reflection.people),
        reflection.names,
        met_needs_of(reflection.needs),
        reflection.open_offers,
    )
