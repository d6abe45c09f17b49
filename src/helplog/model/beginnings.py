"""How an item's sentence begins, in page and terminal alike; in English, and not translated yet."""

from __future__ import annotations

from typing import Final

from helplog.model.journal import Item
from helplog.model.kinds import Answer, Kind

DRAFTED: Final = ("To hand over", "To hand over to {who}")
"""A handoff that nobody has heard of yet, without and with its people."""
REFUSED: Final = ("Wanted to hand over", "Asked {who} to own")
"""One that was said and got a no."""


def beginnings(item: Item) -> tuple[str, str]:
    """Without and with its people, for whom `{who}` stands."""
    if item.is_draft:
        return DRAFTED
    written = item.as_written
    if written.kind is Kind.HANDOFFS and written.answer is Answer.NO:
        return REFUSED
    return item.kind.spec.said
