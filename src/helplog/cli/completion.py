"""What the shell offers for TAB: people. Silent where there is no journal; a TAB must never print an error."""

from __future__ import annotations

from datetime import date

import click
from click.shell_completion import CompletionItem

from helplog.model.refusal import RefusalError


def complete_people(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG001
    """Names that begin as typed, or have a word that does, with the day of the last contact.

    Names that only private words hold are never offered: a TAB is pressed with somebody looking on.
    """
    from helplog.cli.journal import read_reflection
    from helplog.model.names import name_key

    try:
        with ctx.scope(cleanup=False):
            people = read_reflection(date.today()).people  # noqa: DTZ011  # the writer's own day
    except (RefusalError, OSError):
        return []
    typed = name_key(incomplete)
    return [
        CompletionItem(person.name, help=f"last contact {person.last_on}" if person.last_on else None)
        for person in people
        if not person.private and f" {typed}" in f" {person.key}"
    ]
