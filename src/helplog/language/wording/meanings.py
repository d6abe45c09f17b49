"""What each key, field and value of a frontmatter means, with an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from helplog.model.keys import FIELDS, SCALARS, WHAT, WHO, KeySpec
from helplog.model.kinds import KINDS, Answer, Kind, Result

WEIGHTS: Final[Mapping[int, str]] = {
    3: "a small moment",
    5: "a little more",
    10: "a stretch",
    25: "heavy",
    50: "very heavy",
    100: "the lift you train for",
}
"""What pounds stand for; a guide."""
ANSWERS: Final[Mapping[Answer, str]] = {
    Answer.YES: "they said yes",
    Answer.NO: "they said no; the need is open again",
    Answer.LATER: "not now; it stays open",
    Answer.PARTLY: "a part of it; it counts as a yes",
    Answer.WAITING: "no answer yet, as without the field",
}
RESULTS: Final[Mapping[Result, str]] = {
    Result.KEPT: "it stays theirs",
    Result.ADJUSTED: "it goes on, changed; a later `check_in` begins a new trial",
    Result.TAKEN_BACK: "it is mine again",
}
THANKED: Final[Mapping[str, str]] = {
    "yes": "I thanked them",
    "enough": "it may rest, thanked or not",
    "no": "not yet, as without the field",
}
_LISTS: Final[Mapping[Kind, str]] = {
    Kind.ASKS: "asks:\n  - Priya: read my letter before I send it\n    weight: 3",
    Kind.HANDOFFS: "handoffs:\n  - Jo: owns the Friday dinners\n    success: food at seven",
    Kind.ACCEPTED: "accepted:\n  - Sam: carried the boxes up",
    Kind.THANKS: "thanks:\n  - Dana: for the lift on Tuesday",
    Kind.CONNECTIONS: "connections:\n  - Lee — met at the school gate",
    Kind.DECLINED: "declined:\n  - Ana: offered to drive",
    Kind.NEEDS: "needs:\n  - someone to think the move through with",
    Kind.ALONE: "alone:\n  - what: moved the sofa by myself\n    cost: my back",
    Kind.OFFERS: "offers:\n  - Mia: would take the plants",
}
_PEOPLE_AND_WORDS: Final = ("who: Priya", "what: read my letter")
_EXAMPLES: Final[Mapping[str, str]] = {
    "weight": "weight: 5",
    "answer": "answer: yes",
    "answered": "answered: yesterday",
    "by": "by: friday",
    "on": "on: yesterday",
    "for": "for: someone to think the move through with",
    "chance": "chance: 40%",
    "success": "success: there is food on the table at seven",
    "said": "said: no",
    "shared": "shared: yes",
    "agree": "agree:\n  - Jo looks at the plan on Sundays",
    "check_in": "check_in: in two weeks",
    "load": "load: I plan each dinner days ahead",
    "impact": "impact: I can't rest on Sundays",
    "visibility": "visibility: the list on the fridge",
    "done": "done: 2026-11-20",
    "result": "result: kept",
    "talked": "talked: 2026-12-02",
    "worked": "worked: nobody had to ask me",
    "change": "change: shopping moves to Saturday",
    "stepped_in": "stepped_in: 2026-11-20",
    "thanked": "thanked: enough",
    "open": "open: yes",
    "met": "met: yes",
    "dropped": "dropped: yes",
    "plan": "plan: when Bea calls, I'll ask her",
    "2am": "2am: yes",
    "cost": "cost: my back, and the evening",
    "expected": "expected: 7",
    "felt": "felt: 2",
    "id": "id: the-move",
    "note": "note: she asked for the recipe",
    "private": "private: true",
}
_TOP_EXAMPLES: Final[Mapping[str, str]] = {
    "date": "date: 2026-11-18",
    "created": "created: 2026-11-18",
    "created_at": "created_at: 2026-11-18",
    "week": "week: 2026-W47",
    "person": "person: Dana Lee",
    "aliases": "aliases: [Dana, D]",
    "every": "every: 30d",
    "at_most": "at_most: 45d",
    "load": "load: 4",
    "tags": "tags: [home, work]",
    "private": "private: true",
    "away": "away:\n  from: 2026-08-01\n  to: 2026-08-14\n  why: rest",
    "not_now": "not_now: a ladder",
    "title": "title: The long Tuesday",
    "time": "time: 23:10",
    "tz": "tz: Europe/Berlin",
    "also": "also:\n  - 'load: 4'",
}


def key_spec(key: str) -> KeySpec | None:
    """What is known of a key at the top that is no list."""
    return SCALARS.get(key)


def field_spec(name: str) -> KeySpec | None:
    """What is known of a field."""
    if name in {WHO.name, WHAT.name}:
        return WHO if name == WHO.name else WHAT
    return FIELDS.get(name)


def meaning_of_key(key: str) -> str:
    """What a key at the top says; empty for one that helplog does not know."""
    if key in KINDS:
        return KINDS[Kind(key)].meaning
    spec = key_spec(key)
    return spec.meaning if spec else ""


def example_of_key(key: str) -> str:
    """How it is written."""
    if key in KINDS:
        return _LISTS[Kind(key)]
    return _TOP_EXAMPLES.get(key, "")


def meaning_of_field(name: str) -> str:
    """What a field says; empty for one that helplog does not know."""
    spec = field_spec(name)
    if spec is None:
        return ""
    return spec.meaning[:1].upper() + spec.meaning[1:]


def example_of_field(name: str) -> str:
    """How it is written."""
    for example in _PEOPLE_AND_WORDS:
        if example.startswith(f"{name}:"):
            return example
    return _EXAMPLES.get(name, "")


def meaning_of_weight(pounds: float) -> str:
    """What a weight stands for: that of the heaviest plate it holds."""
    fitting = [words for plate, words in WEIGHTS.items() if plate <= pounds]
    return fitting[-1] if fitting else WEIGHTS[3]
