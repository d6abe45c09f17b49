"""What a sealing writes, what it leaves alone, and what nobody can read in it."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

import pytest
from tests.publish.sealed import small_site
from tests.publish.sealed.opener import opened
from tests.publish.sealed.small_site import (
    FILES,
    OTHERS,
    PASSPHRASE,
    Known,
    build,
    files_of,
    sealed,
)

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.record import keep_record, read_record
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.manifest import (
    Made,
    Manifest,
    digest_of,
    read_manifest,
    write_manifest,
)


def blobs(root: Path) -> dict[str, bytes]:
    folder = root / "sealed" / "b"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def everything(root: Path) -> dict[str, bytes]:
    folder = root / "sealed"
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_file_of_the_site_is_in_it(root: Path) -> None:
    sealed(root)
    files = files_of(root)
    assert files.keys() == {*FILES, *OTHERS}
    kind, _, content = files["photos/mere.jpg"]
    assert (kind, content) == ("image/jpeg", OTHERS["photos/mere.jpg"])
    kind, _, content = files["weeks/2026-11-16/index.html"]
    assert kind == "text/html; charset=utf-8"
    assert b"Dana Lee carried the piano" in content


def test_pages_without_folders_and_names_of_any_letters(root: Path) -> None:
    odd = {
        "notes/über dad & co.html": '<a href="../index.html">home</a>',
        "search/own.html": '<img src="../assets/own%20photo.jpg">',
        "index.html": '<a href="notes/%C3%BCber%20dad%20&amp;%20co.html#x">dad</a>',
    }
    build(root / "site", {**FILES, **odd})
    sealed(root)
    files = files_of(root)
    assert files.keys() >= odd.keys()
    keys = {path: address for address, path in addresses(root)}
    assert (
        f'href="{keys["notes/über dad & co.html"]}#i'.encode() in files["index.html"][2]
    )
    assert keys["search/own.html"].encode() not in b"search/own.html"


def addresses(root: Path) -> list[tuple[str, str]]:
    folder = root / "sealed"
    _, files = opened(lambda name: (folder / name).read_bytes(), PASSPHRASE)
    return [(address, path) for address, (_, path, _) in files.items()]


def test_no_word_name_or_path_can_be_read_in_it(root: Path) -> None:
    sealed(root)
    told = "\n".join(FILES) + "".join(FILES.values()) + small_site.FRAME
    words = {word.encode() for word in re.findall(r"[a-zA-Z]{5,}", told)}
    shown = everything(root)
    for fixed in ("index.html", "404.html", "sw.js", "robots.txt"):
        del shown[fixed]
    whole = b"\n".join((*map(str.encode, shown), *shown.values()))
    assert [word for word in words - {b"format", b"helplog"} if word in whole] == []
    assert b"2026" not in b"\n".join(map(str.encode, shown))


def test_only_its_owner_can_read_the_folder(root: Path) -> None:
    umask = os.umask(0o077)
    try:
        sealed(root)
    finally:
        os.umask(umask)
    for path in [root / "sealed", *(root / "sealed").rglob("*")]:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def test_with_nothing_different_nobody_is_asked_and_nothing_is_touched(
    root: Path,
) -> None:
    sealed(root)
    before = {path: path.stat() for path in (root / "sealed").rglob("*")}
    known = Known()
    assert sealed(root, known).contents is None
    assert known.asked == 0
    assert {path: path.stat() for path in (root / "sealed").rglob("*")} == before


def test_the_same_site_built_anew_is_nothing_different(root: Path) -> None:
    sealed(root)
    build(root / "site")
    known = Known()
    assert not sealed(root, known).is_different
    assert known.asked == 0


def test_one_page_changed_is_its_pack_and_the_manifest(root: Path) -> None:
    sealed(root)
    before = blobs(root)
    changed = {**FILES, "weeks/2026-10-05/index.html": "<p>October, again</p>"}
    build(root / "site", changed)
    done = sealed(root)
    after = blobs(root)
    assert done.written == 1
    assert len(after.keys() - before.keys()) == 2
    assert before.items() <= after.items()
    assert b"October, again" in files_of(root)["weeks/2026-10-05/index.html"][2]


def test_the_copy_before_stays_for_one_more(root: Path) -> None:
    sealed(root)
    first = blobs(root).keys()
    page = "weeks/2026-10-05/index.html"
    build(root / "site", {**FILES, page: "<p>Second</p>"})
    sealed(root)
    second = blobs(root).keys()
    assert first < second
    build(root / "site", {**FILES, page: "<p>Third</p>"})
    done = sealed(root)
    third = blobs(root).keys()
    assert done.removed == 2
    assert len(first - third) == 2
    assert len(second - third) == 2
    assert small_site.manifest_of(root)["counter"] == 3


def test_a_page_that_is_gone_is_gone_from_the_copy(root: Path) -> None:
    sealed(root)
    kept = {path: body for path, body in FILES.items() if "10-05" not in path}
    (root / "site/weeks/2026-10-05/index.html").unlink()
    build(root / "site", kept)
    sealed(root)
    assert "weeks/2026-10-05/index.html" not in files_of(root)


def test_without_what_is_remembered_the_same_blobs_stay(root: Path) -> None:
    sealed(root)
    before = blobs(root)
    for note in (root / ".cache/helplog").glob("sealed-*"):
        note.unlink()
    known = Known()
    done = sealed(root, known)
    assert (done.written, done.is_different, known.asked) == (0, False, 1)
    assert blobs(root) == before


def test_what_is_remembered_holds_no_word(root: Path) -> None:
    sealed(root)
    [note] = (root / ".cache/helplog").glob("sealed-*")
    data = note.read_bytes()
    assert read_record(root, root / "sealed").parts
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert [one for one in (b"mere", b"pages", b"2026-11") if one in data] == []


@pytest.mark.parametrize("harm", [b"", b"x"])
def test_a_blob_that_was_lost_or_cut_is_written_again(root: Path, harm: bytes) -> None:
    sealed(root)
    before = blobs(root)
    name = read_record(root, root / "sealed").parts["theme"].blob
    path = root / "sealed/b" / name
    path.unlink()
    if harm:
        path.write_bytes(harm)
    done = sealed(root)
    assert done.written == 1
    assert len((root / "sealed/b" / name).read_bytes()) == len(before[name])
    files_of(root)


def test_a_damaged_vault_is_refused_and_nothing_is_changed(root: Path) -> None:
    sealed(root)
    (root / "sealed/vault.json").write_text("{}")
    before = everything(root)
    with pytest.raises(RefusalError, match="damaged"):
        sealed(root)
    assert everything(root) == before


@pytest.mark.skipif(os.name == "nt", reason="links are made otherwise")
def test_a_vault_that_cannot_be_read_is_no_reason_for_another_key(root: Path) -> None:
    sealed(root)
    vault = root / "sealed/vault.json"
    vault.rename(root / "vault")
    vault.symlink_to(root / "vault")
    before = everything(root)
    with pytest.raises(RefusalError, match="is damaged"):
        sealed(root)
    assert everything(root) == before


def test_what_is_remembered_of_another_copy_is_not_believed(root: Path) -> None:
    # as after a sealing that was killed at its very end, or on another computer
    page = "weeks/2026-10-05/index.html"
    sealed(root)
    remembered = read_record(root, root / "sealed")
    build(root / "site", {**FILES, page: FILES[page].replace("October", "Oktober")})
    sealed(root)
    keep_record(root, root / "sealed", remembered)
    build(root / "site")
    sealed(root)
    assert b"Something about October" in files_of(root)[page][2]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_is_told(root: Path) -> None:
    path = os.fsdecode(b"photos/caf\xe9.jpg")
    (root / "site" / path).write_bytes(b"a picture")
    with FolderHandle.open_at(root / "site") as site:
        manifest = read_manifest(site)
        assert manifest is not None
        made = {**manifest.made, path: Made(digest_of(b"a picture"))}
        write_manifest(site, Manifest(made))
    with pytest.raises(RefusalError, match="is no text; rename"):
        sealed(root)


def test_a_lost_manifest_is_told_and_not_made_up(root: Path) -> None:
    sealed(root)
    (
        root / "sealed/b" / read_record(root, root / "sealed").parts["manifest"].blob
    ).unlink()
    with pytest.raises(RefusalError, match="damaged"):
        sealed(root)


def test_too_few_rounds_are_refused(root: Path) -> None:
    sealed(root)
    path = root / "sealed/vault.json"
    path.write_text(path.read_text().replace("1000000", "599999"))
    build(root / "site", {**FILES, "index.html": "<p>New</p>"})
    with pytest.raises(RefusalError, match="damaged"):
        sealed(root)


def test_another_release_puts_its_own_unlock_page_there(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(root)
    before = blobs(root)
    monkeypatch.setattr(
        "helplog.publish.sealed.browser_files.unlock_page",
        lambda: b"<title>Locked</title>2",
    )
    assert sealed(root).is_different
    assert (root / "sealed/404.html").read_bytes() == b"<title>Locked</title>2"
    assert blobs(root) == before


def test_another_script_for_every_page_is_another_copy(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(root)
    monkeypatch.setattr(
        "helplog.publish.sealed.browser_files.keeper", lambda: b"'another'"
    )
    assert sealed(root).written == 1
    assert small_site.manifest_of(root)["counter"] == 2


def test_what_else_lies_in_the_folder_stays(root: Path) -> None:
    sealed(root)
    (root / "sealed/CNAME").write_text("journal.example.org")
    (root / "sealed/b/note.txt").write_text("mine")
    for number in range(3):
        build(root / "site", {**FILES, "index.html": f"<p>{number}</p>"})
        sealed(root)
    assert (root / "sealed/CNAME").read_text() == "journal.example.org"
    assert (root / "sealed/b/note.txt").read_text() == "mine"


def test_pictures_have_the_years_of_the_pages_that_show_them(root: Path) -> None:
    sealed(root)
    parts = {part[0]: part for part in small_site.manifest_of(root)["parts"]}  # type: ignore[attr-defined]
    assert parts["file/photos/mere.jpg"][3] == [2026]
    assert parts["file/photos/mere.jpg"][5] == "image/jpeg"
    assert parts["pages/2026-11"][3] == [2026]
    assert parts["pages/home"][3] == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes"
)
def test_a_folder_that_can_only_be_read_is_refused(root: Path) -> None:
    sealed(root)
    build(root / "site", {**FILES, "index.html": "<p>New</p>"})
    (root / "sealed/b").chmod(0o500)
    try:
        with pytest.raises(RefusalError, match="can't be written"):
            sealed(root)
    finally:
        (root / "sealed/b").chmod(0o700)
    files_of(root)


def test_a_site_that_no_build_made_is_refused(root: Path) -> None:
    (root / "site/.helplog-site.json").unlink()
    with pytest.raises(RefusalError, match="build it first"):
        sealed(root)


def test_a_site_that_changes_meanwhile_is_refused(root: Path) -> None:
    (root / "site/index.html").write_text("changed by somebody")
    with pytest.raises(RefusalError, match="build it again"):
        sealed(root)
    assert not (root / "sealed/vault.json").exists()
