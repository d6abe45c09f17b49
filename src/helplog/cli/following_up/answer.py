"""`helplog answer`: what someone said to an ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import click

from helplog.cli.following_up.offers import answer_offer
from helplog.cli.following_up.refs import (
    completing,
    follow,
    follow_options,
    item_meant,
    opened,
)
from helplog.cli.writing.typed import field_values
from helplog.model.journal import FieldValue, Item
from helplog.model.keys import FIELDS
from helplog.model.kinds import Answer, Kind

_KINDS: Final = tuple(kind for kind in Kind if kind in FIELDS["answer"].kinds)


@click.command(
    "answer",
    epilog=(
        "\b\nExamples:\n  helplog answer 2 yes\n"
        "  helplog answer boiler partly --on yesterday\n  helplog answer 2 yes --felt 2"
    ),
)
@click.argument(
    "ref", nargs=-1, required=True, metavar="REF A", shell_complete=completing(*_KINDS)
)
@click.option("--felt", metavar="0-10", help="How awkward it was.")
@follow_options
def answer_command(
    ref: tuple[str, ...], on_words: str | None, today: date, felt: str | None
) -> None:
    """Write down what someone answered.

    REF is the number from `helplog open`, an id, or words that only one item has. A is yes, no,
    later, partly or waiting; to an offer it is your own answer.
    """
    words, said = _divided(ref, today)
    journal = opened(on_words, today)
    item = item_meant(words, journal.reflection, _KINDS, "answer")
    beside = field_values({"felt": felt}, journal.on, today)
    if item.kind is Kind.OFFERS or item.is_untaken:
        said_so = Answer(said)
        answer_offer(journal, item, said_so, beside)
        return
    _refuse_what_was_not_felt(item, beside)
    values: dict[str, FieldValue] = {"answer": said}
    if said != Answer.WAITING:
        values["answered"] = journal.on
    follow(journal, item, {**values, **beside}, "answer")


def _refuse_what_was_not_felt(item: Item, beside: Mapping[str, FieldValue]) -> None:
    if beside and item.kind not in FIELDS["felt"].kinds:
        raise click.BadParameter(
            f"how it was is said of asks and offers, and this is one of {item.kind}",
            param_hint="--felt",
        )


def _divided(ref: Sequence[str], today: date) -> tuple[Sequence[str], str]:
    """The item and the answer, which comes last."""
    from helplog.text.values.field_types import UnreadableError
    from helplog.text.values.fields import understood

    *words, last = ref
    try:
        meant = understood("answer", last, today)
        said = str(meant)
    except UnreadableError:
        raise click.BadParameter(
            f"{last!r} is no answer; end with yes, no, later, partly or waiting",
            param_hint="A",
        ) from None
    if not words:
        raise click.UsageError(f"say which ask it answers: helplog answer 1 {last}")
    return words, said
