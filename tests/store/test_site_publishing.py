"""A built site takes its place: what is touched, what goes, what stays, and what an end at any moment leaves."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from helplog.model.refusal import RefusalError
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.manifest import (
    NAME,
    Made,
    Manifest,
    digest_of,
    read_manifest,
    write_manifest,
)
from helplog.store.site.page_files import write_page
from helplog.store.site.proving import Proof, refuse_somebody_elses
from helplog.store.site.publishing import publish

HEAD: Final = b"<!-- by helplog -->"
OLD: Final = {
    "index.html": HEAD + b"old",
    "about/index.html": HEAD + b"about",
    "a/b/c.png": b"c",
    "same.css": b"same",
}
NEW: Final = {
    "index.html": HEAD + b"new",
    "notes/index.html": HEAD + b"notes",
    "same.css": b"same",
}
CHANGES: Final = ("write_new", "put_in_place", "take_in", "remove", "remove_folder")
"""Each that changes something on the disk; folders are made in between."""


@pytest.fixture
def proof(tmp_path: Path) -> Proof:
    return Proof(lambda beginning: beginning.startswith(HEAD), (tmp_path / "entries",))


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk than the temporary one."""
    shared = Path("/dev/shm")  # noqa: S108 - the one other disk a Linux computer always has
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is one disk here")
    folder = shared / f"helplog-test-{os.getpid()}"
    folder.mkdir()
    yield folder
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.rmdir()


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def published(
    tmp_path: Path,
    site: Path,
    files: dict[str, bytes],
    proof: Proof,
    *,
    clean: bool = True,
) -> list[str]:
    """Builds these files aside, and publishes them; what was changed since it was built, and stays."""
    staging = tmp_path / "staging" / str(len(list(tmp_path.glob("staging/*"))))
    return list(
        publish(
            written(staging / "site", files), site, proof, clean=clean, in_git=False
        ).changed
    )


def shown(site: Path) -> dict[str, bytes]:
    """All in the site but the note of what builds made."""
    paths = [path for path in site.rglob("*") if path.is_file() and path.name != NAME]
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(paths)
    }


def known_numbers(site: Path) -> dict[str, tuple[int, int, int]]:
    found = {
        path.relative_to(site).as_posix(): path.stat()
        for path in site.rglob("*")
        if path.is_file()
    }
    return {
        name: (about.st_ino, about.st_mtime_ns, about.st_ctime_ns)
        for name, about in found.items()
    }


def test_a_site_takes_the_place_of_the_one_before(tmp_path: Path, proof: Proof) -> None:
    site = tmp_path / "site"
    assert published(tmp_path, site, OLD, proof) == []
    assert shown(site) == OLD
    assert published(tmp_path, site, NEW, proof) == []
    assert shown(site) == NEW
    assert not (site / "a").exists(), "a folder that is empty because of it goes too"


def test_a_folder_that_the_site_lacks_is_moved_whole(
    tmp_path: Path, proof: Proof
) -> None:
    site = tmp_path / "site"
    published(tmp_path, site, OLD, proof)
    more = {**OLD, "a/d/e/f.png": b"f", "a/d/g.png": b"g"}
    before = known_numbers(site)
    staging = written(tmp_path / "aside" / "site", more)
    number = (staging / "a" / "d").stat().st_ino
    publish(staging, site, proof, clean=True, in_git=False)
    assert shown(site) == more
    assert (site / "a" / "d").stat().st_ino == number
    after = known_numbers(site)
    assert {name: after[name] for name in OLD} == {name: before[name] for name in OLD}
    published(tmp_path, site, OLD, proof)
    assert shown(site) == OLD, "what was moved whole is known by its files"


def test_a_folder_that_others_could_look_into_is_made_anew(
    tmp_path: Path, proof: Proof
) -> None:
    site = tmp_path / "site"
    staging = written(tmp_path / "aside" / "site", OLD)
    (staging / "a").chmod(0o755)
    publish(staging, site, proof, clean=True, in_git=False)
    assert shown(site) == OLD
    if os.name == "posix":
        assert (site / "a").stat().st_mode & 0o777 == 0o700


