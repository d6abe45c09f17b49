"""`helplog doctor`: each thing that is not as it should be is said in plain words, with its cure."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helplog.cli.main import main
from helplog.store.trust.examining import sync_service
from helplog.sync.examining import copies

Remarks = dict[str, list[dict[str, str]]]


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(root), *arguments], check=True, capture_output=True
    )


@pytest.fixture
def root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A new journal, as `init` leaves it."""
    for name in [one for one in os.environ if one.startswith("GIT_CONFIG")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    assert main(["init", str(tmp_path / "journal")]) == 0
    capsys.readouterr()
    return tmp_path / "journal"


@pytest.fixture
def doctor(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[], tuple[int, Remarks]]:
    """Asks the doctor; the exit code, and what it says by topic."""

    def ask() -> tuple[int, Remarks]:
        code = main(["doctor", "--json", "-J", str(root)])
        found: Remarks = {}
        for one in json.loads(capsys.readouterr().out):
            assert set(one) == {"section", "topic", "state", "text", "cure"}
            assert one["cure"] or one["state"] != "look", one
            found.setdefault(one["topic"], []).append(one)
        return code, found

    return ask


def test_a_new_journal_is_as_it_should_be(
    doctor: Callable[[], tuple[int, Remarks]],
) -> None:
    code, found = doctor()
    assert code == 0
    assert {"python", "git", "editor", "configuration", "modes", "repository"} - set(
        found
    ) == {"repository"}
    assert {"other-users", "in-hand", "browser", "backups", "remote"} <= set(found)
    assert [one["state"] for one in found["ignored"]] == ["fine", "fine"]


def wanting(found: Remarks) -> dict[str, dict[str, str]]:
    return {
        topic: one
        for topic, remarks in found.items()
        for one in remarks
        if one["state"] == "look"
    }


@pytest.mark.parametrize(
    ("spoil", "topic", "cure"),
    [
        (lambda root: root.chmod(0o777), "writable", "chmod o-w"),
        (
            lambda root: git(root, "config", "--unset", "merge.helplog.driver"),
            "merge-driver",
            "helplog sync",
        ),
        (
            lambda root: (root / ".gitattributes").write_text("*.md merge=union\n"),
            "merge-driver",
            "helplog sync",
        ),
        (lambda root: (root / ".gitignore").write_text(""), "ignored", ">> .gitignore"),
        (
            lambda root: git(root, "remote", "add", "a", "http://far.example/x.git"),
            "remote-way",
            "https or ssh",
        ),
        (
            lambda root: git(
                root, "remote", "add", "a", "https://me:secret@far.example/x.git"
            ),
            "remote-password",
            "credential helper",
        ),
        (
            lambda root: (root / "mkdocs.yml").write_text(
                "site_name: x\ndocs_dir: entries\nrepo_url: https://far.example/a\ntheme: {name: material}\n"
                "plugins: [search, helplog]\n"
            ),
            "configuration",
            "remove repo_url",
        ),
        (
            lambda root: (root / "mkdocs.yml").write_text(
                "site_name: x\ndocs_dir: entries\ntheme: {name: material}\nplugins:\n  - helplog: {streeks: off}\n"
            ),
            "configuration",
            "",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_cure(
    spoil: Callable[[Path], Any],
    topic: str,
    cure: str,
    root: Path,
    doctor: Callable[[], tuple[int, Remarks]],
) -> None:
    spoil(root)
    code, found = doctor()
    assert code == 1
    assert topic in wanting(found), found
    assert cure in wanting(found)[topic]["cure"]
    assert "secret" not in json.dumps(found), "a password is never said aloud"


def test_a_site_that_is_tracked_is_said(
    root: Path, doctor: Callable[[], tuple[int, Remarks]]
) -> None:
    (root / "site").mkdir(mode=0o700)
    (root / "site" / "index.html").write_text("x", "utf-8")
    git(root, "add", "--force", "site")
    assert "git rm -r --cached" in wanting(doctor()[1])["tracked"]["cure"]


def test_an_editor_that_is_not_there_is_said(
    doctor: Callable[[], tuple[int, Remarks]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    assert "no-such-editor" in wanting(doctor()[1])["editor"]["text"]


def test_an_editor_of_spaces_is_none(
    doctor: Callable[[], tuple[int, Remarks]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "  ")
    _, remarks = doctor()
    assert [one["state"] for one in remarks["editor"]] == ["know"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("git@far.example:me/x.git", "far.example"),
        ("ssh://git@far.example:22/x.git", "far.example"),
        ("https://far.example/x.git", "far.example"),
        ("../other", ""),
        ("file:///media/stick/x.git", ""),
        ("/media/stick/x.git", ""),
    ],
)
def test_the_host_of_a_remote_is_named(url: str, host: str, root: Path) -> None:
    git(root, "remote", "add", "there", url)
    (copy,) = copies(root)
    assert (copy.host, copy.encrypted_way, copy.holds_password) == (host, True, False)


def test_entries_that_are_encrypted_on_their_way_are_known(
    root: Path, doctor: Callable[[], tuple[int, Remarks]]
) -> None:
    git(root, "remote", "add", "there", "git@far.example:me/x.git")
    assert "can read every entry" in doctor()[1]["remote"][0]["text"]
    with (root / ".gitattributes").open("a") as file:
        file.write("entries/** filter=git-crypt\n")
    assert "is encrypted" in doctor()[1]["remote"][0]["text"]


@pytest.mark.parametrize(
    ("folders", "service"),
    [
        ("Dropbox/diary", "Dropbox"),
        ("OneDrive - Home/diary", "OneDrive"),
        ("Library/Mobile Documents/diary", "iCloud Drive"),
        ("notes/diary", None),
        ("onedriver/diary", None),
    ],
)
def test_a_service_that_copies_the_folder_is_noticed(
    folders: str, service: str | None, tmp_path: Path
) -> None:
    (tmp_path / folders).mkdir(parents=True)
    assert sync_service(tmp_path / folders) == service


def test_syncthing_is_noticed_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "diary").mkdir()
    assert sync_service(tmp_path / "diary") == "Syncthing"


def test_it_is_said_calmly(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "-J", str(root)]) == 0
    said = capsys.readouterr().out
    assert "All is as it should be." in said
    for title in ("This computer", "The journal", "Git", "Who can see what"):
        assert title in said
    assert not {"lost", "broke", "broken", "failed", "owe", "debt"} & set(
        said.lower().split()
    )
