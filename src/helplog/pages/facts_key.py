"""The key of pages about the whole journal that quote of its prose only lines they are given.

They are made of what was noted in every file, and of its prose only of what stands in the lists of
lines and pictures: a word changed in an entry leaves them alone.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import Final

from helplog.model.journal import Checkin, Entry, FieldValue, Item, PersonNote, Writing
from helplog.pages.site_context import SiteContext

Part = str | bytes | int | float | bool | None | tuple["Part", ...]

_WITHOUT_SHARING: Final = 2
"""Of marshal's ways to write, the last that doesn't tell one object from two equal ones."""


class FactsKey:
    """The key, worked out once; what is gathered of pages is looked at when it is asked for.

    Args:
        site: what the pages are made from.
    """

    def __init__(self, site: SiteContext) -> None:
        self._site = site
        self._facts = ""

    def of(self, group: str) -> str:
        """The key of some of those pages.

        Args:
            group: what they are called together.
        """
        site = self._site
        if not self._facts:
            self._facts = _digest(_facts(site))
        lines = tuple(
            (on.toordinal(), one.text, one.own) for on, one in site.lines.items()
        )
        pictures = tuple(
            (on.toordinal(), tuple((one.address, one.says) for one in several))
            for on, several in site.pictures.items()
        )
        aspects = {
            "group": group,
            "notes": self._facts,
            "lines": _digest(lines),
            "pictures": _digest(pictures),
            "day": str(site.reflection.today.toordinal()),
        }
        return ", ".join(f"{name}={said}" for name, said in aspects.items())


def _facts(site: SiteContext) -> Part:
    journal = site.reflection.journal
    writings = (*journal.entries, *journal.checkins, *journal.person_notes)
    return (
        tuple(map(_of_writing, writings)),
        tuple(map(_of_item, site.reflection.items)),
    )


def _of_writing(writing: Writing) -> Part:
    return (
        writing.uri,
        writing.private,
        writing.title,
        writing.time,
        writing.tags,
        writing.load,
        tuple(
            (one.first_on.toordinal(), one.last_on.toordinal(), one.why)
            for one in writing.away
        ),
        tuple(sorted(kind.value for kind in writing.nones)),
        writing.not_now,
        _of_its_kind(writing),
    )


def _of_its_kind(writing: Writing) -> Part:
    if isinstance(writing, Entry):
        return writing.on.toordinal()
    if isinstance(writing, Checkin):
        answered = tuple(
            (question.value, reply.none, bool(reply.text.strip()))
            for question, reply in writing.replies.items()
        )
        return writing.week.toordinal(), writing.on.toordinal(), answered
    if isinstance(writing, PersonNote):
        return writing.name, writing.aliases, writing.every_days, writing.at_most_days
    return None


def _of_item(item: Item) -> Part:
    uri, line, column = item.where
    return (
        uri,
        line,
        column,
        item.kind.value,
        item.on.toordinal(),
        item.private,
        item.who,
        item.what,
        item.weight_lb,
        item.origin is not None,
        _of_fields(item.fields),
        _of_fields(item.extra),
    )


def _of_fields(fields: Mapping[str, FieldValue]) -> Part:
    return tuple((name, _of_value(value)) for name, value in fields.items())


def _of_value(value: FieldValue) -> Part:
    if isinstance(value, date):
        return "day", value.toordinal()
    if isinstance(value, tuple):
        return tuple(map(_of_value, value))
    if isinstance(value, str):
        return str(value)
    return value


def _digest(part: Part) -> str:
    data = marshal.dumps(part, _WITHOUT_SHARING)
    return blake2b(data, digest_size=8).hexdigest()
