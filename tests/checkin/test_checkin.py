"""The five minutes, as they go."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checkin.sitting import NAME, Sit, d, says, written
from tests.cli.running import Run

from helplog.cli.main import main

SAM = "- Sam: carried the boxes\n- Dana Lee: soup"


def test_three_enters_keep_what_the_week_says(journal: Path, sit: Sit) -> None:
    run = sit("\n\n\n\n")
    assert run.code == 0
    assert not run.err
    assert says(journal) == {"let-help": SAM, "connected": "- Lee: met at the gate"}
    assert written(journal).week == d("2026-11-16")
    assert "need-help }\n\n<!--" in (journal / "entries" / NAME).read_text("utf-8")


@pytest.mark.parametrize("name", ["2026 KW47.md", "2026-11-22 Woche 47.md"])
def test_the_week_may_have_its_file_under_another_name(
    journal: Path, sit: Sit, name: str
) -> None:
    file = journal / "entries" / name
    file.write_text("## Who did I let help me this week?\n")
    sit("Everyone\n")
    assert "Everyone" in file.read_text("utf-8")
    assert not (journal / "entries" / "checkins").exists()


def test_own_words_are_added_unless_they_say_otherwise(journal: Path, sit: Sit) -> None:
    sit("the choir\nn\n")
    assert says(journal)["let-help"] == f"{SAM}\n- the choir"
    sit("= Everyone\nn\n\nnone\nnone this week\n")
    assert says(journal) == {
        "let-help": "Everyone",
        "need-help": "none",
        "connected": "none this week",
    }
    assert {reply.none for reply in written(journal).replies.values()} == {False, True}


def test_a_plus_adds_and_a_backslash_goes_on(journal: Path, sit: Sit) -> None:
    sit("+ and the neighbour\nn\n\nThe roof \\\nand the gutters\n\n")
    assert says(journal)["let-help"] == f"{SAM}\n- and the neighbour"
    assert says(journal)["need-help"] == "The roof\nand the gutters"


def test_a_plus_alone_keeps(journal: Path, sit: Sit) -> None:
    sit("+\n")
    assert says(journal) == {"let-help": SAM}


def test_a_plus_onto_none_is_the_answer_and_none_is_gone(
    journal: Path, sit: Sit
) -> None:
    (journal / "entries" / "2026-11-20.md").write_text("---\nneeds: none\n---\n")
    sit("\n\n+ the roof after all\n")
    assert says(journal)["need-help"] == "the roof after all"


def test_nor_does_none_that_was_typed_stay_before_what_a_plus_adds(
    journal: Path, sit: Sit
) -> None:
    sit("none this week\n")
    sit("+ Sam, with the sofa\n")
    assert says(journal)["let-help"] == "Sam, with the sofa"


def test_nothing_said_leaves_no_file(journal: Path, sit: Sit) -> None:
    run = sit("\n\n\n\n", "--week", "2026-10-01")
    assert run.code == 0
    assert not (journal / "entries" / "checkins").exists()
    assert "Nothing new to write down" in run.out


def test_nobody_there_is_fine(journal: Path, sit: Sit) -> None:
    assert sit("").code == 0
    assert not (journal / "entries" / "checkins").exists()


def test_a_private_entry_is_never_offered(sit: Sit, journal: Path) -> None:
    run = sit("\n\n\n\n\n\n")
    text = (journal / "entries" / NAME).read_text("utf-8")
    assert "Ruth" not in run.out + text
    assert "doctor" not in run.out + text


def test_what_is_there_already_is_gone_on_with(journal: Path, sit: Sit) -> None:
    sit("= Sam, twice\nn\n")
    before = (journal / "entries" / NAME).read_bytes()
    run = sit("\n\nThe roof\nn\n")
    assert "You wrote: Sam, twice" in run.out
    assert says(journal)["let-help"] == "Sam, twice"
    assert says(journal)["need-help"] == "The roof"
    after = (journal / "entries" / NAME).read_bytes()
    assert after.startswith(before[: before.index(b"## Where")])


def test_answering_the_same_again_changes_nothing(journal: Path, sit: Sit) -> None:
    sit("\n\nThe roof\n\n\n4\n\n")
    path = journal / "entries" / NAME
    before = path.read_bytes(), path.stat().st_mtime_ns
    sit("\n\n\n\n\n\n")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_the_ask_is_made_of_a_carried_need_and_someone_who_said_yes(
    journal: Path, sit: Sit
) -> None:
    run = sit("\n\n\n\n\ny\n")
    assert written(journal).next_ask == "Dana Lee: someone to hold the ladder (3 lb)"
    assert "carried for 2 weeks" in run.out
    assert "a yes before: carry the ladder home" in run.out
    assert set(says(journal)) == {"let-help", "connected"}


@pytest.mark.parametrize("typed", ["", "n", "no", "none", "No"])
def test_the_ask_is_declined_with_one_enter_or_one_word(
    journal: Path, sit: Sit, typed: str
) -> None:
    sit(f"\n\n\n\n\n{typed}\n")
    assert not written(journal).next_ask


def test_an_ask_of_ones_own(journal: Path, sit: Sit) -> None:
    sit("\n\n\n\n\nLee: the school run\n")
    assert written(journal).next_ask == "Lee: the school run"


def test_the_carried_ask_is_kept_or_exchanged(journal: Path, sit: Sit) -> None:
    sit("\n\n\n\n\nLee: the school run\n")
    run = sit("\n\n\n\n\n\n")
    assert "You carry: Lee: the school run" in run.out
    assert written(journal).next_ask == "Lee: the school run"
    sit("\n\n\n\n\nJo: the lawn\n")
    assert written(journal).next_ask == "Jo: the lawn"


def test_next_week_the_ask_is_found_in_today(
    journal: Path, sit: Sit, capsys: pytest.CaptureFixture[str]
) -> None:
    sit("\n\n\n\n\ny\n")
    reps = '"reps": 0'
    assert main(["today", "--today", "2026-11-24"]) == 0
    assert (
        "The small ask you carry\n  Dana Lee: someone to hold the ladder (3 lb)\n"
        in capsys.readouterr().out
    )
    assert main(["today", "--json", "--today", "2026-11-24"]) == 0
    said = capsys.readouterr().out
    assert '"small_ask": "Dana Lee' in said
    assert reps in said, "what nobody was asked yet is no lift"
    assert main(["today", "--today", "2026-12-01"]) == 0
    assert "The small ask you carry" not in capsys.readouterr().out
    assert journal.is_dir()


@pytest.mark.parametrize(
    ("today", "uri"),
    [
        ("2026-11-16", "checkins/2026-W46.md"),
        ("2026-11-18", "checkins/2026-W46.md"),
        ("2026-11-19", "checkins/2026-W47.md"),
        ("2026-11-22", "checkins/2026-W47.md"),
    ],
)
def test_till_wednesday_it_is_about_last_week_while_nothing_of_this_one_is_written(
    journal: Path, sit: Sit, today: str, uri: str
) -> None:
    for name in ("2026-11-17.md", "2026-11-18.md"):
        (journal / "entries" / name).unlink()
    sit("Sam\n", today=today)
    assert [
        str(path.relative_to(journal / "entries")) for path in journal.rglob("*-W4?.md")
    ] == [uri]


def test_where_last_week_has_its_check_in_it_is_about_this_one(
    journal: Path, sit: Sit
) -> None:
    sit("Sam\n", "--week", "2026-W46", today="2026-11-16")
    run = sit("= Jo\n", today="2026-11-16")
    assert "It goes on" not in run.out
    assert says(journal, NAME)["let-help"] == "Jo"


def test_a_check_in_begun_this_week_is_gone_on_with_though_last_week_has_none(
    journal: Path, sit: Sit
) -> None:
    sit("Jo\ny\n", "--week", "this", today="2026-11-16")
    sit("\n\nThe roof\n", today="2026-11-17")
    assert says(journal)["need-help"] == "The roof"


def test_a_new_journal_begins_with_this_week(journal: Path, sit: Sit) -> None:
    for path in journal.glob("entries/*.md"):
        path.unlink()
    sit("Jo\n", today="2026-11-16")
    assert says(journal)["let-help"] == "Jo"


def test_the_file_is_named_as_the_others_are(journal: Path, sit: Sit) -> None:
    (journal / "entries" / "weekly").mkdir()
    (journal / "entries" / "weekly" / "2026-W44.md").write_text(
        "## Who did I let help me this week?\nSam\n"
    )
    sit("= Jo\n")
    assert says(journal, "weekly/2026-W47.md") == {"let-help": "Jo"}


@pytest.mark.parametrize(
    "uri",
    [
        "2026-W47.md",
        "2026w47.md",
        "2026_W47.md",
        "weekly/2026-Week-47.md",
        "2026/W47.md",
        "weekly.journal.2026-W47.md",
        "2026-W47 the week of the sofa.md",
    ],
)
def test_the_file_a_week_has_is_gone_on_with_under_every_name_the_reader_knows(
    uri: str, journal: Path, sit: Sit
) -> None:
    path = journal / "entries" / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Words.\n", "utf-8")
    before = sorted(journal.rglob("*.md"))
    sit("Sam, twice\n", "--week", "2026-W47")
    assert sorted(journal.rglob("*.md")) == before
    text = path.read_text("utf-8")
    assert "Sam, twice" in text
    assert "Words." in text


def test_a_week_that_starts_on_sunday_reads_its_own_check_in(
    journal: Path, sit: Sit
) -> None:
    config = journal / "mkdocs.yml"
    config.write_text(
        "site_name: J\ndocs_dir: entries\nplugins: [helplog: {week_start: sunday}]\n"
    )
    run = sit("= Jo\n", today="2026-11-21")
    assert "Nov 15" in run.out
    again = sit("\n", today="2026-11-21")
    assert "You wrote: Jo" in again.out


def test_own_questions_are_asked_and_written(journal: Path, sit: Sit) -> None:
    (journal / "mkdocs.yml").write_text(
        'site_name: J\ndocs_dir: entries\nplugins:\n  - helplog:\n      questions: {let-help: "Who carried?"}\n'
    )
    run = sit("= Jo\n")
    assert "Question 1 of 3: Who carried?" in run.out
    assert "## Who carried? { #let-help }\n\nJo\n" in (
        journal / "entries" / NAME
    ).read_text("utf-8")


def test_an_entry_that_says_none_is_kept_as_none(journal: Path, sit: Sit) -> None:
    (journal / "entries" / "2026-11-20.md").write_text("---\nneeds: none\n---\n")
    sit("\n\n\n\n")
    assert says(journal)["need-help"] == "none"


def test_one_undo_takes_the_whole_sitting_back_byte_for_byte(
    journal: Path, sit: Sit
) -> None:
    (journal / "entries" / "2026-11-19.md").write_text(
        '---\noffers: "Jo: the van"\n---\nWords.\n'
    )
    before = {path: path.read_bytes() for path in journal.rglob("*.md")}
    sit("yes\nUlli gave me a lift\ny\nmet\nThe roof\ny\nLee\n7\nanother\n")
    after = {path: path.read_bytes() for path in journal.rglob("*.md")}
    changed = {path.name for path in after if before.get(path) != after[path]}
    assert changed == {"2026-W47.md", "2026-11-19.md", "2026-11-03.md"}
    assert main(["undo"]) == 0
    assert {path: path.read_bytes() for path in journal.rglob("*.md")} == before


def test_another_sitting_is_a_step_of_its_own(journal: Path, sit: Sit) -> None:
    sit("= Jo\ny\n")
    first = (journal / "entries" / NAME).read_bytes()
    sit("\n\nThe roof\ny\n")
    assert main(["undo"]) == 0
    assert (journal / "entries" / NAME).read_bytes() == first
    assert main(["undo"]) == 0
    assert not (journal / "entries" / NAME).exists()


def test_a_week_nobody_knows_is_wrong_usage(sit: Sit) -> None:
    run = sit("", "--week", "soon")
    assert run.code == 2
    assert "2026-W47" in run.err


def test_a_file_that_cant_be_changed_safely_says_what_to_type(
    journal: Path, sit: Sit
) -> None:
    path = journal / "entries" / NAME
    path.parent.mkdir()
    path.write_bytes(b"---\nweek: 2026-W47\n---\n```\nan open fence\n")
    run = sit("Jo\n\n\n\n6\n")
    assert run.code == 1
    assert "type by hand" in run.err
    assert "Jo" in run.err
    assert path.read_bytes() == (
        b"---\nweek: 2026-W47\nload: 6\n---\n```\nan open fence\n"
    ), "what can be written is written"


def test_a_terminal_that_went_away_keeps_what_was_said(
    journal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        lines = iter(["Jo\n"])

        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            try:
                return next(self.lines)
            except StopIteration:
                raise OSError(5, "Input/output error") from None

    monkeypatch.setattr("sys.stdin", Gone())
    assert main(["checkin", "--today", "2026-11-22"]) == 0
    assert says(journal) == {"let-help": f"{SAM}\n- Jo"}
    capsys.readouterr()


def test_no_word_of_guilt(sit: Sit, journal: Path) -> None:
    said: list[Run] = [
        sit("\n\n\n\n\n\n"),
        sit("a b\nn\ndrop\nb\ny\nc\nn\n11\nx\nanother\n"),
        sit("", "--week", "last"),
    ]
    text = " ".join(run.out + run.err for run in said).casefold()
    assert not [
        word
        for word in ("lost", "broke", "failed", "owe", "debt")
        if f" {word}" in text
    ]
    assert journal.is_dir()


def test_a_need_that_is_met_by_now_is_not_offered(journal: Path, sit: Sit) -> None:
    (journal / "entries" / "2026-11-20.md").write_text(
        "---\nneeds:\n  - what: a lift\n    met: yes\n  - a rest\n---\n"
    )
    sit("\n\n\n\n")
    assert says(journal)["need-help"] == "- a rest"
