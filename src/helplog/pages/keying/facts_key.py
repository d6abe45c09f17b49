"""The key of pages about the whole journal that quote of its prose only lines they are given.

They are made of what was noted in every file, and of its prose only of what stands in the lists of
lines and pictures: a word changed in an entry leaves them alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from helplog.model.journal import Checkin, Entry, FieldValue, Item, PersonNote, Writing
from helplog.pages.keying.aspects import Part, digest_of, key_of
from helplog.pages.site_context import SiteContext


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
            self._facts = digest_of(_facts(site))
        lines = tuple(
            (on.toordinal(), one.text, one.own) for on, one in site.lines.items()
        )
        pictures = tuple(
            (on.toordinal(), tuple((one.address, one.says) for one in several))
            for on, several in site.pictures.items()
        )
        digests = {
            "group": group,
            "notes": self._facts,
            "lines": digest_of(lines),
            "pictures": digest_of(pictures),
            "day": str(site.reflection.today.toordinal()),
        }
        return key_of(digests)


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
