"""Flow collections, `[a, b]` and `{who: Ana, what: x}`: PyYAML where they are YAML, mended where they nearly are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from helplog.text.source.events import events_of
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.keys import KnownKey, report_tight, split_key
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Listing, Mapping, Node, Pair, Scalar, Style, written
from helplog.text.source.quoting import closing_quote
from helplog.text.source.scalars import begins_with_link, read_scalar

if TYPE_CHECKING:
    from yaml.events import Event

DEEPEST: Final = 8
"""Nobody nests lists deeper by hand."""

_NOT_QUITE_YAML = re.compile(r"[#&*!@%`|>?\t\\\u00a0\u2018-\u201f]|\{\{|\[\[|\w:\w|,\s*,|\w'|\w\"")
_TOKEN = re.compile(r"[\[\]{},:\n]|\s+|[^\[\]{},:\s]+")
_PAIRED = {"[": "]", "{": "}"}


class Flow:
    """The text of one flow collection, and where in the file each character of it stands."""

    def __init__(self, rows: Sequence[Line]) -> None:
        self.rows = rows
        self.text = "\n".join(row.text for row in rows)
        self._starts = [0]
        for row in rows:
            self._starts.append(self._starts[-1] + len(row.text) + 1)

    def spot(self, index: int) -> Spot:
        """The place of a character."""
        row = self._row(index)
        return Spot(self.rows[row].number, self.rows[row].start + index - self._starts[row] + 1)

    def line(self, start: int, end: int) -> Line:
        """A piece of the text as a line of its own; line ends within become spaces."""
        spot = self.spot(start)
        text = self.text[start:end].replace("\n", " ").rstrip(SPACES)
        return Line(
            spot.line, spot.column - 1, spot.column - 1, text, self.rows[self._row(start)].raw
        )

    def _row(self, index: int) -> int:
        low, high = 0, len(self.rows) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._starts[middle] <= index else (low, middle - 1)
        return low


@lru_cache(maxsize=16)
def bracket_end(text: str, at: int = 0) -> tuple[int, int]:
    """Where the bracket that stands at an index of `text` is closed, and how deep brackets go.

    Returns:
        The index just past the closing bracket, -1 where there is none; the greatest depth.
    """
    opened: list[str] = []
    deepest, fresh = 0, True
    while at < len(text):
        if fresh and text[at] in "\"'":
            close = closing_quote(text, at)
            if close > 0:
                at, fresh = close + 1, False
                continue
        token = _TOKEN.match(text, at)
        word = token.group() if token else text[at]
        at += len(word)
        if word in _PAIRED:
            opened.append(_PAIRED[word])
            deepest = max(deepest, len(opened))
        elif word in {"]", "}"} and opened and opened[-1] == word:
            opened.pop()
            if not opened:
                return at, deepest
        fresh = word in {"[", "{", ",", ":"} or (fresh and word.isspace())
    return -1, deepest


def read_flow(rows: Sequence[Line], findings: Findings, known: KnownKey) -> Node:
    """Reads a flow collection.

    Args:
        rows: its lines, from the opening bracket to the closing one, or as far as it goes.
        findings: where to report what had to be mended.
        known: keys that are recognised without a space after the colon.
    """
    flow = Flow(rows)
    end, depth = bracket_end(flow.text)
    if depth > DEEPEST:
        findings.error(
            flow.spot(0),
            "too-deep",
            "Lists stand in lists more deeply than can be read",
            "Write it flat",
        )
        return Scalar(flow.text, flow.spot(0), flow.spot(len(flow.text)), Style.QUOTED)
    if end > 0 and not _NOT_QUITE_YAML.search(flow.text):
        node = _by_yaml(flow)
        if node:
            return _with_commas(node, findings)
    if end < 0:
        findings.warning(
            flow.spot(0),
            "unclosed-bracket",
            f"The {flow.text[0]} that begins here is not closed",
            f"Type {_PAIRED[flow.text[0]]} at the end of the list",
        )
    return _with_commas(_Mender(flow, findings, known).collection(), findings)


def _with_commas(node: Node, findings: Findings) -> Node:
    """A text with a comma in a flow mapping falls apart in YAML; it is put together again."""
    if isinstance(node, Listing):
        return Listing(
            tuple(_with_commas(item, findings) for item in node.items), node.start, node.end
        )
    if isinstance(node, Scalar):
        return node
    pairs: list[Pair] = []
    for pair in node.pairs:
        value, last = pair.value, pairs[-1].value if pairs else None
        if (
            isinstance(value, Scalar)
            and value.empty
            and value.end == pair.key.end
            and isinstance(last, Scalar)
        ):
            findings.warning(
                pair.key.start,
                "comma-in-value",
                f"A comma in braces ends a value for other YAML readers; read as part of `{pairs[-1].key.text}`",
                f'Put the value in quotes: "{last.text}, {pair.key.text}"',
            )
            whole = Scalar(f"{last.text}, {pair.key.text}", last.start, pair.key.end)
            pairs[-1] = Pair(pairs[-1].key, whole)
        else:
            pairs.append(Pair(pair.key, _with_commas(value, findings)))
    return Mapping(tuple(pairs), node.start, node.end)


def _by_yaml(flow: Flow) -> Node | None:
    try:
        events = iter(
            [e for e in events_of(flow.text) if not type(e).__name__.startswith(("Str", "Doc"))]
        )
        return _built(next(events), events, flow)
    except (StopIteration, ValueError):
        return None


def _built(event: Event, events: Iterator[Event], flow: Flow) -> Node:
    start = flow.spot(_index(event.start_mark))
    if _is(event, "SequenceStart"):
        items: list[Node] = []
        while not _is(event := next(events), "SequenceEnd"):
            items.append(_built(event, events, flow))
        return Listing(tuple(items), start, flow.spot(_index(event.end_mark)))
    if _is(event, "MappingStart"):
        pairs: list[Pair] = []
        while not _is(event := next(events), "MappingEnd"):
            key = _built(event, events, flow)
            value = _built(next(events), events, flow)
            pairs.append(Pair(_key(key), value))
        return Mapping(tuple(pairs), start, flow.spot(_index(event.end_mark)))
    # libyaml says nothing of a plain style, PyYAML's own parser None.
    style = Style.QUOTED if getattr(event, "style", None) else Style.PLAIN
    return Scalar(str(getattr(event, "value", "")), start, flow.spot(_index(event.end_mark)), style)


def _is(event: Event, name: str) -> bool:
    """Whether an event is of a kind, told by its name: their classes are PyYAML's, and not imported here."""
    return type(event).__name__ == f"{name}Event"


