"""Random journals, built from the model's types, for the laws that numbers keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st

from helplog.model.calendar import WeekStart, week_of
from helplog.model.diagnostic import Place
from helplog.model.journal import (
    Away,
    Checkin,
    Entry,
    FieldValue,
    Item,
    Journal,
    PersonNote,
    Reply,
)
from helplog.model.keys import FIELDS
from helplog.model.kinds import Answer, Kind, Question, Result
from helplog.model.settings import Settings

NAMES: Final = (
    "Dana Lee",
    "dana  lee",
    "Dana",
    "Sam",
    "Priya",
    "Pria",
    "李芳",
    "Zoë",
    "ZOE\u0308",
    "@Sam",
    "Straße",
)
TEXTS: Final = (
    "a quiet hour",
    "A quiet  hour",
    "the report",
    "school run",
    "n1",
    "Größe",
    "",
)
FIRST: Final = date(2019, 11, 1)
LAST: Final = date(2029, 3, 1)

days = st.dates(FIRST, LAST) | st.sampled_from(
    [
        date(2020, 2, 29),
        date(2024, 2, 29),
        date(2020, 12, 31),
        date(2026, 12, 31),
        date(2027, 1, 3),
        date(2024, 1, 1),
    ]
)
near_days = st.dates(date(2026, 6, 1), date(2027, 2, 28))
"""Days close enough together that weeks touch and streaks form."""
week_starts = st.sampled_from(list(WeekStart))
weights = st.sampled_from([3, 5, 10, 25, 0.1, 0.2, 2.5]) | st.floats(
    0.01, 500, allow_nan=False
).map(lambda lb: round(lb, 2))
names = st.sampled_from(NAMES)


def fields_of(kind: Kind) -> st.SearchStrategy[dict[str, FieldValue]]:
    """Fields that make a difference to a number, for one kind."""
    given: dict[str, st.SearchStrategy[FieldValue]] = {
        "id": st.sampled_from(["n1", "n2", "n3"])
    }
    if kind in {Kind.ASKS, Kind.HANDOFFS}:
        given |= {
            "answer": st.sampled_from(list(Answer)),
            "answered": near_days,
            "done": near_days,
        }
    if kind is Kind.ASKS:
        given["chance"] = st.floats(0, 1)
    if kind is Kind.HANDOFFS:
        given |= {
            "check_in": near_days,
            "by": near_days,
            "talked": near_days,
            "said": st.sampled_from(["no", "yes"]) | near_days,
            "agree": st.just(("Sundays", "news by note")),
            "stepped_in": st.tuples(near_days),
            "result": st.sampled_from(list(Result)),
        }
    if kind is Kind.OFFERS:
        given |= {"answer": st.sampled_from(list(Answer)), "answered": near_days}
    if kind in {Kind.ASKS, Kind.HANDOFFS, Kind.ACCEPTED, Kind.OFFERS}:
        given["for"] = st.sampled_from(TEXTS[:-1])
    if kind in {Kind.ACCEPTED, Kind.OFFERS}:
        given["thanked"] = st.sampled_from(["yes", "no", "enough"]) | near_days
    if kind is Kind.NEEDS:
        given |= {
            "met": st.just("yes") | near_days,
            "dropped": st.just("yes"),
            "2am": st.sampled_from(["yes", "no"]),
            "plan": st.just("when Sam calls, I'll ask"),
        }
    if kind in FIELDS["expected"].kinds:
        given |= {"expected": st.integers(0, 10), "felt": st.integers(0, 10)}
    return st.fixed_dictionaries({}, optional=given)


@st.composite
def items(draw: st.DrawFn, where: Place, on: date, *, private: bool) -> Item:
    """One item of any kind; now and then with a day of its own."""
    kind = draw(st.sampled_from(list(Kind)))
    return Item(
        kind=kind,
        where=where,
        on=draw(st.just(on) | near_days) if kind in {Kind.ASKS, Kind.HANDOFFS} else on,
        who=tuple(draw(st.lists(names, max_size=2))),
        what=draw(st.sampled_from(TEXTS) | st.none()),
        fields=draw(fields_of(kind)),
        weight_lb=draw(weights | st.none()) if kind.spec.default_lb else None,
        private=private,
    )


@st.composite
def entries(draw: st.DrawFn, number: int, dated: st.SearchStrategy[date]) -> Entry:
    """One entry, in a file of its own."""
    on = draw(dated)
    uri = f"{number}.md"
    private = draw(st.sampled_from([False, False, False, True]))
    many = draw(st.integers(0, 3))
    away = draw(st.sampled_from([(), (), (), (Away(on, on + timedelta(days=10)),)]))
    return Entry(
        where=Place(uri, 9),
        on=on,
        private=private,
        away=away,
        nones=draw(st.frozensets(st.sampled_from(list(Kind)), max_size=1)),
        items=tuple(
            draw(items(Place(uri, line + 2, 3), on, private=private))
            for line in range(many)
        ),
    )


@st.composite
def checkins(
    draw: st.DrawFn, number: int, dated: st.SearchStrategy[date], week_start: WeekStart
) -> Checkin:
    """One check-in, in a file of its own."""
    week = week_of(draw(dated), week_start)
    asked = draw(st.frozensets(st.sampled_from(list(Question))))
    return Checkin(
        where=Place(f"w{number}.md", 5),
        week=week,
        on=week + timedelta(days=6),
        not_now=draw(
            st.sampled_from([(), (), ("the report",), ("n1", "a quiet hour")])
        ),
        next_ask=draw(st.sampled_from(["", "", "Sam: the report", "a quiet hour"])),
        replies={q: Reply(text="said") for q in sorted(asked)},
    )


person_notes = st.lists(
    st.builds(
        PersonNote,
        where=st.builds(Place, st.sampled_from(["p1.md", "p2.md", "p3.md"])),
        name=names,
        aliases=st.lists(names, max_size=2).map(tuple),
        every_days=st.none() | st.integers(1, 60),
        at_most_days=st.none() | st.integers(1, 60),
    ),
    max_size=3,
    unique_by=lambda note: note.uri,
).map(tuple)


@st.composite
def journals(
    draw: st.DrawFn,
    dated: st.SearchStrategy[date] = near_days | days,
    *,
    most: int = 9,
    streaks: bool = True,
) -> Journal:
    """A whole journal."""
    week_start = draw(week_starts)
    return Journal(
        settings=Settings(week_start=week_start, streaks=streaks),
        entries=tuple(
            draw(entries(n, dated)) for n in range(draw(st.integers(0, most)))
        ),
        checkins=tuple(
            draw(checkins(n, dated, week_start)) for n in range(draw(st.integers(0, 2)))
        ),
        person_notes=draw(person_notes),
    )


def shuffled(journal: Journal) -> st.SearchStrategy[Journal]:
    """The same files, found in another order."""
    return st.builds(
        lambda entries, checkins, notes: replace(
            journal,
            entries=tuple(entries),
            checkins=tuple(checkins),
            person_notes=tuple(notes),
        ),
        st.permutations(journal.entries),
        st.permutations(journal.checkins),
        st.permutations(journal.person_notes),
    )
