"""What cleaning keeps, what it takes, and what it says about that."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from tests.hostile.building import CORPUS

from helplog.model.diagnostic import Place, Severity
from helplog.model.journal import Writing
from helplog.prose import cleaning
from helplog.prose.cleaning import TooDeepError, clean, is_local
from helplog.prose.linking import Links
from helplog.prose.rendering import Renderer, cleaned

HERE: Final = Path(__file__).parent
EXTENSIONS: Final = (
    *(
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "tables",
        "toc",
    ),
    *(
        "pymdownx.caret",
        "pymdownx.critic",
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
    ),
    *(
        "pymdownx.keys",
        "pymdownx.mark",
        "pymdownx.progressbar",
        "pymdownx.smartsymbols",
        "pymdownx.superfences",
    ),
    *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
)
OPTIONS: Final = {
    "toc": {"permalink": True},
    "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span"},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
RUNS: Final = frozenset(
    "script style iframe object embed applet form meta link base svg math template noscript frame frameset".split()
)
LOADS: Final = frozenset(
    {
        "src",
        "srcset",
        "poster",
        "background",
        "data",
        "ping",
        "action",
        "formaction",
        "srcdoc",
    }
)


class Alive(HTMLParser):
    """Collects whatever in finished HTML could still run or load something from elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in RUNS:
            self.found.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20\x7f]", "", value or "").lower()
            runs = name.startswith("on") or (name == "style" and "url(" in address)
            loads = name in LOADS and not is_local(value or "")
            leads = name in {"href", "cite"} and bool(
                re.match(r"(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", address)
            )
            themes = (name == "id" and address == "__config") or name.startswith(
                "data-md"
            )
            if runs or loads or leads or themes:
                self.found.append(f"{tag} {name}={value}")


def written(text: str, uri: str = "2026-11-18.md", line: int = 1) -> Writing:
    return Writing(where=Place(uri, line), body=text)


def rendered(text: str, prefix: str = "e1-") -> tuple[str, list[tuple[int, str, str]]]:
    """HTML, and the findings as (line, severity, message); the file has three lines before the text."""
    links = Links(
        written={}, days={}, weeks={}, people={}, files={"photo.png": "photo.png"}
    )
    render = Renderer(EXTENSIONS, OPTIONS, links)
    done = render(written(text, line=4), text, "weeks/2026-11-16/index.md", prefix)
    return str(done.html), [
        (one.where.line, one.severity.value, one.message) for one in done.diagnostics
    ]


@pytest.mark.parametrize(
    "path", sorted(CORPUS.rglob("*.md")), ids=lambda path: path.stem
)
@pytest.mark.parametrize("prefix", ["", "e1-"])
def test_nothing_in_the_hostile_journal_stays_alive(path: Path, prefix: str) -> None:
    html, found = rendered(path.read_text("utf-8").rpartition("\n---\n")[2], prefix)
    assert Alive(html).found == []
    assert found or path.stem in {"heading", "2026-11-06"}


def test_what_is_dead_is_told_from_what_is_alive() -> None:
    hostile = "".join(path.read_text("utf-8") for path in CORPUS.glob("*.md"))
    assert len(Alive(Markdown(extensions=list(EXTENSIONS)).convert(hostile)).found) > 50


def test_everything_the_theme_offers_a_writer_survives() -> None:
    text = (HERE / "material.md").read_text("utf-8")
    html, found = rendered(text)
    assert found == []
    golden = HERE / "material.html"
    assert html == golden.read_text("utf-8").removesuffix("\n"), (
        "if this is meant, write what stands there now to it"
    )


