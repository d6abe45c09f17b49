"""What the shell offers for TAB: people.

Silent where there is no journal; a TAB must never print an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click
from click.shell_completion import CompletionItem

from helplog.model.printing import escaped
from helplog.model.refusal import RefusalError


def complete_people(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Names that begin as typed, or have a word that does, with the day of the last contact.

    Names that only private words hold are never offered: a TAB is pressed with somebody looking on.
    """
    from helplog.cli.journal import read_reflection
    from helplog.model.names import name_key

    try:
        with ctx.scope(cleanup=False):
            people = read_reflection(date.today()).people  # noqa: DTZ011  # the writer's own day
    except (RefusalError, OSError, RecursionError):
        return []
    typed = name_key(incomplete)
    fitting = (
        person
        for person in people
        if not person.private and f" {typed}" in f" {person.key}"
    )
    return [
        item
        for person in fitting
        for item in offered(person.name, _last_contact(person.last_on))
    ]


def offered(name: str, about: str | None = None) -> Iterator[CompletionItem]:
    """A name as it is offered; none that a terminal would obey, or a command read as an option."""
    if name == escaped(name) and not name.startswith("-"):
        yield CompletionItem(name, help=about)


def _last_contact(on: date | None) -> str | None:
    if on:
        return f"last contact {on}"
    return None
