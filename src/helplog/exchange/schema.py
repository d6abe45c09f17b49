"""The JSON Schema of the frontmatter, made from the table that the reader reads by.

Draft 2020-12, in keywords that mean the same in draft 7, which is what editors know. It describes plain YAML; the
reader understands more than that, so nothing here forbids a key.
"""

from __future__ import annotations

from typing import Final

from helplog.exchange.contracts import Json
from helplog.model.kinds import (
    DATE_KEYS,
    DEFAULT_WEIGHT_LB,
    FIELDS,
    WHO_ALIASES,
    Answer,
    Field,
    FieldType,
    Kind,
    Result,
)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
DRAFT_7: Final = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors know."""
KIND_MEANINGS: Final = {
    Kind.ASKS: "Help I asked for",
    Kind.HANDOFFS: "An outcome someone else owns now, not a task I still manage",
    Kind.ACCEPTED: "An offer I said yes to",
    Kind.THANKS: "A thank-you that I meant",
    Kind.CONNECTIONS: "Someone I met, or came closer to, whom I could reach out to",
    Kind.DECLINED: "An offer I turned down",
    Kind.NEEDS: "Where I need help and have not asked",
    Kind.ALONE: 'A moment of "I\'ll just handle it"',
}
SCALAR_MEANINGS: Final = {
    "date": "The day of the entry",
    "created": "The day of the entry",
    "created_at": "The day of the entry",
    "week": "The week of a check-in: 2026-W47, or any date of it",
    "person": "Whose note this is",
    "aliases": "Other names of that person",
    "every": "How often contact is wanted: 30d, 2 weeks",
    "at_most": "The longest gap that feels right: 45d",
    "load": "How full my head is, 0 to 10",
    "tags": "A list of words, or one",
    "private": "Its numbers count, its words appear nowhere in the site",
    "away": "A stretch that neither breaks nor lengthens a streak: from, to, why",
    "title": "The title of the entry",
    "time": "The time of day, 23:10",
    "tz": "The time zone",
    "also": "Values that merging could not decide between; take the lines away once you have",
}

_Schema = dict[str, Json]
_WORDS: Final[_Schema] = {"type": ["string", "number", "boolean"]}
_DAY: Final[_Schema] = {"type": "string", "minLength": 4}
_TEXT_OR_LIST: Final[_Schema] = {
    "anyOf": [_WORDS, {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}}, {"type": "null"}]
}
_TEN: Final[_Schema] = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 10},
        {"type": "string", "pattern": r"^\s*([0-9]|10)([.,][0-9]+)?\s*(/\s*10|of 10)?\s*$"},
        {"type": "null"},
    ]
}
_FIELD_TYPES: Final[dict[FieldType, _Schema]] = {
    FieldType.TEXT: _TEXT_OR_LIST,
    FieldType.POUNDS: {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": 0},
            {"type": "string", "pattern": r"^\s*[0-9]+([.,][0-9]+)?\s*(lb|lbs|pounds?)?\.?\s*$"},
        ],
        "examples": [3, 5, 10, 25, 50, 100],
    },
    FieldType.ANSWER: {"enum": [*map(str, Answer), True, False]},
    FieldType.DATE: _DAY,
    FieldType.DATE_OR_YES: {"anyOf": [_DAY, {"enum": ["yes", "no", True, False]}]},
    FieldType.DATE_OR_YES_NO: {"anyOf": [_DAY, {"enum": ["yes", "no", True, False]}]},
    FieldType.YES_NO: {"enum": ["yes", "no", True, False]},
    FieldType.CHANCE: {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 100},
            {"type": "string", "pattern": r"^\s*[0-9]{1,3}([.,][0-9]+)?\s*%?\s*$"},
        ],
        "examples": ["40%"],
    },
    FieldType.TEN: _TEN,
    FieldType.RESULT: {"enum": [*map(str, Result)]},
}


def frontmatter_schema(dialect: str = DIALECT) -> dict[str, Json]:
    """The schema of what stands between the two lines of dashes.

    Args:
        dialect: what its `$schema` says; everything in it means the same in both.
    """
    return {
        "$schema": dialect,
        "title": "An entry of a helplog journal",
        "description": "All keys are optional; unknown ones are kept.",
        "type": "object",
        "properties": {
            **{str(kind): _list_of(kind) for kind in Kind},
            **{name: {**_scalar(name), "description": meaning} for name, meaning in SCALAR_MEANINGS.items()},
        },
    }


def _list_of(kind: Kind) -> _Schema:
    """One item or many, each a text or a mapping; or an explicit none."""
    item = _item(kind)
    return {
        "description": KIND_MEANINGS[kind],
        "anyOf": [
            {"type": "array", "items": {"anyOf": [_WORDS, item, {"type": "null"}]}},
            item,
            {"type": ["string", "null"]},
            {"enum": [0, False]},
        ],
    }


def _item(kind: Kind) -> _Schema:
    """An item as a mapping; a key that is no field is the person, and its value what it was about."""
    people = {name: {**_TEXT_OR_LIST, "description": "Who it was"} for name in WHO_ALIASES}
    fields = {field.name: _field(field, kind) for field in FIELDS.values() if kind in field.kinds}
    return {"type": "object", "properties": {**people, "what": {**_WORDS, "description": "What it was"}, **fields}}


def _field(field: Field, kind: Kind) -> _Schema:
    meaning = field.meaning[:1].upper() + field.meaning[1:]
    if field.type is FieldType.POUNDS:
        meaning += f"; {DEFAULT_WEIGHT_LB[kind]:g} without it"
    return {**_FIELD_TYPES[field.type], "description": meaning}


def _scalar(name: str) -> _Schema:
    if name in DATE_KEYS:
        return {"type": ["string", "null"]}
    special: dict[str, _Schema] = {
        "load": _TEN,
        "tags": _TEXT_OR_LIST,
        "aliases": _TEXT_OR_LIST,
        "also": _TEXT_OR_LIST,
        "private": {"enum": [True, False, "yes", "no", "true", "false"]},
        "away": _away(),
    }
    return special.get(name, {"type": ["string", "number", "null"]})


def _away() -> _Schema:
    stretch: _Schema = {
        "type": "object",
        "properties": {
            "from": {**_DAY, "description": "The first day away"},
            "to": {**_DAY, "description": "The last day away"},
            "why": {**_WORDS, "description": "Why, if you like"},
        },
    }
    return {"anyOf": [stretch, {"type": "array", "items": {"anyOf": [stretch, _WORDS]}}, {"type": ["string", "null"]}]}
