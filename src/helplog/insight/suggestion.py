"""One small ask for next week: a carried need, and someone who said yes to something like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        "about after again all also and any are because been before but can could did does doing "
        "done don for from get had has have help her hers him his how into its just make more "
        "much need needs not now off one our out own she should some someone something than that "
        "the their them then there they thing things this too until very was were what when "
        "where which while who whom whose why will with would you your"
    )
)
"""Words that say nothing about what is needed."""


def suggest(
    needs: Iterable[Need],
    people: Mapping[str, Person],
    names: Names,
    weight_lb: float,
    today: date,
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
    carried = [need for need in known if need.open and _may_be_suggested(need, today)]
    if not carried:
        return None
    need = max(carried, key=lambda need: len(need.named))
    yeses = list(_yeses(people.values()))
    best = _best(need, _likeness(need, yeses, known), yeses, names)
    if best is None:
        return Suggestion(need, None, None, weight_lb)
    person, like = best
    return Suggestion(need, person, like, weight_lb)


def _may_be_suggested(need: Need, today: date) -> bool:
    return need.item.on <= today and not any(item.private for item in need.named)


def _yeses(people: Iterable[Person]) -> Iterator[tuple[Person, Item]]:
    """Every yes of people who may be asked, with who said it; each one's latest first."""
    for person in people:
        if person.private or said_no_twice(person.items):
            continue
        for item in reversed(person.items):
            if _is_yes(item):
                yield person, item


def _is_yes(item: Item) -> bool:
    if item.private or item.result is Result.TAKEN_BACK:
        return False
    if item.kind is Kind.HANDOFFS:
        return item.result is not None or item.answer in {Answer.YES, Answer.PARTLY}
    return is_help(item) or item.counts_as is Kind.ACCEPTED


def _stems(*texts: str | None) -> frozenset[str]:
    """What the words that say something begin with."""
    found = set()
    for word in words(" ".join(text or "" for text in texts)):
        if len(word) >= _SHORTEST and word not in _PLAIN:
            found.add(word.rstrip("s")[:_STEM])
    return frozenset(found)


def _likeness(
    need: Need, yeses: Sequence[tuple[Person, Item]], known: Iterable[Need]
) -> Mapping[ItemKey, float]:
    """The words that each yes shares with the need, rarer ones weighing more.

    Rarity is taken from the yeses themselves, so that no list of plain words in every language is
    needed.
    """
    met: dict[ItemKey, str | None] = {}
    for other in known:
        # A person's items are as written, what meets a need is what became of them.
        met.update((item.as_written.key, other.item.what) for item in other.met_by)
    wanted = _stems(*(item.what for item in need.named))
    shared = {}
    for _, item in yeses:
        said = (item.what, item.text("for"), item.text("success"), met.get(item.key))
        shared[item.key] = _stems(*said) & wanted
    common = Counter(stem for stems in shared.values() for stem in stems)
    return {
        key: sum(1 / common[stem] for stem in stems) for key, stems in shared.items()
    }


def _best(
    need: Need,
    likeness: Mapping[ItemKey, float],
    yeses: Sequence[tuple[Person, Item]],
    names: Names,
) -> tuple[Person, Item] | None:
    """Whoever the need itself names, then the likest yes, then most yeses, then the latest."""
    named: set[str] = set()
    for item in need.named:
        named.update(names.keys(item))
    times = Counter(person.key for person, _ in yeses)

    def rank(yes: tuple[Person, Item]) -> tuple[bool, float, int, date]:
        person, item = yes
        return person.key in named, likeness[item.key], times[person.key], item.on

    return max(yeses, key=rank, default=None)
