"""Pages lead to opaque addresses and say the same words as before."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.publish.sealed.content.attributes import with_values
from helplog.publish.sealed.content.rewriting import TITLE, Rewriting
from helplog.publish.sealed.content.stylesheets import with_links
from helplog.publish.sealed.format.keys import derived

KEYS = derived(bytes(range(32)))
PATH = "weeks/2026-11-16/index.html"
SAM = KEYS.address_of("people/sam/")
HOME = KEYS.address_of("")


def content(html: str, path: str = PATH) -> str:
    """What becomes of the content of a page."""
    page = f"<html><head><title>x</title></head><body><article>{html}</article></body></html>"
    whole = "".join(Rewriting(KEYS, "/journal/").page(path, page))
    return whole.partition("<article>")[2].rpartition("</article>")[0]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<a href="../../people/sam/index.html">', f'<a href="{SAM}">'),
        ('<a href="../../people/sam/">', f'<a href="{SAM}">'),
        (
            '<a href="../../people/sam/?q=van#van">',
            f'<a href="{SAM}#{KEYS.id_of("van")}">',
        ),
        ('<a href="../../index.html">', f'<a href="{HOME}">'),
        ('<a href="../..">', f'<a href="{HOME}">'),
        ('<a href="/journal/people/sam/">', f'<a href="{SAM}">'),
        (
            '<a href="../2026-11-09/index.html">',
            f'<a href="{KEYS.address_of("weeks/2026-11-09/")}">',
        ),
        ('<a href="./">', f'<a href="{KEYS.address_of("weeks/2026-11-16/")}">'),
        (
            '<a href="../../zo%C3%AB%20&amp;%20co/">',
            f'<a href="{KEYS.address_of("zoë & co/")}">',
        ),
        ('<a href="#2026-11-18">', f'<a href="#{KEYS.id_of("2026-11-18")}">'),
        ('<a href="#%C3%BCber">', f'<a href="#{KEYS.id_of("über")}">'),
        ('<h2 id="über">', f'<h2 id="{KEYS.id_of("über")}">'),
        ('<a href="#__search">', '<a href="#__search">'),
        ('<a href="#hl-content">', '<a href="#hl-content">'),
        ('<sup id="fnref:dad">', f'<sup id="fnref:{KEYS.id_of("fnref:dad")}">'),
        ('<a href="#fn:dad">', f'<a href="#fn:{KEYS.id_of("fn:dad")}">'),
        (
            '<a href="https://example.org/a?b#c">',
            '<a href="https://example.org/a?b#c">',
        ),
        ('<a href="//example.org/a">', '<a href="//example.org/a">'),
        ('<a href="mailto:sam@example.org">', '<a href="mailto:sam@example.org">'),
        ('<a href="?h=piano">', '<a href="#">'),
        (
            '<img src="data:image/png;base64,aa">',
            '<img src="data:image/png;base64,aa">',
        ),
        (
            '<img src="../../photos/mere.jpg">',
            f'<img src="{KEYS.address_of("photos/mere.jpg")}">',
        ),
        (
            '<img srcset="../../a.jpg 1x, ../../b.jpg 2x">',
            f'<img srcset="{KEYS.address_of("a.jpg")} 1x, {KEYS.address_of("b.jpg")} 2x">',
        ),
        (
            '<script src="../../assets/helplog/helplog.js">',
            '<script src="assets/helplog/helplog.js">',
        ),
        (
            '<img src="../../assets/dad.jpg">',
            f'<img src="{KEYS.address_of("assets/dad.jpg")}">',
        ),
        (
            '<svg aria-labelledby="a b"><path fill="url(#iron)" d="M0">',
            (
                f'<svg aria-labelledby="{KEYS.id_of("a")} {KEYS.id_of("b")}">'
                f'<path fill="url(#{KEYS.id_of("iron")})" d="M0">'
            ),
        ),
        (
            '<p style="filter: url(&quot;#f&quot;)">',
            f'<p style="filter: url(&quot;#{KEYS.id_of("f")}&quot;)">',
        ),
        ("<a\n  href='../../people/sam/'>", f'<a\n  href="{SAM}">'),
        (
            '<img alt="a > b" src="../../a.jpg">',
            f'<img alt="a > b" src="{KEYS.address_of("a.jpg")}">',
        ),
        ('<p>She wrote id="x" &gt; y, and src="../a"</p>',) * 2,
        ('<p>&lt;a href="../../people/sam/"&gt;</p>',) * 2,
        (
            '<p>Line 3 <a class="hl-edit" href="vscode://file/home/nora/a.md:3:1">Open</a></p>',
            "<p>Line 3</p>",
        ),
        ("<p title='5 > 3'>and then id=\"x\"</p>",) * 2,
    ],
)
def test_what_leads_somewhere_is_opaque(written: str, told: str) -> None:
    assert content(written) == told


def test_the_head_says_nothing_and_the_theme_s_settings_lead_from_the_root() -> None:
    page = (
        '<html><head><title>Dana - Nora</title><link rel="canonical" href="https://x/dana/">'
        '<meta name="description" content="Dana"><meta property="og:title" content="Dana">'
        '<link rel="prev" href="../a/index.html"></head><body><article></article>'
        '<script id="__config" type="application/json">{"base": "../..", "features": ["a", '
        '"search.highlight", "b"], "search": "../../assets/javascripts/w.js"}</script></body>'
    )
    whole = "".join(Rewriting(KEYS).page("people/dana/index.html", page))
    head, _, body = whole.partition("</head>")
    assert head == (
        f'<html><head><title>{TITLE}</title><script src="sealed/keeper.js"></script>'
    )
    assert (
        '{"base": ".", "features": ["a", "b"], "search": "assets/javascripts/w.js"}'
        in body
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a{b:url(../img/bg.png)}", "a{b:url(img/bg.png)}"),
        ("a{b:url( '../img/bg.png' )}", "a{b:url( 'img/bg.png' )}"),
        ('@import "more.css";', '@import "css/more.css";'),
        ("@import url(more.css) print;", "@import url(css/more.css) print;"),
        ("a{b:url(#f)}", "a{b:url(#f)}"),
        ('a{content:"more.css"}', 'a{content:"more.css"}'),
    ],
)
def test_a_stylesheet_of_one_s_own_leads_there_as_well(written: str, told: str) -> None:
    led = with_links(written, lambda link: posixpath.normpath(f"css/{link}"))
    assert led == told


def test_an_inline_script_keeps_its_bytes_and_so_its_hash() -> None:
    script = "<script>if(a<b&&c>d){document.title='id=\"x\"'}</script>"
    page = f"<html><head>{script}</head><body><article></article></body></html>"
    assert script in "".join(Rewriting(KEYS).page(PATH, page))


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@given(
    st.lists(
        st.sampled_from(
            [
                '<p id="a">',
                "</p>",
                '<a href="../x/">',
                "</a>",
                "she said",
                ' id="b"',
                " href='c'",
                "&lt;",
                "&gt;",
                '<img alt="1 > 0" src="y.jpg">',
                "\n",
                '"',
                "'",
                " = ",
            ]
        ),
        max_size=20,
    )
)
def test_what_a_page_says_stays(pieces: list[str]) -> None:
    html = "".join(pieces)
    before, after = Words(), Words()
    before.feed(html)
    after.feed(content(html))
    assert "".join(after.said) == "".join(before.said)


def test_it_ends_whatever_the_text_is() -> None:
    lookalikes = "<p>" + ' id="x" &gt; href="y"' * 20_000 + "</p>"
    assert with_values(lookalikes, lambda *_: "changed") == lookalikes


def test_no_address_of_one_journal_is_one_of_another() -> None:
    other = Rewriting(derived(bytes(32)))
    assert other.address("people/sam/index.html") != SAM
    assert re.fullmatch("[A-Za-z0-9_-]{16}", SAM)
