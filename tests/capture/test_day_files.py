"""A day that has a file gets no second one, whichever program gave the file its name."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from helplog.cli.main import main
from helplog.store.files.confinement import Boundary
from helplog.store.files.recent import recent_uris
from helplog.store.folder import entry_settings
from helplog.store.writing.day_file import file_for_day
from helplog.text.values.filenames import read_name

DAY = date(2026, 11, 28)
NAMES = (
    "2026-11-28.md",
    "daily/2026-11-28.md",
    "2026_11_28.md",
    "journals/2026_11_28.md",
    "20261128.md",
    "2026.11.28.md",
    "2026 11 28.md",
    "daily.journal.2026.11.28.md",
    "dendron/vault/daily.journal.2026.11.28.md",
    "Nov 28th, 2026.md",
    "journals/November 28th, 2026.md",
    "28 November 2026.md",
    "28-Nov-2026.md",
    "2026-Nov-28.md",
    "2026/November/2026-Nov-28.md",
    "2026-11-28 Saturday.md",
    "Saturday 2026-11-28.md",
    "2026-11-28-23-10-05.md",
    "2026-11-28 Trip to Apia.md",
    "Trip to Apia 2026-11-28.md",
    "2026/11/28.md",
    "2026/11/28/index.md",
    "2026/11/28/notes.md",
    "notes/2026/11/28/index.md",
    "2026-11/28.md",
    "2026/11-November/28-Saturday.md",
    "2026/Nov/28th.md",
    "2026/11-28.md",
    "2026-11-28/index.md",
    "2025/2026-11-28.md",
    "a/b/c/d/e/f/g/2026-11-28.md",
)
CAPTURES = (
    ("ask", "Ana", "soup"),
    ("handoff", "Ana", "soup"),
    ("accept", "Ana", "soup"),
    ("decline", "Ana", "soup"),
    ("thank", "Ana", "soup"),
    ("connect", "Ana"),
    ("need", "soup"),
    ("alone", "soup"),
)


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "entries").mkdir()
    tmp_path.chmod(0o700)
    configuration = "site_name: J\ndocs_dir: entries\nplugins: [helplog]\n"
    (tmp_path / "mkdocs.yml").write_text(configuration, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HELPLOG_TODAY", DAY.isoformat())
    return tmp_path


def write(root: Path, uri: str, text: str = "Words.\n") -> Path:
    path = root / "entries" / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def files(root: Path) -> list[str]:
    docs = root / "entries"
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))


def holding(root: Path, word: str) -> list[str]:
    docs = root / "entries"
    return [uri for uri in files(root) if word in (docs / uri).read_text("utf-8")]


@pytest.mark.parametrize("uri", NAMES)
def test_the_file_a_day_has_is_used_under_every_name_the_reader_knows(
    root: Path, uri: str
) -> None:
    assert read_name(uri).on == DAY
    path = write(root, uri)
    assert main(["ask", "Ana", "soup"]) == 0
    assert files(root) == [uri]
    text = path.read_text("utf-8")
    assert "Ana: soup" in text
    assert "Words." in text


@pytest.mark.parametrize("key", ["exclude_docs", "draft_docs"])
def test_a_file_that_the_site_leaves_out_takes_nothing_that_counts(
    root: Path, key: str
) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(f"{key}: |\n  drafts/\n")
    write(root, "drafts/2026-11-28.md")
    assert main(["ask", "Ana", "soup"]) == 0
    assert holding(root, "soup") == ["2026/2026-11-28.md"]


@pytest.mark.parametrize("line", CAPTURES, ids=lambda line: line[0])
@pytest.mark.parametrize(
    "uri", ["daily.journal.2026.11.28.md", "Nov 28th, 2026.md", "2026/11/28/index.md"]
)
def test_every_capture_uses_it(root: Path, line: tuple[str, ...], uri: str) -> None:
    write(root, uri)
    assert main([*line, "--today", "2026-12-01", "--on", "2026-11-28"]) == 0
    assert files(root) == [uri]


@pytest.mark.parametrize("uri", NAMES)
def test_a_page_in_ones_own_editor_opens_it(
    root: Path, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    write(root, uri)
    assert main(["new"]) == 0
    assert files(root) == [uri]


@pytest.mark.parametrize(
    "others",
    [
        ["2026-11-27.md", "2026-11-26.md"],
        ["2026/11/2026-11-27.md"],
        ["notes/2026_11_27.md", "notes/2026_11_26.md"],
    ],
    ids=str,
)
def test_it_is_used_in_a_journal_that_names_its_days_otherwise(
    root: Path, others: list[str]
) -> None:
    for other in others:
        write(root, other)
    write(root, "Nov 28th, 2026.md")
    assert main(["ask", "Ana", "soup"]) == 0
    assert files(root) == sorted([*others, "Nov 28th, 2026.md"])


@pytest.mark.parametrize(
    ("uris", "chosen"),
    [
        (["2026-11-28.md", "2026-11-28-evening.md"], "2026-11-28.md"),
        (
            ["2026-11-28 Trip to Apia.md", "journals/2026_11_28.md"],
            "journals/2026_11_28.md",
        ),
        (
            ["2026-11-28_1.md", "2026-11-28 Saturday.md"],
            "2026-11-28 Saturday.md",
        ),
        (["2026/11/28/notes.md", "2026/11/28/index.md"], "2026/11/28/index.md"),
        (["2026-11-28 (1).md", "daily/2026-11-28.md"], "daily/2026-11-28.md"),
        (["b/28 Nov 2026.md", "a/28 Nov 2026.md"], "a/28 Nov 2026.md"),
        (["Trip 2026-11-28.md", "Nov 28th, 2026.md"], "Nov 28th, 2026.md"),
        (["nov 28th, 2026.md", "2026-11-28-am.md"], "nov 28th, 2026.md"),
    ],
    ids=str,
)
def test_of_several_the_plainest_is_used(
    root: Path, uris: list[str], chosen: str
) -> None:
    for uri in uris:
        write(root, uri)
    assert main(["ask", "Ana", "soup"]) == 0
    assert holding(root, "Ana") == [chosen]


def test_of_several_the_one_named_as_the_journal_names_its_days_is_used(
    root: Path,
) -> None:
    for day in (25, 26, 27, 28):
        write(root, f"daily.journal.2026.11.{day}.md")
    write(root, "2026-11-28.md")
    assert main(["ask", "Ana", "soup"]) == 0
    assert holding(root, "Ana") == ["daily.journal.2026.11.28.md"]


@pytest.mark.parametrize(
    ("written", "following"),
    [
        ("daily.journal.2026.11.27.md", "daily.journal.2026.11.28.md"),
        ("Nov 27th, 2026.md", "Nov 28th, 2026.md"),
        ("journals/November 27th, 2026.md", "journals/November 28th, 2026.md"),
        ("27 November 2026.md", "28 November 2026.md"),
        ("2026-11-27 Friday.md", "2026-11-28 Saturday.md"),
        ("2026/11/27/index.md", "2026/11/28/index.md"),
    ],
)
def test_a_new_day_is_named_as_the_days_before(
    root: Path, written: str, following: str
) -> None:
    write(root, written)
    assert main(["ask", "Ana", "soup"]) == 0
    assert holding(root, "Ana") == [following]


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        ("2026-11-28.md", "---\ndate: 2026-11-02\n---\n"),
        ("Nov 28th, 2026.md", "---\nweek: 2026-W40\n---\n"),
        ("20261128.md", "---\nperson: Ana\n---\n"),
        ("2026-11-29.md", "Words.\n"),
        ("2026/11/29/28.md", "Words.\n"),
        (".trash/2026-11-28.md", "Words.\n"),
        ("templates/2026-11-28.md", "Words.\n"),
        ("_old/2026/11/28.md", "Words.\n"),
        ("logseq/bak/2026_11_28.md", "Words.\n"),
        ("2026-11-28.md.bak", "Words.\n"),
        ("2026-W48.md", "Words.\n"),
    ],
)
def test_what_is_no_file_of_the_day_is_left_alone(
    root: Path, uri: str, text: str
) -> None:
    path = write(root, uri, text)
    assert main(["ask", "Ana", "soup"]) == 0
    assert path.read_text("utf-8") == text
    assert len(holding(root, "Ana: soup")) == 1


def test_a_link_out_and_a_second_name_are_nobodys_day(root: Path) -> None:
    outside = root.parent / "outside.md"
    outside.write_text("Theirs.\n", "utf-8")
    (root / "entries/2026-11-28.md").symlink_to(outside)
    plain = write(root, "about.md")
    (root / "entries/20261128.md").symlink_to(plain)
    assert main(["ask", "Ana", "soup"]) == 0
    assert outside.read_text("utf-8") == "Theirs.\n"
    assert plain.read_text("utf-8") == "Words.\n"


def test_a_folder_of_the_journal_behind_a_link_is_looked_into_and_a_circle_ends(
    root: Path,
) -> None:
    (root / "phone").mkdir()
    there = root / "phone/20261128.md"
    there.write_text("Words.\n", "utf-8")
    (root / "entries/phone").symlink_to(root / "phone")
    (root / "phone/again").symlink_to(root / "phone")
    (root / "entries/circle").symlink_to(root / "entries")
    assert main(["ask", "Ana", "soup"]) == 0
    assert "Ana" in there.read_text("utf-8")


def test_a_private_file_is_used_only_where_there_is_no_open_one(root: Path) -> None:
    write(root, "2026-11-28.md", "---\nprivate: true\n---\n")
    write(root, "journals/Nov 28th, 2026.md")
    assert main(["ask", "Ana", "soup"]) == 0
    assert holding(root, "Ana") == ["journals/Nov 28th, 2026.md"]


def test_among_ten_years_of_files_a_day_is_found_in_a_moment(root: Path) -> None:
    first = date(2016, 12, 1)
    for number in range(3650):
        on = first + timedelta(days=number)
        path = root / "entries" / f"{on:%Y/%m}" / f"{on}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    write(root, "elsewhere/Nov 29th, 2026.md")
    settings = entry_settings(root)
    boundary = Boundary(root, root / settings.docs_dir)
    recent = recent_uris(boundary)
    took = []
    for _ in range(5):
        began = time.process_time()
        found = file_for_day(boundary, settings, date(2026, 11, 29), recent)
        took.append(time.process_time() - began)
        assert found.uri == "elsewhere/Nov 29th, 2026.md"
    assert min(took) < 0.05, "8 ms, measured; a slow machine may take longer"
