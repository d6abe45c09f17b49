"""The vocabulary of a journal: the eight lists, their fields, the top-level keys.

One table; the reader, the JSON Schema and the documentation test all use it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple


class Kind(StrEnum):
    """The eight lists, by the name they have in the frontmatter, in the order pages show them."""

    ASKS = "asks"
    HANDOFFS = "handoffs"
    ACCEPTED = "accepted"
    THANKS = "thanks"
    CONNECTIONS = "connections"
    DECLINED = "declined"
    NEEDS = "needs"
    ALONE = "alone"


REP_KINDS: Final = (Kind.ASKS, Kind.HANDOFFS, Kind.ACCEPTED, Kind.THANKS, Kind.CONNECTIONS)
"""Kinds that weigh: one item of these is a rep."""

DEFAULT_WEIGHT_LB: Final[dict[Kind, float]] = {kind: 10 if kind is Kind.HANDOFFS else 3 for kind in REP_KINDS}

WHO_ALIASES: Final = ("who", "from", "to", "with", "person", "owner", "name")
"""Keys of an item that all mean the person."""


class FieldType(StrEnum):
    """How the text of a field is read."""

    TEXT = "text"
    POUNDS = "pounds"
    """A positive number, `3`, `3lb`, `"10 lb"`."""
    ANSWER = "answer"
    DATE = "date"
    DATE_OR_YES = "date or yes"
    DATE_OR_YES_NO = "date, yes or no"
    YES_NO = "yes or no"
    CHANCE = "chance"
    """`40%` or `0.4`; read as 0 to 1."""
    TEN = "0 to 10"
    RESULT = "result"


class Field(NamedTuple):
    """A field of an item."""

    name: str
    type: FieldType
    kinds: frozenset[Kind]
    """Lists whose items may carry it."""
    meaning: str


_ALL = frozenset(Kind)
_REPS = frozenset(REP_KINDS)
_ASKED = frozenset({Kind.ASKS, Kind.HANDOFFS})


def _fields() -> tuple[Field, ...]:
    f, k, t = Field, Kind, FieldType
    return (
        f("weight", t.POUNDS, _REPS, "how heavy it felt, in pounds"),
        f("answer", t.ANSWER, _ASKED, "what they said"),
        f("answered", t.DATE, _ASKED, "the day they answered"),
        f("done", t.DATE, _ASKED, "the day it was done"),
        f("by", t.DATE, _ASKED, "the day it is wanted by"),
        f("on", t.DATE, _ASKED, "the day it happened, where that is not the entry's"),
        f("for", t.TEXT, frozenset({k.ASKS, k.ACCEPTED, k.HANDOFFS}), "the need it meets: its text or its id"),
        f("chance", t.CHANCE, frozenset({k.ASKS}), "how likely a yes seemed before asking"),
        f("success", t.TEXT, frozenset({k.HANDOFFS}), "what done looks like"),
        f("check_in", t.DATE, frozenset({k.HANDOFFS}), "the end of the trial"),
        f("load", t.TEXT, frozenset({k.HANDOFFS}), "what I have been carrying"),
        f("impact", t.TEXT, frozenset({k.HANDOFFS}), "what carrying it does to me"),
        f("visibility", t.TEXT, frozenset({k.HANDOFFS}), "how we both stay informed"),
        f("result", t.RESULT, frozenset({k.HANDOFFS}), "what was said at the check-in"),
        f("thanked", t.DATE_OR_YES_NO, frozenset({k.ACCEPTED}), "whether I thanked them"),
        f("open", t.YES_NO, frozenset({k.DECLINED}), "whether I could still say yes"),
        f("met", t.DATE_OR_YES, frozenset({k.NEEDS}), "the need is met"),
        f("dropped", t.DATE_OR_YES, frozenset({k.NEEDS}), "the need went away"),
        f("cost", t.TEXT, frozenset({k.ALONE}), "what it took out of me"),
        f("expected", t.TEN, frozenset({k.THANKS, k.CONNECTIONS}), "how awkward I expected it to be"),
        f("felt", t.TEN, frozenset({k.THANKS, k.CONNECTIONS}), "how awkward it was"),
        f("id", t.TEXT, _ALL, "a word, unique in the journal"),
        f("note", t.TEXT, _ALL, "anything else"),
        f("private", t.YES_NO, _ALL, "it counts, and its words are nowhere on the site"),
    )


FIELDS: Final = {field.name: field for field in _fields()}
"""Every field by name; `who` and `what` stand apart because every item has them."""


class Answer(StrEnum):
    """What the person asked has said."""

    WAITING = "waiting"
    YES = "yes"
    NO = "no"
    LATER = "later"
    PARTLY = "partly"


class Result(StrEnum):
    """What was agreed when a handoff's trial ended."""

    KEPT = "kept"
    ADJUSTED = "adjusted"
    TAKEN_BACK = "taken back"


class Question(StrEnum):
    """The three questions of a week, by their lasting ids."""

    LET_HELP = "let-help"
    NEED_HELP = "need-help"
    CONNECTED = "connected"


QUESTION_TEXTS: Final = {
    Question.LET_HELP: "Who did I let help me this week?",
    Question.NEED_HELP: "Where do I need help that I haven't asked for yet?",
    Question.CONNECTED: "Who did I connect with whom I might reach out to?",
}

DATE_KEYS: Final = ("date", "created", "created_at")
"""Frontmatter keys that date an entry, the first one present wins."""

SCALAR_KEYS: Final = (
    *DATE_KEYS,
    "week",
    "person",
    "aliases",
    "every",
    "at_most",
    "load",
    "tags",
    "private",
    "away",
    "title",
    "time",
    "tz",
    "also",
)
"""Known frontmatter keys beside the eight lists."""
