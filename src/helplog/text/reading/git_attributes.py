"""Lines of `.gitattributes` that have git call a program: filters, drivers to compare or merge.

Git calls only what a clone's own configuration names, but many a configuration names some for every
repository.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

_HARMLESS: Final = re.compile(
    r"text|eol|crlf|binary|whitespace|encoding|working-tree-encoding|ident|delta"
    r"|export-(?:ignore|subst)|conflict-marker-size|linguist-.*|gitlab-.*"
)
_OWN_MERGES: Final = frozenset({"helplog", "text", "binary", "union"})
"""helplog's own, which every clone sets for itself, and those that are built into git."""


def changed_attributes(before: bytes, after: bytes) -> tuple[str, ...]:
    """Lines that call for a program and came or went: `+ *.md filter=own`."""
    old, new = _calling(before), _calling(after)
    if old == new:
        return ()
    gone = Counter(old) - Counter(new)
    come = Counter(new) - Counter(old)
    if not gone and not come:
        # The last line of a file wins: their order counts.
        come = Counter(new)
    lines = [f"- {line}" for line in gone.elements()]
    lines += [f"+ {line}" for line in come.elements()]
    return tuple(lines)


def _calling(data: bytes) -> list[str]:
    """The lines that count, in their order, as words with one space between them."""
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return [" ".join(line.split()) for line in text.split("\n") if _calls(line)]


def _calls(line: str) -> bool:
    words = line.strip()
    if not words or words.startswith("#"):
        return False
    if words.startswith("[attr]"):
        # Gives a name to others: from there on a harmless word might mean one of them.
        return True
    attributes = _after_pattern(words).split()
    return not all(map(_is_harmless, attributes))


def _after_pattern(words: str) -> str:
    """What follows the pattern, which may stand in quotes."""
    if not words.startswith('"'):
        _, *rest = words.split(None, 1)
        return "".join(rest)
    at = 1
    while at < len(words) and words[at] != '"':
        at += 2 if words[at] == "\\" else 1
    return words[at + 1 :]


def _is_harmless(attribute: str) -> bool:
    name, _, value = attribute.partition("=")
    bare = name.lstrip("-!")
    if bare == "merge":
        return value in _OWN_MERGES or not value
    if bare == "diff":
        return not value
    return _HARMLESS.fullmatch(bare) is not None
