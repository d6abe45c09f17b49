"""Words shown between the writer's own: the day that words mean, how long something is open."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from helplog.language.journal.open_file import OpenFile
from helplog.language.journal.parts import Part, parts_of
from helplog.language.journal.session import JournalSession
from helplog.language.journal.sight import Sight
from helplog.language.journal.things import item_at
from helplog.language.wording.days import days_since
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.text.source.findings import Spot


def inlay_hints(
    session: JournalSession, file: OpenFile, asked: types.Range
) -> list[types.InlayHint]:
    """The hints of the lines that are shown."""
    found = [*_resolved_days(file), *_default_weights(file)]
    if session.sight is not None:
        found += _open_since(file, session.sight)
    found.sort(key=lambda one: one[0])
    hints = []
    for spot, words in found:
        position = file.document.position(file.document.index_of(spot))
        if asked.start.line <= position.line <= asked.end.line:
            hints.append(types.InlayHint(position, words, padding_left=True))
    return hints


Hint = tuple[Spot, str]


def _resolved_days(file: OpenFile) -> Iterator[Hint]:
    """The day that `friday` is."""
    for part in parts_of(file.reading):
        day = _day_of(file, part)
        if day is not None and day != part.value.text.strip():
            yield part.value.end, day


def _day_of(file: OpenFile, part: Part) -> str | None:
    if not part.in_item or not part.field:
        return None
    item = item_at(file, part.value.start)
    day = item.day(part.field) if item else None
    return day.isoformat() if day else None


def _default_weights(file: OpenFile) -> Iterator[Hint]:
    """What an item weighs that does not say so."""
    weighed = {
        item.where
        for part in parts_of(file.reading)
        if part.field == "weight" and (item := item_at(file, part.value.start))
    }
    for item in file.items:
        default = item.kind.spec.default_lb
        if not item.weighs or item.where in weighed or item.weight_lb != default:
            continue
        yield _end_of_first_line(file, item), f"{default:g} lb"


def _open_since(file: OpenFile, sight: Sight) -> Iterator[Hint]:
    """How long something waits."""
    open_now = {item.key for item in sight.reflection.open_asks}
    open_now.update(item.key for item in sight.reflection.open_offers)
    for need in sight.reflection.open_needs:
        open_now.update(named.key for named in need.named[-1:])
    for item in file.items:
        if item.key in open_now and _may_wait(item):
            since = days_since(item.on, sight.reflection.today)
            yield _end_of_first_line(file, item), f"open {since}"


def _may_wait(item: Item) -> bool:
    return item.kind is not Kind.DECLINED


def _end_of_first_line(file: OpenFile, item: Item) -> Spot:
    line = item.where.line
    words = file.document.line(line).rstrip()
    return Spot(line, len(words) + 1)
