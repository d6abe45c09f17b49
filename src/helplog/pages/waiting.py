"""What waits on the home page; who comes back finds what is from before in one fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helplog.insight.reflection import Need, Talk
from helplog.model.journal import Item
from helplog.pages.handoffs.cards import shown_talks
from helplog.pages.page_builder import PageBuilder


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The lists of what is open, as far as they may be shown."""

    talks: Sequence[Talk]
    needs: Sequence[Need]
    thanks: Sequence[Item]
    asks: Sequence[Item]
    offers: Sequence[Item]

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return any((self.talks, self.needs, self.thanks, self.asks, self.offers))


def waiting_of(page: PageBuilder, is_meant: Callable[[Item], bool]) -> Waiting:
    """What waits, of the items that are meant.

    Args:
        page: the page it stands on.
        is_meant: whether an item belongs there.
    """
    reflection = page.reflection
    needs = [need for need in reflection.open_needs if not need.item.private]
    return Waiting(
        talks=[talk for talk in shown_talks(page) if is_meant(talk.item)],
        needs=[need for need in needs if is_meant(need.item)],
        thanks=list(filter(is_meant, page.shown(reflection.thanks_due))),
        asks=list(filter(is_meant, page.shown(reflection.open_asks))),
        offers=list(filter(is_meant, page.shown(reflection.open_offers))),
    )