def test_a_page_whose_digest_is_known_is_read_only_where_it_was_touched(
    tmp_path: Path, proof: Proof
) -> None:
    site = tmp_path / "site"
    staging = tmp_path / "aside" / "site"
    staging.mkdir(parents=True)
    known = {
        name: write_page(staging, name, data)._replace(digest="0" * 32)
        for name, data in OLD.items()
    }
    (staging / "same.css").write_bytes(b"other")
    publish(staging, site, proof, clean=True, in_git=False, written=known)
    with FolderHandle.open_at(site) as folder:
        manifest = read_manifest(folder)
    assert manifest is not None
    digests = {name: made.digest for name, made in manifest.made.items()}
    assert digests == {
        **dict.fromkeys(OLD, "0" * 32), "same.css": digest_of(b"other")
    }  # fmt: skip


def test_nothing_is_touched_where_nothing_changed(tmp_path: Path, proof: Proof) -> None:
    site = tmp_path / "site"
    published(tmp_path, site, OLD, proof)
    before = known_numbers(site)
    published(tmp_path, site, OLD, proof)
    assert known_numbers(site) == before
    published(tmp_path, site, OLD | {"index.html": HEAD + b"newer"}, proof)
    after = known_numbers(site)
    assert {name for name in after if after[name] != before[name]} == {
        "index.html",
        NAME,
    }


def test_files_whose_times_were_changed_are_known_by_what_they_hold(
    tmp_path: Path, proof: Proof
) -> None:
    site = tmp_path / "site"
    published(tmp_path, site, OLD, proof)
    for path in site.rglob("*.*"):
        os.utime(path, (1, 1))
    inodes = {
        name: numbers[0]
        for name, numbers in known_numbers(site).items()
        if name != NAME
    }
    published(tmp_path, site, OLD, proof)
    assert {
        name: numbers[0]
        for name, numbers in known_numbers(site).items()
        if name != NAME
    } == inodes
    published(tmp_path, site, NEW, proof)
    assert shown(site) == NEW


def test_a_changed_copy_of_a_page_is_made_right_again(
    tmp_path: Path, proof: Proof
) -> None:
    site = tmp_path / "site"
    published(tmp_path, site, OLD, proof)
    for cut in (b"", HEAD, b"torn by a power cut"):
        (site / "index.html").write_bytes(cut)
        published(tmp_path, site, OLD, proof)
        assert shown(site) == OLD


@pytest.mark.parametrize(
    ("left", "goes"),
    [
        (OLD["about/index.html"], True),
        (HEAD + b"minified", True),
        (b"", True),
        (b"my own words", False),
    ],
    ids=["as-built", "changed-but-a-build's", "cut-short", "somebody's-words"],
)
def test_an_old_page_goes_while_it_is_a_builds(
    tmp_path: Path, proof: Proof, left: bytes, *, goes: bool
) -> None:
    site = tmp_path / "site"
    published(tmp_path, site, OLD, proof)
    (site / "about/index.html").write_bytes(left)
    assert published(tmp_path, site, NEW, proof) == (
        [] if goes else ["about/index.html"]
    )
    assert (site / "about/index.html").exists() is not goes
    assert published(tmp_path, site, NEW, proof) == [], "it is said once"


def test_a_build_that_takes_nothing_away_still_knows_everything_later(
    tmp_path: Path, proof: Proof
) -> None:
    site = tmp_path / "site"
    published(tmp_path, site, OLD, proof)
    published(tmp_path, site, NEW, proof, clean=False)
    assert shown(site) == OLD | NEW
    published(tmp_path, site, NEW, proof)
    assert shown(site) == NEW


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"notes": b"a file"}, {"notes/index.html": HEAD}),
        ({"notes/index.html": HEAD, "notes/deep/x.png": b"x"}, {"notes": b"a file"}),
        ({"a/b": b"b"}, {"a/b/c/d.html": HEAD}),
    ],
    ids=["a-file-becomes-a-folder", "a-folder-becomes-a-file", "deeper"],
)
@pytest.mark.parametrize("clean", [True, False], ids=["clean", "dirty"])
def test_a_file_and_a_folder_change_places(
    tmp_path: Path,
    proof: Proof,
    before: dict[str, bytes],
    after: dict[str, bytes],
    *,
    clean: bool,
) -> None:
    site = tmp_path / "site"
    published(tmp_path, site, before, proof)
    published(tmp_path, site, after, proof, clean=clean)
    assert shown(site) == after


