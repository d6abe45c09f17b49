"""Pages that are no entries, as MkDocs gets them: a frontmatter it could not parse would be printed on the page."""

from __future__ import annotations

import pytest
from mkdocs.utils import meta

from helplog.text.reading.ordinary import (
    generator_text,
    page_parts,
    page_settings,
    page_text,
)

KEPT = {
    "keys and values": "---\ntitle: Rain\ntags: [a, b]\n---\nWords.\n",
    "nothing between the fences": "---\n---\nWords.\n",
    "a comment alone": "---\n# later\n---\nWords.\n",
    "no frontmatter": "Words.\n",
    "a rule in the text": "Words.\n\n---\n\nMore: [words\n\n---\n",
    "a rule with a word on its line, at the top": "--- Rain\n\n---\n\nMore: [words\n\n---\n",
    "a word between two rules": "---\nRain\n---\nWords.\n",
    "a list between two rules": "---\n- Rain\n---\nWords.\n",
    "a fence that nobody closed": "---\ntitle: Rain\nWords.\n",
    "an ampersand and a star in a sentence": "---\ntitle: R & B * 2\n---\nWords.\n",
}
LEFT_OUT = {
    "a bracket left open": "title: [Rain",
    "a tab": "title:\n\t- Rain",
    "a list with a key in it": "- Rain: 2",
    "keys in keys, without end": "a: " + "{a: " * 60 + "1" + "}" * 60,
    "lists in lists, without end": "a: " + "[" * 60 + "]" * 60,
    "an impossible date": "date: 2026-02-30",
    "an anchor": "a: &b [1]",
    "an alias": "a: 1\nb: *a",
    "an anchor in brackets": "a: [&b 1, 2]",
    "a tag that runs something": "a: !!python/object/apply:os.system [x]",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_a_page_that_can_be_parsed_is_left_as_it_is(text: str) -> None:
    assert page_text(text.encode()) == (text, True)


@pytest.mark.parametrize("front", LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_frontmatter_that_cant_is_left_out(front: str) -> None:
    text, whole = page_text(f"---\n{front}\n---\nWords.\n".encode())
    assert (text, whole) == ("Words.\n", False)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: Rain\n", {"title": "Rain"}),
        ("", {}),
        ("# later\n", {}),
        ("title: [Rain\n", {}),
        ("a: &b [1]\n", {}),
    ],
)
def test_what_a_page_says_of_itself_is_what_its_generator_can_have(
    front: str, said: dict[str, str]
) -> None:
    assert page_settings(f"---\n{front}---\nWords.\n") == said


@pytest.mark.parametrize("blank", ["", "\n", " \n\n"])
def test_fences_with_nothing_between_them_are_no_words(blank: str) -> None:
    assert page_parts(f"---\n{blank}---\nWords.\n")[1] == "Words.\n"
    assert generator_text(f"---\n{blank}---\nWords.\n") == "\nWords.\n"


def test_what_comes_below_it_is_no_frontmatter_either() -> None:
    data = b"---\na: [1\n---\n---\nb: &c [2]\n---\nWords.\n"
    assert page_text(data) == ("***\nb: &c [2]\n---\nWords.\n", False)


@pytest.mark.parametrize(("longer", "whole"), [(0, True), (1, False)])
def test_a_frontmatter_of_64_kib_is_the_longest(longer: int, *, whole: bool) -> None:
    front = f"a: {'x' * (64 * 1024 - 4 + longer)}\n"
    text = f"---\n{front}---\nWords.\n"
    assert page_parts(text) == (front, "Words.\n")
    assert page_text(text.encode()) == (text if whole else "Words.\n", whole)


@pytest.mark.parametrize(("deep", "whole"), [(29, True), (30, False)])
def test_lists_in_lists_go_29_deep_below_a_key(deep: int, *, whole: bool) -> None:
    text = f"---\na: {'[' * deep}{']' * deep}\n---\nWords.\n"
    assert page_text(text.encode()) == (text if whole else "Words.\n", whole)


def test_marks_and_line_ends_are_made_plain() -> None:
    assert page_text("\ufeff---\r\ntitle: Rain\r\n---\r\nWords.\r".encode()) == (
        "---\ntitle: Rain\n---\nWords.\n",
        True,
    )


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    assert page_text(b"Caf\xe9\n") == ("Caf\ufffd\n", True)


def test_the_two_parts_of_a_page() -> None:
    assert page_parts("---\ntitle: Rain\n---\nWords.\n") == (
        "title: Rain\n",
        "Words.\n",
    )
    assert page_parts("Words.\n") == ("", "Words.\n")


SHOWN = {
    "a colon on the first line": "Note: buy milk\n\nWords.",
    "several, and a line that goes on": "Note: buy milk\n    and eggs\nDear: you\n\nWords.",
    "an address": "https://example.org/a is where it is.\n\nWords.",
    "Logseq's properties": "type:: book\nalias:: Rain\n\nWords.",
    "a word between two rules": "---\nRain\n---\nWords.",
    "a heading between two rules": "---\n# Rain\n---\nWords.",
    "a list between two rules": "---\n- Rain\n---\nWords.",
    "nothing between the fences, and a colon below": "---\n---\nNote: buy milk",
    "a fence that nobody closed": "---\nNote: buy milk\nWords.",
    "a colon below a frontmatter": "---\ntitle: Rain\n---\nNote: buy milk\n\nWords.",
    "below blank lines": "\n\nNote: buy milk",
    "a byte order mark": "\ufeffNote: buy milk",
    "ends of lines as on Windows": "Note: buy milk\r\n\r\nWords.",
}


@pytest.mark.parametrize("text", SHOWN.values(), ids=SHOWN)
def test_a_generator_shows_every_word(text: str) -> None:
    held, whole = page_text(text.encode())
    assert whole
    shown, _ = meta.get_data(generator_text(held))
    _, body = page_parts(held)
    assert shown.split() == body.split()
    assert "Words" in shown or "Note: buy milk" in shown


SETTINGS = {
    "as usual": "---\ntitle: Rain\n---\nWords.\n",
    "closed by dots": "---\ntitle: Rain\n...\nWords.\n",
    "below blank lines": "\n \n---\ntitle: Rain\n---\nWords.\n",
    "nothing below it": "---\ntitle: Rain\n---",
    "rooms behind the fences": "---  \ntitle: Rain\n--- \nWords.\n",
    "in braces": "---\n{title: Rain}\n---\nWords.\n",
    "comments and rules within": "---\n# a: b\ntitle: Rain # - - -\n---\n\nWords.\n\n---\n",
}


@pytest.mark.parametrize("text", SETTINGS.values(), ids=SETTINGS)
def test_a_generator_reads_a_frontmatter(text: str) -> None:
    held, whole = page_text(text.encode())
    shown, settings = meta.get_data(generator_text(held))
    assert (settings, whole) == ({"title": "Rain"}, True)
    assert "title" not in shown
