"""The lists of a journal: one record for each kind says all that is peculiar to it.

The reader, the numbers, the pages, the terminal and the schema ask these records; whoever adds a
kind adds one.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple


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


class Kind(StrEnum):
    """The lists, by the name they have in the frontmatter, in the order pages show them."""

    ASKS = "asks"
    HANDOFFS = "handoffs"
    ACCEPTED = "accepted"
    THANKS = "thanks"
    CONNECTIONS = "connections"
    DECLINED = "declined"
    NEEDS = "needs"
    ALONE = "alone"
    OFFERS = "offers"

    @property
    def spec(self) -> KindSpec:
        """All that is peculiar to the kind."""
        return KINDS[self]


class KindSpec(NamedTuple):
    """What is peculiar to one kind. Its words are English; pages translate them."""

    meaning: str
    """What the list holds, for editors."""
    title: str
    """The list in a heading: `Asks`."""
    counted: tuple[str, str]
    """Some of it beside its title: `{n} yes`, `{n} yeses`."""
    said: tuple[str, str]
    """How an item begins, without and with its people; a language puts the name where it
    belongs."""
    first: str
    """The first one of a year: `First ask`."""
    told_at: int
    """Its place among the things that a letter tells of a week, from 1."""
    counted_alone: tuple[str, str] | None = None
    """Some of it where no title stands beside it, if that needs more words."""
    synonyms: tuple[str, ...] = ()
    """Other words for it: as a key, in any case, and in a search."""
    default_lb: float | None = None
    """Pounds of an item that says none, once it weighs; None where it never does."""
    weighs: bool = False
    """An item is a rep."""
    question: Question | None = None
    """The question of a week that an item, or the list's explicit none, answers."""
    holds_person: bool = True
    """Somebody can be named."""
    whole_text: bool = False
    """An item is one text: a colon in it parts nobody from anything."""
    alone_is_name: bool = False
    """A text without a colon is the person's name."""
    is_contact: bool = True
    """An item is a contact with those it names."""
    says_what: bool = False
    """An item means nothing without what it was about."""
    told_together: bool = False
    """Several with the same people are told in one clause."""
    done_field: str | None = None
    """The field that says it is done with; None where nothing is."""
    counts_as: Mapping[Answer, Kind] | None = None
    """What an item counts as in every number, by its answer; None where it is what it is."""

    @property
    def expects_person(self) -> bool:
        """Whether an item without anybody is worth a remark."""
        return not (self.whole_text or self.alone_is_name)

    @property
    def counted_in_full(self) -> tuple[str, str]:
        """Some of it where no title stands beside it."""
        return self.counted_alone or self.counted

    @property
    def to_translate(self) -> tuple[str | tuple[str, str], ...]:
        """Its words on pages, each with its plural where it has one."""
        return (self.title, self.counted, self.counted_in_full, *self.said, self.first)


