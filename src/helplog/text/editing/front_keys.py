"""One key of a frontmatter said anew: a check-in's `load`, and what it lets rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from helplog.model.journal import Checkin, Entry
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.text.editing.proving import same_but, still_yaml
from helplog.text.editing.source_text import (
    Edit,
    SourceText,
    Way,
    adding,
    inserted,
    moving,
    open_source_text,
    with_edits,
)
from helplog.text.editing.style import dash_line
from helplog.text.reading.file import Reading, read_whole
from helplog.text.source.collections.blocks import Block
from helplog.text.source.nodes import Listing
from helplog.text.source.writing_yaml import Quote, number, scalar


class _Wish(NamedTuple):
    """What is to change."""

    ways: Callable[[Reading, SourceText], Iterator[Way]]
    changed: Callable[[Entry | Checkin], Entry | Checkin]
    by_hand: str
    """What one types where none of the ways is safe."""


def with_load(uri: str, data: bytes, load: float, settings: Settings) -> bytes:
    """The file of a day or a week with how full the head was.

    Args:
        uri: posix path relative to the entries' folder.
        data: the file as it is.
        load: 0 to 10.
        settings: the journal's.

    Raises:
        RefusalError: it can't be done without touching something else; says what to type.
    """
    said = number(load)

    def ways(reading: Reading, source_text: SourceText) -> Iterator[Way]:
        return _ways_to_say("load", said, reading, source_text)

    def changed(writing: Entry | Checkin) -> Entry | Checkin:
        return replace(writing, load=load)

    wish = _Wish(ways, changed, f"load: {said}")
    return _changed(uri, data, settings, wish)


def with_not_now(uri: str, data: bytes, words: str, settings: Settings) -> bytes:
    """The file of a week with a small ask that rests from there on.

    Raises:
        RefusalError: it can't be done without touching something else; says what to type.
    """
    line = " ".join(words.split())
    writing = read_whole(uri, data, settings).writing
    rest = writing.not_now if isinstance(writing, Entry | Checkin) else ()
    if line in rest:
        return data
    rest = (*rest, line)

    def ways(reading: Reading, source_text: SourceText) -> Iterator[Way]:
        return _ways_to_list("not_now", rest, reading, source_text)

    def changed(writing: Entry | Checkin) -> Entry | Checkin:
        return replace(writing, not_now=rest)

    wish = _Wish(ways, changed, f"not_now: {scalar(line)}")
    return _changed(uri, data, settings, wish)


def _changed(uri: str, data: bytes, settings: Settings, wish: _Wish) -> bytes:
    """The file after the first way that changes what it should and nothing else.

    Raises:
        RefusalError: none does.
    """
    before = read_whole(uri, data, settings)
    cure = f"{uri} can't be changed safely, so it stays as it is; type there  {wish.by_hand}"
    try:
        source_text = open_source_text(data)
    except UnicodeDecodeError:
        raise RefusalError(cure) from None
    if before.document is None or before.front is None or before.document.unread:
        raise RefusalError(cure)
    for way in wish.ways(before, source_text):
        after_data = with_edits(source_text, way.edits)
        after = read_whole(uri, after_data, settings)
        if not same_but(before, after, wish.changed):
            continue
        if not way.moves or still_yaml(data, after_data):
            return after_data
    raise RefusalError(cure)


def _ways_to_say(
    key: str, said: str, reading: Reading, source_text: SourceText
) -> Iterator[Way]:
    """`load: 6`: in the place of what it said, else in a line of its own."""
    block = _block(key, reading)
    if block is None:
        yield from _new_rows(reading, source_text, [f"{key}: {said}"])
        return
    assert reading.front is not None  # noqa: S101 - refused before
    node = reading.front.last(key)
    if node is not None:
        yield moving(source_text.instead_of(node, said))
    else:
        yield moving(_behind_colon(block, source_text, said))


def _ways_to_list(
    key: str, texts: Sequence[str], reading: Reading, source_text: SourceText
) -> Iterator[Way]:
    """One text more in a list; a list of one line is said anew."""
    block = _block(key, reading)
    newest = scalar(texts[-1])
    if block is None:
        yield from _new_rows(reading, source_text, [f"{key}:", f"  - {newest}"])
        return
    assert reading.front is not None  # noqa: S101 - refused before
    dash = dash_line(block)
    if dash is not None:
        margin = dash.raw[: dash.start]
        row = f"{margin}- {newest}"
        yield adding(source_text.below(block.last_line, [row]))
    quoted = [scalar(text, Quote.DOUBLE, flow=True) for text in texts]
    flow = f"[{', '.join(quoted)}]"
    node = reading.front.last(key)
    if node is None:
        yield moving(_behind_colon(block, source_text, flow))
    elif isinstance(node, Listing) or node.start.line == node.end.line:
        yield moving(source_text.instead_of(node, flow))


def _block(key: str, reading: Reading) -> Block | None:
    """The last key of that name: its value is the one that counts."""
    assert reading.front is not None  # noqa: S101 - refused before
    found = None
    for block in reading.front.blocks:
        if block.name == key:
            found = block
    return found


def _behind_colon(block: Block, source_text: SourceText, text: str) -> Edit:
    at = source_text.past_colon(block.key.end)
    return inserted(at, f" {text}")


def _new_rows(
    reading: Reading, source_text: SourceText, rows: Sequence[str]
) -> Iterator[Way]:
    """Below the last line that says something, else at the end; else a frontmatter of its own."""
    document = reading.document
    assert document is not None  # noqa: S101 - refused before
    if document.opening is None:
        yield adding(source_text.below(0, ["---", *rows, "---"]))
        return
    written = [row.number for row in document.lines if not row.blank]
    ends = [*written[-1:], document.opening.line + len(document.lines)]
    for number_of_line in dict.fromkeys(ends):
        yield adding(source_text.below(number_of_line, rows))
