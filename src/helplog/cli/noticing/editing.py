"""A proposal as its writer wants it: `accepted Sam: the sofa`, or any part of that."""

from __future__ import annotations

from dataclasses import replace

from helplog.insight.noticing.proposal import Proposal
from helplog.model.journal import FieldValue
from helplog.model.kinds import Kind
from helplog.model.printing import without_controls
from helplog.model.refusal import RefusalError
from helplog.text.editing.new_item import NewItem
from helplog.text.values.people.persons import split_names


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


def new_item_of(proposal: Proposal, weight_lb: float | None = None) -> NewItem:
    """What is written of a proposal that had a yes.

    Args:
        proposal: as its writer wants it.
        weight_lb: pounds; the kind's own where None.
    """
    fields: dict[str, FieldValue] = {}
    if proposal.answer:
        fields["answer"] = proposal.answer.value
    if proposal.note:
        fields["note"] = _in_one_line(proposal.note)
    what = proposal.what
    if what is None and proposal.kind.spec.says_what:
        what = proposal.words
    return NewItem(
        kind=proposal.kind,
        who=proposal.who,
        what=_in_one_line(what) if what else None,
        weight_lb=weight_lb,
        fields=fields,
    )


def _in_one_line(text: str) -> str:
    without = without_controls(text).split()
    return " ".join(without)


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
        who = split_names(text)
        return replace(proposal, who=who, what=None)
    return replace(proposal, what=text)
