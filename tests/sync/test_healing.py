"""Healing: what clients without a driver committed, second copies of folder syncs, files cut off."""

from __future__ import annotations

import subprocess

import pytest
from tests.covering import covering
from tests.sync.devices import MKDOCS, Device, World

from helplog.cli.main import main
from helplog.model.settings import Settings
from helplog.sync.git.repository import open_repository
from helplog.sync.healing.copies import find_copies, original_of
from helplog.sync.healing.findings import find_healing
from helplog.sync.healing.folder_healing import heal_folder
from helplog.sync.healing.marked_files import without_remnants
from helplog.sync.healing.truncated import cut_short, is_truncated, mend
from helplog.sync.merging.meaning import FileVersions, merge_as_git
from helplog.sync.syncing import heal_repository

DAY = "entries/2026/2026-11-18.md"
BEGUN = "---\nasks:\n  - Priya: read the report\n---\nA quiet day.\n"
HERE = BEGUN.replace("---\nA", "  - Sam: the sofa\n---\nA")
THERE = BEGUN.replace("---\nA", "  - Lee: soup\n---\nA")


def marked(
    world: World, *, style: str = "merge", here: str = HERE, there: str = THERE
) -> Device:
    """A device whose last commit is a merge with markers in it."""
    device = world.first(**{DAY: BEGUN})
    device.git("config", "merge.conflictStyle", style)
    if style == "zdiff3" and git_version() < (2, 35):
        pytest.skip("a git that knows no such markers")
    device.git("checkout", "-q", "-b", "other")
    device.write(DAY, there)
    device.commit()
    device.git("checkout", "-q", "main")
    device.write(DAY, here)
    device.commit()
    device.git("merge", "-q", "other", check=False)
    assert "<<<<<<<" in device.read(DAY)
    device.commit("Merge")
    return device


def git_version() -> tuple[int, ...]:
    said = subprocess.run(
        ["git", "version"], check=True, capture_output=True, text=True
    ).stdout
    return tuple(int(part) for part in said.split()[2].split(".")[:2])


def has_all(text: str) -> None:
    assert [text.count(words) for words in ("read the report", "the sofa", "soup")] == [
        1,
        1,
        1,
    ], text
    assert "<<<<" not in text


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_a_merge_that_was_committed_with_markers_is_done_again(
    world: World, style: str
) -> None:
    device = marked(world, style=style)
    report = heal_repository(device.root, "entries")
    has_all(device.read(DAY))
    assert report.healed == {DAY}
    assert device.is_clean()


@pytest.mark.parametrize(
    ("style", "shown"), [("merge", []), ("diff3", ["One."])], ids=["merge", "diff3"]
)
def test_two_versions_are_marked_as_a_client_without_a_driver_does(
    world: World, style: str, shown: list[str]
) -> None:
    repository = open_repository(world.first().root, "entries")
    versions = FileVersions(b"One.\n", b"Uno.\n", b"Un.\n")
    made = merge_as_git(repository, DAY, versions, style)
    lines = made.decode().splitlines()
    marks = ("<", "|", "=", ">")
    assert [line for line in lines if not line.startswith(marks)] == [
        "Uno.",
        *shown,
        "Un.",
    ]
    assert lines[0].startswith("<<<<<<< ")


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_what_both_sides_share_within_a_conflict_is_there_once(
    world: World, style: str
) -> None:
    both = "Rain.\n\nThen sun.\n"
    here, there = (
        BEGUN.replace("A quiet day.\n", f"{both}\n{own}.\n")
        for own in ("Soup", "Bread")
    )
    device = marked(world, style=style, here=here, there=there)
    device.write(DAY, device.read(DAY) + "\nTyped since.\n")
    device.commit()
    heal_repository(device.root, "entries")
    text = device.read(DAY)
    assert [
        text.count(words)
        for words in ("Rain.", "Then sun.", "Soup.", "Bread.", "Typed since.")
    ] == [1] * 5
    assert "<<<<" not in text


def test_what_was_deleted_on_one_side_of_it_stays_deleted(world: World) -> None:
    device = marked(world, there=THERE.replace("  - Priya: read the report\n", ""))
    heal_repository(device.root, "entries")
    assert "read the report" not in device.read(DAY)
    assert "soup" in device.read(DAY)


def share_markers(phone: Device, path: str, text: str) -> None:
    """A phone without helplog writes a file that was changed elsewhere, merges, and commits what git left of it."""
    phone.write(path, text)
    phone.commit()
    phone.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    assert "<<<<<<<" in phone.read(path)
    phone.commit("Merge")
    phone.git("push", "-q")


