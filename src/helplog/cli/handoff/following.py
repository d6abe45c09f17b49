"""Following a handoff up: it is said, its words once more, a day one stepped in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.days import said
from helplog.cli.following_up.refs import (
    Opened,
    follow,
    item_meant,
    opened,
    refuse_unread,
)
from helplog.cli.handoff.arguments import Arguments
from helplog.cli.handoff.words import speak
from helplog.model.journal import Item
from helplog.model.kinds import Kind
from helplog.model.refusal import RefusalError

if TYPE_CHECKING:
    from helplog.model.journal import FieldValue

_SAYABLE: Final = frozenset({"on"})


def found(arguments: Arguments) -> tuple[Opened, Item]:
    """The journal, and the handoff that is meant."""
    journal = opened(arguments.on, arguments.today)
    item = item_meant(arguments.words, journal.reflection, (Kind.HANDOFFS,), "handoff")
    return journal, item


def say_again(arguments: Arguments) -> None:
    """Prints the words of a handoff once more; nothing is written."""
    arguments.refuse_fields("--say")
    journal, item = found(arguments)
    speak(item, journal.reflection.journal.settings.language)


def say_it_was_said(arguments: Arguments) -> None:
    """Writes down that a draft was said: its trial begins.

    Raises:
        RefusalError: it was said before, or its trial would be over before it begins.
    """
    if arguments.flag("draft"):
        raise click.UsageError(
            "--draft says that it is not said; leave one of them out"
        )
    journal, item = found(arguments)
    values: dict[str, FieldValue] = {"said": journal.on}
    values |= arguments.fields(journal.on)
    agreed = values.get("agree")
    if isinstance(agreed, tuple):
        before = _texts(item, "agree")
        values["agree"] = (*before, *map(str, agreed))
    if not item.is_draft and arguments.on is None:
        raise RefusalError(
            f"that was said on {said(item.on)}; if it was another day, add --on DAY"
        )
    refuse_unread(item, values)
    known_day = item.day("check_in")
    check_in_on = values.get("check_in", known_day)
    if isinstance(check_in_on, date) and check_in_on < journal.on:
        raise RefusalError(
            f"its check-in, {said(check_in_on)}, is before that; "
            "name another with --check-in DATE"
        )
    begun = follow(journal, item, values, "handoff")
    whose = "It is theirs now."
    if begun.is_shared:
        whose = "It is yours together now."
    click.echo(
        f"\n{whose} Until {said(begun.check_in_on)} helplog keeps silent about it."
    )


def step_in(arguments: Arguments) -> None:
    """Writes down a day on which one took it back for a moment.

    Raises:
        RefusalError: there is no talk to come at which it would be seen.
    """
    arguments.refuse_fields("--stepped-in", but=_SAYABLE)
    journal, item = found(arguments)
    if item.is_draft:
        raise RefusalError("that is not said yet, so there was nothing to step into")
    if item.is_settled:
        raise RefusalError("its talk is over; a word about it goes into its note")
    if journal.on < item.on:
        raise RefusalError(f"that is before it was handed over, {said(item.on)}")
    refuse_unread(item, ("stepped_in",))
    days = {*item.days("stepped_in"), journal.on}
    follow(journal, item, {"stepped_in": tuple(sorted(days))}, "handoff")
    click.echo("\nNoted, for the talk alone. It happens; nothing is taken back by it.")


def _texts(item: Item, name: str) -> tuple[str, ...]:
    value = item.fields.get(name, ())
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (str(value),)
