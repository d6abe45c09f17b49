"""What a letter has to tell of a week: each thing once, nothing that is private."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from helplog.insight.offers import where_answered
from helplog.insight.reflection import Need, NeedState, Reflection, Week
from helplog.insight.weeks.showing import MEASURED_FROM_WEEKS
from helplog.model.first_page import is_first_page
from helplog.model.journal import Entry, Item, ItemKey, last_day
from helplog.model.kinds import Answer, Kind, Result
from helplog.pages.letters.own_words import cut

_COST: Final = "cost"  # said by name, it would be gathered as a word to translate
MOST_THINGS: Final = 8
"""More than that is told in short, and the smaller things are counted."""
GAP_WEEKS: Final = 3
"""Empty weeks after which one is here again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What happened with the same people in the same way: one clause of the letter."""

    names: tuple[str, ...]
    """As written; empty where nobody is named."""
    words: tuple[str, ...] = ()
    """Own words, cut; empty where none can be quoted."""
    answer: Answer = Answer.WAITING
    cost: str = ""
    """What something done alone took, in own words."""
    to_own: bool = False
    """An ask that was a handoff, refused."""
    shared: bool = False
    """A handoff that both own."""
    chance: float | None = None
    """How likely a yes seemed, 0 to 1."""
    on: date
    is_first: bool = False
    """The first ask of the journal."""
    weight_lb: float = 0
    """Of the heaviest among them."""
    count: int = 1
    """Things it tells of."""
    open_again: bool = False
    """A no after which its need is open."""
    is_open: bool = True
    """A need that is not met."""
    result: Result | None = None
    """What a talk came to; None where a later one says what is left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The facts of one week, in the order they are told in."""

    by_kind: Mapping[Kind, tuple[Told, ...]]
    counts: Mapping[Kind, int]
    """Things of each kind, drafts and private ones left out."""
    in_short: bool
    """More than eight things."""
    heaviest: tuple[Kind, float] | None
    """Kind and pounds of the week's heaviest lift where nothing before was as heavy."""
    here_again: bool
    """Something is written after three weeks or more without."""
    days: tuple[date, ...]
    """Those with words or items."""
    quotable: tuple[str, ...] = field(default=())
    """Bodies that a line may be pulled from."""
    talks: tuple[Told, ...] = ()
    """Talks of this week about handoffs that may be of another."""

    @property
    def empty(self) -> bool:
        """Nothing of the lists is to be told."""
        if self.talks:
            return False
        return not any(self.counts.values())


def everyone(told: Iterable[Told]) -> list[str]:
    """Whoever is named, each once."""
    names = [name for one in told for name in one.names]
    each_once = dict.fromkeys(names)
    return list(each_once)


@dataclass(frozen=True, slots=True)
class Known:
    """What the letters of a journal have in common, worked out once."""

    reflection: Reflection
    needs: Mapping[ItemKey, Need]
    """By every item that named one, or was refused for one."""
    first_ask: ItemKey | None
    talked: tuple[Item, ...]
    """Handoffs that were talked about."""
    past: Past


@dataclass(frozen=True, slots=True)
class Past:
    """What came before each week, one place more than there are weeks."""

    starts: tuple[date, ...]
    """The first day of every week, in order."""
    lifted: tuple[int, ...]
    """How many of the weeks before have a lift."""
    heaviest_lb: tuple[float, ...]
    """The heaviest of those lifts."""
    quiet: tuple[int | None, ...]
    """How many weeks right before hold nothing; None where all do."""


def known_of(reflection: Reflection) -> Known:
    """What every letter of a journal needs to know."""
    talked = tuple(item for item in reflection.items if _may_be_talked_of(item))
    needs = _needs_by_key(reflection)
    past = _past(reflection)
    return Known(reflection, needs, _first_ask(reflection), talked, past)


def _past(reflection: Reflection) -> Past:
    lifted = [0]
    heaviest_lb = [0.0]
    quiet: list[int | None] = [None]
    for week in reflection.weeks:
        lift = week.heaviest
        weight_lb = lift.weight_lb or 0 if lift is not None else 0
        lifted.append(lifted[-1] + (lift is not None))
        heaviest_lb.append(max(heaviest_lb[-1], weight_lb))
        before = quiet[-1]
        since = None if before is None else before + 1
        quiet.append(since if week.empty else 0)
    starts = tuple(week.start for week in reflection.weeks)
    return Past(starts, tuple(lifted), tuple(heaviest_lb), tuple(quiet))


def telling_of(known: Known, week: Week, silent: Collection[ItemKey] = ()) -> Telling:
    """What there is to tell of a week.

    Args:
        known: what is known of the whole journal.
        week: one of its weeks.
        silent: items that are passed over as private ones are.
    """
    told = [item for item in where_answered(week.items) if _may_be_told(item)]
    items = [item for item in told if item.key not in silent]
    by_kind = {}
    counts = {}
    for kind, group in _by_kind(items).items():
        by_kind[kind] = _tell(kind, group, known.needs, known.first_ask)
        counts[kind] = len(group)
    talks = _talks(known.talked, week)
    public = [entry for entry in week.entries if _may_be_read(entry)]
    return Telling(
        by_kind=by_kind,
        counts=counts,
        in_short=len(items) + len(talks) > MOST_THINGS,
        heaviest=_heaviest(known.past, week, silent),
        here_again=_is_here_again(known.past, week),
        days=_days(public, items),
        quotable=tuple(entry.body for entry in public),
        talks=talks,
    )


