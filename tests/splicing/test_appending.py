"""After a splice the reader sees the old items and the new one, and every other byte is where it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from tests.each import holds_for_each
from tests.splicing.styles import (
    AFTER,
    BEFORE,
    BODIES,
    LISTS,
    NAMES,
    OPENINGS,
    files,
    kinds,
    real_files,
    texts,
)

from helplog.model.diagnostic import Place
from helplog.model.journal import Checkin, Entry, FieldValue, Item
from helplog.model.kinds import Kind
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.splice import append_item, change_item
from helplog.text.reading.file import read

URI = "2026-11-18.md"
FRONT = re.compile(
    r"\n*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE
)
"""As programs look for it: the first row of nothing but dashes or dots ends it, and no dashes within
a row do."""
SIGNS = (
    *(
        "---",
        "...",
        "--- x",
        "... x",
        "----",
        "-- x",
        "- x",
        "-",
        "? x",
        "?",
        ": x",
        "%",
        "%YAML 1.2",
    ),
    *(
        "&x",
        "*x",
        "!x",
        "!!str x",
        "| x",
        "|",
        "> x",
        ">",
        "`x`",
        "[x",
        "]",
        "{x",
        "}",
        "<<",
        "=",
        "~",
    ),
    *('"x', "'x", "x #y", "# x", "a --- b"),
)
SETTINGS = Settings()
PLAIN = NewItem(kind=Kind.ASKS, who=("Priya",), what="review the report")
FULL = NewItem(
    kind=Kind.ASKS,
    who=("Sam", "Lee"),
    what="it is #1: yes",
    weight_lb=5,
    fields={"chance": 0.4, "by": date(2026, 12, 1), "note": "no"},
)


def bare(data: bytes, uri: str = URI) -> list[Item]:
    writing, _ = read(uri, data, SETTINGS)
    return [replace(item, where=Place("")) for item in writing.items] if writing else []


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ('[\n  "Ana: tea", # a cup\n]', '[\n  "Ana: tea", # a cup\n  {},\n]'),
        ('[\n  "Ana: tea" # a cup\n]', '[\n  "Ana: tea", # a cup\n  {}\n]'),
        (
            '[\n  "Ana: tea", # a cup, hot\n  "Bo: soup" # a bowl, hot\n  # and so on\n]',
            None,
        ),
        ('["Ana: tea" # a cup\n]', '["Ana: tea", {} # a cup\n]'),
        ('["Ana: tea", # a cup\n]', '["Ana: tea", {}, # a cup\n]'),
        ('["Ana: tea", ]', '["Ana: tea", {}, ]'),
        ('[ "Ana: tea" ]', '[ "Ana: tea", {} ]'),
    ],
)
def test_a_comment_in_brackets_stays_as_it_is(written: str, after: str | None) -> None:
    data = append_item(
        URI, f"---\nasks: {written}\n---\n".encode(), Settings(), PLAIN
    ).data.decode()
    for comment in re.findall(r"#.*", written):
        assert f"{comment}\n" in data
    if after is not None:
        assert re.fullmatch(
            re.escape(f"---\nasks: {after}\n---\n").replace(r"\{\}", r"[^,\n]+"), data
        )


def test_a_comma_stands_between_braces_where_another_line_is_no_yaml() -> None:
    before = "---\ntitle: A day: in full\nasks: [{who: Ana, what: tea}]\n---\n"
    after = append_item(URI, before.encode(), SETTINGS, PLAIN).data.decode()
    assert "asks: [{who: Ana, what: tea}, {" in after


@pytest.mark.parametrize("new_item", [PLAIN, FULL])
@pytest.mark.parametrize("written", LISTS[1:])
def test_every_style_takes_an_item(written: str, new_item: NewItem) -> None:
    data = f"---\nload: 4\n{written}tags: [x]\n---\nA day.\n".encode()
    splice = append_item(URI, data, SETTINGS, new_item)
    old, new = bare(data), bare(splice.data)
    assert len(new) == len(old) + 1
    assert [
        item for item in new if item not in old or old.count(item) < new.count(item)
    ]
    assert all(item in new for item in old)
    assert splice.data.endswith(b"tags: [x]\n---\nA day.\n")
    assert splice.data.startswith(b"---\nload: 4\n")


@given(
    data=files(),
    kind=kinds,
    name=st.sampled_from(NAMES),
    what=texts,
    heavy=st.booleans(),
)
def test_appending_is_the_old_items_and_the_new_one(
    data: bytes, kind: Kind, name: str, what: str, *, heavy: bool
) -> None:
    who = () if kind in {Kind.NEEDS, Kind.ALONE} else (name,)
    fields: dict[str, FieldValue] = {"note": what} if heavy else {}
    new_item = NewItem(kind=kind, who=who, what=what, fields=fields)
    try:
        splice = append_item(URI, data, SETTINGS, new_item)
    except RefusalError:
        return  # some words can't be an item of some lists; `test_refusals_are_rare` holds how many
    old, new = bare(data), bare(splice.data)
    at = new.index(replace(splice.item, where=Place("")))
    assert new[:at] + new[at + 1 :] == old
    assert (splice.item.what, splice.item.kind) == (what, kind)
    assert splice.data.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
    assert body(splice.data) == body(data)


def body(data: bytes) -> str:
    writing, _ = read(URI, data, SETTINGS)
    assert writing is not None
    return writing.body


@given(files())
def test_lines_end_as_they_did(data: bytes) -> None:
    spliced = append_item(URI, data, SETTINGS, FULL).data
    if b"\r\n" in data:
        assert spliced.count(b"\n") == spliced.count(b"\r\n")
    else:
        assert b"\r" not in spliced
    assert spliced.endswith(b"\n") == data.endswith(b"\n") or not data.removeprefix(
        b"\xef\xbb\xbf"
    )


@given(
    opening=st.sampled_from(OPENINGS),
    before=st.sampled_from(BEFORE),
    written=st.sampled_from(LISTS[1:]),
    after=st.sampled_from(AFTER),
    text=st.sampled_from(BODIES),
    new_item=st.sampled_from([PLAIN, FULL]),
)
def test_every_byte_outside_the_list_is_the_same(
    *, opening: str, before: str, written: str, after: str, text: str, new_item: NewItem
) -> None:
    head, tail = f"{opening}{before}".encode(), f"{after}---\n{text}".encode()
    spliced = append_item(URI, head + written.encode() + tail, SETTINGS, new_item).data
    assert spliced.startswith(head)
    assert spliced.endswith(tail)


@given(files(), st.sampled_from(NAMES), texts)
@example(b"", "Priya", "---")
@example(b"---\n---\n", "---", "a lift")
@example(b"---\nasks:\n  - Ana: tea\n...\n", "Priya", "...")
def test_what_every_parser_could_read_every_parser_still_can(
    data: bytes, name: str, what: str
) -> None:
    try:
        spliced = append_item(
            URI, data, SETTINGS, NewItem(kind=Kind.ASKS, who=(name,), what=what)
        ).data
    except RefusalError:
        return
    if (before := as_yaml(data)) is None:
        return
    after = as_yaml(spliced)
    assert after is not None
    assert {key: value for key, value in before.items() if key != "asks"} == {
        key: value for key, value in after.items() if key != "asks"
    }


def as_yaml(data: bytes) -> dict[object, object] | None:
    """The frontmatter as PyYAML has it; None where it has not."""
    front = FRONT.match(data.decode("utf-8-sig").replace("\r\n", "\n"))
    if front is None:
        return {}
    try:
        found = yaml.safe_load(front[1])
    except yaml.YAMLError:
        return None
    return found if isinstance(found, dict) else {}


@pytest.mark.parametrize(
    "data", [b"", b"---\nasks: [Ana]\n---\n", b"---\nasks:\n- Ana: tea\n---\n"]
)
def test_signs_of_yaml_are_words_like_any_other(data: bytes) -> None:
    holds_for_each({text: (data, text) for text in SIGNS}, check_signs)


def check_signs(data: bytes, text: str) -> None:
    for new_item in (
        NewItem(kind=Kind.ASKS, who=("Priya",), what=text),
        NewItem(kind=Kind.ASKS, who=(text,), what="a lift"),
        NewItem(kind=Kind.NEEDS, what=text),
        NewItem(kind=Kind.ASKS, who=("Priya",), what="a lift", fields={"note": text}),
    ):
        spliced = append_item(URI, data, SETTINGS, new_item).data
        assert len(bare(spliced)) == len(bare(data)) + 1
        written = as_yaml(spliced)
        assert written is not None
        assert text in texts_in(written)


def texts_in(value: object) -> Iterator[str]:
    """Every text of a YAML value, keys as well; of `Ana: tea` its halves and the whole."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(key)
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    elif isinstance(value, str):
        yield value
        yield from value.split(": ", 1)


