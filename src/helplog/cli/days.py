"""Days as people say them on the command line: `yesterday`, `last friday`, `2 march`, `gestern`.

English and German are understood in every journal: the journal is not open yet when a day is read.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import click

from helplog.text.values.day_words import AmbiguousDayError, day_of_words

_AS_WELL: Final = "de"


def past_day(text: str, today: date, option: str = "--on") -> date:
    """The latest day that the words can mean, today included.

    Raises:
        click.BadParameter: they mean no day, or one still to come.
    """
    day = _read(text, today, past=True)
    if day is None:
        raise _unread(text, option)
    if day > today:
        raise click.BadParameter(
            f"{said(day)} is still to come; name a day that has been", param_hint=option
        )
    return day


def coming_day(text: str, today: date, option: str) -> date:
    """The next day that the words can mean, today included.

    Raises:
        click.BadParameter: they mean no day.
    """
    day = _read(text, today, past=False)
    if day is None:
        raise _unread(text, option)
    return day


def nearest_day(text: str, today: date, option: str) -> date:
    """The day nearest to today that the words can mean, be it to come or past.

    Raises:
        click.BadParameter: they mean no day.
    """
    days = {_read(text, today, past=past) for past in (False, True)} - {None}
    if not days:
        raise _unread(text, option)
    return min(filter(None, days), key=lambda day: (abs(day - today), day < today))


def said(day: date) -> str:
    """`Wednesday 18 November 2026`."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _read(text: str, today: date, *, past: bool) -> date | None:
    try:
        return day_of_words(text, today, past=past, language=_AS_WELL)
    except AmbiguousDayError as problem:
        raise click.BadParameter(
            f"{problem.words} could be two days; write it as {problem.day}"
        ) from problem


def _unread(text: str, option: str) -> click.BadParameter:
    return click.BadParameter(
        f"{text!r} is no day; say it as yesterday, last friday, 2 march or 2026-11-18",
        param_hint=option,
    )
