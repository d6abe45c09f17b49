"""From a folder to a Journal."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from helplog.model.calendar import WeekStart
from helplog.model.settings import Settings
from helplog.store.opening import open_journal


def journal_folder(root: Path, files: dict[str, str], options: str = "") -> Path:
    """A journal; `files` are relative to its entries."""
    (root / "mkdocs.yml").write_text(
        f"docs_dir: entries\nplugins:\n  - helplog:\n{options}", encoding="utf-8"
    )
    for uri, text in files.items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_entries_checkins_people_and_pages_each_in_their_order(tmp_path: Path) -> None:
    root = journal_folder(
        tmp_path,
        {
            "2026-11-19.md": "late\n",
            "b/2026-11-18.md": "---\ntime: '07:00'\n---\n",
            "a/2026-11-18.md": "---\ntime: '21:00'\n---\n",
            "2026-W47.md": "",
            "2026-W46.md": "",
            "people/zoe.md": "---\nperson: Ana\n---\n",
            "people/ana.md": "---\nperson: Zoe\n---\n",
            "about.md": "# About\n",
        },
    )
    journal = open_journal(root)
    assert [entry.uri for entry in journal.entries] == [
        "b/2026-11-18.md",
        "a/2026-11-18.md",
        "2026-11-19.md",
    ]
    assert [checkin.uri for checkin in journal.checkins] == [
        "2026-W46.md",
        "2026-W47.md",
    ]
    assert [note.name for note in journal.person_notes] == ["Ana", "Zoe"]
    assert journal.page_uris == ("about.md",)


def test_the_configuration_is_read_where_no_settings_are_given(tmp_path: Path) -> None:
    root = journal_folder(tmp_path, {"2026-W47.md": ""}, "      week_start: sunday\n")
    journal = open_journal(root)
    assert journal.settings.week_start is WeekStart.SUNDAY
    assert journal.checkins[0].week == date(2026, 11, 15)
    assert open_journal(root, Settings()).checkins[0].week == date(2026, 11, 16)


def test_what_cannot_be_read_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    root = journal_folder(
        tmp_path, {"2026-11-18.md": "here\n", "2026-11-19.md/x.md": "# a page\n"}
    )
    entries = root / "entries"
    (entries / "big.md").write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    (entries / "latin.md").write_bytes(b"---\ndate: 2026-11-17\n---\nna\xefve\n")
    expected = {("2026-11-19.md", "folder-named-md"), ("big.md", "file-too-long")}
    if sys.platform != "win32":
        os.mkfifo(entries / "pipe.md")
        (entries / "gone.md").symlink_to("nowhere")
        expected |= {("pipe.md", "not-a-file"), ("gone.md", "link-to-nothing")}
    journal = open_journal(root)
    found = {(d.where.uri, d.code) for d in journal.diagnostics}
    assert expected <= found
    assert "latin.md" in {uri for uri, _ in found}
    assert [entry.uri for entry in journal.entries] == ["latin.md", "2026-11-18.md"]
    assert journal.page_uris == ("2026-11-19.md/x.md",), (
        "what could not be loaded is no page either"
    )
    assert list(journal.diagnostics) == sorted(
        journal.diagnostics, key=lambda d: d.where
    )


def test_a_journal_without_its_entries_folder_says_so(tmp_path: Path) -> None:
    journal = open_journal(journal_folder(tmp_path, {}))
    assert [d.code for d in journal.diagnostics] == ["no-entries-folder"]


def test_progress_is_told_after_every_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    root = journal_folder(tmp_path, {"2026-11-18.md": "", "2026-11-19.md": ""})
    open_journal(root, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
