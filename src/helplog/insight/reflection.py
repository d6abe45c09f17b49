"""What is known about a journal on a day: what pages, terminal and JSON render, all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

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
class WeekSums:
    """What a week holds; all empty weeks share one."""

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
    answered_count: int
    """How many of the three questions are answered, 0 to 3."""
    lb_by_day: Mapping[date, float]
    """Days with a rep only."""


class Week(NamedTuple):
    """One week, from its first day.

    Weeks are contiguous from the first that holds anything to this one; after this one, only those
    that hold something already written ahead.
    """

    start: date
    label: str
    sums: WeekSums
    state: WeekState
    strength: float
    """0 to 1, after this week; a week ahead of this one repeats it; 0 when streaks are off."""
    in_a_row: int
    """Met weeks after this week, since the last missed one; ahead of this one and when streaks are
    off, as strength."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """By day, time, uri."""
        return self.sums.entries

    @property
    def checkins(self) -> tuple[Checkin, ...]:
        """By uri."""
        return self.sums.checkins

    @property
    def items(self) -> tuple[Item, ...]:
        """Items that count for this week, as in `WeekSums`."""
        return self.sums.items

    @property
    def counts(self) -> Mapping[Kind, int]:
        """Every kind, zeros included."""
        return self.sums.counts

    @property
    def reps(self) -> int:
        """Items that weigh."""
        return self.sums.reps

    @property
    def lifted_lb(self) -> float:
        """What they weigh together."""
        return self.sums.lifted_lb

    @property
    def heaviest(self) -> Item | None:
        """The heaviest lift of the week, the earliest of equals."""
        return self.sums.heaviest

    @property
    def answered(self) -> Mapping[Question, bool]:
        """Which of the three questions are answered."""
        return self.sums.answered

    @property
    def replies(self) -> Mapping[Question, tuple[Reply, ...]]:
        """The writer's own words for each question; empty tuples where there are none."""
        return self.sums.replies

    @property
    def lb_by_day(self) -> Mapping[date, float]:
        """Days with a rep only."""
        return self.sums.lb_by_day

    @property
    def answered_count(self) -> int:
        """How many of the three questions are answered, 0 to 3."""
        return self.sums.answered_count

    @property
    def met(self) -> bool:
        """One of the three questions or more is answered."""
        return self.sums.answered_count > 0

    @property
    def empty(self) -> bool:
        """Nothing was written for it."""
        sums = self.sums
        return not (sums.entries or sums.checkins or sums.items)


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


class NeedState(StrEnum):
    """What became of a need."""

    OPEN = "open"
    """Nobody is asked, or whoever was asked has said no."""
    ASKED = "asked"
    MET = "met"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One need, however often it was named."""

    item: Item
    """Where it was first named."""
    named: tuple[Item, ...]
    """Every time it was named, in date order."""
    carried_weeks: int
    """Whole weeks since it was first named."""
    state: NeedState
    met_by: tuple[Item, ...]
    """What met it: yeses, offers taken, handoffs agreed on; handoffs in their trial meet it and
    stay unlisted."""
    asked: tuple[Item, ...] = ()
    """Asks, handoffs and offers for it that wait for an answer."""
    refused: tuple[Item, ...] = ()
    """Those that were answered no: part of its story, not its end."""
    drafts: tuple[Item, ...] = ()
    """Handoffs for it that are prepared, and not said yet."""
    plan: str | None = None
    """`when Bea calls, I'll ask her`."""
    keeps_awake: bool = False
    """Marked `2am`."""

    @property
    def open(self) -> bool:
        """Nobody is asked for it, and it is neither met nor dropped."""
        return self.state is NeedState.OPEN


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
    """Most of the last asks went to one person, and others have said yes too."""

    person: Person
    asks: int
    n: int
    """The last asks that name anybody: 8 to 10."""
    others: tuple[Person, ...]
    """Who else has said yes, by alphabet; never empty."""


@dataclass(frozen=True, slots=True)
class Felt:
    """One item that says how awkward it was expected to be, and how it was."""

    item: Item
    expected: float
    felt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fears:
    """How awkward things were expected to be against how they were."""

    pairs: tuple[Felt, ...]
    """In date order."""
    expected: float
    """The mean of what was expected, 0 to 10; 0 without pairs."""
    felt: float

    @property
    def n(self) -> int:
        """How many items have both."""
        return len(self.pairs)


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


class Reason(StrEnum):
    """Why a person is suggested."""

    OFFER = "offer"
    """Their offer is open."""
    NAMED = "named"
    """The need names them."""
    YES = "yes"
    """They said yes to something with the same words in it."""
    MET = "met"
    """They were met for something with the same words in it."""
    DRAFT = "draft"
    """The words to them are prepared, and not said yet."""
    NOBODY = "nobody"
    """Nobody is: who might know about this?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One small ask for next week."""

    need: Need | None
    """None where an open offer is for no need."""
    person: Person | None
    like: Item | None
    """What the reason is: the offer, the draft, the yes, or how they were met; to be quoted."""
    reason: Reason
    weight_lb: float

    @property
    def item(self) -> Item:
        """What would be asked for: the offer that is open, else the need where it was named."""
        if self.reason is Reason.OFFER and self.like is not None:
            return self.like
        assert self.need is not None  # noqa: S101 - without an offer there is a need
        return self.need.item

    @property
    def what(self) -> str:
        """What to ask for; empty where nothing says."""
        return self.item.what or ""


@dataclass(frozen=True, slots=True)
class CarriedAsk:
    """The small ask that the last check-in carried into this week."""

    text: str
    """Markdown."""
    private: bool
    asked: Item | None
    """What has been asked since, of that person and with words in common."""


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


@dataclass(frozen=True, slots=True)
class LoadAround:
    """How full the head was around a handoff, 0 to 10."""

    before: float
    """The mean of the four weeks up to the day it was said."""
    n_before: int
    since: float
    """The mean of the days after it."""
    n_since: int


@dataclass(frozen=True, slots=True)
class Talk:
    """A handoff whose trial is over, and what there is to talk about."""

    item: Item
    load: LoadAround | None
    """None where nothing says how full the head was before, or since."""


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
    talks: tuple[Talk, ...]
    """What there is to talk about for each of them, in the same order."""
    drafts: tuple[Item, ...]
    """Handoffs to be said, oldest first."""
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
    fears: Fears
    carried_ask: CarriedAsk | None
    suggestion: Suggestion | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def open_needs(self) -> tuple[Need, ...]:
        """Needs nobody has been asked for: what keeps awake first, then the oldest."""
        carried = [need for need in self.needs if need.open]
        carried.sort(key=lambda need: not need.keeps_awake)
        return tuple(carried)
