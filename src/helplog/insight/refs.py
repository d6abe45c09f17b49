"""What is open, numbered: the number is what one types to follow up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helplog.insight.reflection import Reflection
from helplog.model.journal import Item, ItemKey

Numbered = tuple[int, Item]
"""A ref, from 1, and the item it stands for."""


@dataclass(frozen=True, slots=True)
class OpenItems:
    """The lists of what is open; one row of numbers runs through all of them."""

    asks: tuple[Numbered, ...]
    needs: tuple[Numbered, ...]
    """Each need where it was first named."""
    handoffs_ready: tuple[Numbered, ...]
    thanks: tuple[Numbered, ...]
    offers: tuple[Numbered, ...]
    drafts: tuple[Numbered, ...]

    @property
    def numbers(self) -> dict[ItemKey, int]:
        """The number of each, by the key of the item."""
        return {item.key: ref for ref, item in self}

    def __iter__(self) -> Iterator[Numbered]:
        yield from (
            *self.asks,
            *self.needs,
            *self.handoffs_ready,
            *self.thanks,
            *self.offers,
            *self.drafts,
        )


def open_items(reflection: Reflection) -> OpenItems:
    """Number what is open; drafts come last, so that they move no other number."""
    lists = (
        reflection.open_asks,
        tuple(need.item for need in reflection.open_needs),
        reflection.handoffs_ready,
        reflection.thanks_due,
        reflection.open_offers,
        reflection.drafts,
    )
    numbered = []
    first = 1
    for items in lists:
        numbered.append(tuple(enumerate(items, first)))
        first += len(items)
    return OpenItems(*numbered)
