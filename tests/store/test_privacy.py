"""Who may read and write what helplog keeps, asked of the rights on the disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from helplog.model.refusal import RefusalError
from helplog.store.files import privacy
from helplog.store.files.privacy import (
    close_to_others,
    keep_to_owner,
    keeps_modes,
    open_to_all,
    seen_by_others,
    shared_group,
)
from helplog.store.memory.notes import cache_place
from helplog.store.trust.exposure import refuse_open_to_all

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "journal"
    (made / "entries").mkdir(parents=True)
    (made / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    for path in (made, made / "entries"):
        path.chmod(0o755)
    (made / "mkdocs.yml").chmod(0o644)
    return made


def let_others_reach(root: Path) -> None:
    """A test's own folders are closed; those around them never are."""
    for above in root.parents:
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH:
            above.chmod(mode | stat.S_IXOTH)


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_what_is_written_from_now_on_is_its_owner_s(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keep_to_owner()
        (tmp_path / "new").mkdir()
        (tmp_path / "new/day.md").touch()
    finally:
        os.umask(before)
    assert modes(tmp_path / "new") == {0o700, 0o600}


@pytest.mark.parametrize("what", [".", "entries", "mkdocs.yml"])
def test_what_everyone_can_write_to_is_declined_by_its_name(
    root: Path, what: str
) -> None:
    refuse_open_to_all(root, "entries")
    path = root / what
    path.chmod(path.stat().st_mode | stat.S_IWOTH)
    assert open_to_all(path)
    with pytest.raises(RefusalError, match="chmod o-w") as told:
        refuse_open_to_all(root, "entries")
    assert f"'{path}'" in str(told.value)


def test_the_other_name_of_the_configuration_is_looked_at_as_well(root: Path) -> None:
    (root / "mkdocs.yml").rename(root / "mkdocs.yaml")
    refuse_open_to_all(root)
    (root / "mkdocs.yaml").chmod(0o646)
    with pytest.raises(RefusalError):
        refuse_open_to_all(root)


def test_the_entries_folder_is_looked_at_where_it_is_named(root: Path) -> None:
    (root / "entries").chmod(0o777)
    refuse_open_to_all(root)
    with pytest.raises(RefusalError):
        refuse_open_to_all(root, "entries")


@pytest.mark.parametrize(
    ("mode", "everyone"), [(0o770, False), (0o702, True), (0o755, False), (0o777, True)]
)
def test_a_group_is_not_everyone(root: Path, mode: int, *, everyone: bool) -> None:
    root.chmod(mode)
    assert open_to_all(root) is everyone


def test_what_is_not_there_is_open_to_nobody(root: Path) -> None:
    assert not open_to_all(root / "none")
    assert not seen_by_others(root / "none")


@pytest.mark.parametrize(
    ("folder", "file", "seen"),
    [
        (0o755, 0o644, True),
        (0o755, 0o600, False),
        (0o711, 0o644, True),
        (0o700, 0o644, False),
        (0o750, 0o644, False),
    ],
)
def test_a_file_is_seen_by_others_who_get_as_far_as_it(
    root: Path, folder: int, file: int, *, seen: bool
) -> None:
    let_others_reach(root)
    (root / "entries").chmod(folder)
    day = root / "entries/day.md"
    day.touch()
    day.chmod(file)
    assert seen_by_others(day) is seen


MOUNTS = """\
proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
/dev/sdb1 {root}/stick vfat rw 0 0
/dev/sdc1 {root}/my\\040stick exfat rw 0 0
/dev/sdd1 {root}/stick/inner ext4 rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("place", "keeps"),
    [
        ("", True),
        ("stick", False),
        ("stick/day.md", False),
        ("sticky", True),
        ("my stick/a", False),
        ("stick/inner/a", True),
    ],
)
def test_a_stick_keeps_no_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, *, keeps: bool
) -> None:
    (tmp_path / "mounts").write_text(MOUNTS.format(root=tmp_path.resolve()), "utf-8")
    monkeypatch.setattr(privacy, "_MOUNTS", tmp_path / "mounts")
    assert keeps_modes(tmp_path / place) is keeps


def test_where_a_system_lists_no_disks_rights_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "_MOUNTS", tmp_path / "none")
    assert keeps_modes(tmp_path)


def test_rights_on_a_stick_say_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_others_reach(root)
    root.chmod(0o777)
    assert open_to_all(root)
    assert seen_by_others(root)
    mounts = root / "mounts"
    mounts.write_text(f"/dev/sdb1 {root.resolve()} vfat rw 0 0\n", "utf-8")
    monkeypatch.setattr(privacy, "_MOUNTS", mounts)
    assert not open_to_all(root)
    assert not seen_by_others(root)


def test_on_a_system_that_keeps_other_rights_these_say_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_others_reach(root)
    root.chmod(0o777)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(os, "name", "nt")
        found = open_to_all(root), seen_by_others(root)
    assert found == (False, False)


def test_a_whole_folder_is_closed_and_what_a_link_leads_to_is_left(
    tmp_path: Path,
) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    (site / "weeks").mkdir(parents=True)
    (site / "weeks/index.html").touch()
    outside.mkdir()
    (outside / "photo.png").touch()
    (site / "folder").symlink_to(outside)
    (site / "file").symlink_to(outside / "photo.png")
    for path, mode in (
        (site, 0o755),
        (site / "weeks", 0o777),
        (site / "weeks/index.html", 0o666),
        (outside, 0o755),
        (outside / "photo.png", 0o644),
    ):
        path.chmod(mode)
    close_to_others(site)
    assert modes(outside) == {0o755, 0o644}
    (site / "folder").unlink()
    (site / "file").unlink()
    assert modes(site) == {0o700, 0o600}


def made_cache(root: Path, name: str = "one.note") -> Path:
    """The cache's folder, as it is made for a note."""
    with cache_place(root, name):
        return root / ".cache/helplog"


@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_the_cache_is_its_owner_s_alone_and_out_of_git(root: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        folder = made_cache(root)
    finally:
        os.umask(before)
    assert folder == root / ".cache/helplog"
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)} == {
        0o700
    }
    assert (folder / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("name", ["one.note", "undo/00000001.note"])
def test_a_cache_that_others_could_read_is_closed(root: Path, name: str) -> None:
    folder = made_cache(root, name)
    folder.parent.chmod(0o755)
    folder.chmod(0o750)
    (folder / ".gitignore").unlink()
    made_cache(root, name)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)} == {
        0o700
    }
    assert not (folder / ".gitignore").exists(), "whoever took it out may leave it out"


def test_a_group_of_ones_own_is_shared_with_nobody(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import grp
    import pwd

    owner = pwd.getpwuid(root.stat().st_uid).pw_name
    number = root.stat().st_gid

    def has(name: str, *members: str) -> None:
        group = grp.struct_group((name, "x", number, list(members)))
        monkeypatch.setattr(grp, "getgrgid", lambda _: group)

    has(owner)
    assert shared_group(root) == ""
    has(owner, owner)
    assert shared_group(root) == ""
    has(owner, "somebody")
    assert shared_group(root) == owner
    has("family")
    assert shared_group(root) == "family"
