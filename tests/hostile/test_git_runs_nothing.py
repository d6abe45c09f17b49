"""A folder that was sent, or a push, makes git itself run something: each attempt runs nothing.

The program that is named leaves a file behind where it runs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sync.conftest import world
from tests.sync.devices import MKDOCS, Device, World
from tests.sync.states import DAY, MORNING, refusal

from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.sync.git import calling
from helplog.sync.git.calling import Git, bare_repository
from helplog.sync.syncing import sync

__all__ = ["world"]
"""A fixture, from where it is made."""

LOOKING = (
    ["doctor"],
    ["check"],
    ["today"],
    ["heal", "--dry-run"],
    ["sync", "--dry-run"],
    ["sync"],
    ["heal"],
)


def repository_files(folder: Path, marker: Path, work_tree: Path) -> None:
    """Lays out what git takes for a repository, with a program that is asked what changed."""
    (folder / "objects").mkdir(parents=True)
    (folder / "refs/heads").mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "config").write_text(
        "[core]\nrepositoryformatversion=0\nbare=false\n"
        f'worktree={work_tree}\nfsmonitor="touch {marker}; false"\n'
    )


@pytest.fixture
def sent(tmp_path: Path, world: World) -> Path:  # noqa: ARG001  # its home and its configuration
    """A journal as it comes out of an archive."""
    root = tmp_path / "sent"
    (root / "entries/2026").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(MKDOCS)
    (root / DAY).write_text(MORNING)
    return root


def call(root: Path, words: list[str]) -> None:
    main([*words, "-J", str(root)])


@pytest.mark.parametrize("words", LOOKING, ids=" ".join)
def test_a_sent_folder_that_is_itself_a_repository(
    words: list[str], sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository_files(sent, tmp_path / "PWNED", sent)
    call(sent, words)
    assert not (tmp_path / "PWNED").exists()
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("words", LOOKING, ids=" ".join)
def test_the_same_with_an_older_git(
    words: list[str], sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "_QUIET", ())  # before 2.38 it does not know the word
    repository_files(sent, tmp_path / "PWNED", sent)
    call(sent, words)
    assert not (tmp_path / "PWNED").exists()


def test_it_is_said_with_its_cure(
    sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repository_files(sent, sent / "PWNED", sent)
    with pytest.raises(RefusalError, match="holds HEAD, objects and refs") as refused:
        sync(sent, "entries")
    assert "rm -r " in str(refused.value)
    call(sent, ["doctor"])
    assert "holds HEAD, objects and refs" in capsys.readouterr().out


def test_a_folder_around_the_journal_that_is_one(sent: Path, tmp_path: Path) -> None:
    repository_files(tmp_path, tmp_path / "PWNED", tmp_path)
    assert bare_repository(sent) == tmp_path
    call(sent, ["doctor"])
    assert not (tmp_path / "PWNED").exists()


def test_an_empty_folder_of_gits_own_hides_nothing(sent: Path, tmp_path: Path) -> None:
    (sent / ".git").mkdir()
    repository_files(sent, tmp_path / "PWNED", sent)
    assert bare_repository(sent) == sent
    call(sent, ["doctor"])
    assert not (tmp_path / "PWNED").exists()


@pytest.mark.parametrize("words", LOOKING, ids=" ".join)
def test_a_sent_configuration_names_a_program_that_is_asked_what_changed(
    words: list[str], sent: Path, tmp_path: Path
) -> None:
    device = Device(sent)
    device.git("init", "-q", "-b", "main")
    device.git("config", "core.fsmonitor", f"touch {tmp_path / 'PWNED'}; false")
    call(sent, words)
    assert not (tmp_path / "PWNED").exists()


def test_tidying_asks_it_nothing_either(sent: Path, tmp_path: Path) -> None:
    Device(sent).git("init", "-q", "-b", "main")
    Device(sent).git("config", "core.fsmonitor", f"touch {tmp_path / 'PWNED'}; false")
    Git(sent).tidy()
    assert not (tmp_path / "PWNED").exists()


PLACES = {
    "in the journal's folder": "diary/HEAD",
    "among the entries": "diary/entries/HEAD",
    "deep below": "diary/entries/2026/x/HEAD",
    "around the journal": "HEAD",
    "in small letters, as some disks take it": "diary/entries/head",
    "with a sign that some disks leave out": "diary/entries/HE\u200cAD",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_push_makes_the_journals_folder_a_repository(
    place: str, world: World, tmp_path: Path
) -> None:
    here = world.device("here")
    here.write("diary/mkdocs.yml", MKDOCS)
    here.write("diary/entries/2026/2026-11-01.md", MORNING)
    here.commit()
    here.git("push", "-q", "-u", "origin", "HEAD:main")
    sync(here.root / "diary", "entries")
    there = world.device("there")
    there.write(PLACES[place], "ref: refs/heads/main\n")
    there.commit()
    there.git("push", "-q")
    with pytest.raises(RefusalError, match="takes a folder for a repository"):
        sync(here.root / "diary", "entries", accept=True)
    assert not here.has(PLACES[place])
    assert not (tmp_path / "PWNED").exists()


def test_a_push_makes_it_one_as_a_link(world: World) -> None:
    here = world.first()
    here.sync()
    there = world.device("there")
    (there.root / "entries/HEAD").symlink_to("refs/heads/main")
    there.commit()
    there.git("push", "-q")
    assert "takes a folder for a repository" in refusal(here)
