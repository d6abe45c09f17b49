"""Flow collections that are nearly YAML, read as a person reads them."""

from __future__ import annotations

from typing import Final

from helplog.text.source.collections.flow_text import CLOSERS, DEEPEST, Flow, past_quote
from helplog.text.source.findings import Findings
from helplog.text.source.keys import KnownKey, report_tight, split_key
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Listing, Mapping, Node, Pair, no_text
from helplog.text.source.scalars import opens_collection, read_scalar

_DEPTH_CHANGES: Final = {"[": 1, "{": 1, "]": -1, "}": -1}
_LOOK_AHEAD: Final = 300
"""Characters that are looked at to tell a link or a placeholder from a list."""


class Mender:
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
        closer = CLOSERS[opener]
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
        if self.depth > DEEPEST:
            return None
        if not self._collection_begins():
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
                self.at = past_quote(self.text, self.at)
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
