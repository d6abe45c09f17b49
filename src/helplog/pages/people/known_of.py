"""What may be shown of a person: what they did, when they were last met and thanked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from helplog.insight.reflection import Person
from helplog.insight.weeks.years import is_help
from helplog.model.journal import Item
from helplog.model.keys import FIELDS
from helplog.model.kinds import Kind
from helplog.pages.letters.gist import gists

_MOST_DEEDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOf:
    """One person as the site knows them: of private items, nothing."""

    person: Person
    items: tuple[Item, ...]
    """Those that may be shown, in date order."""
    did: tuple[str, ...]
    """What they did, in a word each, the latest first."""
    met_on: frozenset[date]
    """Every day of contact."""
    last_on: date | None
    """Latest contact."""
    thanked: Item | None
    """The latest thank-you."""


def known_of(person: Person, today: date) -> KnownOf:
    """What the site may tell of a person.

    Args:
        person: whom.
        today: whatever is in its trial then is not told.
    """
    public = [item for item in person.items if not item.private]
    shown = [item for item in public if not item.in_trial(today)]
    met = _contact_days(shown)
    thanks = [item for item in shown if item.kind is Kind.THANKS]
    return KnownOf(
        person=person,
        items=tuple(shown),
        did=_did(shown),
        met_on=met,
        last_on=max(met, default=None),
        thanked=max(thanks, key=lambda item: item.on, default=None),
    )


def _did(items: Sequence[Item]) -> tuple[str, ...]:
    """What they helped with; of who has not, what one met them for."""
    newest = sorted(items, key=lambda item: item.on, reverse=True)
    deeds = gists((item.what for item in newest if has_helped(item)), _MOST_DEEDS)
    if deeds:
        return deeds
    asked = FIELDS["answer"].kinds
    others = [item for item in newest if is_contact(item) and item.kind not in asked]
    return gists((item.what for item in others), _MOST_DEEDS)


def has_helped(item: Item) -> bool:
    """Whether somebody helped, an offer that was taken among them."""
    return is_help(item) or item.counts_as is Kind.ACCEPTED


def _contact_days(items: Iterable[Item]) -> frozenset[date]:
    """Days on which somebody was met: of an offer that was answered, the day of the answer too."""
    met = [item for item in items if is_contact(item)]
    return frozenset(day for item in met for day in (item.on, counted_on(item)))


def counted_on(item: Item) -> date:
    """The day that an item counts for: of an offer that was answered, that of the answer."""
    if item.counts_as is item.kind:
        return item.on
    return item.day("answered") or item.on


def is_contact(item: Item) -> bool:
    """Whether somebody was met; who is thought of is not met by that."""
    return item.kind.spec.is_contact and not item.is_draft
