"""Flow collections, `[a, b]` and `{who: Ana, what: x}`.

PyYAML reads them where they are YAML; where they nearly are, they are mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helplog.model.late_patterns import late_pattern
from helplog.text.source.collections.flow_mending import Mender
from helplog.text.source.collections.flow_text import (
    CLOSERS,
    DEEPEST,
    Flow,
    bracket_end,
)
from helplog.text.source.events import events_of
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import quoting
from helplog.text.source.keys import KnownKey
from helplog.text.source.lines import Lines
from helplog.text.source.nodes import (
    Listing,
    Mapping,
    Node,
    Pair,
    Scalar,
    Style,
    written,
)

if TYPE_CHECKING:
    from yaml.events import Event

_NOT_QUITE_YAML = late_pattern(
    r"[#&*!@%`|>?\t\\\u00a0\u2018-\u201f]|\{\{|\[\[|\w:\w|,\s*,|\w'|\w\""
)

_PLAIN_LIST = late_pattern(r"\[(?: *\w[\w -]*,)* *\w[\w -]*\]")
"""`[home, week]`: words alone, which mean the same without the library."""
_PLAIN_WORDS = late_pattern(r"\w(?:[\w -]*[\w-])?")


def read_flow(rows: Lines, findings: Findings, known: KnownKey) -> Node:
    """Reads a flow collection.

    Args:
        rows: its lines, from the opening bracket to the closing one, or as far as it goes.
        findings: where to report what had to be mended.
        known: keys that are recognised without a space after the colon.
    """
    flow = Flow(rows)
    text = flow.text
    if _PLAIN_LIST.fullmatch(text):
        return _plain_list(flow)
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
            f"Type {CLOSERS[opener]} at the end of the list",
        )
    mender = Mender(flow, findings, known)
    mended = mender.collection()
    return _with_commas(mended, findings)


def _plain_list(flow: Flow) -> Listing:
    items: list[Node] = []
    for found in _PLAIN_WORDS.finditer(flow.text):
        text = found.group()
        item = Scalar(text, flow.spot(found.start()), flow.spot(found.end()))
        items.append(item)
    all_items = tuple(items)
    return Listing(all_items, flow.spot(0), flow.spot(len(flow.text)))


def _with_commas(node: Node, findings: Findings) -> Node:
    """A text with a comma in a flow mapping falls apart in YAML; it is put together again."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Listing):
        items = [_with_commas(item, findings) for item in node.items]
        all_items = tuple(items)
        return Listing(all_items, node.start, node.end)
    pairs: list[Pair] = []
    for pair in node.pairs:
        if pairs and _is_cut_off(pair):
            before = pairs.pop()
            pairs += _joined(before, pair, findings)
        else:
            value = _with_commas(pair.value, findings)
            whole = Pair(pair.key, value)
            pairs.append(whole)
    all_pairs = tuple(pairs)
    return Mapping(all_pairs, node.start, node.end)


def _is_cut_off(pair: Pair) -> bool:
    """Whether a key has neither colon nor value, and so is the rest of the text before it."""
    value = pair.value
    if not isinstance(value, Scalar):
        return False
    if not value.empty:
        return False
    return value.end == pair.key.end


def _joined(pair: Pair, cut_off: Pair, findings: Findings) -> list[Pair]:
    """A key and a cut-off one as one key; both, where the value before is no text."""
    value = pair.value
    rest = cut_off.key
    if not isinstance(value, Scalar):
        return [pair, cut_off]
    whole = f"{value.text}, {rest.text}"
    findings.info(
        rest.start,
        "comma-in-value",
        f"A comma in braces ends a value for other YAML readers; read as part of `{pair.key.text}`",
        f'Put the value in quotes: "{whole}"',
        quoting(value.start, rest.end, whole),
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
    text = written(node)
    return Scalar(text, node.start, node.end)
