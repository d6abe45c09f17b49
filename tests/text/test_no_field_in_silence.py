"""No field a person wrote is ever without effect and without a finding, wherever it stands."""

from __future__ import annotations

import re

import pytest
from tests.each import holds_for_each

from helplog.model.journal import Checkin, Entry, PersonNote, field_text
from helplog.model.keys import FIELD_NAMES, FIELDS, SCALARS, KeyType
from helplog.model.kinds import LIST_KEYS, Kind
from helplog.model.ordinary_keys import is_ordinary_key
from helplog.model.settings import Settings
from helplog.text.reading.file import read

SETTINGS = Settings()
VALUES = {
    KeyType.POUNDS: "7",
    KeyType.ANSWER: "later",
    KeyType.DATE: "2026-11-20",
    KeyType.DATE_OR_YES: "2026-11-20",
    KeyType.DATE_OR_YES_NO: "2026-11-20",
    KeyType.THANKED: "2026-11-20",
    KeyType.DATES: "2026-11-20",
    KeyType.YES_NO: "yes",
    KeyType.CHANCE: "70%",
    KeyType.TEN: "7",
    KeyType.RESULT: "adjusted",
}
"""A value for a field of each type that is none of the defaults."""
PLACES = {
    "in an item": "{kind}:\n  - {head}\n    {field}\n",
    "under the dash": "{kind}:\n  - {head}\n  {field}\n",
    "in braces": "{kind}: {{what: the thing, {field}}}\n",
    "below one line": "{kind}: {head}\n{field}\n",
    "below one dash": "{kind}:\n  - {head}\n{field}\n",
    "below dashes at the margin": "{kind}:\n- {head}\n{field}\n",
    "below two items": "{kind}:\n  - {head}\n  - other thing\n{field}\n",
    "below none": "{kind}: none\n{field}\n",
    "below a blank line": "{kind}: {head}\n\n{field}\n",
    "above": "{field}\n{kind}: {head}\n",
    "alone": "{field}\n",
    "in capitals": "{kind}:\n  - {head}\n    {FIELD}\n",
    "in capitals below": "{kind}: {head}\n{FIELD}\n",
}
FILES = {
    "2026-11-18.md": "",
    "2026-W47.md": "",
    "people/dana.md": "person: Dana\n",
}


def value_of(name: str) -> str:
    field = FIELDS.get(FIELD_NAMES[name])
    return VALUES.get(field.type, "xyzzy") if field else "Xyzzy"


def is_elsewhere(spelling: str, place: str) -> bool:
    """Whether the name is a key of the whole file, or of other programs, where it stands so."""
    in_item = place in {"in an item", "under the dash", "in braces", "in capitals"}
    if in_item:
        return False
    if spelling in SCALARS:
        return True
    return is_ordinary_key(spelling) and place in {
        "above",
        "alone",
        "below a blank line",
    }


def said_in(writing: Entry | Checkin | PersonNote) -> str:
    parts: list[object] = [*writing.nones]
    for item in writing.items:
        parts += [
            *item.who,
            item.what,
            item.weight_lb,
            *item.fields,
            *map(field_text, item.fields.values()),
        ]
    return " ".join(map(str, parts))


@pytest.mark.parametrize("uri", FILES)
def test_a_field_counts_or_is_named(uri: str) -> None:
    rows = {f"{kind} {place}": (uri, kind, place) for kind in Kind for place in PLACES}
    holds_for_each(rows, counts_or_is_named)


def counts_or_is_named(uri: str, kind: Kind, place: str) -> None:
    silent: list[str] = []
    for spelling in FIELD_NAMES:
        if is_elsewhere(spelling, place):
            continue
        field = f"{spelling}: {value_of(spelling)}"
        front = FILES[uri] + PLACES[place].format(
            kind=kind,
            head="the thing",
            field=field,
            FIELD=f"{spelling.upper()}: {value_of(spelling)}",
        )
        if not _counts_or_is_named(uri, front, spelling):
            silent.append(f"{front!r}")
    assert not silent


def _counts_or_is_named(uri: str, front: str, spelling: str) -> bool:
    writing, found = read(uri, f"---\n{front}---\nA day.\n".encode(), SETTINGS)
    assert writing is not None
    rows = front.split("\n")
    line = 2 + next(
        n
        for n, row in enumerate(rows)
        if re.search(rf"(?<!\w){spelling}:", row.lower())
    )
    if any(finding.where.line == line for finding in found):
        return True
    if "lists-in-person-note" in {finding.code for finding in found}:
        return True
    name = FIELD_NAMES[spelling]
    if name == "private":
        return writing.private or any(item.private for item in writing.items)
    said = said_in(writing)
    if name in {"who", "what"}:
        return "xyzzy" in said.casefold()
    field = FIELDS[name]
    text = {KeyType.POUNDS: "7", KeyType.CHANCE: "0.7", KeyType.TEN: "7"}
    day_is_item_s = name == "on" and any(
        str(item.on) == "2026-11-20" for item in writing.items
    )
    return day_is_item_s or text.get(field.type, value_of(spelling)) in said


@pytest.mark.parametrize("key", LIST_KEYS)
@pytest.mark.parametrize("uri", FILES)
def test_every_spelling_of_a_list_counts_or_is_named(uri: str, key: str) -> None:
    for spelling in (key, key.upper(), key.capitalize()):
        front = f"{FILES[uri]}{spelling}:\n  - the thing\n"
        writing, found = read(uri, f"---\n{front}---\n".encode(), SETTINGS)
        assert writing is not None
        kinds = [item.kind for item in writing.items]
        assert kinds == [LIST_KEYS[key]] or any(
            finding.code == "lists-in-person-note" for finding in found
        )
