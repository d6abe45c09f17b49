"""A day for a calendar, as RFC 5545 has it; icalendar folds, escapes and ends the lines."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from icalendar import Calendar, Event

from helplog.model.journal import Item

_PRODUCT = "-//helplog//handoff//EN"


class TalkDay(NamedTuple):
    """The day on which a handoff is talked about."""

    on: date
    summary: str
    description: str


def talk_calendar(item: Item, talk: TalkDay, today: date) -> bytes:
    """A calendar with that day in it, all day long, and no reminder.

    Args:
        item: the handoff, by which a calendar knows the day again when it has moved.
        talk: what it says.
        today: the day it is made; the same day makes the same file.
    """
    event = Event()
    event.add("uid", _uid(item))
    midnight = time()
    event.add("dtstamp", datetime.combine(today, midnight, UTC))
    days_since = max(0, (today - item.on).days)
    event.add("sequence", days_since)
    event.add("dtstart", talk.on)
    event.add("summary", talk.summary)
    event.add("description", talk.description)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _uid(item: Item) -> str:
    """The same for the same handoff: by its id, else by its file, people and words.

    Only a sum of them is given away.
    """
    ident = item.text("id")
    kind = str(item.kind)
    parts = (item.where.uri, kind, *item.who, item.what or "")
    if ident:
        parts = (str(item.kind), ident)
    joined = "\n".join(parts).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(joined)
    return f"{digest.hexdigest()[:32]}@helplog"
