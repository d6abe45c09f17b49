"""Flow collections, `[a, b]` and `{who: Ana, what: x}`.

PyYAML reads them where they are YAML; where they nearly are, they are mended.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from helplog.model.late_patterns import late_pattern
from helplog.text.source.events import events_of
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.keys import KnownKey, report_tight, split_key
from helplog.text.source.lines import SPACES, Line, Lines
from helplog.text.source.nodes import (
    Listing,
    Mapping,
    Node,
    Pair,
    Scalar,
    Style,
    no_text,
    written,
)
from helplog.text.source.quoting import closing_quote
from helplog.text.source.scalars import opens_collection, read_scalar

if TYPE_CHECKING:
    from yaml.events import Event

DEEPEST: Final = 8
"""Nobody nests lists deeper by hand."""

_NOT_QUITE_YAML = late_pattern(
    r"[#&*!@%`|>?\t\\\u00a0\u2018-\u201f]|\{\{|\[\[|\w:\w|,\s*,|\w'|\w\""
)
_TOKEN = late_pattern(r"[\[\]{},:\n]|\s+|[^\[\]{},:\s]+")
_CLOSERS: Final = {"[": "]", "{": "}"}
_DEPTH_CHANGES: Final = {"[": 1, "{": 1, "]": -1, "}": -1}
_LOOK_AHEAD: Final = 300
"""Characters that are looked at to tell a link or a placeholder from a list."""


class Flow:
    """The text of one flow collection, and where in the file each character of it stands."""

    def __init__(self, rows: Lines) -> None:
        self.rows = rows
        self.text = "\n".join(row.text for row in rows)
        self._starts: list[int] = []
        """For each row, the index in the text at which it begins."""
        start = 0
        for row in rows:
            self._starts.append(start)
            start += len(row.text) + 1

    def spot(self, index: int) -> Spot:
        """The place of a character."""
        row = self._row(index)
        line = self.rows[row]
        within = index - self._starts[row]
        column = line.start + within + 1
        return Spot(line.number, column)

    def line(self, start: int, end: int) -> Line:
        """A piece of the text as a line of its own; line ends within become spaces."""
        spot = self.spot(start)
        indent = spot.column - 1
        piece = self.text[start:end]
        text = piece.replace("\n", " ").rstrip(SPACES)
        row = self._row(start)
        raw = self.rows[row].raw
        return Line(spot.line, indent, indent, text, raw)

    def _row(self, index: int) -> int:
        next_row = bisect_right(self._starts, index)
        return next_row - 1


@lru_cache(maxsize=16)
def bracket_end(text: str, at: int = 0) -> tuple[int, int]:
    """Where the bracket that stands at an index of `text` is closed, and how deep brackets go.

    Returns:
        The index just past the closing bracket, -1 where there is none; the greatest depth.
    """
    awaited: list[str] = []
    deepest = 0
    for token, end in _tokens(text, at):
        closer = _CLOSERS.get(token)
        if closer is not None:
            awaited.append(closer)
            deepest = max(deepest, len(awaited))
            continue
        if not awaited or token != awaited[-1]:
            continue
        awaited.pop()
        if not awaited:
            return end, deepest
    return -1, deepest


def _tokens(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Brackets, signs, spaces and words, each with the index just past it.

    A quote counts only where a value begins; what it holds is no bracket.
    """
    value_begins = True
    while at < len(text):
        token = _TOKEN.match(text, at)
        if value_begins and text[at] in "\"'":
            at = _past_quote(text, at)
            value_begins = False
        elif token:
            at = token.end()
            word = token.group()
            yield word, at
            if not word.isspace():
                value_begins = word in {"[", "{", ",", ":"}


def _past_quote(text: str, at: int) -> int:
    """Index just past the quoted text that begins here, or past its sign if nothing closes it."""
    close = closing_quote(text, at)
    return max(at, close) + 1


def read_flow(rows: Lines, findings: Findings, known: KnownKey) -> Node:
    """Reads a flow collection.

    Args:
        rows: its lines, from the opening bracket to the closing one, or as far as it goes.
        findings: where to report what had to be mended.
        known: keys that are recognised without a space after the colon.
    """
    flow = Flow(rows)
    text = flow.text
    start = flow.spot(0)
    end, depth = bracket_end(text)
    if depth > DEEPEST:
        findings.error(
            start,
            "too-deep",
            "Lists stand in lists more deeply than can be read",
            "Write it flat",
        )
        end_spot = flow.spot(len(text))
        return Scalar(text, start, end_spot, Style.QUOTED)
    if end > 0 and not _NOT_QUITE_YAML.search(text):
        node = _by_yaml(flow)
        if node:
            return _with_commas(node, findings)
    if end < 0:
        opener = text[0]
        findings.warning(
            start,
            "unclosed-bracket",
            f"The {opener} that begins here is not closed",
            f"Type {_CLOSERS[opener]} at the end of the list",
        )
    mender = _Mender(flow, findings, known)
    mended = mender.collection()
    return _with_commas(mended, findings)


