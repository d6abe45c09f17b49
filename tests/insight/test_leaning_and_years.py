from __future__ import annotations

from tests.making import Said, d, entry, journal, note, say

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Leaning
from helplog.model.kinds import Kind


def leaning(*said: Said) -> Leaning | None:
    files = entry("2026-11-01", *said), note("Sam", "Sammy")
    return reflect(journal(*files), d("2026-11-18")).leaning


def test_leaning_is_said_of_the_last_ten_asks_where_others_have_said_yes() -> None:
    """Of twelve asks the last ten count: seven to Sam, three to Lee; Bea took one, Tom offered."""
    early = [say("asks", "Bea", answer="yes")] * 2
    last = [say("asks", "Sam")] * 6 + [say("asks", "Sammy")] + [say("asks", "Lee")] * 3
    found = leaning(*early, *last, say("accepted", "Tom"))
    assert found is not None
    assert (found.person.name, found.asks, found.n) == ("Sam", 7, 10)
    assert [person.name for person in found.others] == ["Bea", "Tom"]


def test_leaning_is_not_said_where_nothing_could_be_done_about_it() -> None:
    yes = say("accepted", "Tom")
    assert leaning(*[say("asks", "Sam")] * 8, yes) is not None
    assert leaning(*[say("asks", "Sam")] * 7, yes) is None, "too few"
    assert leaning(*[say("asks", "Sam")] * 8) is None, "nobody else has said yes"
    half = [say("asks", "Sam")] * 4 + [say("asks", "Lee")] * 4
    assert leaning(*half, yes) is None, "no more than half"


def test_a_week_that_straddles_years_belongs_to_the_year_it_starts_in() -> None:
    """Monday 29 December 2025 to Sunday 4 January 2026."""
    files = [
        entry("2026-01-02", say("asks", "Sam", lb=5)),
        entry("2026-01-05", say("thanks", "Sam")),
    ]
    found = reflect(journal(*files), d("2026-01-06"))
    assert [
        (y.number, len(y.weeks), y.reps, y.lifted_lb, y.met_weeks) for y in found.years
    ] == [
        (2025, 1, 1, 5, 1),
        (2026, 1, 1, 3, 0),
    ]


def test_years_without_writing_are_left_out() -> None:
    found = reflect(journal(entry("2020-05-01"), entry("2026-05-01")), d("2026-11-18"))
    assert [year.number for year in found.years] == [2020, 2026]


def test_who_helped_in_a_year() -> None:
    said = [
        say("accepted", "Sam"),
        say("asks", "Lee", answer="yes"),
        say("asks", "Lee", answer="partly"),
        say("asks", "Lee", answer="no"),
        say("handoffs", "Ana", answer="yes", check_in=d("2026-02-01")),
        say("handoffs", "Bea", check_in=d("2027-01-01")),  # in its trial
        say("handoffs", "Cy", answer="no", check_in=d("2026-02-01")),
        say("thanks", "Lee"),
        say("connections", "Dee"),
    ]
    (year,) = reflect(journal(entry("2026-01-07", *said)), d("2026-11-18")).years
    assert [(person.name, times) for person, times in year.helpers] == [
        ("Ana", 1),
        ("Lee", 2),
        ("Sam", 1),
    ]


def test_firsts_are_told_in_their_year_only() -> None:
    files = [
        entry("2025-03-03", say("asks", "Sam", "first")),
        entry("2026-03-02", say("asks", "Sam", "second"), say("needs", (), "need")),
    ]
    years = reflect(journal(*files), d("2026-11-18")).years
    assert [[(kind, item.what) for kind, item in year.firsts] for year in years] == [
        [(Kind.ASKS, "first")],
        [(Kind.NEEDS, "need")],
    ]


def test_a_year_of_53_weeks() -> None:
    """2024 starts on a Monday and is a leap year; 53 of its days are Mondays."""
    files = [entry(f"2024-{month:02}-15", say("asks", "Sam")) for month in range(1, 13)]
    found = reflect(
        journal(entry("2024-01-01"), *files, entry("2025-01-08")), d("2025-01-08")
    )
    assert [(year.number, len(year.weeks), year.reps) for year in found.years] == [
        (2024, 53, 12),
        (2025, 1, 0),
    ]
