"""One small ask for next week: a carried need, and someone who said yes to something like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from helplog.insight.people.names import Names
from helplog.insight.rates import YESES
from helplog.insight.reflection import Need, Person, Suggestion
from helplog.insight.search.folding import words
from helplog.insight.weeks.next_weight import said_no_twice
from helplog.insight.weeks.years import is_help
from helplog.model.journal import Item, ItemKey
from helplog.model.kinds import Kind, Result

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


_Likeness = Mapping[ItemKey, float]


class _Yes(NamedTuple):
    """A yes, and who said it."""

    person: Person
    item: Item


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
    carried = [need for need in known if _may_be_suggested(need, today)]
    if not carried:
        return None
    need = max(carried, key=_times_named)
    yeses = list(_yeses(people.values()))
    likeness = _likeness(need, yeses, known)
    best = _best(need, likeness, yeses, names)
    person = None
    like = None
    if best is not None:
        person, like = best
    return Suggestion(need, person, like, weight_lb)


def _times_named(need: Need) -> int:
    return len(need.named)


def _may_be_suggested(need: Need, today: date) -> bool:
    if not need.open or need.item.on > today:
        return False
    is_secret = any(item.private for item in need.named)
    return not is_secret


def _yeses(people: Iterable[Person]) -> Iterator[_Yes]:
    """Every yes of people who may be asked, with who said it; each one's latest first."""
    for person in people:
        if person.private:
            continue
        if said_no_twice(person.items):
            continue
        for item in reversed(person.items):
            if _is_yes(item):
                yield _Yes(person, item)


def _is_yes(item: Item) -> bool:
    if item.private or item.result is Result.TAKEN_BACK:
        return False
    if item.kind is Kind.HANDOFFS:
        has_result = item.result is not None
        return has_result or item.answer in YESES
    if is_help(item):
        return True
    return item.counts_as is Kind.ACCEPTED


def _stems(texts: Iterable[str | None]) -> set[str]:
    """What the words that say something begin with."""
    found = set()
    for text in texts:
        for word in words(text or ""):
            if len(word) < _SHORTEST or word in _PLAIN:
                continue
            singular = word.rstrip("s")
            found.add(singular[:_STEM])
    return found


def _likeness(need: Need, yeses: Sequence[_Yes], known: Iterable[Need]) -> _Likeness:
    """The words that each yes shares with the need, rarer ones weighing more.

    Rarity is taken from the yeses themselves, so that no list of plain words in every language is
    needed.
    """
    met: dict[ItemKey, str | None] = {}
    for other in known:
        for item in other.met_by:
            # A person's items are as written, what meets a need is what became of them.
            written = item.as_written
            met[written.key] = other.item.what
    wanted = _stems(item.what for item in need.named)
    shared: dict[ItemKey, set[str]] = {}
    for _, item in yeses:
        met_need = met.get(item.key)
        said = (item.what, item.text("for"), item.text("success"), met_need)
        shared[item.key] = _stems(said) & wanted
    common: Counter[str] = Counter()
    for stems in shared.values():
        common.update(stems)
    likeness = {}
    for key, stems in shared.items():
        rarities = (1 / common[stem] for stem in stems)
        likeness[key] = sum(rarities)
    return likeness


def _best(
    need: Need, likeness: _Likeness, yeses: Sequence[_Yes], names: Names
) -> _Yes | None:
    """Whoever the need itself names, then the likest yes, then most yeses, then the latest."""
    named: set[str] = set()
    for item in need.named:
        keys = names.keys(item)
        named.update(keys)
    times = Counter(yes.person.key for yes in yeses)

    def rank(yes: _Yes) -> tuple[bool, float, int, date]:
        person, item = yes
        is_named = person.key in named
        alike = likeness[item.key]
        return is_named, alike, times[person.key], item.on

    return max(yeses, key=rank, default=None)