def test_markers_are_healed_in_a_file_with_a_line_end_in_its_name(world: World) -> None:
    name = "entries/2026/two\nlines.md"
    laptop = world.first(**{name: BEGUN, DAY: BEGUN})
    laptop.sync()
    phone = world.device("phone")
    laptop.write(name, HERE.replace("  - Priya: read the report\n", ""))
    laptop.sync()
    share_markers(phone, name, THERE)
    report = laptop.sync()
    text = laptop.read(name)
    assert [
        text.count(words) for words in ("read the report", "the sofa", "soup", "<<<<")
    ] == [
        0,
        1,
        1,
        0,
    ], text
    assert report.healed == {name}
    assert laptop.read(DAY) == BEGUN


def test_what_was_typed_since_is_carried_over(world: World) -> None:
    device = marked(world)
    device.write(DAY, device.read(DAY) + "\nTyped later.\n")
    device.commit()
    device.write("entries/other.md", "x\n")
    device.commit()
    heal_repository(device.root, "entries")
    has_all(device.read(DAY))
    assert device.read(DAY).endswith("Typed later.\n")


def test_a_marked_file_merged_with_a_healed_one_is_known_as_the_merge_it_is(
    world: World,
) -> None:
    """Git's merge of these commits makes nested markers; its merge of the files alone makes none."""
    if (2, 34) <= git_version() < (2, 38):
        pytest.skip("a git that merges in the new way and can't tell how")
    top, ours, theirs = (
        "---\nasks:\n  - Priya: tea\n",
        "thanks:\n  - Ruth: soup\n",
        "needs:\n  - time for sleep\n",
    )
    day = "---\nA first day.\n\n"
    tangle = (
        f"<<<<<<< HEAD\n{ours}{day}=======\n{theirs}{day}Rain.\n>>>>>>> origin/main\n"
    )
    healed = f"{top}{theirs}{ours}{{more}}{day}Rain.{{then}}\n\nWind.\n\n"
    device = world.first(**{DAY: top + tangle})
    device.git("checkout", "-q", "-b", "laptop")
    device.write(DAY, healed.format(more="", then=""))
    device.commit()
    device.write(
        DAY,
        healed.format(more="  - Ruth: bread\n", then=" Snow.").replace(
            "asks:\n", "asks:\n  - Sam: jam\n"
        ),
    )
    device.commit()
    device.git("checkout", "-q", "main")
    device.write(
        DAY,
        (top + tangle).replace(
            ours, ours.replace("thanks:\n", "thanks:\n  - Ana: cake\n")
        ),
    )
    device.commit()
    device.git("merge", "-q", "laptop", check=False)
    device.commit("Merge")
    heal_repository(device.root, "entries")
    text = device.read(DAY)
    said = (
        "tea",
        "cake",
        "soup",
        "bread",
        "jam",
        "sleep",
        "Rain",
        "Snow",
        "Wind",
        "thanks:",
        "needs:",
        "first day",
    )
    assert {words: text.count(words) for words in said} == dict.fromkeys(said, 1), text
    assert "<<<<" not in text


LISTED = "---\nasks:\n  - Priya: read the report\n  - Sam: sofa\n---\n{}"
OTHERS = "---\nasks:\n  - Lee: soup\n---\nA quiet day.\n"


def rebased(
    world: World, laptop: Device, here: str, there: str, *, squash: bool = False
) -> None:
    """Another device that deletes and edits, takes what the laptop made in between, and pushes the markers."""
    phone = world.device("phone")
    (phone.root / ".git" / "info" / "attributes").write_text("* !merge\n", "utf-8")
    laptop.write(DAY, here)
    laptop.sync()
    phone.write(DAY, there)
    phone.commit()
    if squash:
        phone.git("branch", "own")
        phone.git("reset", "-q", "--hard", "HEAD~1")
        phone.git("pull", "-q", "--ff-only")
        phone.git("merge", "-q", "--squash", "own", check=False)
    else:
        phone.git("pull", "-q", "--rebase", check=False)
    assert "<<<<<<<" in phone.read(DAY)
    phone.git("add", "-A")
    phone.git(*(("commit", "-q", "-m", "Both") if squash else ("rebase", "--continue")))
    phone.git("push", "-q")


