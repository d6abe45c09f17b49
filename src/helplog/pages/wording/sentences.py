"""Numbers said as one sentence, the same on a page and in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from helplog.insight.reflection import Fears, Felt, Leaning, Reason, Suggestion
from helplog.model.beginnings import beginnings
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.weights import Unit
from helplog.pages.details import answer_of
from helplog.pages.wording import labels
from helplog.pages.wording.names_in_sentences import Named
from helplog.pages.words import Words, to_translate

_THREE_LB: Final = 3
_AS_WRITTEN: Final = "{who}"
"""Where names stand that no case is asked of."""


def leaning_words(leaning: Leaning, words: Words) -> str:
    """`7 of your last 10 asks went to Sam; Bea and Tom have said yes too.`."""
    _ = words.text
    said = _("{asks} of your last {n} asks went to {name}; {others} have said yes too.")
    if len(leaning.others) == 1:
        said = _(
            "{asks} of your last {n} asks went to {name}; {others} has said yes too."
        )
    return said.format(
        asks=words.number(leaning.asks),
        n=words.number(leaning.n),
        name=Named([leaning.person.name], words),
        others=words.all_of([person.name for person in leaning.others]),
    )


def fears_words(fears: Fears, words: Words) -> str:
    """`You feared 7, it was 2 (n = 5).`, of 10 each."""
    said = words.text("You feared {expected}, it was {felt} (n = {n}).")
    return said.format(
        expected=words.number(round(fears.expected, 1)),
        felt=words.number(round(fears.felt, 1)),
        n=words.number(fears.n),
    )


def with_whom(item: Item, words: Words) -> str:
    """What happened and with whom, without what it was: `Asked Priya`."""
    alone, with_people = beginnings(item)
    if not item.who:
        return words.text(alone)
    said = words.text(with_people)
    if _AS_WRITTEN in said and said.count("{") == 1:
        return said.replace(_AS_WRITTEN, words.all_of(item.who))
    return said.format(who=Named(item.who, words))


def says(item: Item, words: Words) -> str:
    """An item as one plain sentence: `Asked Priya: review the report`."""
    head = with_whom(item, words)
    if not item.what:
        return head
    return words.text("{said}: {what}").format(said=head, what=item.what)


def offered_words(item: Item, words: Words) -> str:
    """`offered Nov 4` of what became of an offer, its day where it is another; else empty."""
    if item.as_written.kind is not Kind.OFFERS:
        return ""
    if item.origin is None:
        return ""
    if item.origin.on == item.on:
        return words.text(labels.OFFERED)
    day = words.short_day(item.origin.on)
    return words.text(labels.OFFERED_ON).format(day=day)


def welcome_words(words: Words) -> str:
    """What is said to who comes back after a while."""
    return words.text(
        "Welcome back. Nothing needs catching up on; this week is enough."
    )


def lifted_words(reps: int, lifted: str, words: Words) -> str:
    """`5 reps, 27 lb lifted`."""
    if not reps:
        return words.text("Nothing on the bar yet")
    said = words.text("{reps}, {pounds} lifted")
    counted = words.plural("{n} rep", "{n} reps", reps)
    return said.format(reps=counted, pounds=lifted)


def left_over_words(weights_lb: Sequence[float], words: Words) -> str:
    """`… and 21 more threes`: lifts that had no room on the bar."""
    n = len(weights_lb)
    all_threes = all(weight_lb == _THREE_LB for weight_lb in weights_lb)
    if all_threes and words.unit is Unit.LB:
        return words.plural("… and {n} more three", "… and {n} more threes", n)
    return words.plural("… and {n} lighter one", "… and {n} lighter ones", n)


class _Ways(NamedTuple):
    """How an ask is put, where a person is named and where none is."""

    to_somebody: str
    to_anybody: str


_WAYS: Final = {
    Reason.OFFER: _Ways(
        to_translate("You could still say yes to {name}: {what}"),
        to_translate("You could still say yes: {what}"),
    ),
    Reason.DRAFT: _Ways(
        to_translate("You could say to {name} what you prepared: {what}"),
        to_translate("You could say what you prepared: {what}"),
    ),
}


def small_ask_words(suggestion: Suggestion, words: Words) -> str:
    """`You could ask Bea: “the tax thing”`, as a page says it, in plain text."""
    _ = words.text
    what = _what_of(suggestion, words)
    quoted = _("“{what}”").format(what=what)
    person = suggestion.person
    ways = _WAYS.get(suggestion.reason)
    if ways and not person:
        return _(ways.to_anybody).format(what=quoted)
    if not person:
        asked = _("Who might know about this?")
        return f"{quoted} {asked}"
    said = to_translate("You could ask {name}: {what}")
    if ways:
        said = ways.to_somebody
    named = Named([person.name], words)
    return _(said).format(name=named, what=quoted)


def _what_of(suggestion: Suggestion, words: Words) -> str:
    what = suggestion.what
    if suggestion.reason is Reason.OFFER:
        return what or says(suggestion.item, words)
    if suggestion.reason is Reason.DRAFT and suggestion.like is not None:
        return suggestion.like.what or what
    return what


def small_ask_reason(suggestion: Suggestion, words: Words) -> str:
    """Why: `They have said yes to something like it: the keys`; empty where it is plain."""
    _ = words.text
    like = suggestion.like
    if suggestion.reason in {Reason.OFFER, Reason.DRAFT} and suggestion.need:
        carried = suggestion.need.item.what
        lead = _("You carry:")
        if _is_news(carried, like):
            return f"{lead} {carried}"
        return ""
    if like is None:
        return ""
    if suggestion.reason is Reason.YES:
        led = _("They have said yes to something like it:")
    elif suggestion.reason is Reason.MET:
        led = _("You met them:")
    else:
        return ""
    return f"{led} {like.what or says(like, words)}"


def _is_news(carried: str | None, like: Item | None) -> bool:
    return like is None or carried != like.what


def felt_words(pair: Felt, words: Words) -> str:
    """`You feared 7 once, and it was 2: Asked Priya: the report`."""
    said = words.text("You feared {expected} once, and it was {felt}: {said}")
    return said.format(
        expected=words.number(pair.expected),
        felt=words.number(pair.felt),
        said=says(pair.item, words),
    )


def guess_words(ask: Item, words: Words) -> str:
    """`You gave a yes 30 % once, and the answer was yes: Asked Priya: the report`."""
    said = words.text(
        "You gave a yes {chance} once, and the answer was {answer}: {said}"
    )
    return said.format(
        chance=words.percent(ask.number("chance") or 0),
        answer=answer_of(ask, words),
        said=says(ask, words),
    )
