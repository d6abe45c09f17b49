"""Something that may come next, and which of several fit what is typed so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from lsprotocol.types import CompletionItemKind

from helplog.insight.search.folding import fold

MOST: Final = 60
"""More than that nobody looks through; one letter more tells them apart."""


class Proposal(NamedTuple):
    """One of them."""

    label: str
    """What is shown."""
    text: str
    """What is typed."""
    kind: CompletionItemKind = CompletionItemKind.Value
    detail: str = ""
    """A few words beside it."""
    meaning: str = ""
    """More of them, Markdown, where the client shows it."""
    snippet: str = ""
    """The same with places to fill in; empty where there are none."""
    names: tuple[str, ...] = ()
    """What else it is called."""


def fitting(proposals: Iterable[Proposal], typed: str) -> list[Proposal]:
    """Those that what is typed may become, the ones that begin with it first.

    Case and accents are forgiven. Among those that fit alike, the order stays.
    """
    wanted = fold(typed)
    if not wanted:
        return list(proposals)[:MOST]
    ranked: list[tuple[int, int, Proposal]] = []
    for number, proposal in enumerate(proposals):
        rank = _rank(proposal, wanted)
        if rank is not None:
            ranked.append((rank, number, proposal))
    ranked.sort(key=lambda one: one[:2])
    return [proposal for _, _, proposal in ranked[:MOST]]


def _rank(proposal: Proposal, wanted: str) -> int | None:
    """How well one fits, 0 the best; None where it doesn't."""
    label = fold(proposal.label)
    if label.startswith(wanted):
        return 0
    names = [fold(name) for name in proposal.names]
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(f" {wanted}" in name for name in (label, *names)):
        return 2
    return None
