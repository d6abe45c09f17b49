"""Where a journal's first sync begins: no repository, no commit, no other end, two that were begun apart."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from tests.sync.devices import ATTRIBUTES, MKDOCS, Device, World
from tests.sync.states import DAY, EVENING, MORNING, holds_both

from helplog.model.refusal import RefusalError
from helplog.sync.git.repository import begin_repository
from helplog.sync.syncing import sync


@pytest.mark.usefixtures("world")
def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    with pytest.raises(
        RefusalError, match="no git repository yet; begin one with: git init"
    ):
        sync(tmp_path, "entries")


def test_no_remote_saves_here_and_says_how_to_name_one(world: World) -> None:
    device = Device(world.folder / "alone")
    device.root.mkdir()
    device.write("mkdocs.yml", MKDOCS)
    device.write(DAY, MORNING)
    begin_repository(device.root)
    report = device.sync()
    assert report.well
    assert report.notes == [
        "There is no other end yet; name one with: git remote add origin ADDRESS"
    ]
    assert device.is_clean()
    assert device.read(".gitattributes") == ATTRIBUTES


def test_an_unborn_branch_and_an_empty_remote(world: World) -> None:
    device = world.device("laptop")
    device.write("mkdocs.yml", MKDOCS)
    device.write(DAY, MORNING)
    assert device.sync().well
    assert device.head == world.tip()
    assert device.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"


@pytest.mark.parametrize(
    "address", ["{}/stick.git", "file://{}/stick.git", "../stick.git"]
)
def test_a_clone_of_a_bare_folder_made_with_another_branch_is_not_empty(
    world: World, address: str
) -> None:
    bare = world.folder / "stick.git"
    subprocess.run(
        ["git", "init", "-q", "--bare", "-b", "trunk", str(bare)],
        check=True,
        env=os.environ,
    )
    first = world.first()
    first.git("remote", "remove", "origin")
    first.git("remote", "add", "origin", address.format(world.folder))
    first.sync()
    subprocess.run(
        ["git", "clone", "-q", str(bare), str(world.folder / "second")],
        check=True,
        env=os.environ,
    )
    assert Device(world.folder / "second").head == first.head


def test_two_journals_begun_apart_become_one(world: World) -> None:
    here = world.device("laptop")
    here.write("mkdocs.yml", MKDOCS)
    here.write(DAY, MORNING)
    here.sync()
    there = Device(world.folder / "other")
    there.root.mkdir()
    there.git("init", "-q", "-b", "master")
    there.git("remote", "add", "origin", str(world.remote))
    there.write("mkdocs.yml", MKDOCS)
    there.write(DAY, EVENING)
    there.sync()
    here.sync()
    holds_both(here)
    assert here.tree == there.tree
    assert there.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"


def test_two_journals_that_inherit_what_they_are_become_one(world: World) -> None:
    written = {
        "mkdocs.yml": "INHERIT: conf/base.yml\nsite_name: Days\n",
        "conf/base.yml": MKDOCS,
    }
    here = world.device("laptop")
    there = Device(world.folder / "other")
    there.root.mkdir()
    there.git("init", "-q", "-b", "master")
    there.git("remote", "add", "origin", str(world.remote))
    for device, words in ((here, MORNING), (there, EVENING)):
        for name, text in written.items():
            device.write(name, text)
        device.write(DAY, words)
        device.write("main.c", "int main;\n")
        device.sync()
    here.sync()
    holds_both(here)
    assert here.tree == there.tree


def test_a_remote_that_holds_something_else_is_left_alone(world: World) -> None:
    other = world.device("program")
    other.write("main.c", "int main;\n")
    other.commit()
    other.git("push", "-q", "origin", "HEAD:main")
    tip = world.tip()
    device = Device(world.folder / "laptop")
    device.root.mkdir()
    device.git("init", "-q")
    device.git("remote", "add", "origin", str(world.remote))
    device.write("mkdocs.yml", MKDOCS)
    device.commit()
    with pytest.raises(
        RefusalError, match="something else than this journal, and nothing was sent"
    ):
        device.sync()
    assert world.tip() == tip


def test_a_remote_with_only_a_readme_is_taken(world: World) -> None:
    server = world.device("server")
    server.write("README.md", "# Journal\n")
    server.commit()
    server.git("push", "-q", "origin", "HEAD:main")
    device = Device(world.folder / "laptop")
    device.root.mkdir()
    device.git("init", "-q")
    device.git("remote", "add", "origin", str(world.remote))
    device.write("mkdocs.yml", MKDOCS)
    assert device.sync().well
    assert device.has("README.md")
    assert device.head == world.tip()


def test_a_fresh_clone_learns_the_driver_in_its_first_sync(world: World) -> None:
    world.first().sync()
    there = world.device("other")
    there.sync()
    assert there.git("config", "merge.helplog.driver").startswith(
        "helplog merge-driver %O %A %B %P || git merge-file"
    )
    assert there.is_clean()


def test_a_repository_with_longer_names_of_objects(world: World) -> None:
    bare, made = world.folder / "long.git", world.folder / "long"
    for options in (["--bare", str(bare)], [str(made)]):
        subprocess.run(
            ["git", "init", "-q", "--object-format=sha256", *options],
            check=True,
            env=os.environ,
        )
    here = Device(made)
    here.git("remote", "add", "origin", str(bare))
    here.write("mkdocs.yml", MKDOCS)
    here.write(DAY, MORNING)
    here.write("entries/gone.md", "Gone soon.\n")
    here.sync()
    subprocess.run(
        ["git", "clone", "-q", str(bare), str(world.folder / "second")],
        check=True,
        env=os.environ,
    )
    there = Device(world.folder / "second")
    (here.root / "entries/gone.md").unlink()
    here.sync()
    there.sync()
    assert not there.has("entries/gone.md")
    there.write(DAY, EVENING)
    here.write(DAY, MORNING + "\nMore.\n")
    for device in (here, there, here):
        device.sync()
    assert here.read(DAY) == there.read(DAY)
    assert "Evening calm." in here.read(DAY)
    assert "More." in here.read(DAY)
    assert here.is_clean()
