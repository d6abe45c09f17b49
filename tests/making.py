"""Journals for tests, built from the model's types: no text is read, no file is touched."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

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
from helplog.model.kinds import Kind, Question
from helplog.model.settings import Settings


class Said(Protocol):
    """An item still without its place, its day and whether it is private."""

    def __call__(self, where: Place, day: date, *, private: bool = False) -> Item:
        """The item."""
        ...


def d(text: str) -> date:
    """A day, `2026-11-18`."""
    return date.fromisoformat(text)


def say(
    kind: str,
    who: str | tuple[str, ...] = (),
    what: str | None = None,
    *,
    on: str | None = None,
    lb: float | None = None,
    **fields: FieldValue,
) -> Said:
    """One item; `for_` is the field `for`.

    It takes the day of the entry it stands in unless it has one.
    """
    people = (who,) if isinstance(who, str) else who

    def place(where: Place, day: date, *, private: bool = False) -> Item:
        return Item(
            kind=Kind(kind),
            where=where,
            on=d(on) if on else day,
            who=people,
            what=what,
            weight_lb=lb,
            fields={name.removesuffix("_"): value for name, value in fields.items()},
            private=private,
        )

    return place


def entry(
    on: str,
    *said: Said,
    uri: str | None = None,
    private: bool = False,
    nones: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    away: tuple[Away, ...] = (),
    time: str | None = None,
) -> Entry:
    """A day's writing; its items stand on lines 2, 3, 4 …."""
    name = uri or f"{on}.md"
    return Entry(
        where=Place(name, len(said) + 3),
        on=d(on),
        time=time,
        private=private,
        tags=tags,
        away=away,
        nones=frozenset(map(Kind, nones)),
        items=tuple(
            make(Place(name, line, 5), d(on), private=private)
            for line, make in enumerate(said, 2)
        ),
    )


def checkin(week: str, *said: Said, uri: str | None = None, **replies: str) -> Checkin:
    """The answers of a week, by question with `_` for `-`; `none` is an explicit none."""
    name = uri or f"week-{week}.md"
    on = d(week) + timedelta(days=6)
    return Checkin(
        where=Place(name, len(said) + 3),
        week=d(week),
        on=on,
        items=tuple(
            make(Place(name, line, 5), on) for line, make in enumerate(said, 2)
        ),
        replies={
            Question(q.replace("_", "-")): Reply(text=text, none=text == "none")
            for q, text in replies.items()
        },
    )


def note(
    name: str, *aliases: str, every: int | None = None, at_most: int | None = None
) -> PersonNote:
    """What the writer keeps about a person."""
    uri = f"people/{name}.md"
    return PersonNote(
        where=Place(uri),
        name=name,
        aliases=aliases,
        every_days=every,
        at_most_days=at_most,
    )


def journal(
    *writings: Entry | Checkin | PersonNote,
    week_start: WeekStart = WeekStart.MONDAY,
    streaks: bool = True,
) -> Journal:
    """A journal of these files."""
    return Journal(
        settings=Settings(week_start=week_start, streaks=streaks),
        entries=tuple(w for w in writings if isinstance(w, Entry)),
        checkins=tuple(w for w in writings if isinstance(w, Checkin)),
        person_notes=tuple(w for w in writings if isinstance(w, PersonNote)),
    )


def weeks(
    marks: str, first: str = "2026-01-05", *, week_start: WeekStart = WeekStart.MONDAY
) -> tuple[Entry, ...]:
    """A week's entry for each mark: 0 to 3 questions answered, `-` nothing written, `a` away.

    The entry is written on the week's third day; a 0 is an entry that answers none of the
    questions.
    """
    answers = (
        say("accepted", "Sam"),
        say("needs", (), "rest"),
        say("connections", "Lee"),
    )
    made = []
    for number, mark in enumerate(marks):
        start = week_of(d(first), week_start) + timedelta(weeks=number)
        on = (start + timedelta(days=2)).isoformat()
        if mark == "a":
            made.append(entry(on, away=(Away(d(on), d(on)),)))
        elif mark != "-":
            made.append(entry(on, *answers[: int(mark)]))
    return tuple(made)
