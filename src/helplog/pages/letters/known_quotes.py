"""Sentences that were chosen before: taking every text apart again is what takes longest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import chain
from typing import Protocol

from helplog.pages.letters.own_words import pulled_quote


class PulledQuote(Protocol):
    """Chooses a sentence, as `own_words.pulled_quote` does."""

    def __call__(
        self, bodies: Iterable[str], week: date, said: Collection[str]
    ) -> str | None:
        """The sentence; None where none can stand alone."""


@dataclass(slots=True)
class KnownQuotes:
    """What was chosen, by all that it was chosen from."""

    before: Mapping[str, str] = field(default_factory=dict)
    """At another time, by the same program; empty where nothing was."""
    now: dict[str, str] = field(default_factory=dict)
    """What was asked for this time."""

    def pulled_quote(
        self, bodies: Iterable[str], week: date, said: Collection[str]
    ) -> str | None:
        """The sentence that `own_words.pulled_quote` chooses."""
        texts = tuple(bodies)
        key = _digest(chain([week.isoformat()], texts, "\0", said))
        quote = self.before.get(key)
        if quote is None:
            quote = pulled_quote(texts, week, said) or ""
        self.now[key] = quote
        return quote or None


def _digest(texts: Iterator[str]) -> str:
    """Of texts one after the other, and where each ends."""
    digest = blake2b(digest_size=12)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()