def test_empty_folders_are_in_no_ones_way(tmp_path: Path, proof: Proof) -> None:
    site = tmp_path / "site"
    (site / "index.html" / "empty").mkdir(parents=True)
    published(tmp_path, site, OLD, proof)
    assert shown(site) == OLD


def test_what_a_plugin_linked_is_not_published(tmp_path: Path, proof: Proof) -> None:
    built = written(tmp_path / "staging" / "site", OLD)
    (built / "latest").symlink_to("/")
    with pytest.raises(RefusalError, match="latest"):
        publish(built, tmp_path / "site", proof, clean=True, in_git=False)
    assert shown(tmp_path / "site") == {}


# A site without a note of what builds made: of the first edition, or one whose note was lost


def test_a_site_of_the_first_edition_is_taken_over_by_what_it_holds(
    tmp_path: Path, proof: Proof
) -> None:
    copied = (
        written(
            tmp_path / "entries", {"hidden.jpg": b"now private", "same.css": b"other"}
        )
        / "hidden.jpg"
    )
    mine = {
        "mine.html": b"mine",
        "CNAME": b"me.example",
        "mine.jpg": b"mine",
        "a/b/c.png": b"c",
    }
    gone = {"hidden.jpg": copied.read_bytes(), "people/x/index.html": HEAD + b"x"}
    site = written(
        tmp_path / "site",
        OLD | mine | gone | {".nojekyll": b"", "same.css": b"of another theme"},
    )
    with FolderHandle.open_at(site) as folder:
        refuse_somebody_elses(folder, proof)
    built = written(tmp_path / "built" / "site", NEW)
    staying = publish(built, site, proof, clean=True, in_git=False)
    assert shown(site) == NEW | mine | {".nojekyll": b""}
    assert staying.unknown == tuple(sorted(mine)), (
        "it is said once what nothing is known of"
    )
    built = written(tmp_path / "again" / "site", NEW)
    assert publish(built, site, proof, clean=True, in_git=False).unknown == ()
    published(tmp_path, site, NEW | {"same.css": b"newer"}, proof)
    assert (site / "same.css").read_bytes() == b"newer"


def test_a_first_build_that_was_ended_before_there_was_a_page_is_gone_on_with(
    tmp_path: Path, proof: Proof
) -> None:
    written(tmp_path / "entries", {"photo.jpg": b"photo"})
    site = written(tmp_path / "site", {"photo.jpg": b"photo"})
    with FolderHandle.open_at(site) as folder:
        refuse_somebody_elses(folder, proof)
    published(tmp_path, site, NEW, proof)
    assert shown(site) == NEW | {"photo.jpg": b"photo"}, (
        "a copy in a folder no page proves is not ours to delete"
    )


def test_a_page_without_our_head_is_never_written_over(
    tmp_path: Path, proof: Proof
) -> None:
    site = written(tmp_path / "site", OLD | {"notes/index.html": b"mine"})
    with pytest.raises(RefusalError, match="was not made by a build"):
        published(tmp_path, site, NEW, proof)
    assert shown(site) == OLD | {"notes/index.html": b"mine"}


# Ended at any moment