@pytest.mark.parametrize(
    ("body", "squash"),
    covering(["", "A walk by the river.\n", "A quiet day.\n"], [False, True]),
)
def test_what_was_deleted_stays_deleted_where_a_rebase_or_a_squash_left_markers(
    world: World, body: str, *, squash: bool
) -> None:
    laptop = world.first(
        **{DAY: LISTED.format(body), "entries/2026/2026-11-17.md": OTHERS}
    )
    laptop.sync()
    begun = laptop.read(DAY)
    there = begun.replace("  - Priya: read the report\n", "").replace(
        "sofa", "three sofas"
    )
    rebased(world, laptop, begun.replace("sofa", "two sofas"), there, squash=squash)
    laptop.sync()
    text = laptop.read(DAY)
    said = ("read the report", "two sofas", "three sofas", "<<<<")
    assert [text.count(words) for words in said] == [0, 1, 1, 0], text
    assert text.endswith(f"---\n{body}")


def test_a_file_both_began_has_no_first_version_that_either_came_from(
    world: World,
) -> None:
    template = "## What happened today?\n\nA word for each of us.\n"
    laptop = world.first(**{"entries/2026/2026-11-17.md": template})
    laptop.sync()
    phone = world.device("phone")
    (phone.root / ".git" / "info" / "attributes").write_text("* !merge\n", "utf-8")
    laptop.write(DAY, LISTED.format(template))
    laptop.sync()
    laptop.write(DAY, LISTED.format(template).replace("sofa", "two sofas"))
    laptop.sync()
    phone.write(DAY, "---\nasks:\n  - Ana: a lift\n---\n" + template)
    phone.commit()
    phone.git("pull", "-q", "--rebase", check=False)
    phone.git("add", "-A")
    phone.git("rebase", "--continue")
    phone.git("push", "-q")
    laptop.sync()
    text = laptop.read(DAY)
    assert all(words in text for words in ("read the report", "two sofas", "a lift"))


def test_a_marker_in_a_fence_is_text(world: World) -> None:
    device = world.first()
    text = "How git asks:\n\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n```\n"
    device.write(DAY, text)
    device.sync()
    heal_repository(device.root, "entries")
    assert device.read(DAY) == text


def test_a_frontmatter_above_a_marker_is_folded_back(world: World) -> None:
    device = world.first()
    device.write(
        DAY,
        "---\nasks:\n  - Ana: a late one\n---\n"
        "<<<<<<< HEAD\n---\nasks:\n  - Sam: the sofa\n---\nMorning.\n"
        "=======\n---\nasks:\n  - Lee: soup\n---\nEvening.\n>>>>>>> origin/main\n",
    )
    device.sync()
    text = device.read(DAY)
    assert text.count("---\n") == 2
    assert all(
        words in text
        for words in ("a late one", "the sofa", "soup", "Morning.", "Evening.")
    )


def test_a_merge_that_took_its_own_whole_file_is_done_again_once(world: World) -> None:
    device = world.first(**{DAY: BEGUN})
    device.sync()
    phone = world.device("phone")
    phone.write(DAY, THERE)
    ours = phone.commit()
    device.write(DAY, HERE)
    device.write("entries/new.md", "A new page.\n")
    device.sync()
    merge = phone.merge_keeping_own(ours)
    device.sync()
    has_all(device.read(DAY))
    assert device.read("entries/new.md") == "A new page.\n"
    assert f"Healed: {merge}" in device.git("log", "-1", "--format=%B")
    device.write(DAY, device.read(DAY).replace("  - Sam: the sofa\n", ""))
    device.sync()
    other = world.device("other")
    other.sync()
    assert "the sofa" not in other.read(DAY)


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("2026-11-18.sync-conflict-20261118-101112-ABCDEFG.md", "2026-11-18.md"),
        ("2026-11-18 (Nora's conflicted copy 2026-11-18).md", "2026-11-18.md"),
        ("2026-11-18 (conflicted copy 2026-11-18 101112).md", "2026-11-18.md"),
        ("2026-11-18 (Conflicted copy phone 202611181011).md", "2026-11-18.md"),
        ("2026-11-18_conflict-20261118-101112.md", "2026-11-18.md"),
        ("2026-11-18 (Case Conflict).md", "2026-11-18.md"),
        (
            "2026-11-18 (In Konflikt stehende Kopie von Nora 2026-11-18).md",
            "2026-11-18.md",
        ),
        ("2026-11-18 (Copie en conflit de Nora 2026-11-18).md", "2026-11-18.md"),
        ("2026-11-18-DESKTOP-4F2K9QX.md", "2026-11-18.md"),
        ("2026-11-18-LAPTOP-4F2K9QXZ-2.md", "2026-11-18.md"),
        ("how to choose a DESKTOP-PC.md", None),
        ("a conflicted copy of myself.md", None),
        ("2026-11-18 2.md", None),
        ("2026-11-18.md", None),
    ],
)
def test_second_copies_are_known_by_their_names(
    name: str, original: str | None
) -> None:
    assert original_of(f"a/{name}", (), lambda *_: False) == (
        f"a/{original}" if original else None
    )
    found = find_copies([f"a/{name}"], lambda *_: False)
    assert [finding.code for finding in found] == (
        ["conflict-copy"] if original else []
    )


