"""Which need is meant by an item, or by what a `for` says."""

from __future__ import annotations

from helplog.insight.need_naming import NeedIndex
from helplog.insight.offers import each_once
from helplog.insight.reflection import Need
from helplog.insight.search.folding import same_text
from helplog.language.journal.sight import Sight
from helplog.language.journal.things import Thing
from helplog.model.journal import Item
from helplog.model.kinds import Kind


def need_meant(thing: Thing, sight: Sight) -> Need | None:
    """The need of a place; None where there is none of that name."""
    if thing.item is not None and thing.item.kind is Kind.NEEDS:
        return need_of(thing.item, sight)
    key = same_text(thing.text)
    for need in sight.reflection.needs:
        if any(key in keys_of(named) for named in need.named):
            return need
    return _fitting(thing.item, sight) if thing.item else None


def need_of(item: Item, sight: Sight) -> Need | None:
    """The need that an item names."""
    for need in sight.reflection.needs:
        if any(named.where == item.where for named in need.named):
            return need
    keys = keys_of(item)
    for need in sight.reflection.needs:
        if any(keys & keys_of(named) for named in need.named):
            return need
    return None


def keys_of(item: Item) -> set[str]:
    """What a need is known by."""
    texts = (item.text("id"), item.what)
    return {same_text(text) for text in texts if text}


def _fitting(item: Item, sight: Sight) -> Need | None:
    """The only open need that has the words which an item says it is for."""
    index = NeedIndex(each_once(sight.reflection.items))
    groups = index.named_by(item)
    for need in sight.reflection.needs:
        if index.group_of(need.item) in groups:
            return need
    return None
