"""The keys of a frontmatter.

One record for each says how it is spelt, read and merged, and where it may stand.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from helplog.model.kinds import REP_KINDS, Kind


class KeyType(StrEnum):
    """How the text of a key is read."""

    TEXT = "text"
    POUNDS = "pounds"
    """A positive number, `3`, `3lb`, `"10 lb"`."""
    ANSWER = "answer"
    DATE = "date"
    DATE_OR_YES = "date or yes"
    DATE_OR_YES_NO = "date, yes or no"
    THANKED = "date, yes, no or enough"
    DATES = "dates"
    """One date or several."""
    YES_NO = "yes or no"
    CHANCE = "chance"
    """`40%` or `0.4`; read as 0 to 1."""
    TEN = "0 to 10"
    RESULT = "result"
    NAMES = "names"
    """People: one, several, or a list of them."""
    ENTRY_DATE = "entry date"
    """The day of a whole entry, a time of day with it or not."""
    LINE = "line"
    """One line, which its own reader takes apart: a week, a name, a span of days."""
    LIST = "list"
    """Texts, or one."""
    PRIVATE = "private"
    AWAY = "away"


class Merge(StrEnum):
    """What becomes of a key that two devices changed."""

    QUESTION = "question"
    """One value stays, the same on every device; the other is kept as a question."""
    LIST = "list"
    """A list with the elements of both."""
    PARTS = "parts"
    """A text with the parts of both."""
    TRUE_STAYS = "true stays"
    """As `question`, but what was private once stays so."""


class KeySpec(NamedTuple):
    """One key: at the top of a frontmatter, or a field of items."""

    name: str
    type: KeyType
    meaning: str
    """What it says, for editors; of a field without a capital."""
    kinds: frozenset[Kind] = frozenset()
    """Lists whose items may carry it; none for a key at the top."""
    synonyms: tuple[str, ...] = ()
    """Other keys that mean the same."""
    merge: Merge = Merge.QUESTION
    looks_back: bool = False
    """A bare weekday under it is the last one; under the others it is the next, for an item of a
    day is answered and done on that day or later."""
    label: str = ""
    """What stands before it on a page, which translates it; empty where it is shown in its own way,
    or not at all."""


_ALL: Final = frozenset(Kind)
_REPS: Final = frozenset(REP_KINDS)
_ASKED: Final = frozenset({Kind.ASKS, Kind.HANDOFFS})
_HANDOFFS: Final = frozenset({Kind.HANDOFFS})
_OFFERS: Final = frozenset({Kind.OFFERS})
_HELPING: Final = frozenset({Kind.ACCEPTED, Kind.OFFERS})
_AWKWARD: Final = frozenset(
    {Kind.ASKS, Kind.ACCEPTED, Kind.THANKS, Kind.CONNECTIONS, Kind.OFFERS}
)

WHO: Final = KeySpec(
    "who",
    KeyType.NAMES,
    "who it was",
    _ALL,
    synonyms=("from", "to", "with", "person", "owner", "name"),
)
WHAT: Final = KeySpec("what", KeyType.TEXT, "what it was", _ALL)
"""Who and what stand apart from the other fields because every item has them."""


def _by_name(*keys: KeySpec) -> dict[str, KeySpec]:
    return {key.name: key for key in keys}


def _fields() -> dict[str, KeySpec]:
    k, t = KeySpec, KeyType
    asked, handoffs, awkward = _ASKED, _HANDOFFS, _AWKWARD
    need = frozenset({Kind.NEEDS})
    parts = Merge.PARTS
    return _by_name(
        k("weight", t.POUNDS, "how heavy it felt, in pounds", _REPS | _OFFERS),
        k("answer", t.ANSWER, "what the answer was", asked | _OFFERS),
        k("answered", t.DATE, "the day of the answer", asked | _OFFERS),
        k("by", t.DATE, "the day it is wanted by", asked, label="By"),
        k(
            "on",
            t.DATE,
            "the day it happened, where that is not the entry's",
            asked,
            looks_back=True,
        ),
        k(
            "for",
            t.TEXT,
            "the need it meets: its text or its id",
            asked | _HELPING,
            label="For",
        ),
        k(
            "chance",
            t.CHANCE,
            "how likely a yes seemed before asking",
            frozenset({Kind.ASKS}),
            label="Chance I gave it",
        ),
        k("success", t.TEXT, "what done looks like", handoffs, label="That means"),
        k(
            "said",
            t.DATE_OR_YES_NO,
            "the day it was said; no while it is a draft",
            handoffs,
            looks_back=True,
            label="Said",
        ),
        k(
            "shared",
            t.YES_NO,
            "whether both of us own it from now on",
            handoffs,
            label="Owned by",
        ),
        k(
            "agree",
            t.LIST,
            "what is agreed: who looks at what, and when; what happens if",
            handoffs,
            merge=Merge.LIST,
            label="Agreed",
        ),
        k("check_in", t.DATE, "the end of the trial", handoffs),
        k(
            "load",
            t.TEXT,
            "what I have been carrying",
            handoffs,
            label="What I have been carrying",
        ),
        k(
            "impact",
            t.TEXT,
            "what carrying it does to me",
            handoffs,
            label="What it does to me",
        ),
        k(
            "visibility",
            t.TEXT,
            "how we both stay informed",
            handoffs,
            label="How we both stay informed",
        ),
        k("done", t.DATE, "the day it was done", asked, label="Done"),
        k("result", t.RESULT, "what was said at the check-in", handoffs),
        k(
            "talked",
            t.DATES,
            "the day of that talk; of several, each",
            handoffs,
            merge=Merge.LIST,
        ),
        k("worked", t.TEXT, "what worked", handoffs, merge=parts, label="What worked"),
        k(
            "change",
            t.TEXT,
            "what we change",
            handoffs,
            merge=parts,
            label="What we change",
        ),
        k(
            "stepped_in",
            t.DATES,
            "the days I took it back for a moment",
            handoffs,
            merge=Merge.LIST,
        ),
        k(
            "thanked",
            t.THANKED,
            "whether I thanked them; enough lets it rest",
            _HELPING,
            label="Thanked",
        ),
        k(
            "open",
            t.YES_NO,
            "whether I could still say yes",
            frozenset({Kind.DECLINED}),
            label="Still open",
        ),
        k("met", t.DATE_OR_YES, "the need is met", need, label="Met"),
        k("dropped", t.DATE_OR_YES, "the need went away", need, label="Let go"),
        k(
            "plan",
            t.TEXT,
            "when I will ask, and whom: when …, I'll ask …",
            need,
            label="Plan",
        ),
        k(
            "2am",
            t.YES_NO,
            "whether it keeps me awake",
            need,
            label="Keeps me awake",
        ),
        k(
            "cost",
            t.TEXT,
            "what it took out of me",
            frozenset({Kind.ALONE}),
            label="What it took out of me",
        ),
        k(
            "expected",
            t.TEN,
            "how awkward I expected it to be",
            awkward,
            label="How awkward I expected it to be",
        ),
        k("felt", t.TEN, "how awkward it was", awkward, label="How it was"),
        k("id", t.TEXT, "a word, unique in the journal", _ALL),
        k("note", t.TEXT, "anything else", _ALL, merge=parts, label="Note"),
        k(
            "private",
            t.YES_NO,
            "it counts, and its words are nowhere on the site",
            _ALL,
            merge=Merge.TRUE_STAYS,
        ),
    )


FIELDS: Final = _fields()
"""Every field of items by name but who and what, in the order they are shown."""

FIELD_NAMES: Final = {
    spelling: key.name
    for key in (WHO, WHAT, *FIELDS.values())
    for spelling in (key.name, *key.synonyms)
}
"""The name of the field that each spelling of one means."""


def _scalars() -> dict[str, KeySpec]:
    k, t = KeySpec, KeyType
    return _by_name(
        k("date", t.ENTRY_DATE, "The day of the entry"),
        k("created", t.ENTRY_DATE, "The day of the entry"),
        k("created_at", t.ENTRY_DATE, "The day of the entry"),
        k("week", t.LINE, "The week of a check-in: 2026-W47, or any date of it"),
        k("person", t.LINE, "Whose note this is"),
        k("aliases", t.LIST, "Other names of that person", merge=Merge.LIST),
        k("every", t.LINE, "How often contact is wanted: 30d, 2 weeks"),
        k("at_most", t.LINE, "The longest gap that feels right: 45d"),
        k("load", t.TEN, "How full my head is, 0 to 10"),
        k("tags", t.LIST, "A list of words, or one", merge=Merge.LIST),
        k(
            "private",
            t.PRIVATE,
            "Its numbers count, its words appear nowhere in the site",
            merge=Merge.TRUE_STAYS,
        ),
        k(
            "away",
            t.AWAY,
            "A stretch that neither breaks nor lengthens a streak: from, to, why",
            merge=Merge.LIST,
        ),
        k(
            "not_now",
            t.LIST,
            "Small asks that rest for four weeks: a need's words, its id, or an offer's words",
            merge=Merge.LIST,
        ),
        k("title", t.LINE, "The title of the entry"),
        k("time", t.LINE, "The time of day, 23:10"),
        k("tz", t.LINE, "The time zone"),
        k(
            "also",
            t.LIST,
            "Values that merging could not decide between; take the lines away once you have",
            merge=Merge.LIST,
        ),
    )


SCALARS: Final = _scalars()
"""Every key at the top of a frontmatter beside the lists of items, by name."""

DATE_KEYS: Final = tuple(
    key.name for key in SCALARS.values() if key.type is KeyType.ENTRY_DATE
)
"""Keys that date an entry, the first one present wins."""

LISTED_KEYS: Final = frozenset(
    key.name for key in SCALARS.values() if key.merge is Merge.LIST
)
"""Keys at the top whose value is a list, though not one of items."""
