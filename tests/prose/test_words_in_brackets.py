"""What stands between `<` and `>` and is no HTML is read on the page as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.prose.rendering import rendered, words_of

WORDS = [
    "Dear <name>, call <tel:123>. if x<y then z",
    "Dear <name>,",
    "</name> and <name/>",
    "<name attr>",
    "<NAME>",
    "<first-name> <my-tag>words</my-tag>",
    "<o:p>pasted</o:p>",
    "List<String>, Map<K, V> and vector<a1>",
    "<<quote>>",
    "x <y and b> z",
    "a<b and c>d",
    "<a friend> <i think>",
    "<3 and </3",
    "<!important> and <!x",
    "<?php echo 1 ?> and <?x",
    "<!DOCTYPE html> <![CDATA[x]]>",
    "unclosed <p",
    "unclosed <p class='x",
    "<- -> <= => < >",
    "1 < 2 > 0",
    "<p.s.> <so,> <well...>",
    "<grüße> <名前> <имя>",
    # elements by name, of which the site would show nothing
    "Dear <title> <address>, see <link> and <object>",
    "a <script> is only spoken of, a <style> as well",
    "<time>: <label>",
    "<textarea>, <xmp>, <plaintext> and <noembed> none has</noembed>",
    "a <path> without a drawing",
]
"""Each is read on its page letter for letter."""


@pytest.mark.parametrize("text", WORDS)
def test_what_is_no_html_is_read_as_it_was_typed(text: str) -> None:
    html, found = rendered(text)
    assert words_of(html) == text
    assert not found


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize(
    "around",
    [
        "# {}",
        "- {}",
        "> {}",
        "**{}**",
        "[{}](https://example.org)",
        "| a |\n|---|\n| {} |",
        "<div>{}</div>",
        "<div>\n{}\n</div>",
        "<div markdown>\n{}\n</div>",
        "!!! note\n    {}",
        "word[^1]\n\n[^1]: {}",
        "{}\n\nthe next paragraph",
        "line\n{}\nline",
    ],
)
def test_wherever_it_stands(around: str, text: str) -> None:
    html, _ = rendered(around.format(text))
    assert text in words_of(html)


@pytest.mark.parametrize("text", [text for text in WORDS if "`" not in text])
@pytest.mark.parametrize(
    "around", ["`{}`", "```\n{}\n```", "    {}", "- x\n\n        {}"]
)
def test_code_is_as_it_was(around: str, text: str) -> None:
    html, _ = rendered(around.format(text))
    assert text in words_of(html)
    assert "<code>" in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a<b>c</b>", "<p>a<b>c</b></p>"),
        ("a<b>c", "<p>a<b>c</b></p>"),
        ("<U>x</U><br/>y", "<p><u>x</u><br>y</p>"),
        ("<kbd>Ctrl</kbd>", "<p><kbd>Ctrl</kbd></p>"),
        ("<details open><summary>S</summary>x</details>", None),
        ("<https://example.org/>", None),
        ("<me@example.org>", None),
        ("x <!-- <name> --> y", "<p>x  y</p>"),
    ],
)
def test_what_is_html_stays_html(text: str, html: str | None) -> None:
    made, found = rendered(text)
    assert not found
    if html is not None:
        assert made == html
    else:
        assert "&lt;" not in made


def test_a_name_split_over_two_lines() -> None:
    html, _ = rendered("Dear <first\nname>,")
    assert words_of(html) == "Dear <first name>,"


def test_markdown_within_is_markdown() -> None:
    html, _ = rendered("x <y and **b** and [z](https://example.org)> w")
    assert "<strong>b</strong>" in html
    assert '<a href="https://example.org"' in html


def test_an_address_in_brackets_still_is_one() -> None:
    html, found = rendered("[x](<a.png>)")
    assert 'href="../../2026/a.png"' in html
    assert not found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "<script>alert(1)</script> x",
            "<script> is left out of the site, with what is in it: it could run or load something",
        ),
        (
            "<svg><path d='M0'/></svg> x",
            "<svg> is left out of the site, with what is in it: it could run or load something",
        ),
        (
            "<form>x</form>",
            "<form> is left out of the site: it could run or load something",
        ),
        (
            "<button>x</button>",
            "<button> is left out of the site: the site shows its words alone",
        ),
    ],
)
def test_what_is_said_of_html_that_goes_is_true(text: str, said: str) -> None:
    html, found = rendered(text)
    assert words_of(html) == "x"
    assert [finding.message for finding in found] == [said]


def test_a_journal_that_keeps_its_html_keeps_all_of_it() -> None:
    html, _ = rendered("<my-part>x</my-part>", unsafe_html=True)
    assert html == "<p><my-part>x</my-part></p>"


@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "/",
                "!",
                "?",
                "a",
                "y",
                "b",
                "name",
                " ",
                "\n",
                "=",
                '"',
                "'",
                "-",
                "`",
                "div",
            ]
        ),
        max_size=14,
    )
)
def test_no_letter_is_lost_that_no_element_takes(parts: list[str]) -> None:
    """Of random signs, each `y` and each `name` is read, unless as an attribute of an element."""
    text = "".join(parts)
    html, _ = rendered(text)
    if "=" in text or "<!--" in text:
        return
    said = words_of(html)
    assert said.count("y") == text.count("y")
    assert said.count("name") == text.count("name")
