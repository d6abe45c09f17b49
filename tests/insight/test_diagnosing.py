from __future__ import annotations

from tests.making import d, entry, journal, note, say

from helplog.insight.reflecting import reflect
from helplog.model.diagnostic import Severity
from helplog.model.journal import Entry, PersonNote


def found(*files: Entry | PersonNote) -> list[tuple[str, str]]:
    diagnostics = reflect(journal(*files), d("2026-11-18")).diagnostics
    return [(str(diagnostic.where), diagnostic.code) for diagnostic in diagnostics]


def told(*files: Entry | PersonNote) -> str:
    return " ".join(
        f"{x.message} {x.hint}"
        for x in reflect(journal(*files), d("2026-11-18")).diagnostics
    )


def test_a_sound_journal_has_no_findings() -> None:
    said = [
        say("needs", (), "a sitter", id="n1"),
        say("asks", "Sam", "x", for_="n1", answered=d("2026-11-01"), id="a1"),
        say("accepted", "Lee", "x", for_="A sitter."),
    ]
    assert (
        found(
            entry("2026-11-01", *said),
            entry("2026-11-02", say("needs", (), "still", id="n1")),
        )
        == []
    )


def test_an_id_used_twice_is_told_at_the_second_place() -> None:
    one, other = (
        entry("2026-11-01", say("asks", "Sam", id="a1")),
        entry("2026-11-02", say("thanks", "Lee", id="A1")),
    )
    assert found(other, one) == [("2026-11-02.md:2:5", "id-used-twice")]
    assert "2026-11-01.md:2:5" in told(one, other)


def test_a_need_and_an_ask_do_not_share_an_id() -> None:
    assert found(
        entry("2026-11-01", say("needs", (), "x", id="n"), say("asks", "Sam", id="n"))
    ) == [("2026-11-01.md:3:5", "id-used-twice")]


def test_a_for_that_names_no_need() -> None:
    said = [say("needs", (), "a sitter"), say("asks", "Sam", "x", for_="a siter")]
    assert found(entry("2026-11-01", *said)) == [("2026-11-01.md:3:5", "unknown-need")]
    assert "“a siter”" in told(entry("2026-11-01", *said))


def test_a_need_named_in_another_file_is_known() -> None:
    assert (
        found(
            entry("2026-11-01", say("asks", "Sam", "x", for_="y")),
            entry("2026-11-09", say("needs", (), "y")),
        )
        == []
    )


def test_an_answer_before_the_ask() -> None:
    early = entry("2026-11-05", say("asks", "Sam", "x", answered=d("2026-11-04")))
    assert found(early) == [("2026-11-05.md:2:5", "answered-before-asked")]


def test_names_that_may_be_one_person_are_told_where_the_rarer_one_stands() -> None:
    files = (
        entry("2026-11-01", say("asks", "Priya"), say("asks", "Priya")),
        entry("2026-11-02", say("asks", "Pria")),
    )
    assert found(*files) == [("2026-11-02.md:2:5", "same-person")]
    assert "person note for Priya" in told(*files)
    assert found(*files, note("Priya", "Pria")) == []


def test_someone_with_a_note_is_the_one_to_add_an_alias_to() -> None:
    """Priya is written once and has a note; Pria, written twice, has none."""
    files = (
        entry(
            "2026-11-01", say("asks", "Priya"), say("asks", "Pria"), say("asks", "Pria")
        ),
        note("Priya"),
    )
    assert found(*files) == [("2026-11-01.md:3:5", "same-person")]
    assert "person note for Priya" in told(*files)


def test_a_first_name_is_the_alias_however_often_it_is_written() -> None:
    files = entry(
        "2026-11-01",
        say("asks", "Helen Fisk"),
        say("asks", "Helen"),
        say("asks", "Helen"),
    )
    assert found(files) == [("2026-11-01.md:3:5", "same-person")]
    assert "add “Helen” to the aliases in a person note for Helen Fisk" in told(files)


