"""The page of a handoff for its owner: text to copy, a file to send, a day for the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from helplog.cli.handoff.arguments import Arguments
from helplog.cli.handoff.following import found
from helplog.cli.output.places import shown_path
from helplog.model.kinds import Answer
from helplog.model.printing import escaped_but_layout, without_controls
from helplog.model.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from helplog.cli.following_up.refs import Opened
    from helplog.model.journal import Item
    from helplog.pages.handoffs.for_them import ForThem


def hand_out(arguments: Arguments) -> None:
    """Prints the page, or writes it where a file is named.

    Raises:
        RefusalError: it is private, was refused, names someone else, or can't be written.
    """
    from helplog.pages.handoffs.for_them import as_html, as_text, for_them
    from helplog.pages.words import words_in

    journal, item = found(arguments)
    _refuse_private(item, arguments)
    words = words_in(journal.reflection.journal.settings.language)
    others = _others(journal, item, arguments)
    page = for_them(item, words, others)
    html_path = arguments.path("html")
    ics_path = arguments.path("ics")
    if html_path is not None:
        _write(html_path, as_html(page, words).encode(), journal, arguments)
    if ics_path is not None:
        data = _calendar(item, page, arguments, journal)
        _write(ics_path, data, journal, arguments)
    if html_path is None and ics_path is None:
        text = as_text(page, words)
        click.echo(escaped_but_layout(text), nl=False)
    _say_left_out(page)


def _refuse_private(item: Item, arguments: Arguments) -> None:
    if item.private and not arguments.flag("even_private"):
        raise RefusalError(
            "that one is kept private; to make a page of it all the same: --even-private"
        )
    if item.answer is Answer.NO:
        raise RefusalError("they said no to that, so there is nothing to hand out")


def _others(journal: Opened, item: Item, arguments: Arguments) -> Sequence[str]:
    """Names that the page may not say.

    Raises:
        RefusalError: the outcome itself says one.
    """
    from helplog.pages.handoffs.other_people import named_in, other_names

    if arguments.flag("with_names"):
        return ()
    reflection = journal.reflection
    others = other_names(reflection.journal, reflection.names, item.who)
    other = named_in(item.what or "", others)
    if other is not None:
        raise RefusalError(
            f"the outcome itself names {without_controls(other)}; "
            "if its owner may read that, add --with-names"
        )
    return others


def _calendar(
    item: Item, page: ForThem, arguments: Arguments, journal: Opened
) -> bytes:
    from helplog.exchange.calendar_file import TalkDay, talk_calendar
    from helplog.pages.handoffs.for_them import as_text, talk_title
    from helplog.pages.handoffs.words_to_say import has_no_day_yet
    from helplog.pages.words import words_in

    if item.is_settled:
        raise RefusalError("its talk is over, so there is no day for a calendar")
    if has_no_day_yet(item):
        raise RefusalError(
            "its talk has no day until it is said; name one: "
            "helplog handoff REF --said --check-in DATE"
        )
    words = words_in(journal.reflection.journal.settings.language)
    title = talk_title(page, words)
    talk = TalkDay(item.check_in_on, title, as_text(page, words))
    return talk_calendar(item, talk, arguments.today)


def _write(path: Path, data: bytes, journal: Opened, arguments: Arguments) -> None:
    from helplog.store.files.confinement import boundary_of
    from helplog.store.writing.giving import give

    if str(path) == "-":
        text = data.decode()
        click.echo(text, nl=False)
        return
    boundary = boundary_of(journal.root, journal.reflection.journal.settings)
    may_replace = arguments.flag("replace")
    give(path, data, boundary, replace=may_replace)
    click.echo(f"Written: {shown_path(path)}")


def _say_left_out(page: ForThem) -> None:
    """Names each line that is not on the page, and why."""
    for line, name in page.left_out:
        told = f"left out, since it names {name}: {line}"
        click.echo(without_controls(told), err=True)
    if page.left_out:
        click.echo("to put it in all the same: --with-names", err=True)
