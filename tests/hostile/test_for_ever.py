"""Attempts to keep helplog busy for ever, or to have it fall over its own depth, with a text of some kilobytes.

Each runs in a process of its own that is ended at a limit: what hangs fails. The limits are
generous, for a slow computer under load; without their cures many of these take minutes, and some
until the end of time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from mmap import mmap
from pathlib import Path
from signal import ITIMER_PROF, setitimer
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.covering import sampled
from tests.hostile.endless import FRONTS, MARKERS, MARKS, Text, again, fronted
from tests.hostile.endless_work import (
    EXTENSIONS,
    add_an_item,
    clean_html,
    find_words,
    heal,
    look_for_names,
    look_for_programs,
    merge_edits,
    merge_two_beginnings,
    notice_prose,
    read_a_query,
    read_checkin,
    read_entry,
    read_markers,
    read_page,
    render,
    take_answers,
    take_apart,
    walk_tags,
)
from tests.hostile.limiting import spent_on

from helplog.insight.noticing.noticing import notice
from helplog.insight.people.likeness import _slips
from helplog.insight.search.folding import fold
from helplog.model.names import name_key, name_slug
from helplog.model.normal_forms import MOST_MARKS, Form, normalized
from helplog.store import scaffold
from helplog.text.values.private_words import plain_text

SECONDS: Final = 10.0
MIB: Final = 300


def in_time(*work: Callable[[], object]) -> None:
    spent = spent_on(lambda: [each() for each in work], seconds=SECONDS)
    assert not spent.problem, spent.problem
    assert spent.mib < MIB


def all_in_time(works: Mapping[str, Callable[[], object]]) -> None:
    """Many in one process, each with as much time as if it were alone."""
    under_way = mmap(-1, 2)  # the child writes down how far it is

    def do_all() -> None:
        for number, work in enumerate(works.values()):
            under_way[:] = number.to_bytes(2)
            setitimer(ITIMER_PROF, SECONDS)
            work()

    spent = spent_on(do_all, seconds=SECONDS)
    name = [*works][int.from_bytes(under_way[:])]
    assert not spent.problem, f"{name}: {spent.problem}"
    if spent.mib >= MIB:  # of all together, perhaps
        alone = {name: spent_on(work, seconds=SECONDS) for name, work in works.items()}
        assert {name: one.mib for name, one in alone.items() if one.mib >= MIB} == {}


def done_with(
    texts: Mapping[str, Text],
    size: int,
    *works: Callable[[str], object],
    each_meets: int | None = None,
) -> dict[str, Callable[[], object]]:
    """What is done with which text: each text meets so many of the works, and every work some texts."""
    one_in = len(works) // (each_meets or len(works))
    return {
        f"{name}: {work.__name__}": partial(on_text, work, text, size)
        for number, work in enumerate(works)
        for name, text in sampled(texts.items(), one_in=one_in, offset=number)
    }


def on_text(work: Callable[[str], object], text: Text, size: int) -> None:
    work(text(size))


# Markers of merges


@pytest.mark.parametrize("rows", [24, 30, 100, 5_000])
@pytest.mark.parametrize(
    "row", ["<<<<<<<\n", "<<<<<<< HEAD\n", "<<<<<<< HEAD\r\n", "<<<<<<<<< HEAD\n"]
)
def test_rows_that_open_conflicts(rows: int, row: str) -> None:
    text = row * rows
    in_time(partial(read_entry, text), partial(read_markers, text), partial(heal, text))


def test_markers_in_a_file() -> None:
    all_in_time(done_with(MARKERS, 30_000, read_entry, read_markers))
    all_in_time(done_with(MARKERS, 6_000, heal))


def test_markers_in_two_files_that_are_merged() -> None:
    all_in_time(done_with(MARKERS, 3_000, merge_edits))


# Reading


def test_what_is_read() -> None:
    texts = {
        **MARKS,
        **{f"frontmatter of {name}": text for name, text in FRONTS.items()},
    }
    readers = (
        read_entry,
        read_checkin,
        read_page,
        read_a_query,
        notice_prose,
        take_answers,
    )
    all_in_time(done_with(texts, 16_000, *readers, each_meets=2))


ROWS: Final = (
    "Sam helped me and asked me to help him ",
    "asked Sam to help me with the sofa and ",
    "hat mir Sam von der und ich habe ",
    "who said she was asked if she could ",
    "Sam and Dana and ",
    "my friend the ",
    "Mum, Dad, ",
    "Sam helped me.\n",
    "Sam offered. ",
    "I ",
    "![[",
    "Sam: ",
)


def test_prose_of_which_every_word_is_in_a_rule() -> None:
    texts = {row: again(row) for row in ROWS}
    all_in_time(done_with(texts, 300_000, notice_prose, take_answers, each_meets=1))


def test_a_thousand_own_rules_that_fit_nearly_everything() -> None:
    rule = "accepted: {who} .. ... ~ .. helped .. ... .. {what} nothing\n"
    text = "Sam helped me and Dana helped me and Lee helped me. " * 6_000
    in_time(partial(notice, text, (), rule * 1_000))


def test_what_an_item_is_added_to() -> None:
    all_in_time(done_with(FRONTS, 6_000, add_an_item))


# Merging

MERGED: Final = (
    *(
        "one word a paragraph",
        "one word a row",
        "items",
        "items apart",
        "tags nested",
        "stars apart",
        "indented",
    ),
    *(
        "fences",
        "fences of both",
        "colons apart",
        "tags with quotes opened",
        "comments",
        "headings, the same",
        "CR",
    ),
    *(
        "quotes",
        "paragraphs",
        "table rows",
        "links",
        "tabulators",
        "words",
        "of all sorts",
    ),
)
MERGED_FRONTS: Final = (
    *(
        "tags in closed brackets",
        "the same tags in closed brackets",
        "brackets below each other",
        "keys",
        "items",
    ),
    *(
        "quotes below each other",
        "markers in lists",
        "dashes below",
        "mentions",
        "the same key",
        "one item with notes",
    ),
)


def test_what_is_merged() -> None:
    texts = {name: MARKS[name] for name in MERGED} | {
        f"frontmatter of {name}": FRONTS[name] for name in MERGED_FRONTS
    }
    works = (merge_edits, merge_two_beginnings)
    all_in_time(done_with(texts, 8_000, *works, each_meets=1))


# The site


def test_what_is_rendered() -> None:
    all_in_time(done_with({**MARKS, **MARKERS}, 4_000, render))


MARKS_IN_NO_ORDER = ["\u0301\u0316", "\uff9e\u0316", "\u0316\u0301\u0327"]


@pytest.mark.parametrize("marks", MARKS_IN_NO_ORDER, ids=ascii)
def test_marks_in_no_order_wherever_texts_are_compared(marks: str) -> None:
    text = "a" + marks * 50_000
    in_time(
        partial(name_key, text),
        partial(name_slug, text),
        partial(fold, text),
        partial(find_words, text),
        partial(plain_text, text),
        partial(normalized, "NFC", text),
        partial(read_entry, f"---\nasks: {text}\ntags: [{text}]\n---\n#{text}\n"),
        partial(render, f"# {text}\n"),
    )


@pytest.mark.parametrize("form", ["NFC", "NFKC", "NFKD"])
@given(st.text(st.sampled_from("aé\u0301\u0316ﾞ 한ệ"), max_size=60))
def test_what_people_write_has_the_normal_form_that_unicode_says(
    form: Form, text: str
) -> None:
    rows = re.split(r"[a-z\s한éệ]", text)
    if max(map(len, rows)) <= MOST_MARKS:
        assert normalized(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize(
    "name",
    [
        "tags opened",
        "tags with quotes",
        "tags with quotes opened",
        "drawings",
        "addresses in brackets",
        "letters",
    ],
)
def test_what_is_rendered_though_it_is_shorter_than_what_is_shown_as_text(
    name: str,
) -> None:
    text = MARKS[name]
    in_time(*[partial(render, text(20_000))] * 8, partial(render, text(40_000)))


def test_html_that_is_walked_through_and_cleaned() -> None:
    works = (walk_tags, clean_html, look_for_programs, look_for_names)
    all_in_time(done_with(MARKS, 30_000, *works, each_meets=2))


def test_what_a_search_keeps() -> None:
    all_in_time(done_with(MARKS, 30_000, find_words))
    all_in_time(done_with(MARKS, 10_000, take_apart))


def test_a_division_with_a_thousand_links_begun() -> None:
    for end in ("", '"', ' "\n', "\n\nA day.\n"):
        in_time(partial(render, "<div>" + "<a" * 1_000 + end))


# Depth

DEEP: Final[Mapping[str, Text]] = {
    "dashes on a row": lambda n: "- " * n + "a\n",
    "numbers on a row": lambda n: "1. " * n + "a\n",
    "quotes on a row": lambda n: ">" * n + " a\n",
    "quotes and dashes": lambda n: "> - " * n + "a\n",
    "lists in lists": lambda n: "".join("    " * k + "- a\n" for k in range(n)),
    "boxes in boxes": lambda n: "".join("    " * k + "!!! note\n" for k in range(n)),
    "details in details": lambda n: "".join(
        "    " * k + "??? note\n" for k in range(n)
    ),
    "tabs in tabs": lambda n: "".join("    " * k + '=== "a"\n' for k in range(n)),
    "stars in lines": lambda n: "*_" * n + "a" + "_*" * n + "\n",
    "links in links": lambda n: "[" * n + "a" + "](b)" * n + "\n",
    "pictures in links": lambda n: "[![" * n + "a" + "](b)](c)" * n + "\n",
    "divisions in divisions": lambda n: "<div markdown>\n" * n + "a\n" + "</div>\n" * n,
    "bold in bold": lambda n: "<b>" * n + "a" + "</b>" * n + "\n",
    "a note of quotes": lambda n: "[^1]: " + "> " * n + "a\n\n[^1]\n",
    "a term of terms": lambda n: (
        "a\n" + "".join(":   " * (k + 1) + "a\n" for k in range(n))
    ),
}


@pytest.mark.parametrize("depth", [50, 600])
def test_what_stands_in_each_other(depth: int) -> None:
    all_in_time(done_with(DEEP, depth, render, read_entry, read_checkin))


DEEP_FRONTS: Final[Mapping[str, Text]] = {
    "lists": lambda n: "asks: " + "[" * n + "]" * n,
    "lists never closed": lambda n: "asks: " + "[" * n,
    "keys": lambda n: "x: " + "{a: " * n + "1" + "}" * n,
    "JSON": lambda n: '{"a":' * n + "1" + "}" * n,
    "blocks": lambda n: "\n".join(" " * k + "a:" for k in range(n)),
    "blocks of a list": lambda n: (
        "asks:\n" + "\n".join(" " * (k + 1) + "a:" for k in range(n))
    ),
    "dashes on a row": lambda n: "asks:\n  " + "- " * n + "a",
    "dashes below": lambda n: "asks:\n" + "\n".join("  " * k + "-" for k in range(n)),
    "questions": lambda n: "? " * n + "a",
    "tags": lambda n: "tags: " + "[" * n + "a" + "]" * n,
    "a day": lambda n: "date: " + "[" * n + "]" * n,
    "stretches away": lambda n: "away: " + "{from: " * n + "}" * n,
}


@pytest.mark.parametrize("depth", [9, 800])
def test_frontmatter_that_stands_in_each_other(depth: int) -> None:
    texts = {name: fronted(text) for name, text in DEEP_FRONTS.items()}
    works = (read_entry, read_checkin, read_page, add_an_item, merge_edits)
    all_in_time(done_with(texts, depth, *works))


SIGNS: Final = ("(", '"', "-", "a:", "who:", "kind:", "kind:asks,", "\\", "[")


def test_a_query_of_nothing_but_one_sign() -> None:
    texts = {sign: again(sign) for sign in (*SIGNS, "who:a OR (")}
    all_in_time(done_with(texts, 300_000, read_a_query))


# Sizes

HUGE: Final = {
    "a row of a million letters": "a" * 1_000_000,
    "a million colons": ":" * 1_000_000,
    "a hundred thousand items": "- a\n" * 100_000,
    "ten thousand items in a list": "---\nasks:\n" + "- a\n" * 10_000 + "---\n",
    "NUL and half characters": "a\0b \ud800 \udfff c\n" * 20_000,
    "a title without end": f"---\ntitle: {'x' * 60_000}\n---\n",
}


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=name) for name, text in HUGE.items()]
)
def test_something_huge(text: str) -> None:
    in_time(partial(read_entry, text), partial(read_page, text))
    if "\ud800" not in text:
        in_time(partial(render, text))


# Names


def test_a_name_without_end_has_an_address_a_disk_can_hold() -> None:
    names = [
        "a" * 100_000,
        "a" * 100_001,
        ":" * 20_000,
        "\u00fc" * 5_000,
        "word " * 5_000,
    ]
    slugs = [name_slug(name) for name in names]
    assert max(len(slug.encode()) for slug in slugs) < 200
    assert len(set(slugs)) == len(slugs)
    assert name_slug("Dana Lee") == "dana-lee"


def test_names_without_end_are_not_compared_letter_by_letter() -> None:
    names = ["a" * length for length in range(3, 9)]
    in_time(
        lambda: list(
            _slips([*names, *("b" * length for length in range(30_000, 30_008))])
        )
    )
    assert ("aaa", "aaaa") in list(_slips(names))


def test_the_extensions_are_those_of_a_new_journal() -> None:
    written = Path(scaffold.__file__).with_name("templates") / "mkdocs.yml"
    said = (
        written.read_text("utf-8").split("markdown_extensions:")[1].split("plugins:")[0]
    )
    assert {
        line.strip(" -:") for line in said.splitlines() if line.startswith("  - ")
    } == set(EXTENSIONS)
