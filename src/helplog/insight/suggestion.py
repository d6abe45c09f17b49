"""One small ask for next week: an offer that is open, else a need, and whom one might ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from helplog.insight.likely_people import Likely, LikelyPeople
from helplog.insight.need_naming import need_keys
from helplog.insight.reflection import Need, Person, Reason, Suggestion
from helplog.insight.resting import Resting
from helplog.insight.search.folding import same_text
from helplog.insight.search.wording import same_words, stems
from helplog.model.journal import Item, last_day
from helplog.model.keys import FIELDS
from helplog.model.kinds import Answer, Kind, Result

TWICE: Final = 2
"""Check-ins running that may suggest one need; then another has its turn."""
_ASKING: Final = FIELDS["by"].kinds
"""Lists of what someone else was asked to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallAsks:
    """What a small ask is made of.

    Nothing from a private entry is used. Files and their dates alone decide, so that every device
    suggests the same.
    """

    needs: Sequence[Need]
    """Every need, oldest first."""
    offers: Sequence[Item]
    """Open ones, in date order."""
    items: Sequence[Item]
    """The journal's, in date order, each once."""
    likely: LikelyPeople
    resting: Resting
    checkin_weeks: Sequence[date]
    """First days of the weeks before this one that have a check-in, oldest first."""
    this_week: date
    weight_lb: float
    """How heavy an ask may be."""
    today: date

    def suggest(self) -> Suggestion | None:
        """The ask; None where nothing is offered, and nothing needed that is not asked for."""
        for suggestion in chain(self._of_offers(), self._of_needs()):
            if not self.is_asked(suggestion):
                return suggestion
        return None

    # Offers

    def _of_offers(self) -> Iterator[Suggestion]:
        """Open offers: those that fit a need, then the latest; unanswered ones before others."""
        offers = [offer for offer in self.offers if self._may_be_taken(offer)]
        offers.sort(key=lambda offer: offer.on, reverse=True)
        offers.sort(key=lambda offer: offer.kind is not Kind.OFFERS)
        by_stem: dict[str, list[int]] = {}
        for at, offer in enumerate(offers):
            for stem in stems((offer.what,)):
                by_stem.setdefault(stem, []).append(at)
        unmet = self._unmet()
        for need in self._in_turn(unmet):
            for at in self._fitting(need, by_stem, offers):
                yield self._of_offer(offers[at], need)
        for offer in offers:
            yield self._of_offer(offer, None)

    def _may_be_taken(self, offer: Item) -> bool:
        if offer.private or offer.on > self.today:
            return False
        if not (offer.what or offer.who):
            return False
        keys = offer_keys(offer)
        return not self.resting.rests(keys, self.today)

    def _fitting(
        self, need: Need, by_stem: Mapping[str, list[int]], offers: Sequence[Item]
    ) -> list[int]:
        """The offers that say they are for a need, or have a word of it, by their places."""
        asked = {item.key for item in need.asked}
        found = [at for at, offer in enumerate(offers) if asked and offer.key in asked]
        if not need.open:
            return found
        texts = _texts_of(need)
        near: set[int] = set()
        for stem in stems(texts):
            alike = by_stem.get(stem, ())
            near.update(alike)
        for at in sorted(near):
            person = self._person(offers[at])
            if person is None or not self.likely.is_about(person, texts):
                found.append(at)
        return found

    def _of_offer(self, offer: Item, need: Need | None) -> Suggestion:
        return Suggestion(
            need=need,
            person=self._person(offer),
            like=offer,
            reason=Reason.OFFER,
            weight_lb=offer.weight_lb or Kind.ACCEPTED.spec.default_lb or 0,
        )

    def _person(self, item: Item) -> Person | None:
        for key in self.likely.names.keys(item):
            person = self.likely.people.get(key)
            if person is not None and not person.private:
                return person
        return None

    # Needs

    def _of_needs(self) -> Iterator[Suggestion]:
        unmet = self._unmet()
        carried = [need for need in unmet if need.open]
        for need in self._in_turn(carried):
            draft = self._draft_for(need)
            likely = self._whom(need)
            if draft is not None:
                person = self._person(draft)
                yield self._of_need(need, person, draft, Reason.DRAFT)
            elif likely is None:
                yield self._of_need(need, None, None, Reason.NOBODY)
            else:
                yield self._of_need(need, likely.person, likely.item, likely.reason)

    def _of_need(
        self, need: Need, person: Person | None, like: Item | None, reason: Reason
    ) -> Suggestion:
        return Suggestion(
            need=need, person=person, like=like, reason=reason, weight_lb=self.weight_lb
        )

    def _draft_for(self, need: Need) -> Item | None:
        """The latest handoff that is prepared for a need: it names it, or has all of its words."""
        wanted = stems(_texts_of(need))
        for item in reversed(self.items):
            if not item.is_draft or item.private:
                continue
            if item.on > self.today:
                continue
            if item in need.drafts:
                return item
            if wanted and wanted <= stems((item.what,)):
                return item
        return None

    def _whom(self, need: Need) -> Likely | None:
        for item in reversed(need.named):
            person = self._person(item)
            if person is not None:
                return Likely(person, item, Reason.NAMED)
        texts = _texts_of(need)
        return self.likely.for_words(texts)

    def _unmet(self) -> list[Need]:
        """Needs that may be spoken of; one that only an offer waits for is among them."""
        found = []
        for need in self.needs:
            is_secret = any(item.private for item in need.named)
            is_ahead = need.item.on > self.today
            if is_secret or is_ahead:
                continue
            if self._rests(need, self.today):
                continue
            if need.open or need.asked:
                found.append(need)
        return found

    def _rests(self, need: Need, on: date) -> bool:
        keys: set[str] = set()
        for item in need.named:
            keys.update(need_keys(item))
            words_of_need = same_words(item.what or "")
            keys.add(words_of_need)
        return self.resting.rests(keys, on)

    def _in_turn(self, needs: Sequence[Need]) -> list[Need]:
        """What keeps awake, then the longest carried; who had two turns running lets others first.

        A turn is a check-in: that is when an ask is suggested for the week ahead.
        """
        turns: list[Need | None] = []
        for week in self.checkin_weeks:
            end = last_day(week)
            known = [
                need
                for need in needs
                if need.item.on <= end and not self._rests(need, end)
            ]
            ordered = _ordered(known, turns)
            turns.append(ordered[0] if ordered else None)
        return _ordered(needs, turns)

    # What is asked already

    def is_asked(self, suggestion: Suggestion) -> bool:
        """Whether someone was asked for it already, without saying that it is for the need."""
        need = suggestion.need
        if need is None or suggestion.reason is Reason.OFFER:
            return False
        wanted = stems(_texts_of(need))
        for item in self.items:
            is_asking = item.kind in _ASKING and not item.is_draft
            is_over = item.answer is Answer.NO or item.result is Result.TAKEN_BACK
            if not is_asking or is_over:
                continue
            if item.on < need.item.on:
                continue
            if self._asks_for(item, wanted, suggestion):
                return True
        return False

    def _asks_for(self, item: Item, wanted: set[str], suggestion: Suggestion) -> bool:
        said = stems((item.what,))
        if wanted and wanted <= said:
            return True
        person = suggestion.person
        if wanted.isdisjoint(said) or person is None:
            return False
        keys = self.likely.names.keys(item)
        if person.key not in keys:
            return False
        is_new = item.on > suggestion.item.on and item.on >= self.this_week
        if is_new:
            return True
        return item.answer in {Answer.WAITING, Answer.LATER}


def offer_keys(offer: Item) -> tuple[str, ...]:
    """What an offer rests by: its words, else who offered; and its id."""
    resting = resting_words(offer)
    by_words = same_words(resting)
    keys = (by_words, same_text(offer.text("id") or ""))
    given = filter(None, keys)
    return tuple(given)


def resting_words(item: Item) -> str:
    """The words that an ask rests by: what it is about, else whose offer it is."""
    return item.what or ", ".join(item.who)


def _ordered(needs: Iterable[Need], turns: Sequence[Need | None]) -> list[Need]:
    last = turns[-TWICE:]

    def rank(need: Need) -> tuple[bool, bool]:
        had_two = len(last) == TWICE and all(turn is need for turn in last)
        return not need.keeps_awake, had_two and not need.keeps_awake

    return sorted(needs, key=rank)


def _texts_of(need: Need) -> list[str | None]:
    return [item.what for item in need.named]
