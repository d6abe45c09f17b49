"""`helplog init`: begin a new journal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.options import at_home, today_option

if TYPE_CHECKING:
    from helplog.store.scaffold import Scaffold


@click.command(
    "init", epilog="\b\nExamples:\n  helplog init my-journal\n  helplog init . --no-git"
)
@click.argument("directory", metavar="[DIR]", type=click.Path(), default=".")
@click.option("--no-git", is_flag=True, help="Make no git repository.")
@today_option
def init_command(directory: str, today: date, *, no_git: bool) -> None:
    """Begin a new journal.

    Writes the configuration, a first entry and what git should know, into DIR or the current
    folder. A file that is there already stays as it is.
    """
    from helplog.store.scaffold import begin_journal

    if not directory.strip():
        raise click.BadParameter(
            "it is empty; name a folder, or leave it out for this one", param_hint="DIR"
        )
    root = at_home(Path(directory))
    scaffold = begin_journal(root, today)
    git = ""
    if not no_git:
        git = _begin_repository(root)
    _say_begun(scaffold, git)


def _begin_repository(root: Path) -> str:
    """A sentence about the repository; a journal without one is a journal all the same."""
    from helplog.model.refusal import RefusalError
    from helplog.sync.git.repository import begin_repository

    try:
        made = begin_repository(root)
    except RefusalError as error:
        return f"There is no git repository yet: {error}."
    if made:
        return ""
    return "It lies in a git repository already, and uses that one."


def _say_begun(scaffold: Scaffold, git: str) -> None:
    from helplog.cli.output.places import shown_path
    from helplog.cli.output.styling import faint, plain, say, strong
    from helplog.model.printing import escaped

    say(strong(f"A new journal in {escaped(str(scaffold.root.resolve()))}"))
    for name in scaffold.written:
        say(name, first="  + ")
    for name in scaffold.kept:
        say(f"{name} {faint('(was there, stays as it is)')}", first="  · ")
    if git:
        say(plain(git))
    if scaffold.first_entry is not None:
        say()
        say("The first page is waiting. Change it, or empty it:")
        shown = shown_path(scaffold.first_entry)
        say(shown, first="  ")
    say()
    say("And then:")
    folder = scaffold.root.resolve()
    if folder != Path.cwd():
        say(f"cd {escaped(str(scaffold.root))}", first="  ")
    say("helplog serve    # the site, while you write", first="  ")
    say("helplog build    # the site, as files in site/", first="  ")
