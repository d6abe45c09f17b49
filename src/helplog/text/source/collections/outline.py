"""The shape of a value over several lines: dashes make a list, colons keys, the rest is text."""

from __future__ import annotations

from helplog.text.source.collections.flow_text import DEEPEST, bracket_end
from helplog.text.source.collections.grouping import Grouping
from helplog.text.source.collections.spanning import Spans
from helplog.text.source.events import NotYamlError, events_of
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.fixing import inserting, quoting_line, replacing
from helplog.text.source.keys import KnownKey, report_tight, split_key
from helplog.text.source.lines import (
    BULLETS,
    SPACES,
    Line,
    Lines,
    dash_length,
    first_indent,
    first_written,
    is_block_header,
    without_blank_end,
)
from helplog.text.source.nodes import (
    Listing,
    Mapping,
    Node,
    Pair,
    Scalar,
    Style,
    no_text,
)
from helplog.text.source.quoting import closing_quote, unquoted
from helplog.text.source.scalars import (
    has_colon,
    is_comment,
    opens_collection,
    read_plain,
    read_scalar,
    report_colon,
    report_reserved_key,
    unquoted_key,
    without_comment,
)

_INDENT = 2
"""Of a list below its key, where nothing says more."""


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

    def value(self, head: Line, below: Lines, *, colon_ok: bool = False) -> Node:
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

    def _value(self, head: Line, below: Lines, *, colon_ok: bool) -> Node:
        if head.vacant:
            return self._beneath(head, below)
        marked = self._marked(head, below)
        if marked is not None:
            return marked
        return self._text(head, below, colon_ok=colon_ok)

    def _marked(self, head: Line, below: Lines) -> Node | None:
        """A value whose first character says what it is, None for text.

        It is a block, a list in brackets, or a quote.
        """
        text = head.text
        if is_block_header(text) and not all(row.blank for row in below):
            return self._block(head, below)
        if opens_collection(text):
            return self._flow(head, below)
        if text[0] in "\"'" and below:
            return self._long_quote(head, below)
        return None

    def _text(self, head: Line, below: Lines, *, colon_ok: bool) -> Node:
        text = head.text
        if self.tolerant and (dash_length(text, tolerant=False) or text[0] in BULLETS):
            return self._list_on_key_line(head, below)
        fields_at = self._fields_at(below)
        if fields_at is not None:
            return self._text_with_fields(head, below, fields_at)
        first = read_scalar(head, self.findings, colon_ok=colon_ok)
        return self._with_more(first, below)

    def _beneath(self, head: Line, below: Lines) -> Node:
        """The value of a key with nothing after its colon."""
        first = first_written(below)
        if first is None:
            return no_text(head.spot)
        if self.rows.dash(first):
            return self.listing(below)
        if split_key(first, self.known):
            return self.mapping(below)
        return self._running_text(below)

    # Lists

    def listing(self, rows: Lines) -> Listing:
        """The list whose dashes stand in these lines."""
        items: list[Node] = []
        for first, rest in self.rows.items(rows):
            dash = self.rows.dash(first)
            if not dash:
                text = self._running_text([first, *rest])
                items.append(text)
                continue
            self._report_dash(first, dash)
            head = first.after(dash)
            item = self.item(head, rest)
            items.append(item)
        start = end = rows[0].spot
        if items:
            start = items[0].start
            end = items[-1].end
        all_items = tuple(items)
        return Listing(all_items, start, end)

    def item(self, head: Line, below: Lines) -> Node:
        """What stands after one dash."""
        if head.vacant or is_block_header(head.text):
            return self.value(head, below, colon_ok=True)
        if dash_length(head.text, tolerant=False):
            return self._nested_list(head, below)
        if split_key(head, self.known):
            return self.mapping([head, *below])
        fields_at = self._fields_at(below)
        if fields_at is not None:
            if below[fields_at].indent < head.indent:
                self.rows.report_margin(below[fields_at:], head.indent, alike=True)
            return self._text_with_fields(head, below, fields_at)
        return self.value(head, below, colon_ok=True)

    def _nested_list(self, head: Line, below: Lines) -> Node:
        """A list that begins on the line of a dash."""
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                return self._too_deep(head, below)
            return self.listing([head, *below])
        finally:
            self.depth -= 1

    # Keys

    def mapping(self, rows: Lines, head: Scalar | None = None) -> Mapping:
        """The keys and values in these lines."""
        pairs: list[Pair] = []
        for first, rest in self.rows.pairs(rows):
            report_tight(first, self.findings)
            report_reserved_key(first.key, self.findings)
            key = unquoted_key(first.key, self.findings)
            value = self.value(first.rest, rest)
            pair = Pair(key, value)
            pairs.append(pair)
        begins_with = head or pairs[0].key
        end = pairs[-1].value.end
        all_pairs = tuple(pairs)
        return Mapping(all_pairs, begins_with.start, end, head)

    def _fields_at(self, below: Lines) -> int | None:
        """Index of the first line that is a key which is expected here."""
        for at, row in enumerate(below):
            if self.rows.is_field(row):
                return at
        return None

    def _text_with_fields(self, head: Line, below: Lines, fields_at: int) -> Node:
        """`- review the report @Priya` with `weight: 5` below: a text, then keys."""
        more_text = below[:fields_at]
        rows = below[fields_at:]
        text = self.value(head, more_text, colon_ok=True)
        if not isinstance(text, Scalar):
            fields = self.mapping(rows)
            end = rows[-1].spot
            return Listing((text, fields), text.start, end)
        self.findings.info(
            rows[0].spot,
            "fields-after-text",
            "Keys stand below a line that is text alone; they are read as belonging to it",
            f'Type what: "{text.text[:60]}" above them, or a name and a colon before the text',
        )
        return self.mapping(rows, head=text)

    # Text

    def _running_text(self, rows: Lines) -> Scalar:
        """Lines of plain text, read as one."""
        written = [row for row in rows if not row.idle]
        first, *more = written
        text = read_scalar(first, self.findings)
        return self._with_more(text, more)

    def _with_more(self, first: Scalar, below: Lines) -> Scalar:
        """A text that goes on in the lines below."""
        texts: list[str] = []
        if first.text:
            texts.append(first.text)
        end = first.end
        for row in below:
            if row.idle:
                continue
            part = read_plain(row, self.findings, colon_ok=True)
            if has_colon(part.text):
                report_colon(row.spot, part.text, self.findings)
            texts.append(part.text)
            end = part.end
        whole = " ".join(texts)
        return first._replace(text=whole, end=end)

    def _block(self, head: Line, below: Lines) -> Scalar:
        """The text below `|` or `>`."""
        rows = without_blank_end(below)
        text = _block_by_yaml(head, rows)
        if text is None:
            text = _dedented(rows)
        bare = text.rstrip("\n")
        end = rows[-1].end
        return Scalar(bare, head.spot, end, Style.BLOCK)

    def _long_quote(self, head: Line, below: Lines) -> Scalar | None:
        """A quoted text over several lines.

        None where the quote is closed on the first line, or nowhere.
        """
        if closing_quote(head.text) >= 0:
            return None
        whole = _text_of([head, *below])
        close = closing_quote(whole)
        if close < 0:
            return None
        past = close + 1
        rest_of_line = _rest_of_line(whole, past)
        if not is_comment(rest_of_line):
            return None
        rows_used = whole.count("\n", 0, close)
        last = below[rows_used - 1]
        column = close - whole.rfind("\n", 0, close)
        quote = whole[: close + 1]
        text = unquoted(quote)
        if text is None:
            words = whole[1:close].split()
            text = " ".join(words)
        end = last.spot_at(column)
        quoted = Scalar(text, head.spot, end, Style.QUOTED)
        return self._with_more(quoted, below[rows_used:])

    # The rest

    def _flow(self, head: Line, below: Lines) -> Node | None:
        """A list in brackets, None where the brackets are only part of a text."""
        rows = [head, *below]
        text = head.text
        end, _ = bracket_end(text)
        if end < 0:
            text = _text_of(rows)
            end, _ = bracket_end(text)
        if end >= 0:
            return self._closed_flow(rows, text, end)
        if head.text[0] == "{" and ":" not in text:
            self._report_open_brace(head)
            return None
        return self._read_flow(rows)

    def _read_flow(self, rows: Lines) -> Node:
        # A capture seldom meets one.
        from helplog.text.source.collections.flows import read_flow  # noqa: PLC0415

        return read_flow(rows, self.findings, self.known)

    def _closed_flow(self, rows: Lines, text: str, end: int) -> Node | None:
        """A list in brackets that is closed.

        Args:
            rows: every line of the value.
            text: their text, at least as far as the closing bracket's line.
            end: the index in `text` just past the closing bracket.
        """
        rest_of_line = _rest_of_line(text, end)
        if not is_comment(rest_of_line):
            self._report_text_after_bracket(rows)
            return None
        last = text.count("\n", 0, end)
        last_begins = text.rfind("\n", 0, end) + 1
        size = end - last_begins
        last_row = rows[last]
        text_inside = last_row.text[:size]
        last_inside = last_row._replace(text=text_inside)
        flow_rows = [*rows[:last], last_inside]
        node = self._read_flow(flow_rows)
        below = rows[last + 1 :]
        for row in below:
            if not row.idle:
                self._report_stray(row)
        return node

    def _report_text_after_bracket(self, rows: Lines) -> None:
        head = rows[0]
        text = without_comment(head.text)
        self.findings.info(
            head.spot,
            "text-after-bracket",
            "Text follows the closing bracket; the whole line is read as one text",
            "Put the whole value in quotes",
            quoting_line(head, text, text),
        )

    def _report_stray(self, row: Line) -> None:
        self.findings.error(
            row.spot,
            "stray-line",
            f"`{row.text[:60]}` belongs to no key",
            "Give it a key",
        )

    def _report_open_brace(self, head: Line) -> None:
        """Without a colon it holds no keys, and so is a text that begins with a brace."""
        self.findings.warning(
            head.spot,
            "unclosed-bracket",
            "The { that begins here is not closed; the line is read as text",
            "Put the whole value in quotes",
        )

    def _list_on_key_line(self, head: Line, below: Lines) -> Node:
        key = head.raw[: head.start].rstrip(SPACES)
        column = len(key) + 1
        past_key = Spot(head.number, column)
        indent = first_indent(below) or _INDENT
        self.findings.info(
            head.spot,
            "dash-on-key-line",
            "A list begins on the line of its key, where other YAML readers allow none",
            "Begin the list on the next line",
            replacing(past_key, head.spot, "\n" + " " * indent),
        )
        return self.listing([head, *below])

    def _too_deep(self, head: Line, below: Lines) -> Scalar:
        self.findings.error(
            head.spot,
            "too-deep",
            "Lists stand in lists more deeply than can be read",
            "Write it flat",
        )
        text = _text_of([head, *below]).strip()
        return Scalar(text, head.spot, head.end, Style.QUOTED)

    def _report_dash(self, line: Line, dash: int) -> None:
        mark = line.text[:dash]
        rest = line.text[dash:]
        if mark != "-":
            instead = "- "
            if rest[:1] in SPACES:
                instead = "-"
            self.findings.info(
                line.spot,
                "not-a-dash",
                f"`{mark}` is read as the dash of a list",
                f"Type - {rest.strip()[:60]}",
                replacing(line.spot, line.spot_at(dash), instead),
            )
        elif rest[:1] not in SPACES:
            self.findings.info(
                line.spot,
                "no-space-after-dash",
                "There is no space after the dash",
                f"Type - {rest[:60]}",
                inserting(line.spot_at(dash), " "),
            )


def _text_of(rows: Lines) -> str:
    return "\n".join(row.text for row in rows)


def _rest_of_line(text: str, at: int) -> str:
    line_end = text.find("\n", at)
    if line_end < 0:
        return text[at:]
    return text[at:line_end]


def _block_by_yaml(head: Line, rows: Lines) -> str | None:
    """The text below `|` or `>` as YAML has it, None where it is no YAML."""
    below = "\n".join(row.raw for row in rows)
    source = f"key: {head.text}\n{below}\n"
    try:
        events = events_of(source)
    except NotYamlError:
        return None
    texts: list[str] = [event.value for event in events if hasattr(event, "value")]
    if len(texts) != 2:  # noqa: PLR2004 - the key and its value
        return None
    return texts[1]


def _dedented(rows: Lines) -> str:
    margins: list[int] = []
    for row in rows:
        if row.blank:
            continue
        bare = row.raw.lstrip(SPACES)
        margins.append(len(row.raw) - len(bare))
    margin = min(margins, default=0)
    dedented = [row.raw[margin:].rstrip() for row in rows]
    return "\n".join(dedented)
