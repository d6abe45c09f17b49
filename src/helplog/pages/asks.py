"""From a need to an ask, to an answer, to done: what is open, and what could be said."""

from __future__ import annotations

from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind
from helplog.pages.addresses import ASKS_URI
from helplog.pages.page_builder import Desk, Sheet
from helplog.pages.source import PageSource
from helplog.pages.templating import written

_RECENT = 12


def asks_page(desk: Desk) -> PageSource:
    """Open asks, needs carried, offers that may still be open, handoffs ready to talk about."""
    sheet = Sheet(desk, ASKS_URI)
    reflection = desk.reflection
    answered = [item for item in sheet.shown(reflection.items) if _settled(item)]
    ready = sheet.shown(reflection.handoffs_ready)
    open_asks = sheet.shown(reflection.open_asks)
    needs = [need for need in reflection.open_needs if not need.item.private]
    offers = sheet.shown(reflection.open_offers)
    _ = sheet.words.text
    sifts = (
        ("ready", _("Ready to talk"), ready),
        ("open", _("Open asks"), open_asks),
        ("needs", _("Needs carried"), needs),
        ("offers", _("Offers"), offers),
        ("answered", _("Lately answered"), answered),
    )
    return written(
        sheet,
        "asks",
        sheet.words.text("Asks"),
        sifts=[(key, name) for key, name, some in sifts if some],
        ready=ready,
        open_asks=open_asks,
        needs=needs,
        offers=offers,
        reopen=lambda item: _reopening(sheet, item),
        answered=list(reversed(answered))[:_RECENT],
    )


def _settled(item: Item) -> bool:
    return item.kind is Kind.ASKS and (item.answer in {Answer.YES, Answer.PARTLY, Answer.NO} or "done" in item.fields)


def _reopening(sheet: Sheet, item: Item) -> str:
    """A sentence to say to whoever offered."""
    _ = sheet.words.text
    if item.what:
        return _(
            "“I have been thinking about your offer: {what}. If it still stands, I would like to say yes.”"
        ).format(what=item.what)
    return _("“I have been thinking about your offer. If it still stands, I would like to say yes.”")
