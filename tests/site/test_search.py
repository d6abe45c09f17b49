"""Whose search a site has: helplog's where the theme shows its box, the theme's own elsewhere, none where none is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from tests.hostile.small_journal import build_by, held_by, write_small_journal
from tests.searched import sections, texts

OURS: Final = ("search/start.js", "search/t-.js", "search/w-.js")
SCRIPT: Final = "assets/helplog/search.js"
PARTS: Final = "search/matching.js"
CHANGES: Final = {
    "as init writes it": ("search, helplog", "material", True),
    "with options of the theme's": (
        "{search: {lang: [de, ja]}}, helplog",
        "material",
        True,
    ),
    "after helplog": ("helplog, search", "material", True),
    "turned off": ("{search: {enabled: false}}, helplog", "material", False),
    "without the plugin": ("helplog", "material", False),
    "another theme": ("search, helplog", "mkdocs", False),
}


def built(root: Path, plugins: str, theme: str) -> Path:
    write_small_journal(root)
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8").replace("search, helplog", plugins)
    path.write_text(text.replace("name: material", f"name: {theme}"), "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.mark.parametrize("name", CHANGES)
def test_whose_search_it_is(tmp_path: Path, name: str) -> None:
    plugins, theme, is_ours = CHANGES[name]
    site = built(tmp_path / "journal", plugins, theme)
    held = held_by(site)
    assert all((uri in held) is is_ours for uri in (*OURS, SCRIPT))
    assert ("search/search_index.json" in held) is (theme == "mkdocs")
    assert PARTS not in held
    page = (site / "weeks/2026-11-16/index.html").read_text("utf-8")
    assert ('class="md-search__form"' in page) is is_ours
    assert ("hl-ways" in page) is is_ours
    assert 'name="search"' not in page


def test_another_search_finds_the_words_of_a_day_once(tmp_path: Path) -> None:
    site = built(tmp_path / "journal", "search, helplog", "mkdocs")
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    days = [one for one in index["docs"] if one["location"].endswith("#2026-11-17")]
    assert [one["text"].count("A better one.") for one in days] == [1]


def test_the_writers_own_pages_are_found_by_their_parts(tmp_path: Path) -> None:
    root = write_small_journal(tmp_path / "journal")
    own = (
        "---\ntitle: The <garden>\n---\nMoss first.\n\n## Roses & co\n\nRoses climb.\n\n### Old ones\n\n"
        "The oldest.\n\n## Roses & co\n\nAgain.\n"
    )
    (root / "entries/garden.md").write_text(own, "utf-8")
    hidden = "---\nsearch: {exclude: true}\n---\n# The shed\n\nRust.\n"
    (root / "entries/shed.md").write_text(hidden, "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    found = {
        one.address: (one.title, one.text)
        for one in sections(root / "site")
        if one.address.startswith("garden/")
    }
    assert found == {
        "garden/index.html": ("The <garden>", "Moss first."),
        "garden/index.html#roses-co": ("Roses & co – The <garden>", "Roses climb."),
        "garden/index.html#old-ones": ("Old ones – The <garden>", "The oldest."),
        "garden/index.html#roses-co_1": ("Roses & co – The <garden>", "Again."),
    }
    assert "Rust" not in texts(root / "site")


def test_what_a_page_of_any_html_gives(tmp_path: Path) -> None:
    """Where a writer's HTML stays as it is: what runs or is kept out of the search is no text."""
    root = write_small_journal(tmp_path / "journal")
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("helplog]", "helplog: {unsafe_html: true}]"), "utf-8")
    own = (
        "# Any\n\n<script>let aside = 1;</script>\n\n<div data-search-exclude><p>Kept <b>out</b></p><br></div>\n\n"
        "<p>Um<b>zug</b> <!-- remark --> 1 < 2</p>\n\n<div><p>never ended\n"
    )
    (root / "entries/any.md").write_text(own, "utf-8")
    done = build_by("mkdocs", root)
    assert done.returncode == 0, done.stderr
    said = {one.address: one.text for one in sections(root / "site")}
    assert said["any/index.html"] == "Umzug 1 < 2 never ended"
