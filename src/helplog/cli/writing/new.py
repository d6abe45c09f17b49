"""`helplog new`: a page in your own editor."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option, today_option

if TYPE_CHECKING:
    from helplog.model.settings import Settings


@click.command(
    "new",
    epilog=(
        "\b\nExamples:\n  helplog new\n  helplog new --on yesterday\n  helplog new --checkin\n"
        "  helplog new --checkin --on 2026-11-18"
    ),
)
@click.option(
    "--on",
    "on_text",
    metavar="DATE",
    help="The day to write about: yesterday, last friday, 2 march.",
)
@click.option(
    "--checkin", is_flag=True, help="A week's check-in instead of a day's page."
)
@today_option
@journal_option()
@click.pass_context
def new_command(
    ctx: click.Context, on_text: str | None, today: date, *, checkin: bool
) -> None:
    """A page in your own editor.

    Opens $VISUAL or $EDITOR on the day's file. Where there is none yet, it begins with a prompt and
    with everything a day can hold, as comments; left as it is, it leaves no file. What you wrote is
    looked over when you are back.
    """
    from helplog.cli.days import past_day, said
    from helplog.cli.editor.choosing import find_editor
    from helplog.cli.journal import journal_root
    from helplog.store.folder import open_settings, writing_settings

    on = today
    if on_text is not None:
        on = past_day(on_text, today)
        if on_text.strip() != on.isoformat():
            click.echo(said(on))
    root = journal_root()
    writing_settings(root)
    settings, _ = open_settings(root)
    _refuse_nowhere_to_write()
    editor = find_editor(os.environ)
    uri, text = (
        _checkin_page(root, settings, on) if checkin else _day_page(root, settings, on)
    )
    code = _write(root, settings, editor, uri, text)
    ctx.exit(code)


def _refuse_nowhere_to_write() -> None:
    """An editor that was only found would wait for ever for a terminal that isn't there."""
    from helplog.cli.editor.choosing import VARIABLES
    from helplog.model.refusal import RefusalError

    named = any(os.environ.get(name, "").strip() for name in VARIABLES)
    if not named and not sys.stdin.isatty():
        raise RefusalError(
            "there is no terminal to write in; name an editor that needs none, "
            'as in: EDITOR="code --wait"'
        )


def _day_page(root: Path, settings: Settings, on: date) -> tuple[str, str | None]:
    """The day's file, and what it begins with where it is new."""
    from helplog.exchange.new_pages import new_day
    from helplog.store.files.confinement import boundary_of
    from helplog.store.files.recent import recent_uris
    from helplog.store.writing.day_file import file_for_day

    boundary = boundary_of(root, settings)
    recent = recent_uris(boundary)
    file = file_for_day(boundary, settings, on, recent)
    return file.uri, new_day(on, settings) if file.data is None else None


def _checkin_page(root: Path, settings: Settings, on: date) -> tuple[str, str | None]:
    from helplog.cli.journal import read_journal
    from helplog.model.calendar import week_of
    from helplog.store.writing.checkin_naming import free_checkin
    from helplog.text.editing.checkin_writing import new_checkin
    from helplog.text.values.habits import week_name_day

    start = week_of(on, settings.week_start)
    checkins = read_journal(root).checkins
    there = [checkin.uri for checkin in checkins if checkin.week == start]
    if there:
        return there[-1], None
    uri = free_checkin(
        root / settings.docs_dir, [c.uri for c in checkins], start, settings.week_start
    )
    name_day = week_name_day(start, settings.week_start)
    return uri, new_checkin(name_day, settings)


def _write(
    root: Path, settings: Settings, editor: list[str], uri: str, text: str | None
) -> int:
    """Opens the page, and looks at it afterwards; the exit code."""
    from helplog.cli.editor.opening import edit
    from helplog.cli.editor.page import Page
    from helplog.cli.output.places import shown_path

    page = Page.open(root, settings, uri, text)
    try:
        code = edit(editor, page.path)
    except BaseException:
        page.put_away_untouched()
        raise
    shown = shown_path(page.path)
    return page.close(editor, code, shown)