def test_a_name_that_may_be_another_is_told_at_a_public_place() -> None:
    """The first time Pria is named is in a private entry, which is not pointed at."""
    hidden = entry("2026-10-01", say("asks", "Pria"), private=True)
    files = entry("2026-11-01", say("asks", "Pria"), *[say("asks", "Priya")] * 3)
    assert found(hidden, files) == [("2026-11-01.md:2:5", "same-person")]


def test_a_name_that_only_a_note_holds_is_told_where_the_other_stands() -> None:
    assert found(entry("2026-11-01", say("asks", "Priya")), note("Pria")) == [
        ("2026-11-01.md:2:5", "same-person")
    ]


def test_private_words_are_quoted_nowhere() -> None:
    said = [
        say("asks", "Sam", id="secret", for_="a hidden thing"),
        say("asks", "Sam", id="secret", answered=d("2026-10-01")),
    ]
    hidden = entry("2026-11-01", *said, private=True)
    assert [code for _, code in found(hidden)] == [
        "unknown-need",
        "answered-before-asked",
        "id-used-twice",
    ]
    assert "secret" not in told(hidden)
    assert "hidden" not in told(hidden)


def test_findings_of_the_reader_stay_and_all_stand_in_the_order_of_files() -> None:
    """The journal's own findings first come from reading; they are not said again, nor left out."""
    early = entry("2026-11-05", say("asks", "Sam", "x", answered=d("2026-11-04")))
    first = reflect(journal(early), d("2026-11-18"))
    again = reflect(
        type(first.journal)(
            settings=first.journal.settings, entries=(), diagnostics=first.diagnostics
        ),
        d("2026-11-18"),
    )
    assert again.diagnostics == first.diagnostics
    assert [x.severity for x in first.diagnostics] == [Severity.WARNING]


def test_what_merging_could_not_decide_about_an_item_is_asked_until_someone_answers() -> (
    None
):
    merged = say("asks", "Sam", "boxes", note="heavy; also: answer: no")
    assert found(
        entry("2026-11-01", merged, say("asks", "Lee", "x", note="she also: said yes"))
    ) == [("2026-11-01.md:2:5", "two-versions")]


def test_a_private_file_is_named_in_no_other() -> None:
    hidden = entry(
        "2026-11-01",
        say("asks", "Sam", "x", id="n1"),
        uri="2026-11-01-a-secret.md",
        private=True,
    )
    shown = entry("2026-11-02", say("asks", "Lee", "y", id="n1"))
    (one,) = reflect(journal(hidden, shown), d("2026-11-18")).diagnostics
    assert (one.code, one.where.uri) == ("id-used-twice", "2026-11-02.md")
    assert "secret" not in one.message
    assert "2026-11-01" in one.message


def test_a_year_that_is_a_slip_of_the_pen_is_named() -> None:
    files = (
        entry("0206-11-18", say("asks", "Sam", "x"), uri="slip.md"),
        entry("9026-11-18", uri="ahead.md"),
        entry("2026-11-17", say("asks", "Lee", "y", on="0026-11-17"), uri="item.md"),
        entry("1940-01-01", uri="old.md"),
        entry("2036-12-31", uri="plan.md"),
    )
    assert found(*files) == [
        ("ahead.md:1:1", "year-far-off"),
        ("item.md:2:5", "year-far-off"),
        ("slip.md:1:1", "year-far-off"),
    ]


def test_of_two_days_the_one_nearer_to_today_is_no_slip() -> None:
    slip, true = entry("0206-11-18", uri="slip.md"), entry("2026-11-18", uri="true.md")
    assert found(slip, true) == [("slip.md:1:1", "year-far-off")]


def test_an_old_diary_is_far_from_nothing_alone_or_beside_ones_own() -> None:
    old = [entry(f"1660-01-0{n}", uri=f"old{n}.md") for n in range(1, 6)]
    assert found(*old) == []
    assert (
        found(*old, *(entry(f"2026-11-0{n}", uri=f"new{n}.md") for n in range(1, 5)))
        == []
    )
