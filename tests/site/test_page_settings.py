"""Whatever stands in the frontmatter of an ordinary page: the page is built with what can be used, the rest is named."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from helplog.website.material.page_values import PageValues

USED = {
    "hide: toc": {"hide": ["toc"]},
    "hide: navigation, toc": {"hide": ["navigation", "toc"]},
    "hide: [toc, path]": {"hide": ["toc", "path"]},
    "hide: ~": {},
    "search: ~": {},
    "search: true": {},
    "search: false": {"search": {"exclude": True}},
    "search: {exclude: 'yes', other: 1}": {"search": {"exclude": True}},
    "search: {boost: 2}": {"search": {"boost": 2}},
    "title: Rain": {"title": "Rain"},
    "title: yes": {"title": "yes"},
    "title: 012": {"title": "012"},
    "title: 2026-11-18 # a day": {"title": "2026-11-18"},
    "title: ''": {},
    "title: ~": {},
    "tags: 3": {"tags": ["3"]},
    "tags: garden": {"tags": ["garden"]},
    "tags: [a, ~, 1]": {"tags": ["a", "1"]},
    "tags: ~": {"tags": []},
    "status: new": {"status": "new"},
    "icon: material/pencil": {"icon": "material/pencil"},
    "mood: [odd]": {"mood": ["odd"]},
    "7: seven": {"7": "seven"},
}
LEFT_OUT = {
    "hide: 3": {},
    "hide: true": {},
    "hide: [3]": {},
    "hide: {toc: 1}": {},
    "search: sometimes": {},
    "search: [a]": {},
    "search: {boost: high}": {},
    "search: {boost: true}": {},
    "search: {boost: -1}": {},
    "search: {boost: .nan}": {},
    "search: {boost: .inf}": {},
    "search: {exclude: perhaps}": {},
    "title: [a, b]": {},
    "title: {a: b}": {},
    "description: [a]": {},
    "author: {a: b}": {},
    "subtitle: [a]": {},
    "tags: {a: b}": {},
    "tags: [a, [b]]": {"tags": ["a"]},
    "status: [new]": {},
    "status: '\"><b>'": {},
    "icon: 3": {},
    "icon: {a: b}": {},
    "icon: material/nothing-of-the-kind": {},
    "icon: ../../secret": {},
    "template: 7": {},
    "template: main.html": {},
    "comments: true": {},
    "social: x": {},
    "canonical_url: https://example.org": {},
}


def settled(front: str, theme: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    text = f"---\n# a page\n{front}\n---\nWords.\n"
    values = PageValues(yaml.safe_load(front), text, [theme])
    kept = values.settle()
    return kept, [
        (one.where.line, f"{one.severity} {one.code}")
        for one in values.findings("page.md")
    ]


@pytest.fixture(scope="module")
def theme() -> str:
    """The theme's folder, for its icons."""
    import material

    return f"{material.__path__[0]}/templates"


@pytest.mark.parametrize("front", USED)
def test_a_setting_of_the_right_shape_is_used(front: str, theme: str) -> None:
    assert settled(front, theme) == (USED[front], [])


@pytest.mark.parametrize("front", LEFT_OUT)
def test_any_other_is_left_out_and_named(front: str, theme: str) -> None:
    kept, found = settled(front, theme)
    by_design = front.startswith(("template", "comments", "social", "canonical"))
    severity = "note" if by_design else "warning"
    assert (kept, found) == (
        LEFT_OUT[front],
        [(3, f"{severity} page-setting-left-out")],
    )


def test_a_theme_without_icons_is_asked_for_none(tmp_path: Any) -> None:
    assert settled("icon: pencil", str(tmp_path)) == ({"icon": "pencil"}, [])
