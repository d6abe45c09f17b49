"""What somebody may type: random edits of a text, as an editor sends them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from lsprotocol import types
from tests.text.test_reader_laws import REAL

from helplog.language.documents.document import Document

PARTS: Final = (
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  - ",
    "---\n",
    ": ",
    "asks:\n  - Priya: the van\n",
    "aks: x\n",
    "    for: ladder\n",
    "    id: ladder\n",
    "needs: a ladder\n",
    "Sam came by",
    "\N{GRINNING FACE}",
    "\N{MAN}\u200d\N{WOMAN}",
    "\ufeff",
    "é",
    "e\u0301",
    "“x”",
    "[[nowhere]]",
    "[x](gone.md)",
    "<script>",
    "\u2028",
    "\x0c",
    "\u0085",
    "李芳",
    "answered: 2020-01-01",
    "by: friday\n",
    "#home",
    "private: true\n",
    "",
)


def first_text(chance: Random) -> str:
    """A file of the reader's own cases, or an empty one."""
    return chance.choice(["", *(data.decode("utf-8", "replace") for data in REAL)])


def edits(
    document: Document, chance: Random, count: int
) -> Iterator[tuple[types.TextDocumentContentChangePartial, str]]:
    """One edit after the other, and the text after it as anybody would reckon it."""
    text = document.text
    for _ in range(count):
        start, end = sorted(chance.randint(0, len(text)) for _ in range(2))
        end = min(end, start + chance.choice((0, 0, 0, 1, 5, 200)))
        start, end = clear_of_line_ends(text, start), clear_of_line_ends(text, end)
        new = chance.choice(PARTS)
        before = Document(document.address, None, text, document.width)
        text = text[:start] + new + text[end:]
        yield (
            types.TextDocumentContentChangePartial(before.range(start, end), new),
            text,
        )


def clear_of_line_ends(text: str, at: int) -> int:
    """No editor has a cursor between the two characters of one line end."""
    if text[at - 1 : at + 1] == "\r\n":
        return at - 1
    return at
