"""Small journals, each with one thing in it that a site has to stand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.conftest import run_mkdocs

Build = Callable[..., dict[str, str]]

pytestmark = pytest.mark.slow


def test_an_empty_journal_has_its_pages_and_a_kind_word(build_journal: Build) -> None:
    pages = build_journal({".keep": ""})
    assert "Nothing is written yet" in pages["index.html"]
    assert {"weeks/index.html", "people/index.html", "asks/index.html", "practice/index.html"} <= set(pages)
    assert "attention/index.html" not in pages


@pytest.mark.parametrize(
    ("week_start", "start"), [("monday", "2026-11-16"), ("sunday", "2026-11-15"), ("saturday", "2026-11-14")]
)
def test_a_week_starts_when_the_journal_says(build_journal: Build, week_start: str, start: str) -> None:
    pages = build_journal({"2026-11-18.md": "A day.\n"}, options=f"week_start: {week_start}")
    assert 'id="2026-11-18"' in pages[f"weeks/{start}/index.html"]


def test_links_between_entries_people_and_files_lead_there(build_journal: Build) -> None:
    pages = build_journal(
        {
            "2026/2026-11-18.md": "---\nthanks: 'Dana Lee: the lift'\n---\n"
            "See [[2026-11-10]], [[Dana Lee]], [before](../2026-11-10.md), ![a cup](../pics/cup%20one.png),"
            " [[cup one.png]],"
            " [a page](../about.md#here), [[nobody]].\n",
            "2026-11-10.md": "Earlier. Later is [[2026-11-18|the day after]].\n",
            "about.md": "# About\n\n## Here\n\n[A day](2026/2026-11-18.md) and [[2026-11-10]].\n",
            "pics/cup one.png": b"\x89PNG",
        }
    )
    week = pages["weeks/2026-11-16/index.html"]
    assert 'href="../../weeks/2026-11-09/index.html#2026-11-10"' in week
    assert 'href="../../people/dana-lee/index.html"' in week
    assert 'src="../../pics/cup%20one.png"' in week
    assert 'href="../../about/index.html#here"' in week
    assert "nobody" in week
    assert 'href="../../weeks/2026-11-16/index.html#2026-11-18"' in pages["weeks/2026-11-09/index.html"]
    assert 'href="../weeks/2026-11-16/index.html#2026-11-18"' in pages["about/index.html"]
    assert "leads nowhere" not in pages["log"]


def test_a_mistake_shows_on_its_day_and_on_the_attention_page(build_journal: Build) -> None:
    pages = build_journal({"2026-11-18.md": "---\nload: heavy\n---\nStill here. [gone](gone.md)\n"})
    for address in ("weeks/2026-11-16/index.html", "attention/index.html"):
        assert "heavy" in pages[address]
        assert "gone.md" in pages[address]
    assert "Still here." in pages["weeks/2026-11-16/index.html"]
    assert "2026-11-18.md:2:7" in pages["log"]


def test_the_writers_own_index_stands_below_today(build_journal: Build) -> None:
    pages = build_journal({"index.md": "# Mine\n\nMy own words, [a day](2026-11-18.md).\n", "2026-11-18.md": "x\n"})
    assert "My own words" in pages["index.html"]
    assert 'href="weeks/2026-11-16/index.html#2026-11-18"' in pages["index.html"]


def test_several_entries_of_a_day_keep_their_headings_and_footnotes_apart(build_journal: Build) -> None:
    text = "# Morning\n\nA note[^1].\n\n[^1]: Small print.\n"
    pages = build_journal({"2026-11-18.md": text, "2026-11-18-later.md": text})
    week = pages["weeks/2026-11-16/index.html"]
    assert week.count("<h1") == 1
    ids = [part.split('"')[0] for part in week.split('id="')[1:]]
    assert len(ids) == len(set(ids))
    assert week.count("Small print.") == 2 or "[^1]" in week


def test_nothing_in_a_folder_stops_the_site(build_journal: Build, tmp_path: Path) -> None:
    entries = tmp_path / "journal" / "entries"
    (entries / "2026-11-04.md").mkdir(parents=True)
    (entries / "loop").symlink_to(".")
    (entries / "2026-11-05.md").symlink_to("2026-11-05.md")
    os.mkfifo(entries / "2026-11-06.md")
    os.mkfifo(entries / "pipe.jpg")
    bomb = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nasks: *c\n"
    pages = build_journal(
        {
            "2026-11-01.md": f"---\n{bomb}---\nThe bomb's words.\n",
            "2026-11-02.md": "---\nload: 3\n---\n" + "word " * 1_300_000,
            "2026-11-03.md": b"---\nload: 3\n---\nna\xefve words\n",
            "2026-11-07.md": "A plain day.\n",
            "page.md": b"---\ntitle: [unclosed\nsecret: yes\n---\n# Page\n\ncaf\xe9\n",
            "old.html": "<p>saved</p>",
        }
    )
    for code in (
        "yaml-reference", "file-too-l", "not-utf8", "folder-named-md", "link-loop", "not-a-file", "link-to-nothing",
        "page-frontmatter-left-out",
    ):  # fmt: skip
        assert code in pages["log"], code
    assert pages["log"].count("link-loop") == 1
    assert "A plain day." in pages["weeks/2026-11-02/index.html"]
    assert "The bomb" in pages["weeks/2026-10-26/index.html"]
    assert "secret" not in pages["page/index.html"]


@pytest.mark.parametrize(
    "theme", ["{name: mkdocs}", "{name: material, language: de}", "{name: material, palette: {scheme: slate}}"]
)
def test_other_themes_and_palettes_build(build_journal: Build, tmp_path: Path, theme: str) -> None:
    build_journal({"2026-11-18.md": "A day.\n"})
    root = tmp_path / "journal"
    (root / "mkdocs.yml").write_text(f"site_name: J\ndocs_dir: entries\ntheme: {theme}\nplugins: [search, helplog]\n")
    done = run_mkdocs(root, "build")
    assert done.returncode == 0, done.stderr


def test_strict_is_an_exit_code_and_still_a_site(build_journal: Build, tmp_path: Path) -> None:
    build_journal({"2026-11-18.md": "---\nload: heavy\n---\n"})
    done = run_mkdocs(tmp_path / "journal", "build", "--strict")
    assert done.returncode == 1
    assert (tmp_path / "journal" / "site" / "index.html").is_file()


def test_pages_without_folders_and_a_navigation_of_ones_own(build_journal: Build, tmp_path: Path) -> None:
    build_journal({"2026-11-18.md": "A day.\n", "about.md": "# About\n\n[[2026-11-18]]\n"})
    root = tmp_path / "journal"
    (root / "mkdocs.yml").write_text(
        "site_name: J\ndocs_dir: entries\nuse_directory_urls: false\nsite_url: https://example.org/j/\n"
        "nav: [index.md, {Weeks: weeks/index.md}, about.md]\ntheme: {name: material}\nplugins: [search, helplog]\n"
    )
    done = run_mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    assert 'href="weeks/2026-11-16/index.html#2026-11-18"' in (root / "site" / "about.html").read_text()
    assert "example.org/j/weeks/2026-11-16/" in (root / "site" / "weeks" / "2026-11-16" / "index.html").read_text()
