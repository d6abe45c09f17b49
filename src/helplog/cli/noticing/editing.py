"""A proposal as its writer wants it: `accepted Sam: the sofa`, or any part of that."""

from __future__ import annotations

from dataclasses import replace

from helplog.insight.noticing.proposal import Proposal
from helplog.model.kinds import Kind
from helplog.model.refusal import RefusalError
from helplog.text.values.persons import split_names


def edited(proposal: Proposal, typed: str) -> Proposal:
    """The proposal with what was typed in its place.

    Args:
        proposal: as it was made.
        typed: `Name: what`, with a kind before it where that is to change; empty keeps it all.

    Raises:
        RefusalError: nothing is left of it.
    """
    text = " ".join(typed.split())
    if not text:
        return proposal
    kind, text = _kind(proposal.kind, text)
    if kind is not proposal.kind:
        who = () if kind.spec.whole_text else proposal.who
        proposal = replace(proposal, kind=kind, who=who, answer=None)
        if not text:
            return proposal
    name, colon, what = text.partition(":")
    if not colon or kind.spec.whole_text:
        return _without_person(proposal, text)
    who = split_names(name)
    if not who and not what.strip():
        raise RefusalError("say whom or what it was about, or Enter")
    return replace(proposal, who=who, what=what.strip() or None)


def _kind(kind: Kind, text: str) -> tuple[Kind, str]:
    """`asks Sam: the sofa`: the list that was named, and the rest."""
    first, _, rest = text.partition(" ")
    plain = first.casefold().rstrip(":")
    for one in Kind:
        if plain in {one.value, *one.spec.synonyms}:
            return one, rest.strip()
    return kind, text


def _without_person(proposal: Proposal, text: str) -> Proposal:
    """Text without a colon is a name where only a name is wanted, else what it was about."""
    if proposal.kind.spec.alone_is_name:
        return replace(proposal, who=split_names(text), what=None)
    return replace(proposal, what=text)