KINDS: Final[dict[Kind, KindSpec]] = {
    Kind.ASKS: KindSpec(
        meaning="Help I asked for",
        title="Asks",
        counted=("{n} ask", "{n} asks"),
        said=("Asked", "Asked {who}"),
        first="First ask",
        told_at=4,
        synonyms=("ask", "asked"),
        default_lb=3,
        weighs=True,
        question=Question.NEED_HELP,
        says_what=True,
        done_field="done",
    ),
    Kind.HANDOFFS: KindSpec(
        meaning="An outcome someone else owns now, not a task I still manage",
        title="Handoffs",
        counted=("{n} handoff", "{n} handoffs"),
        said=("Handed over", "Handed over to {who}"),
        first="First handoff",
        told_at=5,
        told_together=True,
        synonyms=("handoff",),
        default_lb=10,
        weighs=True,
        question=Question.NEED_HELP,
        says_what=True,
        done_field="done",
        counts_as={
            Answer.WAITING: Kind.HANDOFFS,
            Answer.LATER: Kind.HANDOFFS,
            Answer.YES: Kind.HANDOFFS,
            Answer.PARTLY: Kind.HANDOFFS,
            Answer.NO: Kind.ASKS,
        },
    ),
    Kind.ACCEPTED: KindSpec(
        meaning="An offer I said yes to",
        title="Accepted",
        counted=("{n} yes", "{n} yeses"),
        counted_alone=("{n} yes to an offer", "{n} yeses to offers"),
        said=("Said yes", "Said yes to {who}"),
        first="First yes to an offer",
        told_at=1,
        told_together=True,
        synonyms=("accept",),
        default_lb=3,
        weighs=True,
        question=Question.LET_HELP,
        done_field="thanked",
    ),
    Kind.THANKS: KindSpec(
        meaning="A thank-you that I meant",
        title="Thanks",
        counted=("{n} thank-you", "{n} thank-yous"),
        said=("Gave thanks", "Thanked {who}"),
        first="First thank-you",
        told_at=6,
        told_together=True,
        synonyms=("thank", "thanked"),
        default_lb=3,
        weighs=True,
    ),
    Kind.CONNECTIONS: KindSpec(
        meaning="Someone I met, or came closer to, whom I could reach out to",
        title="Connections",
        counted=("{n} connection", "{n} connections"),
        said=("Connected", "Connected with {who}"),
        first="First connection",
        told_at=7,
        told_together=True,
        synonyms=("connection", "connect", "met"),
        default_lb=3,
        weighs=True,
        question=Question.CONNECTED,
        alone_is_name=True,
    ),
    Kind.DECLINED: KindSpec(
        meaning="An offer I turned down",
        title="Declined",
        counted=("{n} offer turned down", "{n} offers turned down"),
        said=("Turned down", "Turned down {who}"),
        first="First offer turned down",
        told_at=2,
        told_together=True,
        synonyms=("decline",),
    ),
    Kind.NEEDS: KindSpec(
        meaning="Where I need help and have not asked",
        title="Needs",
        counted=("{n} need named", "{n} needs named"),
        said=("Need", "Need, with {who} in mind"),
        first="First need named",
        told_at=9,
        synonyms=("need",),
        question=Question.NEED_HELP,
        whole_text=True,
        is_contact=False,
        says_what=True,
        done_field="met",
    ),
    Kind.ALONE: KindSpec(
        meaning='A moment of "I\'ll just handle it"',
        title="Alone",
        counted=("{n} moment alone", "{n} moments alone"),
        said=("Alone", "Alone, {who}"),
        first="First moment alone",
        told_at=8,
        holds_person=False,
        whole_text=True,
        is_contact=False,
        says_what=True,
    ),
    Kind.OFFERS: KindSpec(
        meaning="An offer that came, and that I may not have answered yet",
        title="Offers",
        counted=("{n} offer", "{n} offers"),
        said=("An offer", "{who} offered"),
        first="First offer",
        told_at=3,
        synonyms=("offer",),
        default_lb=3,
        counts_as={
            Answer.WAITING: Kind.OFFERS,
            Answer.LATER: Kind.OFFERS,
            Answer.YES: Kind.ACCEPTED,
            Answer.PARTLY: Kind.ACCEPTED,
            Answer.NO: Kind.DECLINED,
        },
    ),
}

LIST_KEYS: Final = {
    spelling: kind for kind in Kind for spelling in (kind.value, *kind.spec.synonyms)
}
"""The list that each spelling of a key means; in any case."""

REP_KINDS: Final = tuple(kind for kind in Kind if kind.spec.weighs)
"""Kinds that weigh: one item of these is a rep."""

QUESTION_LISTS: Final = {
    Question.LET_HELP: Kind.ACCEPTED,
    Question.NEED_HELP: Kind.NEEDS,
    Question.CONNECTED: Kind.CONNECTIONS,
}
"""The list that the very answer to a question goes into; others may answer it as well."""
