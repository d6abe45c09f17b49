"""The line that asks for a nod, and the line that says a proposal anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from helplog.cli.checkin.conversation import Conversation
from helplog.cli.noticing.editing import edited
from helplog.cli.output.styling import plain
from helplog.insight.noticing.proposal import Proposal
from helplog.model.kinds import Kind
from helplog.model.late_patterns import late_pattern
from helplog.pages.wording.names_in_sentences import Named
from helplog.pages.words import to_translate
from helplog.text.source.words import number_in
from helplog.text.values.people.persons import split_names

_COUNT_IT: Final = {
    Kind.ACCEPTED: to_translate("count it as a yes from {who}, {lb}?"),
    Kind.NEEDS: to_translate("keep it as a need?"),
    Kind.CONNECTIONS: to_translate("count it as a moment with {who}, {lb}?"),
    Kind.ASKS: to_translate("count it as an ask of {who}, {lb}?"),
    Kind.HANDOFFS: to_translate("count it as a handoff to {who}, {lb}?"),
    Kind.THANKS: to_translate("count it as a thank-you to {who}, {lb}?"),
    Kind.OFFERS: to_translate("keep it as an offer from {who}, still open?"),
    Kind.DECLINED: to_translate("note it as an offer from {who} that you turned down?"),
    Kind.ALONE: to_translate("note it as something you held alone?"),
}
_OF_NOBODY: Final = to_translate("count it, {lb}? Who was it?")
_OF_OFFER: Final = to_translate("count it as your yes to the offer of {who}, {lb}?")
_MOST_NAME_WORDS: Final = 4
"""Of what is typed for *Who was it?*."""
_POUNDS: Final = late_pattern(
    r"[\s,;(]*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:lbs?|pounds?|pfund)\.?\)?\s*$"
)


class Wanted(NamedTuple):
    """A proposal as its writer wants it, and how heavy it is."""

    proposal: Proposal
    weight_lb: float | None = None
    """Pounds; the kind's own where None."""


def count_line(talk: Conversation, proposal: Proposal, *, answers_offer: bool) -> str:
    """`Count it as a yes from Ulli, 3 lb?`."""
    kind = proposal.kind
    message = _COUNT_IT[kind]
    if answers_offer:
        message = _OF_OFFER
    elif asks_who(proposal):
        message = _OF_NOBODY
    said = talk.text(message).format(
        who=_people(talk, proposal), lb=talk.words.pounds(kind.spec.default_lb or 0)
    )
    return f"{said[:1].upper()}{said[1:]}"


def asks_who(proposal: Proposal) -> bool:
    """Whether somebody should be named and nobody is."""
    return proposal.kind.spec.weighs and not proposal.who


def _people(talk: Conversation, proposal: Proposal) -> Named:
    """Whom it names, and whose name is new here."""
    names = []
    for name in proposal.who:
        shown = plain(name)
        if name in proposal.unknown and name[0].isupper():
            shown = talk.text("{who} (new here)").format(who=shown)
        names.append(shown)
    return Named(names or [talk.text("somebody")], talk.words)


def item_line(talk: Conversation, wanted: Wanted) -> str:
    """`Ulli: gave me a lift, 3 lb`."""
    proposal, weight_lb = wanted
    names = ", ".join(proposal.who)
    parts = [plain(names), plain(proposal.what or "")]
    line = ": ".join(filter(None, parts))
    pounds = weight_lb or proposal.kind.spec.default_lb
    if pounds is None:
        return line
    return f"{line}, {talk.words.pounds(pounds)}"


def told(proposal: Proposal, typed: str) -> Wanted | None:
    """A name for *Who was it?*, or the whole as it should read; None for anything else.

    Raises:
        RefusalError: nothing would be left of it.
    """
    if ":" in typed or _POUNDS.search(typed):
        return read_line(proposal, typed)
    is_name = len(typed) > 1 and len(typed.split()) <= _MOST_NAME_WORDS
    if not asks_who(proposal) or not is_name:
        return None
    who = split_names(typed)
    return Wanted(replace(proposal, who=who))


def read_line(proposal: Proposal, typed: str) -> Wanted:
    """`Ulli: a lift, 5 lb` in place of what was proposed.

    Raises:
        RefusalError: nothing would be left of it.
    """
    weight_lb = None
    found = _POUNDS.search(typed)
    if found:
        weight_lb = number_in(found[1]) or None
        typed = typed[: found.start()]
    return Wanted(edited(proposal, typed), weight_lb)