def ended_after(number: int, run: Callable[[], object]) -> bool:
    """Runs in a child that ends, as by kill -9, before the change of this number; whether it ended there."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    done = 0

    def ending(change: Callable[..., object]) -> Callable[..., object]:
        def changed(*given: object) -> object:
            nonlocal done
            done += 1
            if done > number:
                os._exit(9)
            return change(*given)

        return changed

    for name in CHANGES:
        setattr(FolderHandle, name, ending(getattr(FolderHandle, name)))
    run()
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is ended in the middle")
@pytest.mark.parametrize("edition", ["with-a-note", "first-edition", "empty"])
@pytest.mark.parametrize("disk", ["one-disk", "two-disks"])
def test_ended_at_any_moment_every_page_is_whole_and_the_next_build_makes_it_right(
    tmp_path: Path, proof: Proof, other_disk: Path, edition: str, disk: str
) -> None:
    around = other_disk if disk == "two-disks" else tmp_path
    old = {} if edition == "empty" else OLD
    mine = {} if edition == "empty" else {"CNAME": b"mine", "about/mine.txt": b"mine"}
    number = 0
    while True:
        site = around / f"site-{number}"
        if edition == "with-a-note":
            published(tmp_path, site, old, proof)
        written(site, old | mine)
        ended = ended_after(number, partial(published, tmp_path, site, NEW, proof))
        for path, data in shown(site).items():
            if not path.startswith((".helplog", "CNAME")) and "mine" not in path:
                assert data in {old.get(path), NEW.get(path)}, f"{path} after {number}"
        with FolderHandle.open_at(site) as folder:
            if read_manifest(folder) is None:
                refuse_somebody_elses(folder, proof)
        published(tmp_path, site, NEW, proof)
        left = {} if edition == "with-a-note" else {"a/b/c.png": b"c"} if old else {}
        assert shown(site) == NEW | mine | left, f"after {number}"
        number += 1
        if not ended:
            break
    assert number > 5


# Another disk, and a full one


def test_a_site_on_another_disk(tmp_path: Path, proof: Proof, other_disk: Path) -> None:
    site = other_disk / "site"
    published(tmp_path, site, OLD, proof)
    before = known_numbers(site)
    published(tmp_path, site, NEW, proof)
    assert shown(site) == NEW
    assert known_numbers(site)["same.css"] == before["same.css"]
    assert sorted(path.name for path in site.iterdir()) == [
        NAME,
        "index.html",
        "notes",
        "same.css",
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_disk_that_gets_full_leaves_the_old_site(
    tmp_path: Path,
    proof: Proof,
    other_disk: Path,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Files written: what is coming, two pages, and what is there now."""
    site = other_disk / "site"
    published(tmp_path, site, OLD, proof)
    write, names = FolderHandle.write_new, []

    def full(self: FolderHandle, name: str, data: bytes, *_: object) -> None:
        names.append(name)
        if len(names) > number:
            raise OSError(errno.ENOSPC, "No space left on device", name)
        write(self, name, data)

    monkeypatch.setattr(FolderHandle, "write_new", full)
    with pytest.raises(OSError, match="No space left"):
        published(tmp_path, site, NEW, proof)
    assert shown(site) == (OLD if number < 3 else NEW)
    monkeypatch.undo()
    published(tmp_path, site, NEW, proof)
    assert shown(site) == NEW


def test_a_disk_that_has_room_again_has_the_old_note_too(
    tmp_path: Path, proof: Proof, other_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = other_disk / "site"
    published(tmp_path, site, OLD, proof)
    before = known_numbers(site).keys(), (site / NAME).read_bytes()
    write = FolderHandle.write_new

    def full(self: FolderHandle, name: str, data: bytes, *_: object) -> None:
        if name == "index.html":
            raise OSError(errno.ENOSPC, "No space left on device", name)
        write(self, name, data)

    monkeypatch.setattr(FolderHandle, "write_new", full)
    with pytest.raises(OSError, match="No space left"):
        published(tmp_path, site, NEW, proof)
    assert (known_numbers(site).keys(), (site / NAME).read_bytes()) == before


# The note itself


def test_a_note_comes_back_as_it_was(tmp_path: Path) -> None:
    noted = Manifest(
        {
            "a b/ü\udcff.html": Made(digest_of(b"1"), (1, 2, 3, 4)),
            "c": Made(digest_of(b"2")),
        },
        {"d": digest_of(b"3")},
        ".helplog-arriving-0f",
    )
    with FolderHandle.open_at(tmp_path) as folder:
        write_manifest(folder, noted)
        assert read_manifest(folder) == noted
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0