def _by_kind(items: Iterable[Item]) -> Mapping[Kind, list[Item]]:
    groups: defaultdict[Kind, list[Item]] = defaultdict(list)
    for item in items:
        kind = _told_as(item)
        groups[kind].append(item)
    return groups


def _days(entries: Iterable[Entry], items: Iterable[Item]) -> tuple[date, ...]:
    """Those on which something was written or happened."""
    days = {item.on for item in items}
    for entry in entries:
        if entry.body.strip():
            days.add(entry.on)
    in_order = sorted(days)
    return tuple(in_order)


def _may_be_read(entry: Entry) -> bool:
    """Neither private nor the page that a new journal comes with."""
    return not entry.private and not is_first_page(entry.body)


def _may_be_talked_of(item: Item) -> bool:
    if item.kind is not Kind.HANDOFFS:
        return False
    if item.private or item.is_draft:
        return False
    talks = item.days("talked")
    return bool(talks)


def _talks(handoffs: Iterable[Item], week: Week) -> tuple[Told, ...]:
    """The talks of a week, by their days; what came of a handoff is told with its latest."""
    last = last_day(week.start)
    talks = []
    for item in handoffs:
        days = item.days("talked")
        in_week = [day for day in days if week.start <= day <= last]
        if in_week:
            on = max(in_week)
            result = None
            if on == max(days):
                result = item.result
            told = _told(item, None, is_first=False)
            replaced = replace(told, on=on, result=result)
            talks.append(replaced)
    by_day = sorted(talks, key=lambda talk: talk.on)
    return tuple(by_day)


def _needs_by_key(reflection: Reflection) -> dict[ItemKey, Need]:
    found: dict[ItemKey, Need] = {}
    for need in reflection.needs:
        for item in (*need.named, *need.refused):
            found[item.key] = need
    return found


def _may_be_told(item: Item) -> bool:
    """Not what is private, prepared only, or says nothing."""
    if item.private:
        return False
    return not item.is_draft and bool(item.who or item.what)


def _told_as(item: Item) -> Kind:
    """An offer that was answered in another week was no more than offered in its own."""
    if item.kind is Kind.OFFERS:
        return Kind.OFFERS
    return item.counts_as


def _tell(
    kind: Kind,
    items: Sequence[Item],
    needs: Mapping[ItemKey, Need],
    first_ask: ItemKey | None,
) -> tuple[Told, ...]:
    """The clauses of a kind; several things to the same people are one."""
    told: dict[object, Told] = {}
    for item in _each_once(kind, items, needs):
        need = needs.get(item.key)
        one = _told(item, need, is_first=item.key == first_ask)
        together = kind.spec.told_together and bool(one.names)
        place: object = (one.names, one.answer, one.shared) if together else _says(one)
        before = told.get(place)
        if before is not None:
            words = (*before.words, *one.words)
            one = replace(
                before,
                words=tuple(dict.fromkeys(words)),
                weight_lb=max(before.weight_lb, one.weight_lb),
                count=before.count + 1,
            )
        told[place] = one
    return tuple(told.values())


def _says(one: Told) -> object:
    """What a clause would say; two that say the same are told as one."""
    return one.names, one.words, one.answer, one.cost, one.to_own, one.is_open


def _each_once(
    kind: Kind, items: Sequence[Item], needs: Mapping[ItemKey, Need]
) -> Iterable[Item]:
    """A need that is named on several days of a week is one need."""
    if kind is not Kind.NEEDS:
        yield from items
        return
    seen: set[ItemKey] = set()
    for item in items:
        need = needs.get(item.key)
        first = need.item.key if need else item.key
        if first not in seen:
            seen.add(first)
            yield item


def _told(item: Item, need: Need | None, *, is_first: bool) -> Told:
    words = cut(item.what or "")
    return Told(
        names=item.who,
        words=(words,) if words else (),
        answer=item.answer,
        cost=cut(item.text(_COST) or ""),
        to_own=item.as_written.kind is Kind.HANDOFFS,
        shared=item.is_shared,
        chance=item.number("chance"),
        on=item.on,
        is_first=is_first,
        weight_lb=item.weight_lb or 0,
        open_again=_is_open_again(item, need),
        is_open=need is None or need.state in {NeedState.OPEN, NeedState.ASKED},
    )


def _is_open_again(item: Item, need: Need | None) -> bool:
    refused = item.answer is Answer.NO and item.kind is not Kind.NEEDS
    return refused and need is not None and need.state is NeedState.OPEN


def _heaviest(
    past: Past, week: Week, silent: Collection[ItemKey]
) -> tuple[Kind, float] | None:
    """A lift heavier than all before it, from the fifth week on that has one."""
    lift = week.heaviest
    if lift is None or lift.weight_lb is None:
        return None
    if lift.private or lift.key in silent:
        return None
    place = bisect_left(past.starts, week.start)
    if past.lifted[place] < MEASURED_FROM_WEEKS:
        return None
    if lift.weight_lb <= past.heaviest_lb[place]:
        return None
    return lift.counts_as, lift.weight_lb


def _first_ask(reflection: Reflection) -> ItemKey | None:
    """The first ask of the journal."""
    for item in reflection.journal.items:
        if item.kind is Kind.ASKS:
            return item.key
    return None


def _is_here_again(past: Past, week: Week) -> bool:
    """At least three weeks before this one hold nothing, and something came before those."""
    if week.empty:
        return False
    quiet = past.quiet[bisect_left(past.starts, week.start)]
    return quiet is not None and quiet >= GAP_WEEKS
