"""How often the writer and someone usually talk, said where they have not for a while."""

from __future__ import annotations

from helplog.insight.reflection import Person
from helplog.pages.wording.names_in_sentences import Named
from helplog.pages.words import Words


def drift_words(person: Person, words: Words) -> str:
    """`You and Bea usually talk every 17 days.`, or what the note about her wishes for.

    Empty where no rhythm is known, or it is wished for in a private note alone.
    """
    _ = words.text
    name = Named([person.name], words)
    notes = [note for note in person.notes if not note.private]
    for note in notes:
        if note.at_most_days is not None:
            days = words.plural("{n} day", "{n} days", note.at_most_days)
            said = _("You wanted no more than {days} without {name}.")
            return said.format(days=days, name=name)
    for note in notes:
        if note.every_days is not None:
            often = _often(note.every_days, words)
            said = _("You wanted to hear from {name} {often}.")
            return said.format(name=name, often=often)
    if person.usual_gap_days is None:
        return ""
    often = _often(person.usual_gap_days, words)
    return _("You and {name} usually talk {often}.").format(name=name, often=often)


def _often(gap_days: float, words: Words) -> str:
    """A rhythm in whole days, as one would say it."""
    rounded = gap_days + 0.5
    days = max(1, int(rounded))
    if days == 1:
        return words.text("every day")
    return words.text("every {n} days").format(n=words.number(days))