@pytest.mark.parametrize(
    "name", ["2026-11-18.sync-conflict-20261118-101112-ABCDEFG.md", "2026-11-18 2.md"]
)
@pytest.mark.parametrize("with_git", [True, False])
def test_a_second_copy_is_merged_and_set_aside(
    world: World, name: str, *, with_git: bool
) -> None:
    if with_git:
        device = world.first(**{DAY: HERE, f"entries/2026/{name}": THERE})
        report = heal_repository(device.root, "entries")
    else:
        device = Device(world.folder / "plain")
        for path, text in ((DAY, HERE), (f"entries/2026/{name}", THERE)):
            device.write(path, text)
        report = heal_folder(device.root, "entries")
    has_all(device.read(DAY))
    assert not device.has(f"entries/2026/{name}")
    assert device.read(f".helplog-aside/entries/2026/{name}") == THERE
    assert report.aside == [f".helplog-aside/entries/2026/{name}"]
    assert not with_git or device.is_clean()


@pytest.mark.parametrize(
    ("path", "begun", "here", "there"),
    [
        (
            ".obsidian/app.json",
            '{\n  "font": 1\n}\n',
            '{\n  "font": 2\n}\n',
            '{\n  "font": 3\n}\n',
        ),
        ("notes.txt", "a\n", "b\n", "c\n"),
        (
            "mkdocs.yml",
            MKDOCS,
            MKDOCS.replace("Journal", "Ours"),
            MKDOCS.replace("Journal", "Theirs"),
        ),
    ],
)
def test_markers_in_a_file_that_is_no_entry_leave_both_whole(
    world: World, path: str, begun: str, here: str, there: str
) -> None:
    laptop = world.first(**{path: begun})
    laptop.sync()
    phone = world.device("phone")
    laptop.write(path, here)
    laptop.sync()
    share_markers(phone, path, there)
    report = laptop.sync()
    assert laptop.read(path) == here
    beside = [name for name in laptop.files() if " (other device " in name]
    assert [laptop.read(name) for name in beside] == [there]
    assert report.healed == {path}
    assert report.kept_beside == set(beside)
    phone.git("pull", "-q", "--ff-only")
    assert phone.files() == laptop.files()
    assert laptop.sync().lines() == ["Nothing new."]


def test_markers_in_a_list_of_names_leave_both_sides_lines(world: World) -> None:
    device = world.first()
    device.write(
        ".gitignore", "/site/\n<<<<<<< HEAD\n*.swp\n=======\n*~\n>>>>>>> origin/main\n"
    )
    device.sync()
    assert device.read(".gitignore").split() == ["/site/", "*.swp", "*~"]
    assert device.is_clean()


def test_a_second_entry_with_a_number_is_left_alone(world: World) -> None:
    device = world.first(
        **{
            DAY: HERE,
            "entries/2026/2026-11-18 2.md": "Something else, on the same day.\n",
        }
    )
    heal_repository(device.root, "entries")
    assert device.has("entries/2026/2026-11-18 2.md")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 4096,
        HERE.encode()[:20] + b"\0" * 40,
        HERE.encode()[:12],
        HERE.encode()[:-16],
    ],
    ids=["empty", "nul", "tail", "front", "word"],
)
def test_a_torn_file_comes_back_from_history(world: World, data: bytes) -> None:
    device = world.first(**{DAY: HERE})
    device.sync()
    other = world.device("other")
    device.write(DAY, data)
    report = device.sync()
    assert device.read(DAY) == HERE
    assert report.healed == {DAY}
    assert (device.root / report.aside[0]).read_bytes() == data
    other.sync()
    assert other.read(DAY) == HERE


@pytest.mark.parametrize(
    ("before", "after"),
    [("neighbours", "neighbour"), ("100\n", "10"), ("one two\n", "one tw\n")],
)
def test_the_last_letters_of_a_file_can_be_deleted(
    world: World, before: str, after: str
) -> None:
    device = world.first(**{DAY: f"Today I met the {before}"})
    device.sync()
    other = world.device("other")
    device.write(DAY, f"Today I met the {after}")
    assert not device.sync().healed
    other.sync()
    assert device.read(DAY) == other.read(DAY) == f"Today I met the {after}"


