"""What waits: each thing in one line, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from helplog.insight.reflection import Need
from helplog.model.journal import Item
from helplog.pages.addresses import ASKS_URI
from helplog.pages.handoffs.cards import folded_talk, shown_talks
from helplog.pages.items import listed
from helplog.pages.site_page_builder import SitePageBuilder

IsMeant = Callable[[Item], bool]

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


def waiting_of(page: SitePageBuilder, is_meant: IsMeant) -> list[Waiting]:
    """The lists that hold something, in the order they are looked at.

    Args:
        page: home.
        is_meant: whether an item belongs there.
    """
    return [one for one in _lists(page, is_meant) if one.lines or one.needs]


def _lists(page: SitePageBuilder, is_meant: IsMeant) -> Iterator[Waiting]:
    reflection, words = page.reflection, page.words
    _ = words.text
    meant = [talk for talk in shown_talks(page) if is_meant(talk.item)]
    talks = [folded_talk(page, talk) for talk in meant]
    title = _("Ready to talk")
    yield Waiting(ident="ready-to-talk", title=title, lines=talks)
    yield _needs(page, is_meant)
    thanks = _shown(page, reflection.thanks_due, is_meant)
    yield Waiting(
        ident="thanks", title=_("A thank-you to give"), lines=_begun(page, thanks)
    )
    asks = _shown(page, reflection.open_asks, is_meant)
    every = words.plural("all {n} open asks", "all {n} open asks", len(asks))
    yield Waiting(
        ident="open-asks",
        title=_("Open asks"),
        lines=_begun(page, asks),
        rest=_rest(asks, every),
        href=page.to(ASKS_URI, "open"),
    )
    offers = _shown(page, reflection.open_offers, is_meant)
    every = words.plural("all {n} offers", "all {n} offers", len(offers))
    yield Waiting(
        ident="offers",
        title=_("Offers that may still be open"),
        lines=_begun(page, offers),
        rest=_rest(offers, every),
        href=page.to(ASKS_URI, "offers"),
    )


def _needs(page: SitePageBuilder, is_meant: IsMeant) -> Waiting:
    words = page.words
    carried = [need for need in page.reflection.open_needs if not need.item.private]
    needs = [need for need in carried if is_meant(need.item)]
    every = words.plural("all {n} needs", "all {n} needs", len(needs))
    return Waiting(
        ident="carried",
        title=words.text("Carried alone"),
        needs=needs[:_AT_ONCE],
        rest=_rest(needs, every),
        href=page.to(ASKS_URI, "needs"),
    )


def _shown(
    page: SitePageBuilder, items: Iterable[Item], is_meant: IsMeant
) -> list[Item]:
    those = page.shown(items)
    return list(filter(is_meant, those))


def _begun(page: SitePageBuilder, items: Sequence[Item]) -> list[Markup]:
    return [listed(page, item, short=True) for item in items[:_AT_ONCE]]


def _rest(all_of_it: Sequence[object], said: str) -> str:
    if len(all_of_it) <= _AT_ONCE:
        return ""
    return said
