"""Another small ask: the one that is shown rests for four weeks, and the next one is shown."""

from __future__ import annotations

from collections.abc import Iterator

import click

from helplog.cli.journal import journal_root, read_reflection
from helplog.cli.output.places import clickable_line
from helplog.cli.output.small_ask import say_small_ask
from helplog.cli.output.styling import plain, say
from helplog.insight.carried_ask import shown_suggestion
from helplog.insight.reflection import Reflection, Suggestion
from helplog.insight.resting import rests_until
from helplog.insight.search.wording import stems
from helplog.model.calendar import week_of
from helplog.model.settings import Settings
from helplog.pages.wording import labels
from helplog.pages.words import words_of
from helplog.store.folder import writing_settings
from helplog.store.writing.capturing import JournalFolder
from helplog.store.writing.day_writing import write_day
from helplog.text.editing.front_keys import with_not_now
from helplog.text.editing.opening import ChangedText


def show_another(reflection: Reflection) -> None:
    """Writes what is to rest into today's entry, and shows what comes next."""
    settings = reflection.journal.settings
    words = words_of(settings)
    needs = _to_rest(reflection)
    resting = list(dict.fromkeys(needs))
    if resting:
        root = journal_root()
        journal_folder = JournalFolder(root, writing_settings(root))

        def change(uri: str, data: bytes, settings: Settings) -> ChangedText:
            text = with_not_now(uri, data, settings, resting[0])
            for more in resting[1:]:
                text = with_not_now(uri, text.data, settings, more)
            return text

        written = write_day(journal_folder, reflection.today, change, "another")
        this_week = week_of(reflection.today, settings.week_start)
        until = rests_until(this_week)
        said = words.text(labels.RESTS)
        what = plain(resting[0])
        say(said.format(what=what, day=words.day(until)))
        line = clickable_line(written.path, written.text.line)
        click.echo(line)
        reflection = read_reflection(reflection.today)
    if _is_shown(reflection):
        say_small_ask(reflection, words)
    else:
        say(words.text(labels.NO_OTHER))


def _is_shown(reflection: Reflection) -> bool:
    carried = reflection.carried_ask
    if carried is not None and carried.asked is None:
        return True
    return shown_suggestion(reflection) is not None


def _to_rest(reflection: Reflection) -> Iterator[str]:
    """What is shown: the ask that is carried, and what it was made of, or what is suggested."""
    carried = reflection.carried_ask
    suggestion = shown_suggestion(reflection)
    if carried is not None and carried.asked is None and not carried.private:
        yield carried.text
        made_of = reflection.suggestion
        if made_of and stems((made_of.what,)) <= stems((carried.text,)):
            yield _known_by(made_of)
    elif suggestion is not None:
        yield _known_by(suggestion)


def _known_by(suggestion: Suggestion) -> str:
    item = suggestion.item
    return item.what or ", ".join(item.who) or item.text("id") or ""