def test_words_that_can_still_be_read_in_a_torn_file_stay() -> None:
    assert is_truncated(b"a" + b"\0" * 8)
    assert not is_truncated("a\0b".encode("utf-16"))
    assert b"new words" in mend(
        BEGUN.encode() + b"new words" + b"\0" * 500, BEGUN.encode()
    )
    assert not cut_short(b"one\n", b"one\ntwo\n")
    assert not cut_short(b"one", b"one two\n")
    assert cut_short(b"one tw", b"one two\nthree\n")
    assert cut_short(b"x" * 1024, b"x" * 1030)
    assert cut_short(b"---\nasks:\n", b"---\nasks:\n---\n")


def test_remnants_of_markers_go_and_headings_stay() -> None:
    data = b"Title\n=======\ntext\n=======\nmore\n>>>>>>> origin/main\n```\n<<<<<<< a\n```\n"
    assert (
        without_remnants(data) == b"Title\n=======\ntext\nmore\n```\n<<<<<<< a\n```\n"
    )


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("```", "~~~"), ("~~~", "```"), ("````", "```"), ("```", "``` diff")],
)
def test_markers_in_a_fence_within_a_fence_stay_where_a_conflict_beside_it_is_healed(
    world: World, outer: str, inner: str
) -> None:
    sides = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> abc1234\n"
    code = (
        f"Note:\n\n{outer}\n{inner}\n{sides.format('mine', 'yours')}{inner}\n{outer}\n"
    )
    device = world.first(**{DAY: code})
    assert find_healing(device.root, Settings()) == ()
    assert heal_repository(device.root, "entries").healed == set()
    device.write(DAY, code + "\n" + sides.format("Rain.", "Sun."))
    heal_repository(device.root, "entries")
    assert device.read(DAY) == f"{code}\nRain.\n\nSun.\n"


def test_a_dry_heal_changes_nothing(world: World) -> None:
    device = marked(world)
    before = device.files()
    report = heal_repository(device.root, "entries", dry=True)
    assert device.files() == before
    assert report.lines() == [f"1 file would be healed: {DAY}"]


def test_the_command_tells_in_a_line(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    device = marked(world)
    device.write("mkdocs.yml", MKDOCS)
    monkeypatch.chdir(device.root)
    assert main(["heal"]) == 0
    assert f"healed: {DAY}" in capsys.readouterr().out
    assert main(["heal"]) == 0
    assert capsys.readouterr().out == "Nothing new.\n"


def test_check_is_told_what_healing_would_do(world: World) -> None:
    device = world.first(
        **{
            DAY: HERE,
            "entries/2026/2026-11-18.sync-conflict-20261118-101112-ABCDEFG.md": THERE,
        }
    )
    device.write("entries/2026/2026-11-01.md", "")
    device.write("entries/2026/2026-11-30.md", "")
    found = [
        (finding.where.uri, finding.code)
        for finding in find_healing(device.root, Settings())
    ]
    assert found == [
        ("2026/2026-11-01.md", "file-emptied"),
        ("2026/2026-11-18.sync-conflict-20261118-101112-ABCDEFG.md", "conflict-copy"),
    ]
    heal_repository(device.root, "entries")
    assert find_healing(device.root, Settings()) == ()


def test_nested_markers_that_merging_tore_apart_lose_nothing(world: World) -> None:
    """A phone commits markers, types on, merges what a laptop made of them, and commits the tangle."""
    device = world.first(**{DAY: ""})
    device.write(DAY, "---\nload: 1\n---\nToday I thought about w4 and w5.\n")
    device.commit()
    device.git("checkout", "-q", "-b", "other", "HEAD~1")
    device.write(DAY, "---\nconnections:\n  - Sam: thing w1\n---\n")
    device.commit()
    device.git("checkout", "-q", "main")
    device.git("merge", "-q", "other", check=False)
    device.commit("Merge")
    device.git("checkout", "-q", "-b", "laptop")
    heal_repository(device.root, "entries")
    device.write(DAY, device.read(DAY) + "\nToday I thought about w7 and w8.\n")
    device.commit()
    device.git("checkout", "-q", "main")
    device.write(
        DAY,
        device.read(DAY).replace("load: 1\n", "load: 1\nthanks:\n  - Lee: thing w12\n")
        + "\nw10 and w11.\n",
    )
    device.commit()
    device.git("merge", "-q", "laptop", check=False)
    device.write(DAY, device.read(DAY) + "\nw14 typed last.\n")
    device.commit("Merge")
    heal_repository(device.root, "entries")
    text = device.read(DAY)
    assert [
        word
        for word in ("w1", "w4", "w5", "w7", "w8", "w10", "w11", "w12", "w14")
        if word not in text
    ] == []
    assert not any(sign in text for sign in ("<<<<<<<", ">>>>>>>", "======="))
