"""The page of a new day, filled in partly: nothing is found about what stands there untouched."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from helplog.exchange.new_pages import new_day, template
from helplog.model.journal import Entry
from helplog.model.settings import Settings
from helplog.model.template_comments import TEMPLATE_COMMENTS
from helplog.text.reading.file import read

ON = date(2026, 11, 18)
KEY = re.compile(r"^# (?P<key>\w+):(?P<value>.*?)  +# (?P<comment>.*)$", re.MULTILINE)
LINES = list(KEY.finditer(new_day(ON, Settings())))
WAYS: dict[str, Callable[[re.Match[str]], str]] = {
    "its mark taken away": lambda line: line[0].removeprefix("# "),
    "a space left over": lambda line: line[0].removeprefix("#"),
    "without quotes": lambda line: (
        f"{line['key']}:{unquoted(line)}   # {line['comment']}"
    ),
    "own words": lambda line: f"{line['key']}: Sam: the van    # {line['comment']}",
    "a list": lambda line: f"{line['key']}:  # {line['comment']}\n  - Sam: the van",
    "emptied": lambda line: f"{line['key']}:      # {line['comment']}",
}


def unquoted(line: re.Match[str]) -> str:
    return line["value"].replace('"', "")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("line", LINES, ids=lambda line: line["key"])
def test_a_line_filled_in_says_nothing_of_the_page(
    line: re.Match[str], way: str
) -> None:
    if line["key"] == "load" and way in {"own words", "a list"}:
        pytest.skip("a load is a number")
    text = new_day(ON, Settings()).replace(line[0], WAYS[way](line))
    entry, found = read(f"{ON}.md", text.encode(), Settings())
    assert isinstance(entry, Entry)
    assert [one.code for one in found if not one.understood] == []
    assert len(entry.items) == (0 if way == "emptied" or line["key"] == "load" else 1)
    assert "#" not in "".join(item.what or "" for item in entry.items)


def test_what_the_page_says_beside_its_keys_is_known() -> None:
    assert {line["comment"] for line in KEY.finditer(template("day.md"))} == (
        TEMPLATE_COMMENTS
    )


def test_a_comment_of_ones_own_is_still_asked_about() -> None:
    _, found = read(f"{ON}.md", b"---\nneeds: rest  # and quiet\n---\n", Settings())
    assert [one.code for one in found] == ["comment-in-item"]
