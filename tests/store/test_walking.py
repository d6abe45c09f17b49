"""Which files of a folder belong to a journal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from helplog.model.diagnostic import Diagnostic
from helplog.store.files.loading import MOST_BYTES, load
from helplog.store.files.walking import walk

LINKS = pytest.mark.skipif(
    sys.platform == "win32", reason="symbolic links need a right there"
)


def write(root: Path, *uris: str) -> None:
    for uri in uris:
        path = root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a day\n", encoding="utf-8")


def walked(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """Uris to read, and (uri, code) of what stands in the way."""
    sources, diagnostics = walk(root / "entries", root)
    return [source.uri for source in sources], [
        (d.where.uri, d.code) for d in diagnostics
    ]


def test_markdown_anywhere_below_in_the_order_of_its_address(tmp_path: Path) -> None:
    write(
        tmp_path,
        "entries/2026/b.md",
        "entries/2026-11-18.md",
        "entries/2026/11/18.md",
        "entries/photo.jpg",
    )
    assert walked(tmp_path) == (["2026-11-18.md", "2026/11/18.md", "2026/b.md"], [])


def test_folders_of_programs_and_templates_are_left_alone(tmp_path: Path) -> None:
    folders = (
        ".obsidian",
        ".git",
        ".trash",
        "templates",
        "Templates",
        "2026/TEMPLATES",
        "_drafts",
        "2026/_x",
    )
    programs = ("node_modules", "logseq/bak", "notes/logseq/.recycle")
    write(
        tmp_path,
        *(f"entries/{name}/x.md" for name in (*folders, *programs)),
        "entries/.hidden.md",
    )
    assert walked(tmp_path) == ([], [])


def test_files_with_odd_names_of_ones_own_are_read(tmp_path: Path) -> None:
    uris = [
        "_x.md",
        "bak/x.md",
        "logseq/x.md",
        "my templates/x.md",
        "old.md",
        "x.old.md",
    ]
    write(tmp_path, *(f"entries/{uri}" for uri in uris))
    assert walked(tmp_path) == (uris, [])


@pytest.mark.parametrize("name", ["2026-11-18.MD", "2026-11-18.markdown", "page.Mkd"])
def test_another_ending_is_not_read_and_is_named(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"entries/sub/{name}", "entries/md", "entries/photo.mdx")
    assert walked(tmp_path) == ([], [(f"sub/{name}", "name-not-md")])


def test_a_folder_named_like_an_entry_is_named_and_read(tmp_path: Path) -> None:
    write(tmp_path, "entries/2026-11-18.md/morning.md")
    assert walked(tmp_path) == (
        ["2026-11-18.md/morning.md"],
        [("2026-11-18.md", "folder-named-md")],
    )


@LINKS
def test_what_a_link_leads_to_is_not_named(tmp_path: Path) -> None:
    """What is said of a link is shown on the site, and the file may be private."""
    write(tmp_path, "entries/2026-11-18-a-secret.md")
    (tmp_path / "entries/2026-11-18.md").symlink_to("2026-11-18-a-secret.md")
    (found,) = walk(tmp_path / "entries", tmp_path)[1]
    assert (found.code, "secret" in f"{found.message} {found.hint}") == (
        "link-twice",
        False,
    )


@LINKS
@pytest.mark.parametrize(
    ("link", "target", "code"),
    [
        ("entries/circle", ".", "link-loop"),
        ("entries/up", "..", "link-loop"),
        ("entries/self.md", "self.md", "link-to-nothing"),
        ("entries/gone.md", "nowhere.md", "link-to-nothing"),
        ("entries/2027.md", "2026.md", "link-twice"),
        ("entries/again", "sub", "link-twice"),
    ],
)
def test_a_link_that_leads_nowhere_new_is_named(
    tmp_path: Path, link: str, target: str, code: str
) -> None:
    write(tmp_path, "entries/2026.md", "entries/sub/x.md")
    (tmp_path / link).symlink_to(target)
    assert walked(tmp_path) == (
        ["2026.md", "sub/x.md"],
        [(link.removeprefix("entries/"), code)],
    )


@LINKS
@pytest.mark.parametrize("target", ["outside.md", "outside"])
def test_a_link_out_of_the_journal_is_not_followed(tmp_path: Path, target: str) -> None:
    write(tmp_path, "journal/entries/2026.md", "outside.md", "outside/x.md")
    (tmp_path / "journal/entries/away.md").symlink_to(tmp_path / target)
    assert walked(tmp_path / "journal") == (["2026.md"], [("away.md", "link-outside")])


@LINKS
def test_a_link_to_another_folder_of_the_journal_is_followed_once(
    tmp_path: Path,
) -> None:
    write(tmp_path, "entries/2026.md", "older/1999.md")
    (tmp_path / "entries/older").symlink_to(tmp_path / "older")
    (tmp_path / "older/back").symlink_to(tmp_path / "older")
    assert walked(tmp_path) == (
        ["2026.md", "older/1999.md"],
        [("older/back", "link-loop")],
    )


@LINKS
def test_the_entries_may_lie_elsewhere_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path, "notes/2026.md", "journal/mkdocs.yml")
    (tmp_path / "journal/entries").symlink_to(tmp_path / "notes")
    assert walked(tmp_path / "journal") == (["2026.md"], [])


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on other systems")
def test_a_name_that_is_no_text_is_named(tmp_path: Path) -> None:
    write(tmp_path, "entries/2026.md")
    Path(os.fsdecode(os.fsencode(tmp_path / "entries") + b"/\xff.md")).write_text(
        "x", encoding="utf-8"
    )
    assert walked(tmp_path) == (["2026.md"], [("\ufffd.md", "name-not-utf8")])


def test_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "entries/2026.md", "entries/closed/x.md")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert walked(tmp_path) == (["2026.md"], [("closed", "folder-unreadable")])


def loaded(path: Path) -> bytes | str:
    """The bytes, or the code of the finding."""
    data = load(path.name, path)
    return data.code if isinstance(data, Diagnostic) else data


def test_a_file_of_five_mebibytes_is_read_and_a_larger_one_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"x" * MOST_BYTES)
    assert loaded(path) == b"x" * MOST_BYTES
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert loaded(path) == "file-too-long"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    assert loaded(tmp_path / "x.md") == "not-a-file"


def test_a_file_that_goes_away_meanwhile_is_named(tmp_path: Path) -> None:
    assert loaded(tmp_path / "x.md") == "file-vanished"


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.md").write_text("x", encoding="utf-8")
    monkeypatch.setattr(os, "open", refuse)
    assert loaded(tmp_path / "x.md") == "file-unreadable"
