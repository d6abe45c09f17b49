"""Attempts to have a build delete, empty, or write over what no build made: by a link, a slip, or a forged note.

Some with `helplog build`, some with plain `mkdocs build`; `make bench` tries each with both.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from tests.covering import alternating, covering, sampled
from tests.forking import ANEW
from tests.hostile.small_journal import (
    CONFIGURATION,
    WAYS,
    Holding,
    build_by,
    held_by,
    put_built,
    write_small_journal,
)

from helplog.store.site.manifest import NAME, digest_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere"),
]

either_way = alternating("way", WAYS)
NOT_OURS: Final = {
    "index.html": "<h1>mine</h1>",
    "404.html": "mine",
    "sitemap.xml": "<mine/>",
    "letter.txt": "dear",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small_journal(tmp_path / "home" / "journal")


def written(folder: Path, files: dict[str, str] = NOT_OURS) -> Path:
    """A folder with somebody's files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def refused(way: str, root: Path, *arguments: str, **environment: str) -> str:
    """Builds, and holds that it was declined in one plain line; gives that line."""
    done = build_by(way, root, *arguments, **environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "should not have happened" not in done.stderr
    lines = done.stderr.strip().splitlines()
    said = [
        line
        for line in lines
        if line.startswith("helplog: " if way == "helplog" else "ERROR ")
    ]
    assert said == lines[-1:], done.stderr
    return lines[-1]


def served(root: Path) -> subprocess.CompletedProcess[str]:
    """A preview that is expected to end by itself."""
    return subprocess.run(
        [*ANEW["helplog"], "serve", "--port", "0"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def built(way: str, root: Path, *arguments: str, **environment: str) -> str:
    done = build_by(way, root, *arguments, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


def without_cache(held: Holding) -> Holding:
    return {name: data for name, data in held.items() if not name.startswith(".cache")}


# The site's folder is a link, or lies behind one


@either_way
def test_the_site_is_a_link_to_the_entries_dressed_up_as_a_site(
    way: str, root: Path
) -> None:
    (root / "site").symlink_to("entries")
    written(root / "entries", {"404.html": "", "sitemap.xml": ""})
    before = held_by(root)
    assert "is a link" in refused(way, root)
    assert without_cache(held_by(root)) == before


@pytest.mark.parametrize(
    ("link", "target", "site_dir"),
    [
        pytest.param("site", "/nowhere/at/all", "site", id="to-nothing"),
        pytest.param("site", "site", "site", id="to-itself"),
        pytest.param(
            "out", "entries", "out/site", id="a-folder-on-the-way-leads-to-the-entries"
        ),
        pytest.param(
            "out",
            "..",
            "out/elsewhere",
            id="a-folder-on-the-way-leads-out-of-the-journal",
        ),
        pytest.param("../www", "elsewhere", "../www", id="outside-the-journal"),
        pytest.param(
            "../www",
            "elsewhere",
            "../www/deep/site",
            id="outside-the-journal-and-on-the-way",
        ),
    ],
)
@either_way
def test_a_link_on_the_way_to_the_site(
    way: str, root: Path, link: str, target: str, site_dir: str
) -> None:
    written(root.parent / "elsewhere")
    (root / link).symlink_to(target)
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION}site_dir: {site_dir}\n", "utf-8")
    before = held_by(root.parent)
    assert "is a link" in refused(way, root)
    assert held_by(root.parent) == before


def test_a_journal_that_is_itself_reached_by_a_link_is_built_like_any_other(
    root: Path,
) -> None:
    (root.parent / "shortcut").symlink_to(root)
    built("mkdocs", root, "-f", str(root.parent / "shortcut" / "mkdocs.yml"))
    built("helplog", root.parent, "-J", str(root.parent / "shortcut"))
    assert (root / "site" / "index.html").is_file()


# The site's folder is, holds, or lies in what the writer has


@pytest.mark.parametrize(
    "site_dir",
    [
        *(
            "",
            ".",
            "..",
            "../..",
            "/",
            "entries",
            "entries/site",
            "site/../entries",
            "theme",
            "theme/site",
        ),
        *(
            ".git",
            ".git/site",
            ".cache/helplog",
            ".cache/helplog/site",
            "../other/.git/site",
        ),
    ],
)
@either_way
def test_a_folder_of_the_writers_own(way: str, root: Path, site_dir: str) -> None:
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    written(root / "theme", {"main.html": '{% extends "base.html" %}'})
    own = CONFIGURATION.replace(
        "{name: material}", "{name: material, custom_dir: theme}"
    )
    (root / "mkdocs.yml").write_text(f"{own}site_dir: '{site_dir}'\n", "utf-8")
    before = held_by(root.parent)
    refused(way, root)
    assert held_by(root.parent) == before


@either_way
def test_the_entries_are_bound_in_from_elsewhere_by_a_link_the_site_dir_names(
    way: str, root: Path
) -> None:
    (root / "entries").rename(root.parent / "words")
    (root / "entries").symlink_to("../words")
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION}site_dir: ../words\n", "utf-8")
    before = held_by(root.parent)
    refused(way, root)
    assert held_by(root.parent) == before


@either_way
def test_the_home_folder_and_what_holds_it(way: str, root: Path) -> None:
    home = root.parent / "somebody"
    written(home / "site", {"letter.txt": "dear"})
    before = held_by(root.parent)
    for site_dir in ("../somebody", "../somebody/site/.."):
        refused(way, root, "--site-dir", site_dir, HOME=str(home))
    assert held_by(root.parent) == before


@either_way
def test_the_site_is_a_file(way: str, root: Path) -> None:
    (root / "site").write_text("not a folder", "utf-8")
    assert "is no folder" in refused(way, root)
    assert (root / "site").read_text("utf-8") == "not a folder"


# The site's folder holds somebody's files


@either_way
def test_a_folder_that_looks_like_a_site_by_its_names(way: str, root: Path) -> None:
    elsewhere = written(root.parent / "elsewhere")
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION}site_dir: {elsewhere}\n", "utf-8")
    assert "holds something else than a site of this journal" in refused(way, root)
    assert held_by(elsewhere) == {
        name: text.encode() for name, text in NOT_OURS.items()
    }


MADE_BY_NO_BUILD: Final[dict[str, dict[str, str]]] = {
    "one letter": {"letter.txt": "dear"},
    "one letter deep down": {"deep/down/letter.txt": "dear"},
    "a backup": {
        "2026-11-10.md": "A long day.\n",
        "about.md": "# About\n\nWho writes here.\n",
    },
    "a search": {"search/start.js": "helplogSearch.begin({});"},
    "empty pages": {"index.html": "", "404.html": ""},
    "half a head": {
        "index.html": '<meta name="robots" content="noindex, nofollow, noarchive">'
    },
    "an empty note of builds": {NAME: "{}", "letter.txt": "dear"},
}


@pytest.mark.parametrize(("files", "way"), covering(MADE_BY_NO_BUILD, WAYS))
def test_other_folders_that_no_build_made(
    way: str, root: Path, files: dict[str, str]
) -> None:
    elsewhere = written(root.parent / "elsewhere", files)
    before = held_by(elsewhere)
    refused(way, root, "--site-dir", str(elsewhere))
    assert held_by(elsewhere) == before
    build_by(way, root, "--site-dir", str(elsewhere), "--dirty")
    assert (
        held_by(elsewhere).items()
        >= {name: data for name, data in before.items() if name != NAME}.items()
    )


@either_way
def test_files_of_ones_own_in_the_site_stay(way: str, root: Path) -> None:
    put_built(way, root)
    own = {
        "CNAME": "me.example",
        "notes/today.txt": "mine",
        ".git/config": "[core]",
        "weeks/mine.html": "mine",
    }
    written(root / "site", own)
    (root / "entries" / "about.md").unlink()
    built(way, root)
    built(way, root)
    assert {name: (root / "site" / name).read_text("utf-8") for name in own} == own
    assert not (root / "site" / "about").exists()


SHOWS_SOFA = "# About\n\n![The sofa](photos/sofa.jpg)\n"


@pytest.mark.parametrize(
    ("path", "way"),
    covering(["photos/sofa.jpg", "people/ana/index.html", "notes"], WAYS),
)
def test_a_file_of_ones_own_where_a_later_page_has_to_be(
    way: str, root: Path, path: str
) -> None:
    put_built(way, root)
    written(root / "site", {path: "my own words"})
    new = {
        "photos/sofa.jpg": "a sofa",
        "about.md": SHOWS_SOFA,
        "2026-11-18.md": "---\nthanks: {Ana: a lift}\n---\n",
        "notes/more.md": "# More\n",
    }
    written(root / "entries", new)
    before = held_by(root / "site")
    assert "was not made by a build" in refused(way, root)
    assert held_by(root / "site") == before


@either_way
def test_a_folder_of_ones_own_where_a_later_file_has_to_be(
    way: str, root: Path
) -> None:
    put_built(way, root)
    written(root / "site", {"photos/sofa.jpg/letter.txt": "dear"})
    written(root / "entries", {"photos/sofa.jpg": "a sofa", "about.md": SHOWS_SOFA})
    before = held_by(root / "site")
    refused(way, root)
    assert held_by(root / "site") == before


@either_way
def test_a_page_that_somebody_wrote_their_own_words_over_stays_when_it_is_no_longer_built(
    way: str, root: Path
) -> None:
    put_built(way, root)
    (root / "site" / "about" / "index.html").write_text("my own words", "utf-8")
    (root / "entries" / "about.md").unlink()
    assert "about/index.html was changed since a build made it" in built(way, root)
    assert (root / "site" / "about" / "index.html").read_text("utf-8") == "my own words"


# Links inside the site


LINKED: Final = {
    "a-folder-to-the-entries": ("weeks", "../entries"),
    "a-deeper-folder-to-the-entries": ("weeks/2026-11-09", "../../entries"),
    "a-page-to-an-entry": ("index.html", "../entries/2026-11-10.md"),
    "the-theme-to-the-root": ("assets", "/"),
    "a-file-to-nothing": ("sitemap.xml", "/nowhere"),
}


@pytest.mark.parametrize(("link", "way"), covering(LINKED, WAYS))
def test_a_link_where_a_page_was(way: str, root: Path, link: tuple[str, str]) -> None:
    place, target = link
    put_built(way, root)
    path = root / "site" / place
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(target)
    before = held_by(root)
    assert "is a link" in refused(way, root)
    assert held_by(root) == before


@either_way
def test_a_link_where_only_an_old_page_was(way: str, root: Path) -> None:
    put_built(way, root)
    shutil.rmtree(root / "site" / "about")
    (root / "site" / "about").symlink_to("../entries")
    written(root / "entries", {"index.html": "an entry's neighbour"})
    (root / "entries" / "about.md").unlink()
    before = held_by(root / "entries")
    built(way, root)
    assert held_by(root / "entries") == before


@either_way
def test_a_second_name_of_an_entry_in_the_site(way: str, root: Path) -> None:
    put_built(way, root)
    entry = root / "entries" / "2026-11-10.md"
    words = entry.read_bytes()
    for name in ("index.html", "about/index.html", ".helplog-site.new"):
        (root / "site" / name).unlink(missing_ok=True)
        os.link(entry, root / "site" / name)
    built(way, root)
    assert entry.read_bytes() == words


# A note of what builds made that no build wrote


def forge(root: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    path = root / "site" / NAME
    noted = json.loads(path.read_bytes())
    path.write_text(json.dumps(change(noted) or noted), "utf-8")


LETTER: Final = b"dear"


@pytest.mark.parametrize(
    "path",
    [
        "../letter.txt",
        "weeks/../../letter.txt",
        "{root}/letter.txt",
        "//{root}/letter.txt",
        "./../letter.txt",
    ],
)
def test_a_forged_note_that_names_a_file_elsewhere(root: Path, path: str) -> None:
    put_built("mkdocs", root)
    (root / "letter.txt").write_bytes(LETTER)
    forge(
        root,
        lambda noted: noted["made"].update(
            {path.format(root=root): [digest_of(LETTER)]}
        ),
    )
    built("mkdocs", root)
    assert (root / "letter.txt").read_bytes() == LETTER


@either_way
def test_a_forged_note_that_came_by_git(way: str, root: Path) -> None:
    put_built(way, root)
    (root / "site" / "CNAME").write_bytes(LETTER)
    forge(root, lambda noted: noted["made"].update({"CNAME": [digest_of(LETTER)]}))
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    subprocess.run(["git", "-C", str(root), "add", "-f", f"site/{NAME}"], check=True)
    built(way, root)
    assert (root / "site" / "CNAME").read_bytes() == LETTER


@either_way
def test_a_forged_note_behind_a_link(way: str, root: Path) -> None:
    put_built(way, root)
    (root / "site" / "CNAME").write_bytes(LETTER)
    forge(root, lambda noted: noted["made"].update({"CNAME": [digest_of(LETTER)]}))
    (root / "site" / NAME).rename(root / "entries" / "note.json")
    (root / "site" / NAME).symlink_to("../entries/note.json")
    noted = (root / "entries" / "note.json").read_bytes()
    built(way, root)
    assert (root / "site" / "CNAME").read_bytes() == LETTER
    assert (root / "entries" / "note.json").read_bytes() == noted


@pytest.mark.parametrize(
    "arriving", ["../entries", "photos", ".helplog-arriving-../x", ".git", "."]
)
def test_a_forged_note_that_names_a_folder_to_clear(root: Path, arriving: str) -> None:
    put_built("mkdocs", root)
    written(root / "site" / ".git", {"config": "mine"})
    before = held_by(root / "entries")
    forge(root, lambda noted: noted.update(arriving=arriving))
    built("mkdocs", root)
    assert held_by(root / "entries") == before
    assert (root / "site" / ".git" / "config").is_file()


NOTES: Final = (
    *("", "[]", "null", "{}", '{"helplog": "site"}', "[" * 100_000, "\xff"),
    '{"helplog":"site","edition":1,"made":[]}',
    '{"helplog":"site","edition":1,"made":{"a":[1]},"coming":{},"arriving":""}',
)


def test_a_note_that_makes_no_sense_is_as_good_as_none(root: Path) -> None:
    put_built("mkdocs", root)
    (root / "site" / "CNAME").write_bytes(LETTER)
    about = root / "entries" / "about.md"
    for note in sampled(NOTES, one_in=3):
        about.write_text("# About\n", "utf-8")
        built("mkdocs", root)
        about.unlink()
        (root / "site" / NAME).write_text(note, "latin-1")
        built("mkdocs", root)
        assert (root / "site" / "CNAME").read_bytes() == LETTER, note[:80]
        assert not (root / "site" / "about").exists(), note[:80]


# The folder a site is built in


@pytest.mark.parametrize(
    "place", [".cache", ".cache/helplog", ".cache/helplog/building"]
)
@either_way
def test_the_folder_to_build_in_is_a_link_to_the_entries(
    way: str, root: Path, place: str
) -> None:
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(root / "entries")
    before = held_by(root)
    assert "a link stands on the way" in refused(way, root)
    assert held_by(root) == before


@either_way
def test_what_another_build_left_is_cleared_without_following_a_link(
    way: str, root: Path
) -> None:
    left = root / ".cache" / "helplog" / "building" / "left"
    left.mkdir(parents=True)
    (left / "site").symlink_to(root / "entries")
    (left.parent / "linked").symlink_to(root / "entries")
    before = held_by(root / "entries")
    built(way, root)
    assert held_by(root / "entries") == before
    assert not left.exists()


# Other ways to a folder that is emptied


def test_a_plugin_that_names_the_entries_as_the_sites_folder(root: Path) -> None:
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION}hooks: [moves.py]\n", "utf-8")
    for event in ("on_config(config)", "on_pre_build(config)"):
        (root / "moves.py").write_text(
            f"def {event}:\n    config.site_dir = config.docs_dir\n", "utf-8"
        )
        before = held_by(root / "entries")
        refused("helplog", root)
        assert held_by(root / "entries") == before


def test_helplog_turned_off_in_its_own_configuration(root: Path) -> None:
    off = CONFIGURATION.replace(
        "[search, helplog]", "[search, helplog: {enabled: false}]"
    )
    (root / "mkdocs.yml").write_text(f"{off}site_dir: mine\n", "utf-8")
    written(root / "mine")
    assert "turn it on" in refused("helplog", root)
    assert held_by(root / "mine") == {
        name: text.encode() for name, text in NOT_OURS.items()
    }


def test_the_preview_of_a_journal_that_turns_helplog_off(root: Path) -> None:
    """Nobody would stand guard in front of it."""
    off = CONFIGURATION.replace(
        "[search, helplog]", "[search, helplog: {enabled: false}]"
    )
    (root / "mkdocs.yml").write_text(off, "utf-8")
    done = served(root)
    assert done.returncode == 1
    assert "turn it on" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_preview_is_not_built_over_somebodys_files(root: Path) -> None:
    (root / "mkdocs.yml").write_text(f"{CONFIGURATION}hooks: [moves.py]\n", "utf-8")
    (root / "moves.py").write_text(
        "from pathlib import Path\ndef on_config(config):\n    config.site_dir = str(Path('mine').absolute())\n",
        "utf-8",
    )
    written(root / "mine")
    done = served(root)
    assert done.returncode == 1
    assert "is not empty" in done.stderr
    assert held_by(root / "mine") == {
        name: text.encode() for name, text in NOT_OURS.items()
    }
