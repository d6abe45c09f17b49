"""Lines of `.gitattributes` that have git call a program, or write other bytes than it keeps.

Filters, and drivers that compare or merge: git calls only what a clone's own configuration names,
but many a configuration names some for every repository. An encoding of the work tree turns signs
into others, and what is harmless in the repository need not be so on disk.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from helplog.model.late_patterns import late_pattern

_HARMLESS: Final = late_pattern(
    r"text|eol|crlf|binary|whitespace|encoding|ident|delta"
    r"|export-(?:ignore|subst)|conflict-marker-size|linguist-.*|gitlab-.*"
)
WORK_TREE_ENCODING: Final = "working-tree-encoding"
_AS_IT_IS: Final = frozenset({"utf-8", "utf8"})
"""Encodings for which git writes the bytes it keeps."""
_BLANK: Final = " \t\r"
"""What parts words for git, and nothing else does."""
_QUOTED: Final = late_pattern(r'"(?:[^"\\]|\\(?:[abfnrtv"\\]|[0-3][0-7]{2}))*"')
"""A pattern that git takes out of its quotes; any other that begins with one is a plain word."""
_OWN_MERGES: Final = frozenset({"helplog", "text", "binary", "union"})
"""helplog's own, which every clone sets for itself, and those that are built into git."""


def changed_attributes(before: bytes, after: bytes) -> tuple[str, ...]:
    """Lines that call for a program and came or went: `+ *.md filter=own`."""
    old = _calling(before)
    new = _calling(after)
    if old == new:
        return ()
    gone = Counter(old) - Counter(new)
    come = Counter(new) - Counter(old)
    each = gone.elements()
    lines = [f"- {line}" for line in each]
    each_new = come.elements()
    lines += [f"+ {line}" for line in each_new]
    # The last line of a file wins: the order of those that stay counts.
    stayed = _without(new, come)
    if _without(old, gone) != stayed:
        lines += [f"+ {line} (in another place)" for line in stayed]
    return tuple(lines)


def rewrites(encoding: str) -> bool:
    """Whether an encoding of the work tree has git write other bytes than it keeps."""
    return encoding.lower() not in _AS_IT_IS


def _without(lines: list[str], some: Counter[str]) -> list[str]:
    left = Counter(some)
    kept = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            kept.append(line)
    return kept


def _calling(data: bytes) -> list[str]:
    """The lines that count, in their order, as words with one space between them."""
    text = data.decode("utf-8", "surrogateescape")
    unmarked = text.removeprefix("\ufeff")
    calling: list[str] = []
    for line in unmarked.split("\n"):
        if not _calls(line):
            continue
        words = _words(line)
        calling.append(" ".join(words))
    return calling


def _calls(line: str) -> bool:
    words = line.strip(_BLANK)
    if not words or words.startswith("#"):
        return False
    if words.startswith("[attr]"):
        # Gives a name to others: from there on a harmless word might mean one of them.
        return True
    attributes = _words(_after_pattern(words))
    return not all(map(_is_harmless, attributes))


def _after_pattern(words: str) -> str:
    """What follows the pattern, which may stand in quotes."""
    quoted = _QUOTED.match(words)
    if quoted is not None:
        return words[quoted.end() :]
    pattern, *_ = _words(words)
    return words[len(pattern) :]


def _words(text: str) -> list[str]:
    words = re.split(f"[{_BLANK}]+", text)
    return [word for word in words if word]


def _is_harmless(attribute: str) -> bool:
    name, _, value = attribute.partition("=")
    bare = name.lstrip("-!")
    if bare == "merge":
        return value in _OWN_MERGES or not value
    if bare == "diff":
        return not value
    if bare == WORK_TREE_ENCODING:
        # Set without a value, or taken away with a minus, it has git refuse the file for ever.
        return name.startswith("!") or not rewrites(value)
    return _HARMLESS.fullmatch(bare) is not None
