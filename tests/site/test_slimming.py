"""The frame of very many pages: less in it, and the same on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from helplog.publish.framing import is_leaf
from helplog.website.material.policy import script_hash
from helplog.website.material.slimming import ICONS, Slimming

SCRIPT: Final = "var one = 1"
HEAD: Final = '<link rel="stylesheet" href="../../assets/helplog/helplog.css">'
SUN: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2z"/></svg>'
SIGN: Final = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 4"/></svg>'
SEARCH: Final = (
    f'<label class="md-header__button md-icon" for="__search">{SUN}</label>\n'
    '<div class="md-search" role="dialog"><div><form><input type="text" aria-label="Suche"></form>'
    "<div><div><div>results<ol></ol> </div></div></div></div></div>"
)
MENU: Final = '<div class="md-sidebar md-sidebar--primary"><div><div><nav>Menu</nav></div></div></div>'
OPENER: Final = '<label class="md-header__button md-icon" for="__drawer">=</label>'
LEAF: Final = "people/ana/index.html"
WEEK: Final = "weeks/2026-11-16/index.html"


def slim(frame: str, address: str = WEEK, *hashes: str) -> tuple[str, Slimming]:
    slimming = Slimming()
    return slimming.slim(HEAD + frame, address, hashes).split('.css">')[-1], slimming


def test_white_space_is_a_line_end_but_where_it_counts() -> None:
    kept = "<pre>a\n\n  b</pre>"
    assert slim(f"<p>\n   one  two\n\n</p>{kept}")[0] == f"<p>\none  two\n</p>{kept}"


def test_pictures_are_drawn_by_the_stylesheet_each_once(tmp_path: Path) -> None:
    frame, slimming = slim(SUN + SIGN + SUN)
    assert "<path" not in frame
    assert frame.count("<svg ") == 3
    assert frame.count('aria-hidden="true"') == 1
    slimming.write(tmp_path)
    rules = (tmp_path / ICONS).read_text("utf-8")
    assert rules.count("d='M1 2z'") == rules.count("d='M3 4'") == 1
    assert rules.count("stroke=") == 1, "the theme's own are filled"


@pytest.mark.parametrize("allowed", [True, False])
def test_only_a_script_that_may_run_becomes_a_file(
    tmp_path: Path, *, allowed: bool
) -> None:
    html = f"<script>{SCRIPT}</script>"
    hashes = [script_hash(SCRIPT)] if allowed else []
    frame, slimming = slim(html, WEEK, *hashes)
    assert (frame == html) is not allowed
    slimming.write(tmp_path)
    texts = [path.read_text("utf-8") for path in tmp_path.rglob("*.js")]
    assert texts == ([f"{SCRIPT}\n"] if allowed else [])


def test_one_of_very_many_leads_to_the_search_and_has_no_menu() -> None:
    frame, _ = slim(f"<header>{OPENER}{SEARCH}</header>{MENU}<main>", LEAF)
    assert 'href="../index.html#__search" aria-label="Suche"' in frame
    assert frame.endswith("</a>\n</header><main>")
    assert "Menu" not in frame
    assert "results" not in frame


@pytest.mark.parametrize("gone", [OPENER, SEARCH, MENU])
def test_a_theme_that_has_changed_keeps_what_it_has(gone: str) -> None:
    """All or nothing: a page without a menu has a search, or a way to it."""
    frame, _ = slim(f"{OPENER}{SEARCH}{MENU}".replace(gone, ""), LEAF)
    assert "__search" not in frame.replace('for="__search"', "")
    assert ("Menu" in frame) is (gone is not MENU)


def test_a_page_without_our_stylesheet_stays() -> None:
    assert Slimming().slim(f"<p>\n\n{SUN}", LEAF, ()) == f"<p>\n\n{SUN}"


def test_pages_that_are_one_of_a_kind_have_all() -> None:
    assert is_leaf(LEAF)
    assert is_leaf("needs/a-van/index.html")
    for address in ("people/index.html", "people/by-name/index.html", WEEK):
        assert not is_leaf(address)