SAID: Final = (
    ("<script>alert(1)</script>", "warning", "<script> is left out"),
    ("<img src='photo.png' onerror=alert(1)>", "warning", "onerror on <img>"),
    ("words\n{: onclick=alert(1) }", "warning", "onclick on <p>"),
    ("[click](javascript:alert(1))", "warning", "The link to “javascript:alert(1)”"),
    ("[click](JAVA&#10;SCRIPT:alert(1))", "warning", "The link to “"),
    (
        "![far](https://far.example/a.png)",
        "note",
        "loaded from https://far.example/a.png",
    ),
    (
        "<img src=https://far.example/a.png>",
        "note",
        "loaded from https://far.example/a.png",
    ),
    (
        "<video><source src=//far.example/a.mp4></video>",
        "note",
        "loaded from //far.example/a.mp4",
    ),
    ("<iframe src=https://far.example/></iframe>", "warning", "<iframe>"),
    ("<meta http-equiv=refresh content=0>", "warning", "<meta>"),
    ("<span style='color:red'>red</span>", "note", "style on <span>"),
    ("<p style='background:url(//far.example)'>x</p>", "warning", "style on <p>"),
    ("<marquee>words</marquee>", "note", "<marquee>"),
    ("words\n{: .md-overlay }", "note", "The class “md-overlay”"),
    ("```mermaid\nA-->B\n```", "note", "The drawing"),
)


@pytest.mark.parametrize(("text", "severity", "message"), SAID)
def test_what_is_left_out_is_said_with_its_line(
    text: str, severity: str, message: str
) -> None:
    before = (
        "First words.\n\n`<script>` in code, and\n\n```html\n<script>onclick=\n```\n\n"
    )
    options = OPTIONS | {
        "pymdownx.superfences": {
            "custom_fences": [{"name": "mermaid", "class": "mermaid"}]
        },
    }
    links = Links(
        written={}, days={}, weeks={}, people={}, files={"photo.png": "photo.png"}
    )
    writing = written(before + text, line=4)
    found = Renderer(EXTENSIONS, options, links)(
        writing, writing.body, "weeks/2026-11-16/index.md", "e1-"
    ).diagnostics
    assert [one.severity.value for one in found] == [severity]
    assert message in found[0].message
    line = found[0].where.line - 4
    assert (
        text.splitlines()[0] in (before + text).splitlines()[line]
        or "{:" in (before + text).splitlines()[line]
    )


def test_a_second_answer_of_a_check_in_is_looked_for_in_its_own_part() -> None:
    body = "## One\n<b>fine</b>\n\n## Two\n<script>x</script>\n\n## Three\n<script>y</script>\n"
    _, found = cleaned(
        "<p><script>y</script></p>", written(body, line=10), "<script>y</script>"
    )
    assert [(one.where.line, one.severity) for one in found] == [(17, Severity.WARNING)]


ORDINARY: Final = (
    "It was 3 < 5 and 7 > 2, and I <3 this & that.",
    "Write to <sam@example.org> or see <https://example.org/?a=1&b=2>.",
    "[a link](https://example.org 'title') and [mail](mailto:sam@example.org) and [call](tel:+123)",
    "![a picture](photo.png){ width=300 align=right loading=lazy }",
    "<!-- a note to myself, with <script> in it -->\n\nWords.",
    "<b>bold</b> <i>it</i> <u>u</u> <br> <kbd>x</kbd> <sup>1</sup> <font>old</font> <center>c</center>",
    "<details markdown><summary>More</summary>\n\n*words*\n\n</details>",
    "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "```html\n<script>alert(1)</script>\n```\n\n`<iframe onload=x>`",
    "[open](https://example.org){target=_blank rel=nofollow}",
    "<a name='old-anchor'></a> [to it](#old-anchor) “quotes” — dashes … 😄",
    "<audio controls src='photo.png'></audio> <time datetime='2026-11-18'>then</time>",
    "Term\n:   What it means.\n\n- [x] done\n- [ ] not yet",
)


@pytest.mark.parametrize("width", ["5%", "50%", "100%", "33.3%", "33.33%"])
def test_a_bar_keeps_how_far_it_has_come(width: str) -> None:
    assert (
        clean(f'<div style="width:{width}"></div>')
        == f'<div style="width:{width}"></div>'
    )


@pytest.mark.parametrize(
    "kind", ["image", "submit", "file", "hidden", "password", "SUBMIT"]
)
def test_a_field_that_could_send_something_is_a_box_to_tick(kind: str) -> None:
    assert clean(f'<input type="{kind}">') == '<input type="checkbox">'


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_writing_is_not_complained_about(text: str) -> None:
    assert rendered(text)[1] == []


