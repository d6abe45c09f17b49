"""Laws of the reader, tried on files nobody would think of."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.text.cases import load_case
from tests.text.test_reader_cases import PATHS

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.journal import Checkin, Entry, Item, PersonNote
from helplog.model.keys import FIELDS
from helplog.model.kinds import Kind
from helplog.model.settings import Settings
from helplog.text.reading.file import Reading, read, read_whole

SETTINGS = Settings()
URI = "2026-11-18.md"
REAL = [load_case(path).data for path in PATHS]

KEYS = [
    *Kind,
    "load",
    "tags",
    "away",
    "also",
    "title",
    "date",
    "private",
    "week",
    "person",
]
SIGNS = [
    *"[]{},\"'“”|>@\\%`?~-#:—",
    "&a",
    "*a",
    "!!x",
    "[[",
    "]]",
    "{{",
    "}}",
    "<<:",
    "---",
]
GAPS = [
    "\n",
    "\n  ",
    "\n  - ",
    "\n- ",
    "\n    ",
    "\n\t",
    " ",
    ": ",
    " # ",
    " — ",
    "\u00a0",
    "\r\n",
    "\r",
    "\0",
    "\ufeff",
    "...\n",
]
WORDS = [
    "Priya",
    "Sam and Lee",
    "weight: 5",
    "who: Ana",
    "what: sofa",
    "by: 2026-02-30",
    "2026-11-18",
    "2026-W47",
]
MORE_WORDS = [
    "none",
    "12:30",
    "yes",
    "No",
    "review the report",
    "<<<<<<< HEAD\n",
    "=======\n",
    "---\n",
    "|\n",
    ">\n",
]
PIECES = st.sampled_from(
    [*(f"{key}:" for key in KEYS), *SIGNS, *GAPS, *GAPS, *WORDS, *MORE_WORDS]
)
MADE = st.lists(PIECES, max_size=30).map("".join)
FRONT = MADE.map(lambda text: f"---\n{text}\n---\nBody.\n")
WORD = st.text(
    "abcdefgABCDEé0123456789#@'\"!*&%|>:,.-–—[]{}()?`/\\ \u00a0",
    min_size=1,
    max_size=24,
)


def words_in(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def said_by(item: Item) -> str:
    parts = [
        *item.who,
        item.what or "",
        str(item.on),
        f"{item.weight_lb:g}" if item.weight_lb else "",
        *item.extra,
        *item.extra.values(),
    ]
    parts += [f"{name} {value}" for name, value in item.fields.items()]
    return " ".join(parts).casefold()


def reading_of(text: str | bytes) -> Reading:
    return read_whole(URI, text.encode() if isinstance(text, str) else text, SETTINGS)


def inside(diagnostic: Diagnostic, data: bytes) -> bool:
    text = (
        data.decode("utf-8", errors="replace")
        .removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    lines = text.split("\n")
    where = diagnostic.where
    return (
        1 <= where.line <= len(lines)
        and 1 <= where.column <= len(lines[where.line - 1]) + 1
    )


def check_laws(data: bytes) -> None:
    reading = read_whole(URI, data, SETTINGS)
    for diagnostic in reading.diagnostics:
        assert inside(diagnostic, data), diagnostic
        assert diagnostic.message
        assert diagnostic.hint, diagnostic
        assert (
            not re.search(
                r"\b(?:lost|broken?|failed|owe|debt)\b",
                diagnostic.message + diagnostic.hint,
            )
            or "`" in diagnostic.message
        )
    assert list(reading.diagnostics) == sorted(
        reading.diagnostics, key=lambda d: d.where
    )
    if reading.writing:
        check_items(reading)


def check_items(reading: Reading) -> None:
    writing = reading.writing
    assert writing is not None
    assert len(reading.spans) == len(writing.items)
    assert [item.where for item in writing.items] == sorted(
        item.where for item in writing.items
    )
    assert len({item.key for item in writing.items}) == len(writing.items)
    for item, (start, end) in zip(writing.items, reading.spans, strict=True):
        assert (start.line, start.column) == (item.where.line, item.where.column)
        assert start <= end
        assert item.answer
        assert item.result is None or item.kind is Kind.HANDOFFS
        assert item.check_in_on >= min(item.on, item.check_in_on)
        assert item.weight_lb is None or item.weight_lb > 0
        for name in item.fields:
            assert item.kind in FIELDS[name].kinds
        assert all(
            isinstance(part, str | float | int | date)
            for value in item.fields.values()
            for part in (value if isinstance(value, tuple) else (value,))
        )


@given(st.binary(max_size=300))
@example(b"\xff\xfe-\0-\0-\0\n\0")
@example(b"---\n\xef\xbb\xbfasks: \xff\n---")
def test_any_bytes_are_read(data: bytes) -> None:
    check_laws(data)


@given(st.text(max_size=300))
@example("---\n- \n---\n")
def test_any_text_is_read(text: str) -> None:
    check_laws(text.encode("utf-8", errors="surrogatepass"))


@given(FRONT)
@example("---\nasks: - : \n---\n")
@example("---\nasks:[asks:\n  asks:\n---\nBody.\n")
def test_anything_that_looks_like_a_frontmatter_is_read(text: str) -> None:
    check_laws(text.encode())


@given(MADE)
def test_anything_that_begins_like_a_frontmatter_is_read(text: str) -> None:
    check_laws(f"---\n{text}".encode())


@given(st.sampled_from(REAL), st.integers(0, 400), st.integers(0, 12), PIECES)
def test_a_real_file_with_a_slip_is_read(
    data: bytes, at: int, gone: int, put: str
) -> None:
    text = data.decode(errors="replace")
    check_laws((text[:at] + put + text[at + gone :]).encode())


@given(
    st.sampled_from(sorted(Kind)),
    st.lists(WORD, min_size=1, max_size=4),
    st.sampled_from(["- ", "  - ", "    - "]),
)
@example(Kind.ASKS, ["Priya: review: the report", "'tis"], "  - ")
@example(Kind.ACCEPTED, ["@A:4:", ">1"], "- ")
@example(Kind.ACCEPTED, ['"', '"#4'], "- ")
@example(Kind.CONNECTIONS, ["[a] b", "{c} d", "e: [f] g"], "- ")
def test_no_word_of_an_item_vanishes(kind: Kind, texts: list[str], dash: str) -> None:
    source = "".join(f"{dash}{text}\n" for text in texts)
    reading = reading_of(f"---\n{kind}:\n{source}---\n")
    check_nothing_vanished(
        reading, kind, {4 + n - 1: text for n, text in enumerate(texts)}
    )


@given(
    st.sampled_from(sorted(Kind)),
    st.sampled_from(["who", "what", "note", "for", "weight", "answer", "mood", "cost"]),
    WORD,
)
def test_no_word_of_a_field_vanishes(kind: Kind, name: str, text: str) -> None:
    reading = reading_of(f"---\n{kind}:\n  - what: thing\n    {name}: {text}\n---\n")
    check_nothing_vanished(reading, kind, {4: text})


def check_nothing_vanished(reading: Reading, kind: Kind, texts: dict[int, str]) -> None:
    writing = reading.writing
    assert writing is not None
    said = " ".join(
        [*map(said_by, writing.items), *writing.extra, *writing.extra.values()]
    ).casefold()
    for line, text in texts.items():
        named = any(d.where.line == line for d in reading.diagnostics)
        if named or kind in writing.nones or re.search(r"(?:^|\s)#(?:\s|$)", text):
            continue
        for word in words_in(text):
            assert (
                word in said
                or word.lstrip("0") in said
                or word in {"and", "lb", "lbs", "n", "null"}
            ), (word, said)


@given(FRONT)
def test_line_ends_and_byte_order_mark_change_nothing(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    wanted = read(URI, plain.encode(), SETTINGS)
    assert read(URI, plain.replace("\n", "\r\n").encode(), SETTINGS) == wanted
    assert read(URI, b"\xef\xbb\xbf" + plain.encode(), SETTINGS) == wanted


@given(FRONT)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(URI, text.encode(), SETTINGS) == read(URI, text.encode(), SETTINGS)


@given(MADE)
def test_a_file_with_a_dated_name_is_always_shown(text: str) -> None:
    writing, _ = read(URI, f"---\n{text}\n---\nBody.\n".encode(), SETTINGS)
    assert isinstance(writing, Entry | Checkin | PersonNote)


@given(MADE)
def test_what_stands_below_the_fence_is_the_body(text: str) -> None:
    words = "A last line."
    writing, _ = read(URI, f"---\n{text}\n---\n{words}".encode(), SETTINGS)
    assert writing is not None
    assert writing.body.endswith(words)


def test_a_plain_entry_has_nothing_to_say() -> None:
    _, diagnostics = read(
        URI,
        b"---\nasks:\n  - Priya: review\n    weight: 5\nload: 6\n---\nBody.\n",
        SETTINGS,
    )
    assert not [d for d in diagnostics if d.severity is not Severity.NOTE]


HEAVY = {
    "dashes in dashes": "asks:\n" + "- " * 20_000,
    "brackets in brackets": "asks: " + "[" * 60_000,
    "links nobody closed": "asks: " + "[[a " * 15_000,
    "brackets on every line": "asks: [\n" * 7_000,
    "quotes on every line": 'asks: "\n' * 7_000,
    "aliases of aliases": "a: &a [x]\n"
    + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(2_000)),
    "ever deeper": "asks:\n" + "".join(" " * n + "- a:\n" for n in range(300)),
    "more than is read": "asks:\n" + "- Sam: sofa\n" * 20_000,
    "one key for ever": "load: 3\n" * 8_000,
    "names for ever": "connections: " + "a and " * 10_000,
    "braces for ever": "asks: " + "{a: " * 15_000,
    "placeholders for ever": "title: " + "{{" * 30_000,
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_a_file_made_to_be_heavy_is_read(text: str) -> None:
    """A search that starts over at every character would still be at it tomorrow."""
    check_laws(f"---\n{text}\n---\nBody.\n".encode())


def test_a_file_beyond_the_cap_is_left_out() -> None:
    writing, diagnostics = read(URI, b"a" * (5 * 1024 * 1024 + 1), SETTINGS)
    assert writing is None
    assert [d.code for d in diagnostics] == ["file-too-long"]


def test_a_frontmatter_beyond_the_cap_keeps_what_fits_and_stays_private() -> None:
    front = "load: 3\nnote: |\n" + "  words\n" * 9_000 + "private: true\n"
    writing, diagnostics = read(URI, f"---\n{front}---\nBody.\n".encode(), SETTINGS)
    assert isinstance(writing, Entry)
    assert (writing.load, writing.private, writing.body) == (3, True, "Body.\n")
    assert [(d.code, d.where.line) for d in diagnostics] == [
        ("frontmatter-too-long", 1)
    ]
