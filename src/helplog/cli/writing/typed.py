"""What was typed on a command line, as the model has it: people, words, the values of fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.days import coming_day, past_day
from helplog.model.keys import FIELDS, KeyType
from helplog.model.kinds import Kind

if TYPE_CHECKING:
    from helplog.model.journal import FieldValue

_PAST_DAYS: Final = (KeyType.DATE_OR_YES_NO, KeyType.THANKED)
"""Fields that may say, beside other things, when it happened."""


def field_values(
    given: Mapping[str, str | None], on: date, today: date
) -> dict[str, FieldValue]:
    """Options as the values of fields; `on` is none, but the day of them all.

    Raises:
        click.BadParameter: one is not of its field's type.
    """
    values = {}
    for name, text in given.items():
        if text is not None and name != "on":
            values[name] = _value(name, text, on, today)
    return values


def _value(name: str, text: str, on: date, today: date) -> FieldValue:
    from helplog.text.values.dates import ImpossibleDateError
    from helplog.text.values.field_types import UnreadableError
    from helplog.text.values.fields import understood

    option = f"--{name.replace('_', '-')}"
    if FIELDS[name].type is KeyType.TEXT:
        words = words_of(text, option)
        if not words:
            empty = "it is empty; leave the option out, or say something"
            raise click.BadParameter(empty, param_hint=option)
        return words
    if FIELDS[name].type is KeyType.DATE:
        return coming_day(text, today, option)
    try:
        value = understood(name, text, on)
    except UnreadableError as problem:
        if FIELDS[name].type in _PAST_DAYS:
            return past_day(text, today, option)
        # The hint speaks of a key in a file.
        cure = problem.hint.format(name=option).lower()
        cure = cure.replace(f"{option}:", option).replace("note:", "--note")
        message = f"{text!r}: {problem.message}; {cure}"
        raise click.BadParameter(message, param_hint=option) from problem
    except ImpossibleDateError as problem:
        message = f"{text!r}: no calendar has this day"
        raise click.BadParameter(message, param_hint=option) from problem
    if value is None:
        message = f"{text!r} says nothing here; leave the option out"
        raise click.BadParameter(message, param_hint=option)
    return value


def names_in(who: str | None) -> tuple[str, ...]:
    """The people an argument names, one or several."""
    from helplog.text.values.people.persons import split_names

    if who is None:
        return ()
    names = split_names(words_of(who, "WHO"))
    if not names:
        raise click.BadParameter("name someone", param_hint="WHO")
    return names


def what_in(kind: Kind, words: Sequence[str]) -> str | None:
    """What an item is about; None where nothing is said and nothing has to be."""
    typed = " ".join(words)
    what = words_of(typed, "WHAT")
    if not what and kind.spec.says_what:
        raise click.BadParameter("say what it was about", param_hint="WHAT")
    return what or None


def words_of(text: str, hint: str) -> str:
    """Words on one line, which a file can hold."""
    held = holdable(text, hint).split()
    return " ".join(held)


def holdable(text: str, hint: str) -> str:
    """Words which a file can hold; git takes one with a zero byte for no text, and merges it not.

    Raises:
        click.BadParameter: they are no text.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "this is not text that a file can hold; set the terminal to UTF-8"
        raise click.BadParameter(message, param_hint=hint) from None
    return text.replace("\0", " ")
