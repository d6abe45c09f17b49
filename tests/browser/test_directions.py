"""What people wrote reads in its own direction, whatever the journal's is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.conftest import over_http
from tests.browser.test_other_ways import build
from tests.browser.walking import DESK, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEBREW = "שלום"
ENTRY = f"""---
date: 2026-11-18
title: {HEBREW} title
asks:
  - who: {HEBREW}
    what: help
---
# {HEBREW} one

## {HEBREW} two

### {HEBREW} three

{HEBREW} words

| {HEBREW} | second |
| --- | --- |
| {HEBREW} cell | left |

{HEBREW} term
:   {HEBREW} meaning

English words

#### English heading
"""
_SIDES = """() => {
  const parts = ".hl-entry-head h3, .hl-prose :is(h1, h2, h3, h4, h5, h6, p, th, td, dt, dd)";
  return [...document.querySelectorAll(parts)].filter(one => one.innerText.trim()).map(one => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const text = range.getBoundingClientRect(), box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const left = text.left - box.left - parseFloat(style.paddingLeft);
    const right = box.right - parseFloat(style.paddingRight) - text.right;
    return [one.tagName, one.innerText.trim(), left > right + 1 ? "right" : right > left + 1 ? "left" : "filled"];
  });
}"""


def test_titles_headings_and_tables_go_where_paragraphs_go(
    tmp_path: Path, opened_as: Callable[..., Walk]
) -> None:
    (tmp_path / "entries").mkdir()
    (tmp_path / "entries" / "2026-11-18.md").write_text(ENTRY, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Journal\ndocs_dir: entries\ntheme: {name: material}\n"
        "markdown_extensions: [tables, def_list]\nplugins: [search, helplog]\n",
        "utf-8",
    )
    build(tmp_path)
    with over_http(tmp_path / "site") as address:
        walk = opened_as(address, viewport=DESK)
        walk.open("week")
        found = walk.page.evaluate(_SIDES)
        walk.page.goto(f"{address}people/index.html")
        walk.page.locator(".hl-people a").first.click()
        name = walk.page.locator("#hl-content h1").evaluate(
            "one => getComputedStyle(one).unicodeBidi"
        )
    hebrew = {(tag, side) for tag, text, side in found if text.startswith(HEBREW)}
    assert not {one for one in hebrew if one[1] == "left"}
    assert {tag for tag, side in hebrew if side == "right"} >= {"H3", "P", "DT", "DD"}
    assert {"TH", "TD"} <= {tag for tag, _ in hebrew}
    assert {side for _, text, side in found if text.startswith("English")} == {"left"}
    assert name == "plaintext"
