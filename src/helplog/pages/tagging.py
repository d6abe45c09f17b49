"""Which tags there are, and what carries each."""

from __future__ import annotations

from dataclasses import dataclass

from helplog.insight.people.slugs import unique_slugs
from helplog.insight.reflection import Reflection
from helplog.model.journal import Checkin, Entry
from helplog.model.names import name_key


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and what carries it."""

    name: str
    """As first written, without its `#`."""
    slug: str
    writings: tuple[Entry | Checkin, ...]
    """In date order, no private ones."""


def bare_tag(tag: str) -> str:
    """A tag as written, without blanks around it and its `#`."""
    written = tag.strip()
    return written.lstrip("#").strip()


def tags_of(reflection: Reflection) -> dict[str, Tag]:
    """Every tag that may be shown, by key and in the order of their names; private ones are not.

    Two tags are one where they differ in case or a leading `#` alone; the oldest spelling is shown.
    """
    names: dict[str, str] = {}
    found: dict[str, list[Entry | Checkin]] = {}
    for writing in reflection.journal.writings:
        if writing.private or not writing.tags:
            continue
        spelt = _names_by_key(writing)
        for key, name in spelt.items():
            names.setdefault(key, name)
            tagged = found.setdefault(key, [])
            tagged.append(writing)
    slugs = unique_slugs(names)
    tags = {}
    for key in sorted(names):
        tags[key] = Tag(
            name=names[key],
            slug=slugs[key],
            writings=tuple(found[key]),
        )
    return tags


def _names_by_key(writing: Entry | Checkin) -> dict[str, str]:
    """The tags of a writing, each in the spelling that comes first."""
    names: dict[str, str] = {}
    for tag in reversed(writing.tags):
        bare = bare_tag(tag)
        key = name_key(bare)
        if key:
            names[key] = bare
    return names
