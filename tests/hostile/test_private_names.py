"""A name that only private words hold is nowhere: neither in completion, nor in what helplog notes down, nor shown."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from helplog.cli.group import helplog
from helplog.cli.main import main
from helplog.insight.reflecting import reflect
from helplog.model.diagnostic import Place
from helplog.model.settings import Settings
from helplog.store.files.confinement import boundary_of
from helplog.store.files.recent import recent_uris
from helplog.store.memory.known_names import known_names
from helplog.store.memory.notes import known_note
from helplog.store.opening import open_journal
from helplog.text.editing.splice import change_item

TODAY = "2026-11-20"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("plugins: [helplog]\n", "utf-8")
    (tmp_path / "entries").mkdir()
    tmp_path.chmod(0o700)
    return tmp_path


def put(journal: Path, name: str, text: str) -> None:
    (journal / "entries" / name).write_text(text, "utf-8")


def names(journal: Path) -> list[str]:
    settings = Settings(docs_dir="entries")
    boundary = boundary_of(journal, settings)
    return sorted(known_names(boundary, settings, recent_uris(boundary)).names.values())


def noted(journal: Path) -> str:
    """The note of names, opened with the writer's own key."""
    return json.dumps(known_note(journal, "names"), ensure_ascii=False).casefold()


HIDDEN = {
    "a private entry": "---\nprivate: true\nasks: Zqana: a lift\n---\n",
    "a slip": "---\nprivte: ja\nasks: Zqana: a lift\n---\n",
    "a private item": "---\nasks:\n  - Zqana: a lift\n    private: true\n---\n",
    "a private item in braces": "---\nasks: {who: Zqana, what: a lift, private: yes}\n---\n",
    "a private item at the end of a line": "---\nasks: Zqana: a lift (private)\n---\n",
    "a private note": "---\nperson: Zqana\naliases: [Zqnana]\nprivate: on\n---\n",
}


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_a_name_that_only_private_words_hold(
    journal: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(journal, "2026-11-18.md", text)
    put(journal, "2026-11-19.md", "---\nasks: Sam: a lift\n---\n")
    assert names(journal) == ["Sam"]
    for command in (
        ["ask", "Sam", "more"],
        ["people", "--today", TODAY],
        ["find", "lift"],
        ["today", "--today", TODAY],
    ):
        assert main([*command, "-J", str(journal)]) == 0
    capsys.readouterr()
    assert "sam" in noted(journal)
    assert "zq" not in noted(journal)


def test_a_name_that_was_public_and_is_no_more(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The capture that follows forgets it: nobody has to read the whole journal first."""
    put(journal, "2026-11-18.md", "---\nasks: Zqana: a lift\n---\n")
    put(journal, "2026-11-19.md", "---\nasks: Sam: a lift\n---\n")
    assert main(["people", "-J", str(journal), "--today", TODAY]) == 0
    assert main(["ask", "Sam", "more", "-J", str(journal)]) == 0
    assert "zqana" in noted(journal)
    put(journal, "2026-11-18.md", "---\nprivate: true\nasks: Zqana: a lift\n---\n")
    assert main(["ask", "Sam", "a word", "-J", str(journal)]) == 0
    capsys.readouterr()
    assert "zq" not in noted(journal)
    assert "Sam" in names(journal)


def test_an_item_that_became_private_takes_its_name_with_it(journal: Path) -> None:
    put(journal, "2026-11-18.md", "---\nasks:\n  - Zqana: a lift\n---\n")
    assert names(journal) == ["Zqana"]
    put(
        journal,
        "2026-11-18.md",
        "---\nasks:\n  - Zqana: a lift\n    private: true\n---\n",
    )
    assert names(journal) == []


def test_a_name_that_another_entry_shows_stays(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in range(10, 20):
        put(journal, f"2026-11-{day}.md", "---\nasks: Lee: a lift\n---\n")
    assert main(["people", "-J", str(journal), "--today", TODAY]) == 0
    put(journal, "2026-11-19.md", "---\nprivate: true\nasks: Lee: a lift\n---\n")
    assert main(["ask", "Sam", "more", "-J", str(journal)]) == 0
    capsys.readouterr()
    assert names(journal) == ["Lee", "Sam"]


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_such_a_person_has_no_page(journal: Path, text: str) -> None:
    put(journal, "2026-11-18.md", text)
    put(journal, "2026-11-19.md", "---\nasks: Sam: a lift\n---\n")
    reflection = reflect(open_journal(journal), date(2026, 11, 20))
    assert [person.name for person in reflection.people if not person.private] == [
        "Sam"
    ]


def test_completion_offers_nobody_whom_only_private_words_name(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        journal,
        "2026-11-18.md",
        "---\nasks:\n  - Zqana: a lift\n    private: true\n---\n",
    )
    put(journal, "2026-11-17.md", "---\nprivate: true\nasks: Zqben: a lift\n---\n")
    put(journal, "2026-11-19.md", "---\nasks: Sam: a lift\n---\n")
    monkeypatch.chdir(journal)
    shell = ShellComplete(helplog, {}, "helplog", "_HELPLOG_COMPLETE")
    for words in (["ask"], ["people"], ["answer"]):
        offered = [
            f"{item.value} {item.help}" for item in shell.get_completions(words, "")
        ]
        assert any("Sam" in one for one in offered)
        assert not [one for one in offered if "Zq" in one]


def test_a_command_whose_words_say_private_writes_it_plainly(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(
            [
                "need",
                "a second opinion (private)",
                "--on",
                "2026-11-18",
                "-J",
                str(journal),
            ]
        )
        == 0
    )
    assert (
        main(
            [
                "ask",
                "Sam",
                "to keep private: true",
                "--on",
                "2026-11-18",
                "-J",
                str(journal),
            ]
        )
        == 0
    )
    capsys.readouterr()
    items = open_journal(journal).items
    assert {(item.what, item.private) for item in items} == {
        ("a second opinion (private)", True),
        ("to keep private: true", True),
    }
    assert main(["check", "-J", str(journal)]) == 0


def test_a_field_whose_words_say_private_makes_its_item_private() -> None:
    data = b"---\nasks:\n  - Sam: a lift\n  - Lee: soup\n---\n"
    splice = change_item(
        "2026-11-18.md",
        data,
        Settings(),
        Place("2026-11-18.md", 3, 5),
        {"note": "because (private)"},
    )
    assert splice.item.private
    assert splice.data.count(b"private:") == 1
