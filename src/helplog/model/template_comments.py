"""What the page of a new day says beside each key: nobody is asked about words of helplog's own."""

from __future__ import annotations

from typing import Final

TEMPLATE_COMMENTS: Final = frozenset(
    {
        "help I asked for",
        "an outcome that is theirs now, not mine",
        "an offer I said yes to",
        "a thank-you I meant",
        "someone I could reach out to",
        "an offer I turned down",
        "help I need and haven't asked for",
        'an "I\'ll just handle it"',
        "an offer I have not answered yet",
        "how full my head is, 0 to 10",
    }
)
