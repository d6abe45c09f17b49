"""A journal as read: entries, check-ins, person notes, their items."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Self

from helplog.model.body_on_demand import BodyOnDemand
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.kinds import REP_KINDS, Answer, Kind, Question, Result
from helplog.model.settings import Settings

_WEIGHING: Final = frozenset(REP_KINDS)
TRIAL_DAYS: Final = 14
"""How long a handoff's trial lasts where no `check_in` says otherwise."""

Several = tuple[str, ...] | tuple[date, ...]
FieldValue = str | float | date | Several
"""A field as read: words stay words (`yes` is the text), pounds and chances are numbers, days are
dates, and lists stay lists."""


def field_text(value: FieldValue) -> str:
    """What a field says as words; of several, all of them."""
    if not isinstance(value, tuple):
        return str(value)
    return ", ".join(map(str, value))


ItemKey = tuple[Place, Kind]
"""Where an item begins, and its kind: what became of an offer stands where the offer does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One moment of asking, receiving, thanking, meeting, or of not doing so."""

    kind: Kind
    where: Place
    """Where the item's own text begins, after the dash."""
    on: date
    """Its `on` field, or the day a handoff was `said`, else its entry's day; in a check-in the
    check-in's own date or its week's last day."""
    who: tuple[str, ...] = ()
    """Names as written."""
    what: str | None = None
    fields: dict[str, FieldValue] = field(default_factory=dict)
    """Every field given and understood, by its name; `who`, `what`, `weight` and `on` excepted."""
    extra: dict[str, str] = field(default_factory=dict)
    """Fields given that helplog does not know or could not understand, as written."""
    weight_lb: float | None = None
    """Pounds; never None for what weighs."""
    private: bool = False
    """It says so itself, or its file does: it counts, its words are shown nowhere on the site."""
    origin: Item | None = None
    """The item as written, where this one is what became of it and stands in no file itself."""

    def __post_init__(self) -> None:
        if self.weight_lb is None and self.weighs:
            object.__setattr__(self, "weight_lb", self.kind.spec.default_lb)

    @property
    def key(self) -> ItemKey:
        """What no other item of its journal has; what became of an offer has one of its own."""
        return self.where, self.kind

    @property
    def as_written(self) -> Item:
        """The item that stands in a file: itself, but for what became of an offer."""
        return self.origin or self

    @property
    def is_draft(self) -> bool:
        """A handoff that is prepared and not said: nobody has heard of it yet."""
        return self.fields.get("said") == "no"

    @property
    def is_untaken(self) -> bool:
        """An offer that leaves the yes open: not answered yet, or turned down for now."""
        if self.kind is Kind.OFFERS:
            return self.counts_as is Kind.OFFERS
        if self.kind is not Kind.DECLINED:
            return False
        if self.origin is not None:
            return False
        return self.text("open") == "yes"

    @property
    def is_shared(self) -> bool:
        """A handoff that both own from then on."""
        return self.fields.get("shared") == "yes"

    @property
    def weighs(self) -> bool:
        """Whether it is a rep."""
        if self.kind not in _WEIGHING:
            return False
        return self.fields.get("said") != "no"

    @property
    def told_beside(self) -> bool:
        """What became of an offer: the offer itself is among the items as well."""
        if self.origin is None:
            return False
        return not self.origin.kind.spec.weighs

    @property
    def counts_as(self) -> Kind:
        """The kind it counts as in every number; of an offer, what its answer made of it."""
        by_answer = self.kind.spec.counts_as
        if not by_answer:
            return self.kind
        return by_answer[self.answer]

    @property
    def answer(self) -> Answer:
        """What was said to it; waiting until something else is written."""
        given = self.text("answer")
        if not given:
            return Answer.WAITING
        return Answer(given)

    @property
    def result(self) -> Result | None:
        """What was agreed at the end of a handoff's trial."""
        given = self.text("result")
        if not given:
            return None
        return Result(given)

    @property
    def check_in_on(self) -> date:
        """The end of a handoff's trial."""
        given = self.day("check_in")
        if given is not None:
            return given
        return self._first_check_in_on

    @property
    def _first_check_in_on(self) -> date:
        """The end of a trial that no `check_in` has set: two weeks after it was said, or `by`."""
        said_on = self.day("said") or self.on
        end = said_on.toordinal() + TRIAL_DAYS
        last = date.max.toordinal()
        trial_ends_on = date.fromordinal(min(end, last))
        by = self.day("by") or trial_ends_on
        return max(trial_ends_on, by)

    @property
    def is_settled(self) -> bool:
        """A handoff that has no talk to come: refused, or talked about without a new trial."""
        if self.answer is Answer.NO:
            return True
        if self.result is not Result.ADJUSTED:
            return self.result is not None
        again_on = self.day("check_in")
        talked_on = max(self.days("talked"), default=self._first_check_in_on)
        return again_on is None or again_on <= talked_on

    def in_trial(self, today: date) -> bool:
        """A handoff the site keeps silent about: said, and its talk to come."""
        if self.kind is not Kind.HANDOFFS:
            return False
        if self.is_draft or self.is_settled:
            return False
        return today < self.check_in_on

    def text(self, name: str) -> str | None:
        """A field's words, None where it was not given."""
        value = self.fields.get(name)
        if isinstance(value, str):
            return value
        return None

    def day(self, name: str) -> date | None:
        """A field's date, None where it was not given or holds a word instead."""
        value = self.fields.get(name)
        if isinstance(value, date):
            return value
        return None

    def days(self, name: str) -> tuple[date, ...]:
        """A field's dates, none where it was not given or holds words."""
        value = self.fields.get(name, ())
        several = value if isinstance(value, tuple) else (value,)
        return tuple(day for day in several if isinstance(day, date))

    def number(self, name: str) -> float | None:
        """A field's number, None where it was not given."""
        value = self.fields.get(name)
        if isinstance(value, int | float):
            return value
        return None