def _index(mark: object) -> int:
    return int(getattr(mark, "index", 0))


def _key(node: Node) -> Scalar:
    """A key that is a list or mapping has no meaning here; the mender reads it as text."""
    return node if isinstance(node, Scalar) else Scalar(written(node), node.start, node.end)


class _Mender:
    """Reads a flow collection the way a person does: brackets, commas, quotes at the start of a value."""

    def __init__(self, flow: Flow, findings: Findings, known: KnownKey) -> None:
        self.flow = flow
        self.text = flow.text
        self.at = 0
        self.findings = findings
        self.known = known
        self.depth = 0

    def collection(self) -> Listing | Mapping:
        """The list or mapping that begins here."""
        start, closer = self.at, _PAIRED[self.text[self.at]]
        self.at += 1
        self.depth += 1
        items: list[Node] = []
        pairs: list[Pair] = []
        while self._more(closer):
            if closer == "]":
                items.append(self._element(closer))
            else:
                pairs += self._pairs(closer)
        self.depth -= 1
        self.at = min(self.at + 1, len(self.text))
        where, end = self.flow.spot(start), self.flow.spot(self.at)
        return (
            Listing(tuple(items), where, end)
            if closer == "]"
            else Mapping(tuple(pairs), where, end)
        )

    def _more(self, closer: str) -> bool:
        """Skips what stands between elements; whether there is another one."""
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "#" and self.text[self.at + 1 : self.at + 2] in {" ", "\t", ""}:
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif char in SPACES or char in ",\n" or (char in "]}" and char != closer):
                self.at += 1
            else:
                return char != closer
        return False

    def _element(self, closer: str) -> Node:
        nested = self._nested()
        if nested:
            return nested
        line = self._piece(closer)
        found = split_key(line, self.known)
        if not found:
            return read_scalar(line, self.findings, colon_ok=True)
        pair = self._pair(line, closer)
        return Mapping((pair,), line.spot, line.spot_at(len(line.text)))

    def _pairs(self, closer: str) -> list[Pair]:
        nested = self._nested()
        if isinstance(nested, Mapping):
            return list(nested.pairs)
        if nested:
            return [Pair(Scalar("", nested.start, nested.start), nested)]
        return [self._pair(self._piece(closer), closer)]

    def _pair(self, line: Line, closer: str) -> Pair:
        found = split_key(line, self.known)
        if not found:
            key = read_scalar(line, self.findings)
            return Pair(key, Scalar("", key.end, key.end))
        report_tight(found, self.findings)
        if found.rest.blank and (nested := self._nested()):
            self._report_left_over(self._piece(closer))
            return Pair(found.key, nested)
        return Pair(found.key, read_scalar(found.rest, self.findings))

    def _nested(self) -> Node | None:
        rest = self.text[self.at : self.at + 300]
        if (
            self.depth > DEEPEST
            or rest[:1] not in _PAIRED
            or rest.startswith("{{")
            or begins_with_link(rest)
        ):
            return None
        return self.collection()

    def _report_left_over(self, line: Line) -> None:
        if not line.blank:
            self.findings.error(
                line.spot,
                "text-after-bracket",
                f"`{line.text}` stands after a closing bracket and belongs to nothing",
                "Put a comma before it, or the whole value in quotes",
            )

    def _piece(self, closer: str) -> Line:
        """The text up to the comma or bracket that ends it, or up to a nested collection after a colon."""
        start, depth, fresh = self.at, 0, True
        while self.at < len(self.text):
            char = self.text[self.at]
            if fresh and char in "\"'" and (close := closing_quote(self.text, self.at)) > 0:
                self.at, fresh = close + 1, False
                continue
            if fresh and char in _PAIRED and self.at > start and self._nested_ahead():
                break
            if depth == 0 and char in {",", closer}:
                break
            if char == "#" and (line_end := self._comment_end()) > 0:
                self.at = line_end
                break
            depth += (char in "[{") - (char in "]}" and depth > 0)
            fresh = char == ":" or (fresh and char in SPACES)
            self.at += 1
        return self.flow.line(start, self.at)

    def _comment_end(self) -> int:
        """Where the comment that begins here ends; -1 where it is none, or no line of the collection follows it."""
        around = self.text[self.at - 1], self.text[self.at + 1 : self.at + 2]
        return (
            self.text.find("\n", self.at)
            if around[0] in SPACES + "\n" and around[1] in SPACES
            else -1
        )

    def _nested_ahead(self) -> bool:
        rest = self.text[self.at : self.at + 300]
        return not rest.startswith("{{") and not begins_with_link(rest)
