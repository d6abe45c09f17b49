"""From a need to an ask, to an answer, to done: what is open, and what could be said."""

from __future__ import annotations

from typing import Final

from helplog.insight.rates import ANSWERS
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.pages.addresses import ASKS_URI
from helplog.pages.handoffs.cards import shown_talks
from helplog.pages.site_context import SiteContext
from helplog.pages.site_page_builder import SitePageBuilder
from helplog.pages.source import PageSource
from helplog.pages.stories.fears import has_fears, past_beside
from helplog.pages.templating import written
from helplog.pages.wording.addressing import to_them

_RECENT: Final = 12


def asks_page(site: SiteContext) -> PageSource:
    """What is open: asks, drafts, needs, offers, handoffs ready to talk about."""
    page = SitePageBuilder(site, ASKS_URI)
    reflection = site.reflection
    answered = [item for item in page.shown(reflection.items) if _is_settled(item)]
    answered.reverse()
    ready = page.shown(reflection.handoffs_ready)
    open_asks = page.shown(reflection.open_asks)
    needs = [need for need in reflection.open_needs if not need.item.private]
    offers = page.shown(reflection.open_offers)
    drafts = page.shown(reflection.drafts)
    _ = page.words.text
    parts = (
        ("ready", _("Ready to talk"), ready),
        ("open", _("Open asks"), open_asks),
        ("drafts", _("To be said"), drafts),
        ("needs", _("Needs carried"), needs),
        ("offers", _("Offers"), offers),
        ("answered", _("Lately answered"), answered),
    )
    return written(
        page,
        "asks",
        _("Asks"),
        filters=[(key, name) for key, name, some in parts if some],
        ready=ready,
        talks=shown_talks(page),
        open_asks=open_asks,
        needs=needs,
        drafts=drafts,
        offers=offers,
        past=past_beside(page, open_asks),
        has_fears=has_fears(page),
        reopen=lambda item: _reopening(page, item),
        answered=answered[:_RECENT],
    )


def _is_settled(item: Item) -> bool:
    """Whether it is an ask that was answered, or is done."""
    if item.kind is not Kind.ASKS:
        return False
    return item.answer in ANSWERS or "done" in item.fields


def _reopening(page: SitePageBuilder, item: Item) -> str:
    """A sentence to say to whoever offered."""
    if not item.what:
        return to_them(
            "“I have been thinking about your offer. If it still stands, I would like to say yes.”",
            item.who,
            page.words,
        )
    said = to_them(
        "“I have been thinking about your offer: {what}."
        " If it still stands, I would like to say yes.”",
        item.who,
        page.words,
    )
    return said.format(what=item.what)
