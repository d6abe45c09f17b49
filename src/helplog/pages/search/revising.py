"""The lines of the shards after some pages have changed: the same as if all were filed anew.

What a page has given is taken out by its old record, and put in by its new one. So a change costs
the lines it touches, however long the journal is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from helplog.pages.search.filing import (
    TAG,
    Filing,
    Line,
    Lines,
    NameRow,
    filed,
    insides,
    said_of_names,
)
from helplog.pages.search.postings import (
    items_in,
    places_in,
    said_of_items,
    said_of_places,
)
from helplog.pages.search.records import Record


def revised(
    lines: Mapping[str, Line], before: Iterable[Record], after: Iterable[Record]
) -> Lines:
    """The lines without some records, and with others.

    Args:
        lines: as they are; of sections no two of which have one identity.
        before: the records that were filed and are no more.
        after: those that are instead.
    """
    gone = filed(before)
    come = filed(after)
    found = dict(lines)
    _revise_places(found, gone, come)
    for key in gone.items.keys() | come.items.keys():
        _put(found, key, _items(_text(found.get(key)), key, gone, come))
    for key in gone.names.keys() | come.names.keys():
        rows = _rows(found.get(key))
        kept = rows.difference(gone.names.get(key, ()))
        _put(found, key, said_of_names(kept.union(come.names.get(key, ()))))
    return found


def _revise_places(found: Lines, gone: Filing, come: Filing) -> None:
    touched = gone.keys() | come.keys()
    known = {key for key in touched if key in found}
    for key in touched:
        _put(found, key, _placed(found.get(key), key, gone, come))
    left = {key for key in touched if key in found}
    for gram, words in insides(known - left).items():
        others = set(_text(found.get(gram)).split()) - words
        _put(found, gram, " ".join(sorted(others)))
    for gram, words in insides(left - known).items():
        more = words.union(_text(found.get(gram)).split())
        _put(found, gram, " ".join(sorted(more)))


def _placed(line: Line | None, key: str, gone: Filing, come: Filing) -> Line:
    is_tag = key.startswith(TAG)
    said = line[-1] if isinstance(line, list) else line
    places = places_in(said or "")
    for group, old in gone.places_of(key).items():
        left = set(places.get(group, ())).difference(old)
        places[group] = sorted(left)
    for group, new in come.places_of(key).items():
        places[group] = [*places.get(group, ()), *new]
    now = said_of_places(places)
    if not is_tag or not now:
        return now
    shown = line[0] if isinstance(line, list) else key[1:]
    if key in gone.tags:
        shown = key[1:]
    return [come.tags.get(key, shown), now]


def _items(said: str, key: str, gone: Filing, come: Filing) -> str:
    items = items_in(said)
    for group, old in gone.items.get(key, {}).items():
        for number in old:
            items.get(group, {}).pop(number, None)
    for group, new in come.items.get(key, {}).items():
        items.setdefault(group, {}).update(new)
    return said_of_items(items)


def _rows(line: Line | None) -> set[NameRow]:
    parts = line if isinstance(line, list) else []
    rows = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return set(rows)


def _text(line: Line | None) -> str:
    return line if isinstance(line, str) else ""


def _put(found: Lines, key: str, line: Line) -> None:
    """A line that says nothing is none."""
    if line:
        found[key] = line
    else:
        found.pop(key, None)
