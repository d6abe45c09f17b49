"""What an answer says that is no item of the week yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from helplog.cli.checkin.conversation import Conversation
from helplog.insight.noticing.answers import propose_answers
from helplog.insight.noticing.in_journal import Noticed, known_people
from helplog.insight.noticing.proposal import Proposal, says_same
from helplog.model.diagnostic import Place
from helplog.model.journal import Item
from helplog.model.kinds import Kind, Question
from helplog.store.noticing.declined import not_declined


def proposed(talk: Conversation, question: Question, answer: str) -> list[Proposal]:
    """Each thing an answer says but those that were said no to before."""
    known = known_people(talk.look().journal)
    proposals = propose_answers(answer, question, known)
    found = [noticed(talk, proposal) for proposal in proposals]
    return [one.proposal for one in not_declined(talk.root, found)]


def noticed(talk: Conversation, proposal: Proposal) -> Noticed:
    """A proposal with the check-in that its words are in."""
    checkin = talk.file.checkins[-1]
    where = Place(checkin.uri, 1, 1)
    return Noticed(where, checkin, proposal)


def is_there(talk: Conversation, proposal: Proposal) -> bool:
    """Whether the week, or a need that is carried, says it already."""
    key = talk.look().names.key
    there = _said(talk)
    return any(says_same(proposal, item, key) for item in there)


def _said(talk: Conversation) -> Iterator[Item]:
    yield from talk.week().items
    for need in talk.look().needs:
        # What is carried is said again and again.
        if need.open or need.asked:
            yield from need.named


def offer_of(talk: Conversation, proposal: Proposal) -> Item | None:
    """The unanswered offer that a yes answers."""
    if proposal.kind is not Kind.ACCEPTED:
        return None
    if not proposal.who:
        return None
    reflection = talk.look()
    for offer in reflection.open_offers:
        as_yes = replace(offer, kind=Kind.ACCEPTED, fields={})
        is_meant = says_same(proposal, as_yes, reflection.names.key)
        if offer.kind is Kind.OFFERS and is_meant:
            return offer
    return None
