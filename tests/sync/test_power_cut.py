"""What a power cut leaves of git's own files: a branch, HEAD, the index, empty or filled with NUL."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

import pytest
from tests.covering import covering
from tests.sync.devices import Device, World
from tests.sync.states import DAY, EVENING, MORNING, both_sides, holds_both, refusal

from helplog.model.refusal import RefusalError

TORN = [b"", b"\0" * 41, b"3f2a1bc"]


def synced(world: World) -> Device:
    device = world.first()
    device.write(DAY, MORNING)
    device.sync()
    return device


def git_file(device: Device, name: str) -> Path:
    return device.root / ".git" / name


def branches(device: Device) -> list[str]:
    return device.git("for-each-ref", "--format=%(refname:short)", "refs/heads/").split(
        "\n"
    )


@pytest.mark.parametrize("torn", TORN)
def test_a_torn_branch_is_put_back_to_where_it_stood(world: World, torn: bytes) -> None:
    device = synced(world)
    before = device.head
    git_file(device, "refs/heads/main").write_bytes(torn)
    device.write("entries/2026/2026-11-19.md", "Next.\n")
    report = device.sync()
    told = "The branch main could not be read, as after a power cut; it stands where it last stood again."
    assert report.notes == [told]
    assert report.well
    assert device.git("rev-parse", "HEAD~1") == before
    assert branches(device) == ["main"]
    assert device.head == world.tip()
    assert device.is_clean()


def test_a_torn_branch_that_git_kept_no_note_of_stands_where_the_last_sync_left_it(
    world: World,
) -> None:
    here, there = both_sides(world)
    there.sync()
    here.write("entries/2026/2026-11-19.md", "Next.\n")
    here.sync()
    there.git("fetch", "-q")
    git_file(there, "refs/heads/main").write_bytes(b"")
    git_file(there, "logs/refs/heads/main").unlink()
    report = there.sync()
    told = "The branch main could not be read, as after a power cut; it stands where the last sync left it."
    assert report.notes == [told]
    here.sync()
    assert here.read("entries/2026/2026-11-19.md") == "Next.\n"
    assert here.tree == there.tree


def test_a_torn_branch_that_nobody_noted_is_taken_from_the_other_end(
    world: World,
) -> None:
    device = world.first()
    before = device.head
    git_file(device, "refs/heads/main").write_bytes(b"")
    git_file(device, "logs/refs/heads/main").write_bytes(b"\0" * 300)
    device.write(DAY, MORNING + "More.\n")
    report = device.sync()
    told = "The branch main could not be read, as after a power cut; it stands where the other end was last seen."
    assert report.notes == [told]
    assert device.git("rev-parse", "HEAD~1") == before
    assert branches(device) == ["main"]


def test_a_note_whose_commit_went_in_the_same_power_cut_is_passed_over(
    world: World,
) -> None:
    device = synced(world)
    before = device.head
    write_long_ago(device, MORNING + "More.\n")
    device.commit()
    text_of_the_day(device).unlink()
    git_file(device, "refs/heads/main").write_bytes(b"")
    device.sync()
    assert device.git("rev-parse", "HEAD~1") == before
    assert device.git("show", f"HEAD:{DAY}").endswith("More.")
    assert device.is_clean()
    assert device.head == world.tip()


@pytest.mark.parametrize(
    ("torn", "kept_by"), covering([None, b"", b"\0" * 41], ["commit", "add"])
)
def test_a_text_whose_copy_in_git_went_is_taken_from_its_file_again(
    world: World, torn: bytes | None, kept_by: str
) -> None:
    here, there = both_sides(world)
    there.write("entries/2026/2026-11-19.md", "Next.\n")
    there.sync()
    write_long_ago(here, MORNING + "More.\n")
    here.git("add", "-A")
    if kept_by == "commit":
        here.commit()
    place = text_of_the_day(here)
    place.unlink()
    if torn is not None:
        place.write_bytes(torn)
    here.sync()
    assert here.git("show", f"HEAD:{DAY}").endswith("More.")
    assert here.git("fsck", "--no-dangling") == ""
    assert here.is_clean()
    there.sync()
    assert there.tree == here.tree


def test_a_text_that_went_is_no_hindrance_where_its_file_says_something_else_now(
    world: World,
) -> None:
    here, there = both_sides(world)
    there.write("entries/2026/2026-11-19.md", "Next.\n")
    there.sync()
    write_long_ago(here, MORNING + "More.\n")
    here.commit()
    text_of_the_day(here).unlink()
    here.write(DAY, "Another text.\n")
    here.sync()
    assert "Another text.\n" in here.read(DAY)
    there.sync()
    assert there.tree == here.tree


def write_long_ago(device: Device, text: str) -> None:
    """A file that git need not read again: it was written long before git looked."""
    device.write(DAY, text)
    os.utime(device.root / DAY, (1_700_000_000, 1_700_000_000))


def text_of_the_day(device: Device) -> Path:
    """Where git keeps what it lists of the day."""
    blob = device.git("rev-parse", f":{DAY}")
    return git_file(device, f"objects/{blob[:2]}/{blob[2:]}")


def test_a_torn_branch_that_nothing_speaks_of_is_named(world: World) -> None:
    device = synced(world)
    git_file(device, "refs/heads/main").write_bytes(b"")
    git_file(device, "logs/refs/heads/main").unlink()
    git_file(device, "helplog/state.json").unlink()
    git_file(device, "refs/remotes/origin/main").write_bytes(b"")
    device.write(DAY, EVENING)
    said = refusal(device)
    assert said.startswith(
        "the branch main could not be read, as after a power cut, and nothing here says where"
    )
    assert "git fsck --lost-found" in said
    assert branches(device) == [""]


def test_a_dry_run_says_of_a_torn_branch_what_the_sync_would_do(world: World) -> None:
    device = synced(world)
    git_file(device, "refs/heads/main").write_bytes(b"")
    report = device.sync(dry=True)
    assert report.lines() == [
        "The branch main could not be read, as after a power cut; it would stand where it last stood again."
    ]
    assert git_file(device, "refs/heads/main").read_bytes() == b""


@pytest.mark.parametrize(
    "name",
    [
        "remotes/origin/main",
        "remotes/origin/HEAD",
        "remotes/origin/other",
        "heads/other",
    ],
)
def test_other_torn_notes_of_git_are_no_hindrance(world: World, name: str) -> None:
    here, there = both_sides(world)
    there.git("branch", "other")
    git_file(there, f"refs/{name}").write_bytes(b"")
    report = there.sync()
    assert report.well, report.notes
    here.sync()
    holds_both(there)
    assert here.tree == there.tree
    assert there.git("fetch", "-q") == ""
    assert there.sync().lines() == ["Nothing new."]


def test_a_torn_tag_is_named_with_its_cure(world: World) -> None:
    device = synced(world)
    place = git_file(device, "refs/tags/begun")
    place.write_bytes(b"")
    device.write(DAY, MORNING + "More.\n")
    report = device.sync()
    assert not report.well
    assert report.notes == [
        f"Git can't read {place}, as after a power cut; everything is saved here. Take it away: rm '{place}'"
    ]


@pytest.mark.parametrize("torn", [b"", b"\0" * 21])
def test_a_torn_head_is_set_to_the_branch_it_was_on(world: World, torn: bytes) -> None:
    device = synced(world)
    device.git("branch", "older", "HEAD~1")
    device.git("checkout", "-q", "older")
    device.git("checkout", "-q", "main")
    git_file(device, "HEAD").write_bytes(torn)
    device.write(DAY, MORNING + "More.\n")
    assert device.sync(dry=True).lines() == [
        "The file HEAD in .git could not be read, as after a power cut; the journal would go on on the branch main."
    ]
    assert git_file(device, "HEAD").read_bytes() == torn
    report = device.sync()
    assert report.notes == [
        "The file HEAD in .git could not be read, as after a power cut; the journal is on the branch main again."
    ]
    assert device.git("symbolic-ref", "HEAD") == "refs/heads/main"
    assert device.head == world.tip()
    assert device.is_clean()


def test_a_torn_head_without_notes_is_set_to_the_only_branch(world: World) -> None:
    device = synced(world)
    device.git("pack-refs", "--all")
    git_file(device, "HEAD").unlink()
    git_file(device, "logs/HEAD").unlink()
    assert device.sync().well
    assert device.git("symbolic-ref", "HEAD") == "refs/heads/main"


def test_a_torn_head_among_several_branches_is_named(world: World) -> None:
    device = synced(world)
    device.git("branch", "other")
    head = git_file(device, "HEAD")
    head.write_bytes(b"")
    git_file(device, "logs/HEAD").write_bytes(b"")
    with pytest.raises(RefusalError) as refused:
        device.sync()
    assert str(refused.value) == (
        "the file HEAD in .git could not be read, as after a power cut; say which branch the journal is on "
        f"(main or other): echo 'ref: refs/heads/main' > '{head}'"
    )
    os.system(str(refused.value).rpartition("): ")[2])  # noqa: S605  # the cure, as a person types it
    assert device.sync().well


def test_a_git_folder_that_is_no_repository_is_named_as_that(world: World) -> None:
    device = synced(world)
    git_file(device, "objects").rename(device.root.parent / "objects")
    with pytest.raises(RefusalError) as refused:
        device.sync()
    assert "is in no git repository yet" not in str(refused.value)
    assert str(refused.value).startswith(
        f"{device.root / '.git'} is there, but git can't use it"
    )
    device.write(DAY, MORNING + "More.\n")
    os.system(str(refused.value).rpartition(": ")[2])  # noqa: S605  # the cure, as a person types it
    device.git("remote", "add", "origin", str(world.remote))
    assert device.sync().well
    assert device.head == world.tip()
    assert device.read(DAY).endswith("More.\n")


@pytest.mark.parametrize("torn", [b"", b"\0" * 200, b"DIRC\0\0\0\2\0\0\0\5"])
def test_a_torn_index_is_made_anew(world: World, torn: bytes) -> None:
    here, there = both_sides(world)
    git_file(there, "index").write_bytes(torn)
    dry = there.sync(dry=True)
    assert dry.lines() == [
        "Git's list of files could not be read, as after a power cut; it would be made anew, the old one kept aside."
    ]
    assert git_file(there, "index").read_bytes() == torn
    report = there.sync()
    told = "Git's list of files could not be read, as after a power cut; it is made anew, the old one kept"
    assert report.notes == [f"{told} in .git/helplog."]
    assert git_file(there, "helplog/index.torn").read_bytes() == torn
    here.sync()
    holds_both(there)
    assert here.tree == there.tree


def test_a_file_that_was_deleted_stays_deleted_where_the_index_is_torn(
    world: World,
) -> None:
    device = synced(world)
    (device.root / DAY).unlink()
    git_file(device, "index").write_bytes(b"")
    device.sync()
    assert not device.has(DAY)
    assert device.is_clean()


STATES: Final = (
    '{"locks": null}',
    '{"locks": [1], "busy": true}',
    '{"busy": "no"}',
    '{"healed": ["x"]}',
    '{"advance": "main"}',
    '{"advance": {"branch": "", "start": "", "start_tree": "", "target": "", "staging": "git/x", "old": ["a"]}}',
    '["busy"]',
    "7",
    "null",
    "{",
    "",
)


def test_a_state_file_of_another_shape_says_nothing(world: World) -> None:
    here, there = both_sides(world)
    for number, state in enumerate(STATES):
        there.write(".git/helplog/state.json", state)
        there.write("entries/more.md", f"Number {number}.\n")
        report = there.sync()
        assert report.well, state
        assert report.notes == [], state
        written = json.loads(git_file(there, "helplog/state.json").read_bytes())
        assert (written["busy"], written["healed"]) == (False, there.head), state
    here.sync()
    holds_both(there)
    assert here.tree == there.tree


def test_what_came_after_this_device_last_moved_is_not_taken_for_deleted(
    world: World,
) -> None:
    """All that is known is the other end, and that is ahead of the files here."""
    here, there = both_sides(world)
    there.git("fetch", "-q")
    here.write("entries/2026/2026-11-19.md", "Next.\n")
    here.sync()
    there.git("fetch", "-q")
    git_file(there, "refs/heads/main").write_bytes(b"")
    git_file(there, "logs/refs/heads/main").unlink()
    there.sync()
    here.sync()
    assert here.read("entries/2026/2026-11-19.md") == "Next.\n"
    holds_both(here)
