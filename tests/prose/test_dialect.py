"""Markdown as GitHub, Obsidian and Logseq read it, form by form."""

from __future__ import annotations

import re

import pytest
from tests.prose.rendering import rendered, words_of

FORMS = {
    "a list below words": (
        "words\n- a\n- b",
        "<p>words</p><ul><li>a</li><li>b</li></ul>",
    ),
    "two blanks nest": (
        "- a\n  - b\n    - c\n- d",
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
    ),
    "so do tabs": ("- a\n\t- b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    "three blanks under a number": (
        "1. a\n   - b\n2. c",
        "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
    ),
    "empty bullets": (
        "- a\n- \n-\n- b",
        "<ul><li>a</li><li></li><li></li><li>b</li></ul>",
    ),
    "an empty bullet ends no paragraph": ("a\n*\nb", "<p>a*b</p>"),
    "no number but the first ends one": ("a\n14. b", "<p>a14. b</p>"),
    "a bracket behind a number": (
        "3) a\n4) b",
        '<ol start="3"><li>a</li><li>b</li></ol>',
    ),
    "another bullet, another list": (
        "- a\n1. b\n* c",
        "<ul><li>a</li></ul><ol><li>b</li></ol><ul><li>c</li></ul>",
    ),
    "a list with paragraphs": (
        "- a\n\n  b\n\n- c",
        "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>",
    ),
    "a rule is no bullet": ("- a\n* * *\nb", "<ul><li>a</li></ul><hr><p>b</p>"),
    "a quote, then a list": (
        "> a\n- b",
        "<blockquote><p>a</p></blockquote><ul><li>b</li></ul>",
    ),
    "a sharp is a letter": ("# C#\n#tag", '<h3 id="e1-c">C#</h3><p>#tag</p>'),
    "code below words": (
        "a\n```\nb\n```\nc",
        '<p>a</p><div class="highlight"><pre><span></span><code>b</code></pre></div><p>c</p>',
    ),
    "a backslash ends a line": ("a\\\nb", "<p>a<br>b</p>"),
    "strokes and marks": (
        "~~a~~ ==b== x==y",
        "<p><del>a</del> <mark>b</mark> x==y</p>",
    ),
    "a callout": (
        "> [!note] **T**\n> b",
        '<div class="admonition note"><p class="admonition-title"><strong>T</strong></p><p>b</p></div>',
    ),
    "a folded one": (
        "> [!tip]- T\n> - b",
        '<details class="tip"><summary>T</summary><ul><li>b</li></ul></details>',
    ),
    "an open one": (
        "> [!tip]+\n> b",
        '<details class="tip" open="open"><summary>Tip</summary><p>b</p></details>',
    ),
    "the name of a block": (
        "a ^one1\n\n- b ^two-2\n- 3 ^2",
        '<p>a <span id="e1-block-one1"></span></p><ul><li>b <span id="e1-block-two-2"></span></li><li>3 ^2</li></ul>',
    ),
    "properties": ("k:: v\nl:: w\nx", "<p>k:: v<br>l:: w<br>x</p>"),
    "what somebody said": ("[Anna]: hello", "<p>[Anna]: hello</p>"),
    "a heading of this page": (
        "[[#An End|on]]",
        '<p><a href="#e1-an-end" rel="noopener noreferrer">on</a></p>',
    ),
}


@pytest.mark.parametrize(("text", "html"), FORMS.values(), ids=FORMS)
def test_it_is_read_as_it_is_elsewhere(text: str, html: str) -> None:
    made, found = rendered(text)
    assert re.sub(r"\n", "", made) == html
    assert not found


def test_a_table_loses_nothing() -> None:
    html, _ = rendered("words\n|a|b|\n|-|-|\n|[[x\\|y]]|[[x|z]]|more|\n- after")
    assert words_of(html) == "words a b y z | more after"
    assert html.count("<td>") == 2
    assert html.index("<table>") < html.index("<ul>")


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a_b?c=d&e=f", "http://example.org", "www.example.org"],
)
def test_a_bare_address_is_a_link_and_the_stop_behind_it_is_none(address: str) -> None:
    html, _ = rendered(f"See {address}.")
    assert words_of(html) == f"See {address}."
    assert html.count("<a ") == 1
    assert html.endswith("</a>.</p>")