@pytest.mark.parametrize(
    "address",
    [
        *(
            "http://x",
            "https:x",
            "http://[x",
            "//x",
            "\\\\x",
            "/\\x",
            " //x",
            "\t//x",
            "java\nscript:x",
            "data:,x",
            "blob:x",
        ),
        *(
            "HTTP://x",
            "\x01javascript:x",
            "ftp://x",
            "x:y",
            "//[",
            "/\t/x",
            "\x7f//x",
            "file:///x",
            "/ /x",
        ),
    ],
)
def test_an_address_elsewhere_is_known_however_it_is_disguised(address: str) -> None:
    assert not is_local(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "photo.png",
        "../a/b.jpg",
        "/photos/a.png",
        "#day",
        "?q=1",
        "a%20b.png",
        "ä.png",
    ],
)
def test_an_address_within_is_known(address: str) -> None:
    assert is_local(address)


_PIECES: Final = st.sampled_from(
    [
        *(
            "<",
            ">",
            "</",
            "<!--",
            "-->",
            '"',
            "'",
            "`",
            "=",
            "/",
            "&",
            ";",
            " ",
            "\n",
            "\t",
            "\0",
        ),
        *("script", "style", "svg", "math", "img", "a", "p", "title", "noscript"),
        *(
            "src",
            "href",
            "onerror",
            "id",
            "alert(1)",
            "javascript:",
            "//x",
            "&#106;",
            "__config",
        ),
        *(
            "<mglyph>",
            "<mtext>",
            "<table>",
            "<template>",
            "<textarea>",
            "<select>",
            "<iframe ",
            "<![CDATA[",
            "]]>",
        ),
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_cleaning_leaves_nothing_alive_and_cleaning_again_changes_nothing(
    html: str,
) -> None:
    once = clean(html)
    assert Alive(once).found == []
    assert clean(once) == once


@pytest.fixture
def _without_the_cleaner(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is counted before, and nothing else."""
    monkeypatch.setattr(cleaning, "_CLEANER", SimpleNamespace(clean=str))


ENOUGH: Final = "<hr>" * 701
"""So many tags that they are counted."""


@pytest.mark.usefixtures("_without_the_cleaner")
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 1000,
        "<div></div>" + "<div>" * 1000,
        "</div>" * 1000 + "<div>" * 1000,
        "<div></div>" * 2000,
        "<p>" * 2000,
        "<hr>" * 2000,
        "<b>" * 500 + "<p>" * 500,
        "<i></i>" + "<b>" * 500 + "<p>" * 498,
        "&" * 50_000 + "\u00a0" * 50_000 + "x" * 100_000,
    ],
    ids=range(9),
)
def test_what_can_still_be_cleaned_is(html: str) -> None:
    assert clean(html) == html


@pytest.mark.usefixtures("_without_the_cleaner")
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 1001,
        ENOUGH + "<div>" * 1001,
        ENOUGH + "<DIV><Section>" * 501,
        "<div>" * 501 + "</div>" + "<div>" * 501,
        "<b>" * 500 + "<p>" * 501,
        "<b>" * 3 + "<p>" * 166_664,
        "<b>" * 500 + "</b>" * 500 + "<p>" * 501,
        "<I>" * 500 + "<p>" * 501,
        "&" * 92_738 + "\u00a0" + "x" * 122_920,
    ],
    ids=range(9),
)
def test_what_would_take_too_long_is_not_even_begun(html: str) -> None:
    with pytest.raises(TooDeepError):
        clean(html)


def test_a_link_opens_a_page_of_its_own_or_in_its_place() -> None:
    assert 'target="_blank"' in clean('<a href="x.md" target="_blank">x</a>')
    assert "target" not in clean('<a href="x.md" target="menu">x</a>')


def test_of_a_class_of_the_themes_nothing_is_left() -> None:
    assert clean('<p class="md-header">x</p>') == "<p>x</p>"
    assert clean('<p class="md-header own">x</p>') == '<p class="own">x</p>'
