"""Where one person is named in a text: among names, or mentioned in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helplog.model.late_patterns import late_pattern
from helplog.model.names import MENTION, name_key
from helplog.text.source.lines import SPACES
from helplog.text.values.people.persons import (
    SEPARATOR,
    is_only_names,
    mentioned_name,
    shown_mention,
)

_LINK = late_pattern(
    r"\[\[(?P<path>[^#\n]*/)?(?P<name>[^|\]#\\\n]*?)(?:\.md)?(?=[|\]#\\])"
)
_AT = late_pattern(r"[^\W\d_][\w'\u2019.-]*")


class NameSpan(NamedTuple):
    """Where a person is named."""

    start: int
    end: int
    text: str
    """What stands there once they have the new name."""


def mention_spans(text: str, key: str, name: str) -> Iterator[NameSpan]:
    """Every mention of a person, `@Sam`, `[[Sam]]` and `[[Sam|my brother]]`.

    Args:
        text: a sentence, or a row of a file.
        key: whom to look for.
        name: the new name.
    """
    for found in MENTION.finditer(text):
        found_name = mentioned_name(found).rstrip("\\")
        if name_key(found_name) != key:
            continue
        if found["link"]:
            link = _LINK.search(text, found.start())
            if link:
                begins = link.start("name")
                yield NameSpan(begins, link.end("name"), name)
        else:
            start = found.start()
            shown = shown_mention(found)
            yield NameSpan(start, start + len(shown), mention_of(name))


def name_spans(text: str, key: str, name: str) -> Iterator[NameSpan]:
    """Where a person stands among names: `Sam and Lee`, `@Sam`, `[[Sam]], Lee`.

    Args:
        text: nothing but names.
        key: whom to look for.
        name: the new name.
    """
    if name_key(text) == key:
        yield _whole(text, 0, len(text), name)
        return
    if is_only_names(text):
        for span in mention_spans(text, key, name):
            text_now = span.text.replace("[[", "@[[")
            yield span._replace(text=text_now)
        return
    for span in mention_spans(text, key, name):
        if text[span.start] != "@":  # `@Sam Ortiz` is another Sam
            yield span
    start = 0
    for separator in (*SEPARATOR.finditer(text), None):
        end = separator.start() if separator else len(text)
        part_key = name_key(text[start:end])
        if part_key == key:
            yield _whole(text, start, end, name)
        start = end
        if separator:
            start = separator.end()


def mention_of(name: str) -> str:
    """`@Sam`, or `[[Sam Hill]]` where a name has more than one word."""
    if _AT.fullmatch(name) and name[-1] not in ".-'\u2019":
        return f"@{name}"
    return f"[[{name}]]"


def _whole(text: str, start: int, end: int, name: str) -> NameSpan:
    """A name without the room around it; its `@` stays where it may stand before the new one."""
    part = text[start:end]
    bare = part.lstrip(SPACES)
    first = start + len(part) - len(bare)
    bare_text = bare.rstrip(SPACES)
    last = first + len(bare_text)
    if bare.startswith("@") and mention_of(name).startswith("@"):
        first += 1
    return NameSpan(first, last, name)