def _with_commas(node: Node, findings: Findings) -> Node:
    """A text with a comma in a flow mapping falls apart in YAML; it is put together again."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Listing):
        items = [_with_commas(item, findings) for item in node.items]
        return Listing(tuple(items), node.start, node.end)
    pairs: list[Pair] = []
    for pair in node.pairs:
        if pairs and _is_cut_off(pair):
            pairs += _joined(pairs.pop(), pair, findings)
        else:
            value = _with_commas(pair.value, findings)
            whole = Pair(pair.key, value)
            pairs.append(whole)
    return Mapping(tuple(pairs), node.start, node.end)


def _is_cut_off(pair: Pair) -> bool:
    """Whether a key has neither colon nor value, and so is the rest of the text before it."""
    value = pair.value
    if not isinstance(value, Scalar) or not value.empty:
        return False
    return value.end == pair.key.end


def _joined(pair: Pair, cut_off: Pair, findings: Findings) -> list[Pair]:
    """A key and a cut-off one as one key; both, where the value before is no text."""
    value = pair.value
    rest = cut_off.key
    if not isinstance(value, Scalar):
        return [pair, cut_off]
    whole = f"{value.text}, {rest.text}"
    findings.warning(
        rest.start,
        "comma-in-value",
        f"A comma in braces ends a value for other YAML readers; read as part of `{pair.key.text}`",
        f'Put the value in quotes: "{whole}"',
    )
    joined = Scalar(whole, value.start, rest.end)
    return [pair._replace(value=joined)]


def _by_yaml(flow: Flow) -> Node | None:
    try:
        every = events_of(flow.text)
        events = (event for event in every if not _is_frame(event))
        first = next(events)
        return _built(first, events, flow)
    except (StopIteration, ValueError):
        return None


def _is_frame(event: Event) -> bool:
    """Whether an event is the beginning or end of the stream or document around a value."""
    name = type(event).__name__
    return name.startswith(("Stream", "Document"))


def _built(event: Event, events: Iterator[Event], flow: Flow) -> Node:
    start = _spot(event.start_mark, flow)
    if _is(event, "SequenceStart"):
        items: list[Node] = []
        event = next(events)
        while not _is(event, "SequenceEnd"):
            item = _built(event, events, flow)
            items.append(item)
            event = next(events)
        end = _spot(event.end_mark, flow)
        return Listing(tuple(items), start, end)
    if _is(event, "MappingStart"):
        pairs: list[Pair] = []
        event = next(events)
        while not _is(event, "MappingEnd"):
            pair = _built_pair(event, events, flow)
            pairs.append(pair)
            event = next(events)
        end = _spot(event.end_mark, flow)
        return Mapping(tuple(pairs), start, end)
    text = str(getattr(event, "value", ""))
    style = Style.PLAIN
    # libyaml says nothing of a plain style, PyYAML's own parser None.
    if getattr(event, "style", None):
        style = Style.QUOTED
    end = _spot(event.end_mark, flow)
    return Scalar(text, start, end, style)


def _built_pair(event: Event, events: Iterator[Event], flow: Flow) -> Pair:
    key = _built(event, events, flow)
    following = next(events)
    value = _built(following, events, flow)
    return Pair(_key(key), value)


def _is(event: Event, name: str) -> bool:
    """Whether an event is of a kind, told by name: the classes are PyYAML's, not imported here."""
    return type(event).__name__ == f"{name}Event"


def _spot(mark: object, flow: Flow) -> Spot:
    index = getattr(mark, "index", 0)
    return flow.spot(int(index))


def _key(node: Node) -> Scalar:
    """A key that is a list or mapping has no meaning here; the mender reads it as text."""
    if isinstance(node, Scalar):
        return node
    return Scalar(written(node), node.start, node.end)


