"""A new handoff: written as said or as a draft, with the words to say."""

from __future__ import annotations

import click

from helplog.cli.handoff.arguments import Arguments
from helplog.cli.handoff.words import speak
from helplog.cli.writing.capture import write_item
from helplog.model.kinds import Kind
from helplog.model.printing import shell_quoted, without_controls


def begin(arguments: Arguments) -> None:
    """Writes it, and gives the words to say.

    Raises:
        click.UsageError: nobody is named, or nothing.
    """
    who, *outcome = arguments.words
    if not outcome:
        raise click.UsageError(
            'say who owns it and what: helplog handoff Sam "the school run"; '
            "to follow one up, add --said, --say, --stepped-in or --for-them"
        )
    draft = arguments.flag("draft")
    given = {**arguments.texts(), "on": arguments.on}
    if draft:
        given["said"] = "no"
    more = arguments.more_fields()
    written = write_item(Kind.HANDOFFS, who, outcome, arguments.today, given, more=more)
    item = written.item
    opening = "To say, as it is or in your own words:"
    if draft:
        opening = "To prepare, as it is or in your own words:"
    click.echo(f"\n{opening}\n")
    speak(item)
    if draft:
        subject = without_controls(item.what or who)
        ref = shell_quoted(subject)
        click.echo(f"\nOnce it is said: helplog handoff {ref} --said")
