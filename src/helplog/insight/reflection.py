"""What is known about a journal on a day: what pages, terminal and JSON render, all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helplog.insight.people.names import Names
from helplog.model.diagnostic import Diagnostic
from helplog.model.journal import Checkin, Entry, Item, Journal, PersonNote, Reply
from helplog.model.kinds import Kind, Question


class WeekState(StrEnum):
    """How a week counts."""

    MET = "met"
    MISSED = "missed"
    REST = "rest"
    AWAY = "away"
    RUNNING = "running"
    """This week, not met so far; it never breaks a streak."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week, from its first day.

    Weeks are contiguous from the first that holds anything to this one; after this one, only those
    that hold something already written ahead.
    """

    start: date
    label: str
    entries: tuple[Entry, ...]
    """By day, time, uri."""
    checkins: tuple[Checkin, ...]
    items: tuple[Item, ...]
    """Items that count for this week, in date order; of an offer answered in it, what became of it
    as well."""
    counts: Mapping[Kind, int]
    """Every kind, zeros included."""
    reps: int
    lifted_lb: float
    heaviest: Item | None
    """The heaviest lift of the week, the earliest of equals."""
    answered: Mapping[Question, bool]
    replies: Mapping[Question, tuple[Reply, ...]]
    """The writer's own words for each question; empty tuples where there are none."""
    state: WeekState
    strength: float
    """0 to 1, after this week; a week ahead of this one repeats it; 0 when streaks are off."""
    in_a_row: int
    """Met weeks after this week, since the last missed one; ahead of this one and when streaks are
    off, as strength."""
    lb_by_day: Mapping[date, float]
    """Days with a rep only."""

    @property
    def answered_count(self) -> int:
        """How many of the three questions are answered, 0 to 3."""
        return sum(self.answered.values())

    @property
    def met(self) -> bool:
        """One of the three questions or more is answered."""
        return any(self.answered.values())

    @property
    def empty(self) -> bool:
        """Nothing was written for it."""
        return not (self.entries or self.checkins or self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Streaks:
    """Runs of practice. Absent from every rendering when the journal says `streaks: off`."""

    weekly_current: int
    weekly_longest: int
    rest_held: int
    """Rest weeks earned and not spent, 0 to 2."""
    writing_current: int
    writing_longest: int
    last_12: int
    """Met weeks among the last twelve, this week among them once it is met."""
    last_12_of: int
    """12, or fewer in a younger journal."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its sample size."""

    yes: int
    n: int

    @property
    def share(self) -> float | None:
        """0 to 1; None where there is nothing to divide."""
        if not self.n:
            return None
        return self.yes / self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionGap:
    """How likely yeses seemed against how many came, from n = 8."""

    n: int
    expected: float
    """Mean chance, 0 to 1."""
    actual: float
    """Share of yeses, 0 to 1."""
    low: float
    """95 % Wilson interval of the share of yeses."""
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One need, however often it was named."""

    item: Item
    """Where it was first named."""
    named: tuple[Item, ...]
    """Every time it was named, in date order."""
    carried_weeks: int
    """Whole weeks since it was first named."""
    met_by: tuple[Item, ...]
    """Asks, handoffs and accepted items that name it; handoffs in their trial close it but stay
    unlisted."""
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone, across all the spellings that mean them."""

    key: str
    name: str
    """As in their note, else as most often written."""
    slug: str
    note: PersonNote | None
    more_notes: tuple[PersonNote, ...] = ()
    """Other notes that mean them, as two files with one alias do."""
    items: tuple[Item, ...]
    """Every item that names them, as written, in date order; handoffs in their trial left out."""
    counts: Mapping[Kind, int]
    """Of `items` and of what became of offers; every kind, zeros included."""
    first_on: date | None
    """Earliest contact: any item that names them, `alone` and `needs` excepted; None before there
    is one."""
    last_on: date | None
    """Latest contact, as `first_on`."""
    gap_days: int | None
    """From `last_on` to today, never negative; None before there is a contact."""
    usual_gap_days: float | None
    """Median gap between days of contact; None under three such days."""
    drifting: bool
    """One of the three at most who are shown as drifting."""
    said_yes: int
    """Asks of them answered yes or partly."""
    private: bool
    """Named in private entries alone: counted, never shown on the site."""

    @property
    def notes(self) -> tuple[PersonNote, ...]:
        """Every note that means them, the head of their page first."""
        if self.note is None:
            return ()
        return (self.note, *self.more_notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """How much of the practice rests on one person."""

    person: Person
    reps: int
    n: int
    """Reps that name anybody, 8 or more."""

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.reps / self.n


@dataclass(frozen=True, slots=True)
class LookBack:
    """What was written on this day earlier; private entries left out."""

    months: int
    """How long before today, in whole months: 1, 6, or twelve for each year."""
    on: date
    entries: tuple[Entry, ...]

    @property
    def ago(self) -> str:
        """The same in English, for the terminal: `1 month`, `6 months`, `1 year`, `3 years`."""
        years, rest = divmod(self.months, 12)
        if rest:
            return _counted(self.months, "month")
        return _counted(years, "year")


def _counted(number: int, unit: str) -> str:
    """`1 year`, `3 years`."""
    if number == 1:
        return f"1 {unit}"
    return f"{number} {unit}s"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One small ask for next week."""

    need: Need
    person: Person | None
    """Someone who has said yes to something like it."""
    like: Item | None
    """The ask, handoff or offer that shows it."""
    weight_lb: float


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two names that may be one person; suggested, never merged."""

    one: Person
    other: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The weeks that start in a calendar year."""

    number: int
    weeks: tuple[Week, ...]
    counts: Mapping[Kind, int]
    reps: int
    lifted_lb: float
    heaviest_lb: float
    """The largest single weight, 0 where there was none; handoffs in their trial count."""
    heaviest: Item | None
    """The heaviest lift that may be named: no handoff in its trial."""
    helpers: tuple[tuple[Person, int], ...]
    """Who helped: accepted items, asks answered yes or partly, handoffs out of trial; most
    first."""
    firsts: tuple[tuple[Kind, Item], ...]
    """The journal's first item of a kind, where it falls in this year."""
    met_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """Everything known about a journal on `today`."""

    today: date
    journal: Journal
    items: tuple[Item, ...]
    """In date order; beside an offer that was answered stands what became of it, on the day of the
    answer."""
    weeks: tuple[Week, ...]
    """Oldest first, this week among them; empty for an empty journal (see `this_week`)."""
    this_week: Week
    years: tuple[Year, ...]
    """Years with a writing, oldest first."""
    counts: Mapping[Kind, int]
    reps: int
    lifted_lb: float
    heaviest_lb: float
    """The largest single weight ever, 0 where there was none; handoffs in their trial count."""
    heaviest: Item | None
    """The heaviest lift that may be named: no handoff in its trial."""
    strength: float
    """0 to 1, after this week; 0 when streaks are off."""
    streaks: Streaks | None
    """None when streaks are off."""
    my_yes_rate: Rate
    others_yes_rate: Rate
    median_wait_days: float | None
    prediction: PredictionGap | None
    needs: tuple[Need, ...]
    """Every need, oldest first."""
    open_asks: tuple[Item, ...]
    """Waiting or later, not done, oldest first."""
    handoffs_ready: tuple[Item, ...]
    """Past their check-in, without a result."""
    thanks_due: tuple[Item, ...]
    """Accepted items to thank for, 7 days old or more."""
    open_offers: tuple[Item, ...]
    """Offers one could still say yes to: not answered yet, or turned down and still open."""
    people: tuple[Person, ...]
    """By most recent contact; people only noted or needed come last."""
    drifting: tuple[Person, ...]
    """At most three."""
    names: Names
    """Who is who: the key of the person that any name or alias means."""
    same_people: tuple[SamePerson, ...]
    leaning: Leaning | None
    look_back: tuple[LookBack, ...]
    lb_by_day: Mapping[date, float]
    suggestion: Suggestion | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def open_needs(self) -> tuple[Need, ...]:
        """Needs nobody has been asked for, oldest first."""
        return tuple(need for need in self.needs if need.open)