class _Mender:
    """Reads a flow collection as a person does: brackets, commas, quotes where a value begins."""

    def __init__(self, flow: Flow, findings: Findings, known: KnownKey) -> None:
        self.flow = flow
        self.text = flow.text
        self.at = 0
        self.findings = findings
        self.known = known
        self.depth = 0

    def collection(self) -> Listing | Mapping:
        """The list or mapping that begins here."""
        start = self.flow.spot(self.at)
        opener = self.text[self.at]
        closer = _CLOSERS[opener]
        self.at += 1
        self.depth += 1
        items: list[Node] = []
        pairs: list[Pair] = []
        while self._more(closer):
            if closer == "]":
                item = self._element(closer)
                items.append(item)
            else:
                pairs += self._pairs(closer)
        self.depth -= 1
        if self.at < len(self.text):
            self.at += 1
        end = self.flow.spot(self.at)
        if closer == "]":
            return Listing(tuple(items), start, end)
        return Mapping(tuple(pairs), start, end)

    def _more(self, closer: str) -> bool:
        """Skips what stands between elements; whether there is another one."""
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == closer:
                return False
            if char == "#" and self._following() in {" ", "\t", ""}:
                self._skip_line()
            elif char in SPACES or char in ",\n]}":
                self.at += 1
            else:
                return True
        return False

    def _following(self) -> str:
        """The character after this one; empty at the end."""
        at = self.at + 1
        return self.text[at : at + 1]

    def _skip_line(self) -> None:
        end = self.text.find("\n", self.at)
        if end < 0:
            end = len(self.text)
        self.at = end

    def _element(self, closer: str) -> Node:
        nested = self._nested()
        if nested:
            return nested
        line = self._piece(closer)
        found = split_key(line, self.known)
        if not found:
            return read_scalar(line, self.findings, colon_ok=True)
        pair = self._pair(line, closer)
        return Mapping((pair,), line.spot, line.end)

    def _pairs(self, closer: str) -> list[Pair]:
        nested = self._nested()
        if isinstance(nested, Mapping):
            return list(nested.pairs)
        if nested:
            no_key = no_text(nested.start)
            return [Pair(no_key, nested)]
        line = self._piece(closer)
        return [self._pair(line, closer)]

    def _pair(self, line: Line, closer: str) -> Pair:
        found = split_key(line, self.known)
        if not found:
            key = read_scalar(line, self.findings)
            nothing = no_text(key.end)
            return Pair(key, nothing)
        report_tight(found, self.findings)
        nested = None
        if found.rest.blank:
            nested = self._nested()
        if nested:
            left_over = self._piece(closer)
            self._report_left_over(left_over)
            return Pair(found.key, nested)
        value = read_scalar(found.rest, self.findings)
        return Pair(found.key, value)

    def _nested(self) -> Node | None:
        if self.depth > DEEPEST or not self._collection_begins():
            return None
        return self.collection()

    def _collection_begins(self) -> bool:
        end = self.at + _LOOK_AHEAD
        ahead = self.text[self.at : end]
        return opens_collection(ahead)

    def _report_left_over(self, line: Line) -> None:
        if not line.blank:
            self.findings.error(
                line.spot,
                "text-after-bracket",
                f"`{line.text}` stands after a closing bracket and belongs to nothing",
                "Put a comma before it, or the whole value in quotes",
            )

    def _piece(self, closer: str) -> Line:
        """The text up to the comma or bracket that ends it, or to a collection after a colon."""
        start = self.at
        self._skip_piece(closer)
        return self.flow.line(start, self.at)

    def _skip_piece(self, closer: str) -> None:
        start = self.at
        depth = 0
        value_begins = True
        while self.at < len(self.text) and not self._piece_ends(closer, depth):
            char = self.text[self.at]
            if value_begins and char in "\"'":
                self.at = _past_quote(self.text, self.at)
                value_begins = False
                continue
            if value_begins and self.at > start and self._collection_begins():
                return
            depth += _DEPTH_CHANGES.get(char, 0)
            depth = max(0, depth)
            if char not in SPACES:
                value_begins = char == ":"
            self.at += 1

    def _piece_ends(self, closer: str, depth: int) -> bool:
        """Whether a piece ends here; the comment that ends it is skipped."""
        char = self.text[self.at]
        if depth == 0 and char in {",", closer}:
            return True
        return char == "#" and self._skip_comment()

    def _skip_comment(self) -> bool:
        """Skips a comment, if one begins here and another line of the collection follows it."""
        before = self.text[self.at - 1]
        if before != "\n" and before not in SPACES:
            return False
        if self._following() not in SPACES:
            return False
        line_end = self.text.find("\n", self.at)
        if line_end < 0:
            return False
        self.at = line_end
        return True
