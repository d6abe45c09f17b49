"""Keys and fields that fit: those of this kind alone, and none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from lsprotocol.types import CompletionItemKind

from helplog.exchange.snippets import snippets
from helplog.language.completion.proposal import Proposal
from helplog.language.wording.meanings import (
    example_of_field,
    example_of_key,
    meaning_of_field,
    meaning_of_key,
)
from helplog.model.journal import Item
from helplog.model.keys import FIELDS, SCALARS, KeyType
from helplog.model.kinds import Kind
from helplog.model.settings import Settings

_LATELY: Final = timedelta(days=90)
_SCALARS: Final = (
    "load",
    "tags",
    "private",
    "title",
    "away",
    "date",
    "week",
    "person",
    "time",
    "tz",
    "not_now",
)
_OF_NOTES: Final = ("person", "aliases", "every", "at_most", "tags", "private", "title")
_FOLLOWED_BY: Final = (
    ("answer", "answered"),
    ("answer", "felt"),
    ("expected", "felt"),
    ("result", "worked"),
    ("result", "change"),
    ("result", "talked"),
    ("what", "who"),
    ("who", "what"),
)
"""Fields that come to mind once another is there."""
_LATER: Final = frozenset(
    {
        "answered",
        "done",
        "result",
        "talked",
        "worked",
        "change",
        "stepped_in",
        "felt",
    }
)
"""What there is to say on another day."""
_LAST: Final = frozenset({"on", "id", "private", "note"})


def keys(
    present: frozenset[str], settings: Settings, items: Iterable[Item], today: date
) -> Iterator[Proposal]:
    """The keys at the top that are not there yet, lists as they were used lately first.

    Args:
        present: those that are there.
        settings: the journal's.
        items: of the journal.
        today: the writer's day.
    """
    bodies = {one.prefix: one.lines for one in snippets(settings)}
    if "person" in present:
        names: tuple[str, ...] = _OF_NOTES
    else:
        used = Counter(item.kind for item in items if today - item.on < _LATELY)
        kinds = sorted(Kind, key=lambda kind: -used[kind])
        names = (*kinds, *_SCALARS)
    for name in names:
        if name not in present and not _is_dated(name, present):
            yield _key(str(name), bodies)


def fields(kind: Kind, present: frozenset[str]) -> Iterator[Proposal]:
    """The fields of a kind's items that are not there yet."""
    follow = {after for name, after in _FOLLOWED_BY if name in present}
    names = [name for name, key in FIELDS.items() if kind in key.kinds]
    if not present & {"who", "what"} or not kind.spec.whole_text:
        names += ["who", "what"]

    def rank(name: str) -> tuple[bool, bool, bool]:
        return name not in follow, name in _LAST, name in _LATER

    for name in sorted(names, key=rank):
        if name not in present and _has_use(name, kind, present):
            yield _field(name)


def _has_use(name: str, kind: Kind, present: frozenset[str]) -> bool:
    if name in {"who", "what"}:
        return bool(present & {"who", "what"}) and kind.spec.holds_person
    return True


def _is_dated(name: str, present: frozenset[str]) -> bool:
    """Whether another key says already what the file is of."""
    own = {"date", "week", "person"}
    return name in own and bool(own & present)


def _key(name: str, bodies: Mapping[str, tuple[str, ...]]) -> Proposal:
    text = f"{name}: "
    snippet = ""
    if name in bodies:
        snippet = "\n".join(bodies[name])
    spec = SCALARS.get(name)
    if spec and spec.type is KeyType.PRIVATE:
        text = snippet = "private: true"
    meaning = meaning_of_key(name)
    example = example_of_key(name)
    return Proposal(
        name,
        text,
        CompletionItemKind.Property,
        meaning,
        _with_example(meaning, example),
        snippet,
    )


def _field(name: str) -> Proposal:
    meaning = meaning_of_field(name)
    example = example_of_field(name)
    whole = _with_example(meaning, example)
    return Proposal(name, f"{name}: ", CompletionItemKind.Field, meaning, whole)


def _with_example(meaning: str, example: str) -> str:
    if not example:
        return meaning
    return f"{meaning}\n\n```yaml\n{example}\n```"
