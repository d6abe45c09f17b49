"""The words to say, printed in the language of the journal."""

from __future__ import annotations

import click

from helplog.model.journal import Item
from helplog.model.printing import without_controls


def speak(item: Item, language: str | None = None) -> None:
    """Prints the words that hand an outcome over.

    Args:
        item: the handoff.
        language: of the journal, where it is known already.
    """
    from helplog.pages.handoffs.words_to_say import words_to_say
    from helplog.pages.words import words_in

    if language is None:
        language = _language()
    spoken = words_in(language)
    for paragraph in words_to_say(item, spoken):
        click.echo(f"  {without_controls(paragraph)}")  # in one line, to be copied


def _language() -> str:
    from helplog.cli.journal import journal_root
    from helplog.store.folder import open_settings

    settings, _ = open_settings(journal_root())
    return settings.language