def test_real_files_take_an_item_or_say_what_to_type() -> None:
    rows = {f"{n} {uri}": (uri, data) for n, (uri, data) in enumerate(real_files())}
    holds_for_each(rows, takes_an_item)


def takes_an_item(uri: str, data: bytes) -> None:
    writing, _ = read(uri, data, SETTINGS)
    for new_item in (PLAIN, FULL):
        try:
            splice = append_item(uri, data, SETTINGS, new_item)
        except RefusalError as refusal:
            said = str(refusal)
            if "type it" not in said and "first" not in said:
                pytest.fail(said)
            continue
        assert isinstance(writing, Entry | Checkin)
        assert len(bare(splice.data, uri)) == len(bare(data, uri)) + 1


def test_refusals_are_rare() -> None:
    """Words that some list takes for something else, such as a template's placeholder."""
    refused = [
        (name, text)
        for name in NAMES
        for text in (
            "review the report",
            "no",
            "none",
            "12:30",
            "it is #1",
            "a: b",
            "@Ana",
            "[[Ana]] said",
            "~",
        )
        if not takes(NewItem(kind=Kind.ASKS, who=(name,), what=text))
    ]
    assert refused == []


def takes(new_item: NewItem) -> bool:
    try:
        append_item(URI, b"", SETTINGS, new_item)
    except RefusalError:
        return False
    return True


