"""One small ask for next week: a carried need, and someone who has said yes to something like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from helplog.insight.people.names import Names
from helplog.insight.reflection import Need, Person, Suggestion
from helplog.insight.search.folding import words
from helplog.insight.weeks.next_weight import said_no_twice
from helplog.insight.weeks.years import is_help
from helplog.model.journal import Item, ItemKey
from helplog.model.kinds import Answer, Kind, Result

_STEM: Final = 6
"""Letters that decide whether two words are alike: `review` and `reviewing`, not `interview`."""
_SHORTEST: Final = 3
_PLAIN: Final = frozenset(
    words(
        "about after again all also and any are because been before but can could did does doing done don for from "
        "get had has have help her hers him his how into its just make more much need needs not now off one our out "
        "own she should some someone something than that the their them then there they thing things this too until "
        "very was were what when where which while who whom whose why will with would you your"
    )
)
"""Words that say nothing about what is needed."""


def suggest(
    needs: Iterable[Need], people: Mapping[str, Person], names: Names, weight_lb: float, today: date
) -> Suggestion | None:
    """The open need named most often, the oldest of equals, and whom one might ask.

    Nothing from a private entry is used. Someone whose last two answers were no is left in peace.
    Without a need there is nothing to suggest; without anybody, the need alone.

    Args:
        needs: of the journal, oldest first.
        people: everyone, by key.
        names: who is who.
        weight_lb: how heavy the ask may be.
        today: the day it is asked.
    """
    known = tuple(needs)
    carried = [
        n for n in known if n.open and n.item.on <= today and not any(i.private for i in n.named)
    ]
    need = max(carried, key=lambda n: len(n.named), default=None)
    if need is None:
        return None
    about = {item.key: n.item.what or "" for n in known for item in n.met_by}
    yeses = [
        (person, item)
        for person in people.values()
        if not (person.private or said_no_twice(person.items))
        for item in reversed(person.items)
        if _is_yes(item)
    ]
    person, like = _best(need, _likeness(need, yeses, about), yeses, names) or (None, None)
    return Suggestion(need, person, like, weight_lb)


def _is_yes(item: Item) -> bool:
    if item.private or item.result is Result.TAKEN_BACK:
        return False
    if item.kind is Kind.HANDOFFS:
        return item.result is not None or item.answer in {Answer.YES, Answer.PARTLY}
    return is_help(item) or item.counts_as is Kind.ACCEPTED


def _stems(*texts: str | None) -> frozenset[str]:
    return frozenset(
        word.rstrip("s")[:_STEM]
        for text in texts
        for word in words(text or "")
        if len(word) >= _SHORTEST and word not in _PLAIN
    )


def _likeness(
    need: Need, yeses: Sequence[tuple[Person, Item]], about: Mapping[ItemKey, str]
) -> Mapping[ItemKey, float]:
    """The words that each yes shares with the need, rarer ones weighing more.

    Rarity is taken from the yeses themselves, so that no list of plain words in every language is
    needed.
    """
    wanted = _stems(*(item.what for item in need.named))
    stems = {
        item.key: _stems(item.what, item.text("for"), item.text("success"), about.get(item.key))
        for _, item in yeses
    }
    common = Counter(stem for found in stems.values() for stem in found & wanted)
    return {key: sum(1 / common[stem] for stem in found & wanted) for key, found in stems.items()}


def _best(
    need: Need,
    likeness: Mapping[ItemKey, float],
    yeses: Sequence[tuple[Person, Item]],
    names: Names,
) -> tuple[Person, Item] | None:
    """Whoever the need itself names, then the likest yes, then most yeses, then the latest."""
    named = {key for item in need.named for key in names.keys(item)}
    times = Counter(person.key for person, _ in yeses)
    return max(
        yeses,
        key=lambda pair: (
            pair[0].key in named,
            likeness[pair[1].key],
            times[pair[0].key],
            pair[1].on,
        ),
        default=None,
    )
