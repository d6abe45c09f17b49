"""The shape of a value that goes over several lines: lists by their dashes, keys by their colons, the rest is text."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.text.source.events import NotYamlError, events_of
from helplog.text.source.findings import Findings
from helplog.text.source.flows import DEEPEST, bracket_end, read_flow
from helplog.text.source.grouping import Grouping
from helplog.text.source.keys import KnownKey, report_tight, split_key
from helplog.text.source.lines import SPACES, Line, dash_length, is_block_header
from helplog.text.source.nodes import Listing, Mapping, Node, Pair, Scalar, Style
from helplog.text.source.quoting import closing_quote, unquoted
from helplog.text.source.scalars import (
    begins_with_link,
    has_colon,
    is_comment,
    read_plain,
    read_scalar,
    report_colon,
    report_reserved_key,
    unquoted_key,
)
from helplog.text.source.spanning import Spans


class Outline:
    """Reads values of one frontmatter.

    Args:
        findings: where to report what had to be repaired.
        known: keys that may stand in an item or mapping, recognised at any indentation.
        spans: looks for quotes and brackets closed further down.
        tolerant: other marks than a dash begin a list line as well (`*`, `•`, `1.`, a dash without
            a space).
    """

    def __init__(
        self, findings: Findings, known: KnownKey, spans: Spans, *, tolerant: bool
    ) -> None:
        self.findings = findings
        self.known = known
        self.tolerant = tolerant
        self.rows = Grouping(findings, known, spans, tolerant=tolerant)
        self.depth = 0

    def value(self, head: Line, below: Sequence[Line], *, colon_ok: bool = False) -> Node:
        """The value that begins on the rest of a line and may go on below it.

        Args:
            head: what stands after the dash or the key.
            below: the lines that belong to it.
            colon_ok: no warning about a colon in a text on the first line.
        """
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                return self._too_deep(head, below)
            return self._value(head, below, colon_ok=colon_ok)
        finally:
            self.depth -= 1

    def _value(self, head: Line, below: Sequence[Line], *, colon_ok: bool) -> Node:
        if head.vacant:
            return self._beneath(head, below)
        return self._marked(head, below) or self._text(head, below, colon_ok=colon_ok)

    def _marked(self, head: Line, below: Sequence[Line]) -> Node | None:
        """A value whose first character says what it is: a block, a list in brackets, a quote; None for text."""
        text = head.text
        if text[0] in "|>" and is_block_header(text) and not all(row.blank for row in below):
            return self._block(head, below)
        if text[0] in "[{" and not text.startswith("{{") and not begins_with_link(text):
            return self._flow(head, below)
        return self._long_quote(head, below) if text[0] in "\"'" and below else None

    def _text(self, head: Line, below: Sequence[Line], *, colon_ok: bool) -> Node:
        text = head.text
        if self.tolerant and dash_length(text, tolerant=False):
            return self._list_on_key_line(head, below)
        if any(self.rows.field(row) for row in below):
            return self._text_with_fields(head, below)
        first = read_scalar(head, self.findings, colon_ok=colon_ok)
        return self._with_more(first, below)

    def _beneath(self, head: Line, below: Sequence[Line]) -> Node:
        """The value of a key with nothing after its colon."""
        first = next((row for row in below if not row.idle), None)
        if first is None:
            return Scalar("", head.spot, head.spot)
        if self.rows.dash(first):
            return self.listing(below)
        if split_key(first, self.known):
            return self.mapping(below)
        return self._running_text(below)

    # Lists

    def listing(self, rows: Sequence[Line]) -> Listing:
        """The list whose dashes stand in these lines."""
        items: list[Node] = []
        for first, rest in self.rows.items(rows):
            dash = self.rows.dash(first)
            if not dash:
                items.append(self._running_text([first, *rest]))
                continue
            self._report_dash(first, dash)
            head = first.after(dash)
            items.append(self.item(head, rest))
        start = rows[0].spot if not items else items[0].start
        return Listing(tuple(items), start, items[-1].end if items else start)

    def item(self, head: Line, below: Sequence[Line]) -> Node:
        """What stands after one dash."""
        if not head.vacant and dash_length(head.text, tolerant=False):
            return self._nested_list(head, below)
        if not head.vacant and not is_block_header(head.text):
            key = split_key(head, self.known)
            if key:
                return self.mapping([head, *below])
            if below and any(self.rows.field(row) for row in below):
                return self._text_with_fields(head, below)
        return self.value(head, below, colon_ok=True)

    def _nested_list(self, head: Line, below: Sequence[Line]) -> Node:
        """A list that begins on the line of a dash."""
        self.depth += 1
        try:
            return (
                self._too_deep(head, below)
                if self.depth > DEEPEST
                else self.listing([head, *below])
            )
        finally:
            self.depth -= 1

    # Keys

    def mapping(self, rows: Sequence[Line], head: Scalar | None = None) -> Mapping:
        """The keys and values in these lines."""
        pairs: list[Pair] = []
        for key, rest in self.rows.pairs(rows):
            report_tight(key, self.findings)
            report_reserved_key(key.key, self.findings)
            pairs.append(Pair(unquoted_key(key.key, self.findings), self.value(key.rest, rest)))
        start = head.start if head else pairs[0].key.start
        return Mapping(tuple(pairs), start, pairs[-1].value.end if pairs else start, head)

    def _text_with_fields(self, head: Line, below: Sequence[Line]) -> Node:
        """`- review the report @Priya` with `weight: 5` below: a text, then keys."""
        first = next(n for n, row in enumerate(below) if self.rows.field(row))
        text = self.value(head, below[:first], colon_ok=True)
        if not isinstance(text, Scalar):
            return Listing((text, self.mapping(below[first:])), text.start, below[-1].spot)
        self.findings.warning(
            below[first].spot,
            "fields-after-text",
            "Keys stand below a line that is text alone; they are read as belonging to it",
            f'Type what: "{text.text[:60]}" above them, or a name and a colon before the text',
        )
        return self.mapping(below[first:], head=text)

    # Text

    def _running_text(self, rows: Sequence[Line]) -> Scalar:
        """Lines of plain text, read as one."""
        real = [row for row in rows if not row.idle]
        first = read_scalar(real[0], self.findings)
        return self._with_more(first, real[1:])

    def _with_more(self, first: Scalar, below: Sequence[Line]) -> Scalar:
        """A text that goes on in the lines below."""
        more = [row for row in below if not row.idle]
        if not more:
            return first
        words = [first.text] if first.text else []
        end = first.end
        for row in more:
            part = read_plain(row, self.findings, colon_ok=True)
            if has_colon(part.text):
                report_colon(row.spot, part.text, self.findings)
            words.append(part.text)
            end = part.end
        return Scalar(" ".join(words), first.start, end, first.style, first.comment)

    def _block(self, head: Line, below: Sequence[Line]) -> Scalar:
        """The text below `|` or `>`."""
        rows = list(below)
        while rows and rows[-1].blank:
            rows.pop()
        source = f"key: {head.text}\n" + "\n".join(row.raw for row in rows) + "\n"
        end = rows[-1].spot_at(len(rows[-1].text)) if rows else head.spot
        try:
            texts = [event.value for event in events_of(source) if hasattr(event, "value")]
        except NotYamlError:
            texts = []
        text = texts[1] if len(texts) == 2 else _dedented(rows)  # noqa: PLR2004 - the key and its value
        return Scalar(text.rstrip("\n"), head.spot, end, Style.BLOCK)

    def _long_quote(self, head: Line, below: Sequence[Line]) -> Scalar | None:
        """A quoted text over several lines, None where the quote is closed on the first, or nowhere."""
        if closing_quote(head.text) >= 0:
            return None
        whole = "\n".join([head.text, *(row.text for row in below)])
        close = closing_quote(whole)
        if close < 0 or not is_comment(whole[close + 1 :].split("\n", 1)[0]):
            return None
        last = whole.count("\n", 0, close)
        row = below[last - 1]
        end = row.spot_at(close - whole.rfind("\n", 0, close))
        inner = unquoted(whole[: close + 1])
        text = " ".join(whole[1:close].split()) if inner is None else inner
        return self._with_more(Scalar(text, head.spot, end, Style.QUOTED), below[last:])

    # The rest

    def _flow(self, head: Line, below: Sequence[Line]) -> Node | None:
        """A list in brackets, None where the brackets are only part of a text."""
        rows = [head]
        text = head.text
        end, _ = bracket_end(text)
        if end < 0:
            rows += below
            text = "\n".join(row.text for row in rows)
            end, _ = bracket_end(text)
        if end < 0 and head.text[0] == "{" and ":" not in text:
            self._report_open_brace(head)
            return None
        if end < 0:
            return read_flow(rows, self.findings, self.known)
        used = text.count("\n", 0, end)
        after = text[end:].split("\n", 1)[0]
        left = [row for row in ([head, *below])[used + 1 :] if not row.idle]
        if not is_comment(after) or (
            after and after.lstrip(SPACES)[:1] == "#" and after[:1] not in SPACES
        ):
            self.findings.warning(
                head.spot,
                "text-after-bracket",
                "Text follows the closing bracket; the whole line is read as one text",
                "Put the whole value in quotes",
            )
            return None
        last = rows[used]
        cut = last.text[: end - (text.rfind("\n", 0, end) + 1)] if used else last.text[:end]
        node = read_flow([*rows[:used], last._replace(text=cut)], self.findings, self.known)
        for row in left:
            self.findings.error(
                row.spot, "stray-line", f"`{row.text[:60]}` belongs to no key", "Give it a key"
            )
        return node

    def _report_open_brace(self, head: Line) -> None:
        """Without a colon it holds no keys, and so is a text that begins with a brace."""
        self.findings.warning(
            head.spot,
            "unclosed-bracket",
            "The { that begins here is not closed; the line is read as text",
            "Put the whole value in quotes",
        )

    def _list_on_key_line(self, head: Line, below: Sequence[Line]) -> Node:
        self.findings.warning(
            head.spot,
            "dash-on-key-line",
            "A list begins on the line of its key, where other YAML readers allow none",
            "Begin the list on the next line",
        )
        return self.listing([head, *below])

    def _too_deep(self, head: Line, below: Sequence[Line]) -> Scalar:
        self.findings.error(
            head.spot,
            "too-deep",
            "Lists stand in lists more deeply than can be read",
            "Write it flat",
        )
        text = "\n".join(row.text for row in [head, *below]).strip()
        return Scalar(text, head.spot, head.spot_at(len(head.text)), Style.QUOTED)

    def _report_dash(self, line: Line, dash: int) -> None:
        mark = line.text[:dash]
        if mark != "-":
            self.findings.warning(
                line.spot,
                "not-a-dash",
                f"`{mark}` is read as the dash of a list",
                f"Type - {line.text[dash:].strip()[:60]}",
            )
        elif line.text[1:2] not in {"", " ", "\t"} and line.text[1] not in SPACES:
            self.findings.warning(
                line.spot,
                "no-space-after-dash",
                "There is no space after the dash",
                f"Type - {line.text[1:61]}",
            )


def _dedented(rows: Sequence[Line]) -> str:
    margin = min(
        (len(row.raw) - len(row.raw.lstrip(SPACES)) for row in rows if not row.blank), default=0
    )
    return "\n".join(row.raw[margin:].rstrip() for row in rows)