@pytest.mark.parametrize("text", BODIES)
def test_a_file_without_frontmatter_gets_one(text: str) -> None:
    splice = append_item(URI, text.encode(), SETTINGS, PLAIN)
    assert (
        splice.data == f"---\nasks:\n  - Priya: review the report\n---\n{text}".encode()
    )
    assert (splice.item.where.line, splice.item.where.column) == (3, 5)


def test_what_is_not_utf8_is_never_rewritten() -> None:
    with pytest.raises(RefusalError, match="UTF-8"):
        append_item(URI, b"caf\xe9", SETTINGS, PLAIN)


def test_a_change_keeps_everything_but_its_own_value() -> None:
    data = b"---\r\nasks:\r\n  - Ana: x   # mine\r\n    answer: waiting # still\r\n  - Bo: y\r\n---\r\nbody"
    where = bare_places(data)[0]
    spliced = change_item(
        URI, data, SETTINGS, where, {"answer": "yes", "answered": date(2026, 11, 22)}
    ).data
    assert spliced == (
        b'---\r\nasks:\r\n  - Ana: x   # mine\r\n    answer: "yes" # still\r\n    answered: "2026-11-22"\r\n'
        b"  - Bo: y\r\n---\r\nbody"
    )


def bare_places(data: bytes) -> list[Place]:
    writing, _ = read(URI, data, SETTINGS)
    return [item.where for item in writing.items] if writing else []


@given(files(), st.sampled_from(["yes", "no", "later", "partly"]))
def test_an_answer_changes_its_own_item_alone(data: bytes, said: str) -> None:
    writing, _ = read(URI, data, SETTINGS)
    for n, item in enumerate(writing.items if writing else ()):
        if item.kind is not Kind.ASKS:
            continue
        try:
            splice = change_item(URI, data, SETTINGS, item.where, {"answer": said})
        except RefusalError:
            continue
        old, new = bare(data), bare(splice.data)
        assert new[n] == replace(old[n], fields={**old[n].fields, "answer": said})
        assert new[:n] + new[n + 1 :] == old[:n] + old[n + 1 :]
        assert body(splice.data) == body(data)


def test_an_item_that_is_gone_is_not_looked_for_elsewhere() -> None:
    with pytest.raises(RefusalError, match="no longer there"):
        change_item(
            URI,
            b"---\nasks:\n  - Ana: x\n---\n",
            SETTINGS,
            Place(URI, 9, 5),
            {"answer": "yes"},
        )
