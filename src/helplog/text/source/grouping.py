"""Which lines belong together: those of one item of a list, those of one key."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.text.source.findings import Findings
from helplog.text.source.keys import KeyLine, KnownKey, split_key
from helplog.text.source.lines import Line, dash_length, is_block_header
from helplog.text.source.spanning import Spans


class Grouping:
    """Puts the lines of one frontmatter into groups.

    Args:
        findings: where to report a line that stands too far right or left.
        known: keys that may stand in an item or mapping, recognised at any indentation.
        spans: looks for quotes and brackets closed further down.
        tolerant: other marks than a dash begin a list line as well.
    """

    def __init__(
        self, findings: Findings, known: KnownKey, spans: Spans, *, tolerant: bool
    ) -> None:
        self.findings = findings
        self.known = known
        self.spans = spans
        self.tolerant = tolerant

    def dash(self, line: Line) -> int:
        """How long the mark is that begins a list line, 0 where there is none."""
        return 0 if line.blank else dash_length(line.text, tolerant=self.tolerant)

    def field(self, row: Line) -> KeyLine | None:
        """The line as a key that is expected here, whatever its indentation."""
        if row.idle:
            return None
        found = split_key(row, self.known)
        return found if found and self.known(found.key.text) else None

    def items(self, rows: Sequence[Line]) -> list[tuple[Line, list[Line]]]:
        """The lines of a list by item; a dash that stands too far right or left begins an item as well."""
        items: list[tuple[Line, list[Line]]] = []
        margin = next((row.indent for row in rows if not row.idle), 0)
        text_beyond: int | None = None
        nested_from: int | None = None
        opens, spanned = False, 0
        for n, row in enumerate(rows):
            inside_text = n < spanned or (
                text_beyond is not None and (row.blank or row.indent > text_beyond)
            )
            if inside_text or row.idle:
                if items:
                    items[-1][1].append(row)
                continue
            text_beyond = None
            if nested_from is not None and row.indent < nested_from:
                nested_from = None
            dash = self.dash(row)
            nested = bool(dash) and row.indent > margin and (nested_from is not None or opens)
            if (dash and not nested) or not items:
                if items and row.indent != margin:
                    self._report_margin(row)
                items.append((row, []))
                nested_from = self._nested_margin(row, dash)
            else:
                items[-1][1].append(row)
                if dash and nested_from is None:
                    nested_from = row.indent
            opens, text_beyond, rest = self._opens(row, dash)
            spanned = (
                n + 1 + self.spans.rows_within(rest, rows, n + 1, lambda r: self._begins(r, margin))
            )
        return items

    def pairs(self, rows: Sequence[Line]) -> list[tuple[KeyLine, list[Line]]]:
        """The lines of a mapping by key."""
        pairs: list[tuple[KeyLine, list[Line]]] = []
        margin = next((row.indent for row in rows if not row.idle), 0)
        text_beyond: int | None = None
        spanned = 0
        for n, row in enumerate(rows):
            inside_text = n < spanned or (
                text_beyond is not None and (row.blank or row.indent > text_beyond)
            )
            key = None if row.idle or inside_text else self._key_of(row, margin, pairs)
            if key is None:
                if pairs:
                    pairs[-1][1].append(row)
                continue
            if row.indent != margin:
                self._report_margin(row)
            pairs.append((key, []))
            text_beyond = row.indent if is_block_header(key.rest.text) else None
            spanned = n + 1 + self.spans.rows_within(key.rest.text, rows, n + 1, self._is_field)
        return pairs

    def _begins(self, row: Line, margin: int) -> bool:
        """Whether a line begins an item or a field, and so can't be inside a quote or bracket above it."""
        return (row.indent <= margin and self.dash(row) > 0) or self._is_field(row)

    def _is_field(self, row: Line) -> bool:
        return self.field(row) is not None

    @staticmethod
    def _nested_margin(row: Line, dash: int) -> int | None:
        """Where the dashes of a list stand that begins on the line of a dash, `- - Sam`."""
        inner = row.after(dash)
        return (
            inner.indent
            if dash and inner.text and dash_length(inner.text, tolerant=False)
            else None
        )

    def _opens(self, row: Line, dash: int) -> tuple[bool, int | None, str]:
        """What may go on below a line.

        Returns:
            Whether a list may stand there; beyond which indentation a text goes on, for `|` and `>`; its value.
        """
        inner = row.after(dash) if dash else row
        if inner.vacant:
            return True, None, ""
        key = split_key(inner, self.known)
        rest = key.rest if key else inner
        if is_block_header(rest.text):
            return False, inner.indent if key else row.indent, ""
        return key is not None and rest.vacant, None, rest.text

    def _key_of(
        self, row: Line, margin: int, pairs: Sequence[tuple[KeyLine, list[Line]]]
    ) -> KeyLine | None:
        """The line as a new key of this mapping, None where it goes on with the value before."""
        if pairs and self._is_dash_of(row, margin, *pairs[-1]):
            return None
        if row.indent != margin and pairs:
            key, below = pairs[-1]
            # Under a key without a value deeper lines are that value.
            if (
                row.indent > margin
                and key.rest.vacant
                and (not below or row.indent >= _first_indent(below))
            ):
                return None
            return self.field(row)
        return split_key(row, self.known)

    def _is_dash_of(self, row: Line, margin: int, key: KeyLine, below: Sequence[Line]) -> bool:
        """Whether a line with a dash is of the list below a key, whose dashes may stand right under the key."""
        if row.indent < margin or not key.rest.vacant or not self.dash(row):
            return False
        return self.dash(next((line for line in below if not line.idle), row)) > 0

    def _report_margin(self, row: Line) -> None:
        self.findings.warning(
            row.spot,
            "uneven-indentation",
            "This line is indented unlike those it belongs with",
            "Let it begin right under the one above",
        )


def _first_indent(rows: Sequence[Line]) -> int:
    return next((row.indent for row in rows if not row.idle), 0)
