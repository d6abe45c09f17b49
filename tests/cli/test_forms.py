"""Forms people type, as commands see them: a need by its number, an answer at the end of a line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Runner

TODAY = ("--today", "2026-11-18")


def written(journal: Path) -> str:
    return (journal / "entries" / "2026-11-18.md").read_text("utf-8")


def test_a_need_is_meant_by_its_number(run: Runner, journal: Path) -> None:
    [need] = run("open", "--json", *TODAY).json["needs"]
    ref = str(need["ref"])
    assert run("ask", "Sam", "an", "hour", "--for", ref, *TODAY).code == 0
    entry = next((journal / "entries").rglob("2026-11-18.md")).read_text("utf-8")
    assert "for: someone to think the move through with" in entry
    assert not run("open", "--json", *TODAY).json["needs"]


def test_a_number_of_something_else_is_refused(run: Runner, journal: Path) -> None:
    before = run("open", *TODAY).out
    refused = run("ask", "Sam", "an", "hour", "--for", "1", *TODAY)
    assert refused.code != 0
    assert "--for is for needs" in refused.err
    assert run("ask", "Sam", "an", "hour", "--for", "77", *TODAY).code != 0
    assert run("open", *TODAY).out == before
    assert not [*(journal / "entries").rglob("2026-11-18.md")]


def test_the_words_of_a_private_need_are_not_copied(run: Runner, journal: Path) -> None:
    day = journal / "entries" / "2026-11-10.md"
    day.write_text("---\nprivate: true\nneeds: a second opinion\n---\n", "utf-8")
    [need] = run("open", "--json", *TODAY).json["needs"]
    refused = run("ask", "Sam", "an", "hour", "--for", str(need["ref"]), *TODAY)
    assert refused.code != 0
    assert "second opinion" not in refused.err
    day.write_text(
        "---\nprivate: true\nneeds: {what: a second opinion, id: n7}\n---\n", "utf-8"
    )
    run("open", *TODAY)
    assert run("ask", "Sam", "an", "hour", "--for", str(need["ref"]), *TODAY).code == 0
    assert "for: n7" in next((journal / "entries").rglob("2026-11-18.md")).read_text(
        "utf-8"
    )


def test_an_answer_at_the_end_of_a_line_is_answered_anew(
    run: Runner, journal: Path
) -> None:
    day = journal / "entries" / "2026-11-18.md"
    day.write_text("---\nasks:\n  - Mo: the van (5 lb) -> waiting\n---\n", "utf-8")
    ref = next(
        a["ref"]
        for a in run("open", "--json", *TODAY).json["asks"]
        if a["who"] == ["Mo"]
    )
    assert run("answer", str(ref), "no", *TODAY).code == 0
    assert "- Mo: the van (5 lb) -> no\n" in written(journal)
