"""What another client left in the middle: finished, or named in one clear line with nothing changed."""

from __future__ import annotations

import pytest
from tests.covering import covering
from tests.sync.devices import MKDOCS, World
from tests.sync.states import DAY, MORNING, both_sides, holds_both, refusal


def test_a_merge_left_in_the_middle_is_finished(world: World) -> None:
    here, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    assert "<<<<" in there.read(DAY)
    report = there.sync()
    assert "A merge that was left half-done is finished." in report.notes
    holds_both(there)
    here.sync()
    assert here.tree == there.tree


def test_what_was_typed_into_a_marked_file_stays(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    there.write(DAY, there.read(DAY) + "\nTyped below the markers.\n")
    there.sync()
    holds_both(there)
    assert "Typed below the markers." in there.read(DAY)


def test_a_persons_own_answer_in_a_merge_is_kept(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    there.write(DAY, "---\nasks:\n  - Sam: the sofa, and soup with Lee\n---\n")
    there.sync()
    assert there.read(DAY) == "---\nasks:\n  - Sam: the sofa, and soup with Lee\n---\n"
    assert there.is_clean()


def test_a_rebase_left_in_the_middle_is_finished(world: World) -> None:
    here, there = both_sides(world)
    there.commit("first")
    there.write("entries/2026/2026-11-19.md", "A later day.\n")
    there.commit("second")
    there.git("pull", "-q", "--rebase", check=False)
    assert (there.root / ".git/rebase-merge").exists()
    report = there.sync()
    assert "A rebase that was left half-done is finished." in report.notes
    holds_both(there)
    assert there.read("entries/2026/2026-11-19.md") == "A later day.\n"
    here.sync()
    assert here.tree == there.tree


def test_a_rebase_with_work_put_by_brings_that_along(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.write("mkdocs.yml", MKDOCS + "# a note of mine\n")
    there.git("pull", "-q", "--rebase", "--autostash", check=False)
    there.sync()
    holds_both(there)
    assert there.read("mkdocs.yml").endswith("# a note of mine\n")


def test_a_cherry_pick_left_in_the_middle_is_finished(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("fetch", "-q")
    there.git("cherry-pick", "origin/main", check=False)
    assert "A cherry-pick that was left half-done is finished." in there.sync().notes
    holds_both(there)


def test_a_revert_left_in_the_middle_is_finished(world: World) -> None:
    device = world.first(**{DAY: MORNING})
    device.write(DAY, MORNING.replace("Morning light", "Morning rain"))
    device.commit()
    device.write(DAY, MORNING.replace("Morning light", "Morning rain, and then sun"))
    device.commit()
    device.git("config", "--unset", "merge.helplog.driver", check=False)
    device.git("revert", "HEAD~1", check=False)
    assert "<<<<" in device.read(DAY)
    assert "A revert that was left half-done is finished." in device.sync().notes
    assert device.is_clean()
    assert "and then sun" in device.read(DAY)
    assert "<<<<" not in device.read(DAY)


def test_a_dry_run_says_what_it_would_finish(world: World) -> None:
    _, there = both_sides(world)
    there.commit()
    there.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    before = there.files()
    assert there.sync(dry=True).lines() == [
        "A merge that was left half-done would be finished."
    ]
    assert there.files() == before
    assert (there.root / ".git/MERGE_HEAD").exists()


def test_a_stash_put_back_onto_a_changed_day_is_answered(world: World) -> None:
    here, there = both_sides(world)
    there.sync()
    here.sync()
    there.write(DAY, there.read(DAY).replace("Evening calm", "Evening rain"))
    there.git("stash", "-q")
    here.write(DAY, here.read(DAY).replace("Evening calm", "Evening storm"))
    here.sync()
    there.git("config", "--unset", "merge.helplog.driver")
    there.git("config", "--unset", "merge.helplog.name")
    there.git("pull", "-q")
    there.git("stash", "pop", "-q", check=False)
    assert "<<<<" in there.read(DAY)
    assert there.git("ls-files", "-u")
    assert there.sync().notes == ["What was left with open conflicts is merged."]
    text = there.read(DAY)
    assert all(
        words in text
        for words in ("Morning light", "carry the sofa", "soup", "rain", "storm")
    )
    assert "<<<<" not in text
    assert there.is_clean()


def test_a_detached_head_is_named(world: World) -> None:
    device = world.first()
    device.git("checkout", "-q", "--detach")
    assert refusal(device) == (
        "the journal stands on no branch, so there is nothing to sync; go to one with: git switch main"
    )


def test_a_search_through_history_is_named(world: World) -> None:
    device = world.first()
    device.git("bisect", "start")
    assert "git bisect reset" in refusal(device)


def test_patches_being_applied_are_named(world: World) -> None:
    device = world.first()
    (device.root / ".git/rebase-apply").mkdir()
    (device.root / ".git/rebase-apply/applying").touch()
    assert "git am --abort" in refusal(device)


def test_a_part_of_the_files_is_named(world: World) -> None:
    device = world.first()
    device.git("sparse-checkout", "set", "entries")
    assert "git sparse-checkout disable" in refusal(device)


KEPT_TWICE = {
    "entries/p.jpg": (b"\x89\0mine", b"\x89\0theirs"),
    "mkdocs.yml": (
        MKDOCS.replace("Journal", "Mine").encode(),
        MKDOCS.replace("Journal", "Theirs").encode(),
    ),
}


@pytest.mark.parametrize(
    ("path", "rebase"), covering(KEPT_TWICE.keys(), ["--no-rebase", "--rebase"])
)
def test_a_file_that_is_kept_twice_then_is_told(
    world: World, path: str, rebase: str
) -> None:
    mine, theirs = KEPT_TWICE[path]
    here, there = both_sides(world)
    here.write(path, theirs)
    here.sync()
    there.write(path, mine)
    there.commit()
    there.git("pull", "-q", rebase, "--no-edit", check=False)
    report = there.sync()
    (beside,) = report.kept_beside
    assert (
        f"Two devices had different files of one name; both are kept: {beside}"
        in report.lines()
    )
    assert {(there.root / path).read_bytes(), (there.root / beside).read_bytes()} == {
        mine,
        theirs,
    }
    assert there.is_clean()
    here.sync()
    assert here.tree == there.tree
