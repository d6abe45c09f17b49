"""Beginning a journal."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from helplog.model.refusal import RefusalError
from helplog.store.files.privacy import close_to_others
from helplog.store.opening import open_journal
from helplog.store.scaffold import begin_journal
from helplog.store.trust.exposure import refuse_open_to_all
from helplog.sync.git.repository import MERGE_DRIVER, begin_repository

TODAY = date(2026, 11, 18)


def everything_in(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_new_journal_reads_without_a_finding_and_has_today(tmp_path: Path) -> None:
    scaffold = begin_journal(tmp_path / "a/journal", TODAY)
    journal = open_journal(scaffold.root)
    assert journal.diagnostics == ()
    assert [entry.on for entry in journal.entries] == [TODAY]
    assert journal.items == (), "nothing counts before the writer has written"


def test_every_example_in_the_first_entry_reads_as_meant_once_its_sign_is_gone(
    tmp_path: Path,
) -> None:
    first = begin_journal(tmp_path, TODAY).first_entry
    assert first is not None
    text = first.read_text(encoding="utf-8")
    head, _, rest = text.partition("# asks:")
    first.write_text(head + "asks:" + rest.replace("\n# ", "\n"), encoding="utf-8")
    journal = open_journal(tmp_path)
    assert journal.diagnostics == ()
    assert [(str(i.kind), i.who, i.what) for i in journal.items][:2] == [
        ("asks", ("Priya",), "read my letter before I send it"),
        ("accepted", ("Sam",), "carried the boxes up"),
    ]
    assert {str(item.kind) for item in journal.items} == {
        *(
            "asks",
            "accepted",
            "thanks",
            "connections",
            "handoffs",
            "declined",
            "needs",
            "alone",
            "offers",
        ),
    }
    assert journal.entries[0].load == 4


def test_nothing_that_is_there_is_touched(tmp_path: Path) -> None:
    mine = {
        ".gitignore": b"mine\r\n",
        ".gitattributes": b"",
        "entries/2020/day.md": b"---\ndate: 2020-01-01\n---\n",
    }
    for name, data in mine.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    scaffold = begin_journal(tmp_path, TODAY)
    after = everything_in(tmp_path)
    assert mine.items() <= after.items()
    assert after.keys() - mine.keys() == {"mkdocs.yml"}, (
        "where someone has written already, no first entry is added"
    )
    assert scaffold.kept == (".gitignore", ".gitattributes")


@pytest.mark.parametrize(
    "configuration", ["plugins: [helplog]\n", "site_name: Handbook\n"]
)
def test_a_folder_that_is_taken_is_declined_unchanged(
    tmp_path: Path, configuration: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    before = everything_in(tmp_path)
    with pytest.raises(RefusalError):
        begin_journal(tmp_path, TODAY)
    assert everything_in(tmp_path) == before


def test_a_beginning_that_was_interrupted_can_be_made_again(tmp_path: Path) -> None:
    begin_journal(tmp_path, TODAY)
    (tmp_path / "mkdocs.yml").unlink()
    assert begin_journal(tmp_path, TODAY).written == ("mkdocs.yml",)


@pytest.mark.skipif(os.name != "posix", reason="rights are others there")
def test_a_folder_open_to_everyone_is_declined(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with pytest.raises(RefusalError, match="chmod o-w"):
        refuse_open_to_all(tmp_path)
    with pytest.raises(RefusalError, match="chmod o-w"):
        begin_journal(tmp_path, TODAY)
    tmp_path.chmod(0o755)
    refuse_open_to_all(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="rights are others there")
def test_a_site_is_closed_to_others_and_links_are_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside.txt"
    (site / "week").mkdir(parents=True)
    (site / "week/index.html").write_text("x", encoding="utf-8")
    outside.write_text("x", encoding="utf-8")
    outside.chmod(0o644)
    (site / "link").symlink_to(outside)
    close_to_others(site)
    assert [
        oct(p.stat().st_mode & 0o777)
        for p in (site, site / "week", site / "week/index.html", outside)
    ] == [
        *("0o700", "0o700", "0o600", "0o644"),
    ]


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, text=True
    ).stdout.strip()


def test_the_repository_keeps_the_site_out_and_merges_entries_by_meaning(
    tmp_path: Path,
) -> None:
    first = begin_journal(tmp_path, TODAY).first_entry
    assert begin_repository(tmp_path) is True
    assert first is not None
    assert git(tmp_path, "config", "merge.helplog.driver") == MERGE_DRIVER
    assert git(
        tmp_path, "check-attr", "merge", str(first.relative_to(tmp_path))
    ).endswith("merge: helplog")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("private", encoding="utf-8")
    assert "site" not in git(tmp_path, "status", "--porcelain")


def test_a_journal_within_a_repository_uses_that_one(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    inner = begin_journal(tmp_path / "journal", TODAY).root
    assert begin_repository(inner) is False
    assert not (inner / ".git").exists()
    assert git(tmp_path, "config", "merge.helplog.driver") == MERGE_DRIVER


def test_a_repository_is_made_where_the_journal_is_whatever_a_hook_has_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    git(elsewhere, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    root = begin_journal(tmp_path / "journal", TODAY).root
    assert begin_repository(root) is True
    assert (root / ".git").is_dir()
