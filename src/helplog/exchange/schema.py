"""The JSON Schema of the frontmatter, made from the table that the reader reads by.

Draft 2020-12, in keywords that mean the same in draft 7, which is what editors know. It describes
plain YAML; the reader understands more than that, so nothing here forbids a key.
"""

from __future__ import annotations

from typing import Final

from helplog.exchange.contracts import JsonObject
from helplog.model.keys import FIELDS, SCALARS, WHAT, WHO, KeySpec, KeyType
from helplog.model.kinds import Answer, Kind, Result

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
DRAFT_7: Final = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors know."""

_Schema = JsonObject
_WORDS: Final[_Schema] = {"type": ["string", "number", "boolean"]}
_DAY: Final[_Schema] = {"type": "string", "minLength": 4}
_TEXT_OR_LIST: Final[_Schema] = {
    "anyOf": [
        _WORDS,
        {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}},
        {"type": "null"},
    ]
}
_TEN: Final[_Schema] = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": 10},
        {
            "type": "string",
            "pattern": r"^\s*([0-9]|10)([.,][0-9]+)?\s*(/\s*10|of 10)?\s*$",
        },
        {"type": "null"},
    ]
}
_STRETCH: Final[_Schema] = {
    "type": "object",
    "properties": {
        "from": {**_DAY, "description": "The first day away"},
        "to": {**_DAY, "description": "The last day away"},
        "why": {**_WORDS, "description": "Why, if you like"},
    },
}
_TYPES: Final[dict[KeyType, _Schema]] = {
    KeyType.TEXT: _TEXT_OR_LIST,
    KeyType.POUNDS: {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": 0},
            {
                "type": "string",
                "pattern": r"^\s*[0-9]+([.,][0-9]+)?\s*(lb|lbs|pounds?)?\.?\s*$",
            },
        ],
        "examples": [3, 5, 10, 25, 50, 100],
    },
    KeyType.ANSWER: {"enum": [*map(str, Answer), True, False]},
    KeyType.DATE: _DAY,
    KeyType.DATE_OR_YES: {"anyOf": [_DAY, {"enum": ["yes", "no", True, False]}]},
    KeyType.DATE_OR_YES_NO: {"anyOf": [_DAY, {"enum": ["yes", "no", True, False]}]},
    KeyType.THANKED: {"anyOf": [_DAY, {"enum": ["yes", "no", "enough", True, False]}]},
    KeyType.DATES: {"anyOf": [_DAY, {"type": "array", "items": _DAY}]},
    KeyType.YES_NO: {"enum": ["yes", "no", True, False]},
    KeyType.CHANCE: {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 100},
            {"type": "string", "pattern": r"^\s*[0-9]{1,3}([.,][0-9]+)?\s*%?\s*$"},
        ],
        "examples": ["40%"],
    },
    KeyType.TEN: _TEN,
    KeyType.RESULT: {"enum": [*map(str, Result)]},
    KeyType.NAMES: _TEXT_OR_LIST,
    KeyType.ENTRY_DATE: {"type": ["string", "null"]},
    KeyType.LINE: {"type": ["string", "number", "null"]},
    KeyType.LIST: _TEXT_OR_LIST,
    KeyType.PRIVATE: {"enum": [True, False, "yes", "no", "true", "false"]},
    KeyType.AWAY: {
        "anyOf": [
            _STRETCH,
            {"type": "array", "items": {"anyOf": [_STRETCH, _WORDS]}},
            {"type": ["string", "null"]},
        ]
    },
}


def frontmatter_schema(dialect: str = DIALECT) -> JsonObject:
    """The schema of what stands between the two lines of dashes.

    Args:
        dialect: what its `$schema` says; everything in it means the same in both.
    """
    properties: JsonObject = {}
    spellings: JsonObject = {}
    for kind in Kind:
        name = str(kind)
        properties[name] = _list_of(kind)
        spellings[_spellings(kind)] = {"$ref": f"#/properties/{name}"}
    for key in SCALARS.values():
        properties[key.name] = _described(key)
    return {
        "$schema": dialect,
        "title": "An entry of a helplog journal",
        "description": "All keys are optional; unknown ones are kept.",
        "type": "object",
        "properties": properties,
        "patternProperties": spellings,
    }


def _spellings(kind: Kind) -> str:
    """What the other spellings of a list's key match; editors offer its name alone."""
    words: list[str] = []
    for word in (kind.value, *kind.spec.synonyms):
        capital = word.capitalize()
        words += [capital, word.upper()]
        if word != kind.value:
            words.append(word)
    return f"^(?:{'|'.join(words)})$"


def _list_of(kind: Kind) -> _Schema:
    """One item or many, each a text or a mapping; or an explicit none."""
    item = _item(kind)
    return {
        "description": kind.spec.meaning,
        "anyOf": [
            {"type": "array", "items": {"anyOf": [_WORDS, item, {"type": "null"}]}},
            item,
            {"type": ["string", "null"]},
            {"enum": [0, False]},
        ],
    }


def _item(kind: Kind) -> _Schema:
    """An item as a mapping; a key that is no field is the person, its value what it was about."""
    properties: JsonObject = {}
    for name in (WHO.name, *WHO.synonyms):
        properties[name] = _described(WHO)
    properties[WHAT.name] = {**_WORDS, "description": _meaning(WHAT)}
    for field in FIELDS.values():
        if kind in field.kinds:
            properties[field.name] = _field(field, kind)
    return {"type": "object", "properties": properties}


def _field(field: KeySpec, kind: Kind) -> _Schema:
    described = _described(field)
    if field.type is KeyType.POUNDS:
        meaning = _meaning(field)
        default_lb = kind.spec.default_lb
        described["description"] = f"{meaning}; {default_lb:g} without it"
    return described


def _described(key: KeySpec) -> _Schema:
    described = dict(_TYPES[key.type])
    described["description"] = _meaning(key)
    return described


def _meaning(key: KeySpec) -> str:
    first = key.meaning[:1]
    rest = key.meaning[1:]
    return first.upper() + rest
