"""Sending: what a configuration would add to it is left out, and what stands in the way is told in git's own words."""

from __future__ import annotations

import pytest
from tests.sync.devices import Device, World
from tests.sync.states import DAY, MORNING, both_sides

from helplog.sync.git.calling import Outcome


def with_news(world: World) -> Device:
    device = world.first()
    device.sync()
    device.write(DAY, MORNING)
    return device


@pytest.mark.parametrize(
    "setting", ["push.gpgSign", "remote.origin.mirror", "push.followTags"]
)
def test_what_is_sent_is_the_branch_alone_and_unsigned(
    world: World, setting: str
) -> None:
    device = with_news(world)
    device.git("tag", "-a", "-m", "one", "one")
    device.git("branch", "other")
    device.git("config", setting, "true")
    assert device.sync().notes == []
    assert device.head == world.tip()
    there = Device(world.remote)
    assert there.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"


def test_a_remote_that_mirrors_does_not_fetch_over_what_is_here(world: World) -> None:
    here, there = both_sides(world)
    there.git("config", "remote.origin.fetch", "+refs/*:refs/*")
    there.git("config", "branch.main.remote", "origin")
    report = there.sync()
    assert report.notes == []
    here.sync()
    assert here.tree == there.tree
    assert there.is_clean()


def test_what_the_other_end_cannot_take_is_told_in_gits_words(world: World) -> None:
    device = with_news(world)
    device.git("config", "push.pushOption", "ci.skip")
    report = device.sync()
    assert not report.well
    why = "the receiving end does not support push options"
    told = f"{world.remote} did not take part ({why}); everything is saved here."
    assert report.notes == [f"{told} Try by hand: git push origin HEAD:main"]
    assert (
        device.git("push", "--dry-run", "-q", "origin", "HEAD:main", check=False) == ""
    )


def test_a_program_at_the_other_end_that_is_not_there_is_told(world: World) -> None:
    device = with_news(world)
    device.git("config", "remote.origin.receivepack", "not-there")
    (told,) = device.sync().notes
    assert "not-there: not found" in told
    assert told.endswith(
        "everything is saved here. Try by hand: git push origin HEAD:main"
    )


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("htps://example.org/journal.git", "git knows no way called htps"),
        ("ext::journal", "transport 'ext' not allowed"),
        ("ssh://-x/journal.git", "strange hostname '-x' blocked"),
    ],
)
def test_an_address_with_a_slip_in_it_is_told_as_that(
    world: World, address: str, why: str
) -> None:
    device = with_news(world)
    device.git("remote", "set-url", "origin", address)
    report = device.sync()
    assert not report.well
    told = f"Git can't go to {address} ({why}); everything is saved here."
    assert report.notes == [
        f"{told} Mend the address with: git remote set-url origin ADDRESS"
    ]
    assert device.is_clean()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            "fatal: the receiving end does not support --signed push\nfatal: the remote end hung up unexpectedly",
            "signed",
        ),
        (
            "x: 1: nope: not found\nfatal: Could not read from remote repository.\n\nPlease make sure you have",
            "nope",
        ),
        (
            "error: remote unpack failed: eof\nerror: failed to push some refs to '/x'",
            "unpack",
        ),
        ("fatal: the remote end hung up unexpectedly", "hung up"),
    ],
)
def test_the_telling_line_is_taken_from_what_git_says(said: str, reason: str) -> None:
    assert reason in Outcome(128, b"", said).reason
