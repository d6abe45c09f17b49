"""`helplog result`: what the talk at the end of a handoff's trial came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import click

from helplog.cli.days import coming_day, said
from helplog.cli.following_up.refs import (
    Opened,
    completing,
    follow,
    follow_options,
    item_meant,
    opened,
    refuse_unread,
)
from helplog.cli.writing.typed import words_of
from helplog.model.journal import FieldValue, Item
from helplog.model.kinds import Kind, Result
from helplog.model.late_patterns import late_pattern
from helplog.model.refusal import RefusalError

_SO_LONG: Final = late_pattern(
    r"(?:\d+|an?|one|two|three|four|six) (?:day|week|month)s?"
)
"""`2 weeks`: how long the new trial lasts."""
_PART: Final = "; "
"""What stands between the words of one talk and those of the next."""


@click.command(
    "result",
    epilog=(
        "\b\nExamples:\n  helplog result 7 kept\n  helplog result the pension adjusted\n"
        "  helplog result tomatoes taken back\n"
        '  helplog result 7 adjusted --worked "calm mornings" --change "the bins are mine" '
        '--again "2 weeks"'
    ),
)
@click.argument(
    "ref",
    nargs=-1,
    required=True,
    metavar="REF R",
    shell_complete=completing(Kind.HANDOFFS),
)
@click.option("--worked", metavar="TEXT", help="What worked.")
@click.option("--change", metavar="TEXT", help="What the two of you change.")
@click.option(
    "--again",
    metavar="WHEN",
    help="The end of a new trial: 2 weeks, friday, 2 march; the result is adjusted then.",
)
@click.option("--note", metavar="TEXT", help="Anything else.")
@follow_options
def result_command(
    ref: tuple[str, ...],
    on_words: str | None,
    today: date,
    again: str | None,
    **words: str | None,
) -> None:
    """Write down what a handoff's talk came to.

    REF is the number from `helplog open`, an id, or words that only one handoff has. R is kept,
    adjusted or taken back; with --again it is adjusted, and need not be said. Words of an earlier
    talk stay, and those of this one stand behind them.
    """
    ref_words, result = _divided(ref, today, again)
    journal = opened(on_words, today)
    item = item_meant(ref_words, journal.reflection, (Kind.HANDOFFS,), "result")
    if item.is_draft:
        raise RefusalError("that is not said yet, so there is nothing to talk about")
    values: dict[str, FieldValue] = {"result": result}
    if again is not None:
        values["check_in"] = _new_end(again, journal, today)
    # The letter of its week tells the talk, and whether a `check_in` begins a new trial goes by it.
    talk_days = {*item.days("talked"), journal.on}
    values["talked"] = tuple(sorted(talk_days))
    typed = {name: text for name, text in words.items() if text is not None}
    earlier = _earlier(item, journal.on)
    values |= _texts(item, typed, earlier)
    refuse_unread(item, values)
    talked_about = follow(journal, item, values, "result")
    if talked_about.result is Result.ADJUSTED and not talked_about.is_settled:
        day = said(talked_about.check_in_on)
        click.echo(f"\nA new trial. Until {day} helplog keeps silent about it.")


def _divided(
    ref: Sequence[str], today: date, again: str | None
) -> tuple[Sequence[str], str]:
    """The item and the result, which comes last and may be two words."""
    from helplog.text.values.field_types import UnreadableError
    from helplog.text.values.fields import understood

    for length in (2, 1):
        words, last = ref[:-length], " ".join(ref[-length:])
        try:
            meant = understood("result", last, today)
            result = str(meant)
        except UnreadableError:
            continue
        if not words:
            raise click.UsageError(f"say which handoff it was: helplog result 1 {last}")
        if again is not None and result != Result.ADJUSTED:
            raise click.UsageError(
                f"--again begins a new trial, and {result} ends it; leave one of them out"
            )
        return words, result
    if again is not None:
        return ref, Result.ADJUSTED.value
    raise click.BadParameter(
        f"{ref[-1]!r} is no result; end with kept, adjusted or taken back",
        param_hint="R",
    )


def _new_end(again: str, journal: Opened, today: date) -> date:
    """The day on which a new trial ends, reckoned from the talk."""
    words = " ".join(again.split())
    if _SO_LONG.fullmatch(words.casefold()):
        words = f"in {words}"
    from_day = today
    if words != again or words.startswith("in "):
        from_day = journal.on
    end = coming_day(words, from_day, "--again")
    if end <= journal.on:
        raise click.BadParameter(
            f"{said(end)} is not after the talk, {said(journal.on)}; name a later day",
            param_hint="--again",
        )
    return end


def _earlier(item: Item, on: date) -> str:
    """What an earlier talk came to, for the note, where the new result would be all that is left.

    That it was adjusted is told by the day of that talk.
    """
    before = item.result
    talks = item.days("talked")
    if before is None or on in talks:
        return ""
    if before is Result.ADJUSTED and talks:
        return ""
    day = max(talks, default=None)
    if day is None:
        return before.value
    return f"{day.isoformat()}: {before.value}"


def _texts(item: Item, typed: dict[str, str], earlier: str) -> dict[str, FieldValue]:
    """The words of the talk behind those of the talks before it."""
    values: dict[str, FieldValue] = {}
    for name, text in typed.items():
        option = f"--{name}"
        line = words_of(text, option)
        if not line:
            raise click.BadParameter(
                "it is empty; leave the option out, or say something", param_hint=option
            )
        known = item.text(name)
        values[name] = _joined(known, line)
    if earlier:
        known_note = item.text("note")
        note = values.get("note", known_note)
        values["note"] = _joined(str(note) if note else None, earlier)
    return values


def _joined(before: str | None, line: str) -> str:
    if before is None:
        return line
    said = _PART.join(before.splitlines())
    if line in said.split(_PART):
        return said
    return f"{said}{_PART}{line}"