@dataclass(frozen=True, slots=True)
class Away:
    """A stretch that neither breaks nor lengthens a streak; both ends are within it."""

    first_on: date
    last_on: date
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(BodyOnDemand):
    """What every file of the journal that helplog reads has in common."""

    where: Place
    """The file; its line is the first line of the body."""
    body: str = ""
    """Markdown after the frontmatter, LF line ends."""
    title: str | None = None
    time: str | None = None
    """As written, `23:10`."""
    tz: str | None = None
    tags: tuple[str, ...] = ()
    load: float | None = None
    """Mental load, 0 to 10."""
    private: bool = False
    away: tuple[Away, ...] = ()
    items: tuple[Item, ...] = ()
    """In file order."""
    nones: frozenset[Kind] = frozenset()
    """Lists that say explicitly that there was none."""
    also: tuple[str, ...] = ()
    """What merging could not decide: `load: 4`."""
    not_now: tuple[str, ...] = ()
    """Small asks that rest from here on: a need's words or id, or an offer's words."""
    extra: dict[str, str] = field(default_factory=dict)
    """Frontmatter keys helplog does not know, as written."""

    @property
    def uri(self) -> str:
        """Posix path relative to the entries' folder."""
        return self.where.uri

    def with_items(self, items: tuple[Item, ...]) -> Self:
        """The same writing with other items, whose body nobody reads for that."""
        changed = object.__new__(type(self))
        for name in self.__dataclass_fields__:
            if name not in {"body", "items"}:
                value = getattr(self, name)
                object.__setattr__(changed, name, value)
        object.__setattr__(changed, "items", items)
        object.__setattr__(changed, "_fetch_body", lambda: self.body)
        return changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Writing):
    """A day's writing; several may share a day."""

    on: date
    """The writer's local civil date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a check-in says to one of the three questions."""

    text: str
    """Markdown under the heading, template comments removed."""
    none: bool = False
    """It says `none`: an answer all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkin(Writing):
    """Five minutes at the end of a week."""

    week: date
    """First day of the week it belongs to."""
    on: date
    """The day its items count for: its own date where that is within the week, else the week's last
    day."""
    replies: dict[Question, Reply] = field(default_factory=dict)
    """Answered questions only."""
    rest: str = ""
    """What the body says outside the three questions, Markdown."""
    next_ask: str = ""
    """The one small ask carried into the week after, Markdown; it stands in `rest`, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNote(Writing):
    """What the writer keeps about a person; the head of that person's page."""

    name: str
    aliases: tuple[str, ...] = ()
    every_days: int | None = None
    """How often contact is wanted."""
    at_most_days: int | None = None
    """The longest gap that feels right."""


@dataclass(frozen=True, kw_only=True)
class Journal:
    """All that was read. Entries do not know their journal.

    It has no slots, so that what is sorted once can be kept.
    """

    settings: Settings
    entries: tuple[Entry, ...] = ()
    """By day, then time, then uri."""
    checkins: tuple[Checkin, ...] = ()
    """By week, then uri."""
    person_notes: tuple[PersonNote, ...] = ()
    """By name."""
    page_uris: tuple[str, ...] = ()
    """Ordinary pages, left to the site generator."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """By place."""

    @cached_property
    def writings(self) -> tuple[Entry | Checkin, ...]:
        """Entries and check-ins in date order."""
        both: list[Entry | Checkin] = [*self.entries, *self.checkins]
        both.sort(key=lambda writing: (writing.on, writing.time or "", writing.uri))
        return tuple(both)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, by date, then file, then place in the file."""
        found: list[Item] = []
        for writing in self.writings:
            found += writing.items
        found.sort(key=lambda item: (item.on, item.where))
        return tuple(found)


def last_day(week: date) -> date:
    """The last day of the week that starts on `week`."""
    six_days = timedelta(days=6)
    latest = date.max - six_days
    return min(week, latest) + six_days
