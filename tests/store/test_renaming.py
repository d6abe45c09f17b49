"""A person's name becomes another in every file of the journal, or in none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.test_opening import journal_folder

from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files import saving
from helplog.store.memory.undo_notes import MOST_NOTES, Stack
from helplog.store.opening import open_journal
from helplog.store.writing import rewriting
from helplog.store.writing.capturing import JournalFolder, undo
from helplog.store.writing.renaming import NewName, plan_rename


def renamed(root: Path, old: str, new: str) -> None:
    plan_rename(root, open_journal(root), NewName(old, new)).carry_out()


def text(root: Path, uri: str) -> str:
    return (root / "entries" / uri).read_bytes().decode()


ONE = "2026-11-18.md"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("asks:\n- Sam: x", "asks:\n- Sam Hill: x"),
        ("asks:\n- sam: x", "asks:\n- Sam Hill: x"),
        ("asks: 'Sam: it''s x'  # Sam", "asks: 'Sam Hill: it''s x'  # Sam"),
        ('asks: "Sam: \\"x\\""', 'asks: "Sam Hill: \\"x\\""'),
        ("asks: Sam, Lee: x", "asks: Sam Hill, Lee: x"),
        ("asks: Lee and Sam: x", "asks: Lee and Sam Hill: x"),
        ("asks:\n- x @Sam", "asks:\n- x [[Sam Hill]]"),
        ("asks:\n- x [[Sam]]", "asks:\n- x [[Sam Hill]]"),
        ("asks:\n- x [[Sam|him]]", "asks:\n- x [[Sam Hill|him]]"),
        (
            "asks:\n- who: [Lee, Sam]\n  what: y",
            "asks:\n- who: [Lee, Sam Hill]\n  what: y",
        ),
        ("asks:\n- {who: 'Sam', what: y}", "asks:\n- {who: 'Sam Hill', what: y}"),
        ("asks: [Sam: x, Lee: y]", "asks: [Sam Hill: x, Lee: y]"),
        ("asks: [Sam: x, Sam stayed]", "asks: [Sam Hill: x, Sam Hill stayed]"),
        ("connections: Sam", "connections: Sam Hill"),
        ("connections: [Sam, Lee]", "connections: [Sam Hill, Lee]"),
        ("connections: Sam — at the gate", "connections: Sam Hill — at the gate"),
        ("needs: x @Sam", "needs: x [[Sam Hill]]"),
        ("person: Sam\naliases: [Sammy]", "person: Sam Hill\naliases: [Sammy]"),
        ("person: Lee\naliases: Sam, Ho", "person: Lee\naliases: Sam Hill, Ho"),
        (
            "asks:\n- Sam: |\n    x\n    y [[Sam]]",
            "asks:\n- Sam Hill: |\n    x\n    y [[Sam Hill]]",
        ),
        ("title: with [[Sam]]", "title: with [[Sam Hill]]"),
    ],
)
def test_a_name_in_every_form(tmp_path: Path, before: str, after: str) -> None:
    root = journal_folder(tmp_path, {ONE: f"---\n{before}\n---\n"})
    renamed(root, "Sam", "Sam Hill")
    assert text(root, ONE) == f"---\n{after}\n---\n"


@pytest.mark.parametrize(
    ("item", "become"),
    [
        ("Sam stayed 20 min", "Bea stayed 20 min"),
        ("Sam - boxes", "Bea - boxes"),
        ("Sam (boxes)", "Bea (boxes)"),
        ("Sam, Lee", "Bea, Lee"),
        ("Lee and Sam helped", "Lee and Bea helped"),
        ("Sam", "Bea"),
        ("'@Sam: x'", "'@Bea: x'"),
        ("Lee: Sam told her", "Lee: Sam told her"),
        ("Sam's van", "Sam's van"),
        ("Samson: x", "Samson: x"),
        ("with @Sam's van", "with @Bea's van"),
    ],
)
def test_names_without_a_colon_and_what_is_no_name(
    tmp_path: Path, item: str, become: str
) -> None:
    known = "---\nasks: [Sam: x, Lee: y]\n---\n"
    files = {"2026-11-17.md": known, ONE: f"---\naccepted:\n- {item}\n---\n"}
    root = journal_folder(tmp_path, files)
    renamed(root, "Sam", "Bea")
    assert text(root, ONE) == f"---\naccepted:\n- {become}\n---\n"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("O'Neil", "O'Neil"),
        ("No", '"No"'),
        ("李芳", "李芳"),
        ("M. & Sons", '"M. & Sons"'),
    ],
)
def test_a_name_is_quoted_where_other_readers_need_it(
    tmp_path: Path, name: str, written: str
) -> None:
    root = journal_folder(tmp_path, {ONE: "---\nasks:\n- who: Sam\n  what: x\n---\n"})
    if "&" in name:  # two people to the reader
        with pytest.raises(RefusalError, match=f"{ONE}:3"):
            renamed(root, "Sam", name)
        return
    renamed(root, "Sam", name)
    assert text(root, ONE) == f"---\nasks:\n- who: {written}\n  what: x\n---\n"


def test_everything_else_stays_byte_for_byte(tmp_path: Path) -> None:
    root = journal_folder(tmp_path, {})
    (root / "entries").mkdir()
    before = (
        b"\xef\xbb\xbf---\r\n# Sam\r\nasks:\r\n  -   'Sam: x'   # Sam\r\nprivate: true\r\n---"
        b"\r\nSam and @Sam, `@Sam`, sam@Sam.org\r\n```\r\n[[Sam]]\r\n```\r\n[[Sam|he]]"
    )
    (root / "entries" / ONE).write_bytes(before)
    renamed(root, "Sam", "Bea")
    after = before.replace(b"'Sam:", b"'Bea:").replace(b" @Sam,", b" @Bea,")
    after = after.replace(b"[[Sam|", b"[[Bea|")
    assert (root / "entries" / ONE).read_bytes() == after


def test_mentions_on_ordinary_pages_are_renamed_too(tmp_path: Path) -> None:
    root = journal_folder(
        tmp_path,
        {ONE: "---\nasks: 'Sam: x'\n---\n", "about.md": "Ask [[Sam]], or Sam.\n"},
    )
    renamed(root, "Sam", "Bea")
    assert text(root, "about.md") == "Ask [[Bea]], or Sam.\n"


def test_one_undo_takes_back_more_files_than_it_keeps_steps(tmp_path: Path) -> None:
    days = [
        f"2026-{month:02}-{day:02}.md" for month in range(1, 6) for day in range(1, 25)
    ]
    assert len(days) > MOST_NOTES
    root = journal_folder(tmp_path, dict.fromkeys(days, "---\nasks: 'Sam: x'\n---\n"))
    renamed(root, "Sam", "Bea")
    changes = undo(JournalFolder(root, Settings()), 1, Stack.UNDO, dry=False)
    assert len(changes) == len(days)
    assert {text(root, day) for day in days} == {"---\nasks: 'Sam: x'\n---\n"}


def test_a_file_that_cannot_be_changed_stops_all_of_it(tmp_path: Path) -> None:
    root = journal_folder(tmp_path, {ONE: "---\nasks: 'Sam: x'\n---\n"})
    (root / "entries" / "2026-11-19.md").write_bytes(b"---\nasks: 'Sam: \xff'\n---\n")
    with pytest.raises(RefusalError, match=r"2026-11-19\.md:2: the file is not UTF-8"):
        renamed(root, "Sam", "Bea")
    assert text(root, ONE) == "---\nasks: 'Sam: x'\n---\n"


def test_a_write_that_fails_puts_back_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {f"2026-11-1{day}.md": "---\nasks: 'Sam: x'\n---\n" for day in range(4)}
    root = journal_folder(tmp_path, days)
    real = saving.save
    left = iter([True, True, False])

    def save(*args: object) -> tuple[Path, ...]:
        if not next(left, True):
            raise RefusalError("the disk is full")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(rewriting, "save", save)
    with pytest.raises(RefusalError, match="the disk is full"):
        renamed(root, "Sam", "Bea")
    assert {uri: text(root, uri) for uri in days} == days


def test_two_become_one_and_nobody_is_called_the_old_name(tmp_path: Path) -> None:
    files = {
        ONE: "---\nasks: [Sam: x, Bea: y]\naccepted: Sam and Bea stayed\n---\n",
        "sam.md": "---\nperson: Sam\n---\n",
    }
    root = journal_folder(tmp_path, files)
    plan = plan_rename(root, open_journal(root), NewName("Sam", "Bea"))
    assert plan.merges
    plan.carry_out()
    journal = open_journal(root)
    assert {name for item in journal.items for name in item.who} == {"Bea"}
    assert [note.name for note in journal.person_notes] == ["Bea"]


def test_who_is_known_by_a_title_alone_is_not_made_nobody(tmp_path: Path) -> None:
    before = "---\naccepted: Frau Weber hat geholfen\n---\n"
    root = journal_folder(tmp_path, {ONE: before})
    with pytest.raises(RefusalError, match=f"{ONE}:2"):
        renamed(root, "Frau Weber", "Anna")
    assert text(root, ONE) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('who: "@Sam @Lee"', 'who: "@[[Sam Hill]] @Lee"'),
        ('who: "@Sam Ortiz"', 'who: "@Sam Ortiz"'),
        ('who: "@Sam and Lee"', 'who: "Sam Hill and Lee"'),
        ('who: "[[Sam]], Lee"', 'who: "[[Sam Hill]], Lee"'),
    ],
)
def test_mentions_in_the_place_of_names(
    tmp_path: Path, before: str, after: str
) -> None:
    front = "---\nasks:\n- {}\n  what: x\n- Sam: y\n---\n"
    root = journal_folder(tmp_path, {ONE: front.format(before)})
    renamed(root, "Sam", "Sam Hill")
    assert text(root, ONE) == front.format(after).replace("- Sam:", "- Sam Hill:")


def test_what_the_configuration_leaves_out_is_renamed_as_well(tmp_path: Path) -> None:
    day = "---\nasks: 'Sam: x'\n---\n"
    root = journal_folder(tmp_path, {ONE: day, "old/2020-01-01.md": day})
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("exclude_docs: old/\n")
    assert len(open_journal(root).items) == 1
    renamed(root, "Sam", "Bea")
    assert text(root, "old/2020-01-01.md") == day.replace("Sam", "Bea")
