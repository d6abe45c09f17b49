"""Pages that are no entries, as MkDocs gets them: a frontmatter it could not parse would be printed on the page."""

from __future__ import annotations

import pytest

from helplog.text.reading.ordinary import page_parts, page_text

KEPT = {
    "keys and values": "---\ntitle: Rain\ntags: [a, b]\n---\nWords.\n",
    "nothing between the fences": "---\n---\nWords.\n",
    "a comment alone": "---\n# later\n---\nWords.\n",
    "no frontmatter": "Words.\n",
    "a rule in the text": "Words.\n\n---\n\nMore: [words\n\n---\n",
    "a rule with a word on its line, at the top": "--- Rain\n\n---\n\nMore: [words\n\n---\n",
    "a fence below a blank line": "\n---\ntitle: [Rain\n---\nWords.\n",
    "a fence that nobody closed": "---\ntitle: Rain\nWords.\n",
    "an ampersand and a star in a sentence": "---\ntitle: R & B * 2\n---\nWords.\n",
}
LEFT_OUT = {
    "a bracket left open": "title: [Rain",
    "a tab": "title:\n\t- Rain",
    "a list": "- Rain",
    "keys in keys, without end": "a: " + "{a: " * 60 + "1" + "}" * 60,
    "lists in lists, without end": "a: " + "[" * 60 + "]" * 60,
    "a word": "Rain",
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


@pytest.mark.parametrize(("longer", "whole"), [(0, True), (1, False)])
def test_a_frontmatter_of_64_kib_is_the_longest(longer: int, *, whole: bool) -> None:
    front = f"\n#{'x' * (64 * 1024 - 3 + longer)}\n"
    text = f"---{front}---\nWords.\n"
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
        "\ntitle: Rain\n",
        "Words.\n",
    )
    assert page_parts("Words.\n") == ("", "Words.\n")
