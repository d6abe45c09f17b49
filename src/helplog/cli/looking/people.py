"""`helplog people`: everyone in the journal, or one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from helplog.cli.completion.people import complete_people
from helplog.cli.options import journal_option, json_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Person, Reflection
    from helplog.pages.words import Words


@click.command(
    "people",
    epilog=(
        "\b\nExamples:\n  helplog people\n  helplog people Dana\n  helplog people 'Dana Lee' --json"
    ),
)
@click.argument("name", nargs=-1, shell_complete=complete_people)
@json_option
@today_option
@journal_option()
def people_command(name: Sequence[str], today: date, *, as_json: bool) -> None:
    """Everyone in the journal, or one person.

    NAME may be a first name, an alias or the beginning of a name.
    """
    from helplog.cli.journal import read_reflection
    from helplog.cli.output.json_output import say_json
    from helplog.cli.writing.naming import person_named
    from helplog.exchange.contracts import one_person_contract, person_contract

    reflection = read_reflection(today)
    if not name:
        if as_json:
            say_json([person_contract(person) for person in reflection.people])
        else:
            _say_people(reflection)
        return
    typed = " ".join(name)
    person = person_named(typed, reflection)
    if as_json:
        contract = one_person_contract(person, reflection.journal.settings)
        say_json(contract)
    else:
        _say_person(person, reflection)


def _say_people(reflection: Reflection) -> None:
    from helplog.cli.output.lines import counts_line
    from helplog.cli.output.styling import (
        faint,
        heading,
        listed,
        plain,
        say,
        strong,
        table,
    )
    from helplog.pages.wording import labels
    from helplog.pages.words import words_of

    words = words_of(reflection.journal.settings)
    if not reflection.people:
        say(words.text(labels.NOBODY))
        return
    rows = []
    for person in reflection.people:
        last = ""
        if person.last_on is not None:
            last = words.day(person.last_on)
        line = counts_line(person.counts, words)
        counts = faint(line)
        name = plain(person.name)
        rows.append((strong(name), last, counts))
    table(rows)
    if reflection.drifting:
        heading(words.text(labels.A_WHILE))
        listed(_drift(person, words) for person in reflection.drifting)


def _drift(person: Person, words: Words) -> str:
    from helplog.cli.output.lines import noted
    from helplog.cli.output.styling import plain, strong
    from helplog.pages.people.drifting import drift_words

    name = strong(plain(person.name))
    if person.gap_days is None:
        return name
    since = words.plural("{n} day", "{n} days", person.gap_days)
    words_of_drift = drift_words(person, words)
    return noted(name, since, plain(words_of_drift))


def _say_person(person: Person, reflection: Reflection) -> None:
    from helplog.cli.output.lines import counts_line, item_line
    from helplog.cli.output.styling import faint, heading, plain, say, strong, table
    from helplog.insight.people.people import other_names
    from helplog.pages.wording import labels
    from helplog.pages.words import words_of

    words = words_of(reflection.journal.settings)
    say(strong(plain(person.name)))
    if called := other_names(person, person.notes):
        also = words.text(labels.ALSO).format(names=words.all_of(called))
        said_also = plain(also)
        say(faint(said_also), first="  ")
    if counts := counts_line(person.counts, words):
        say(counts, first="  ")
    if person.last_on is not None:
        last = words.text(labels.LAST_CONTACT)
        day = words.day(person.last_on)
        say(last.format(day=day), first="  ")
    if person.items:
        heading(words.text(labels.TOGETHER))
        today = reflection.today
        table(
            [
                (
                    item.on.isoformat(),
                    item_line(item, today, words, dated=False, kind=True),
                )
                for item in person.items
            ]
        )
