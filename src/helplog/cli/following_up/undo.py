"""`helplog undo`: the last changes, taken back byte for byte, and given again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.options import journal_option

if TYPE_CHECKING:
    from helplog.cli.following_up.undone_words import Words
    from helplog.store.memory.taking_back import Step
    from helplog.store.writing.capturing import JournalFolder

_FEW: Final = 4
"""Lines of one file that are told; of more, one fewer and how many there are besides."""
_FEW_FILES: Final = 12
_RENAME: Final = "rename"
"""What `undo` calls it."""


@click.command(
    "undo",
    epilog=(
        "\b\nExamples:\n"
        "  helplog undo\n"
        "  helplog undo 3\n"
        "  helplog undo --dry-run\n"
        "  helplog undo --redo"
    ),
)
@click.argument("count", metavar="[N]", type=click.IntRange(min=1), default=1)
@click.option("--redo", is_flag=True, help="Give again what was taken back.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what it would be, do nothing.")
@journal_option()
def undo_command(count: int, *, redo: bool, dry_run: bool) -> None:
    """Take the last changes back.

    It says which words that takes, with their file and line.

    The last one, or the last N that ask, handoff, accept, decline, thank, connect, need, alone,
    answer, done, result, checkin, notice, rename and check --fix have made, byte for byte; what
    heal made good, second copies that a sync merged, a rename, and what one notice or one
    check --fix wrote, are taken back as one. A file that has changed since is left as it is.

    With --redo, the last one taken back is there again, or the last N, until something else is
    written.
    """
    from helplog.cli.journal import journal_root
    from helplog.store.files.privacy import CACHE
    from helplog.store.folder import writing_settings
    from helplog.store.memory.undo_notes import Stack
    from helplog.store.writing.capturing import JournalFolder, undo
    from helplog.sync.git.refusing_tracked import refuse_tracked

    root = journal_root()
    journal_folder = JournalFolder(root, writing_settings(root))
    refuse_tracked(root, CACHE, "what undo goes by")
    stack = Stack.REDO if redo else Stack.UNDO
    steps = undo(journal_folder, count, stack, dry=dry_run)
    for step in steps[:_FEW_FILES]:
        _say(step, journal_folder, redo=redo, dry=dry_run)
    more = len(steps) - _FEW_FILES
    if more > 0:
        click.echo(f"and in {more} more files" if more > 1 else "and in 1 more file")
    if not redo and not dry_run and any(map(_brings_back, steps)):
        click.echo(
            "Give what is there again a name of its own, so that no other device takes it for a "
            "copy."
        )
    if dry_run:
        click.echo("Nothing was changed.")


def _brings_back(step: Step) -> bool:
    return step.now is None


def _say(step: Step, journal_folder: JournalFolder, *, redo: bool, dry: bool) -> None:
    """Says which words a step takes, or gives, with their file and line."""
    from helplog.cli.following_up.undone_words import words_only_in
    from helplog.cli.output.places import shown_path
    from helplog.model.printing import escaped

    uri, settings = step.change.uri, journal_folder.settings
    if step.change.command == _RENAME and step.now and step.before:
        _say_renamed(step, journal_folder, redo=redo, dry=dry)
        return
    taken = words_only_in(uri, step.now, step.before, settings)
    given = words_only_in(uri, step.before, step.now, settings)
    words = taken
    gives = not taken or bool(redo and given)
    if gives:
        words = given
    path = shown_path(journal_folder.boundary.docs / uri)
    verb = _verb(gives=gives, redo=redo, dry=dry)
    if words:
        _say_words(verb, words, path)
    else:
        command = escaped(step.change.command)
        click.echo(f"{verb}: {command} in {path}")
    _say_of_the_file(step, redo=redo, dry=dry)


def _say_of_the_file(step: Step, *, redo: bool, dry: bool) -> None:
    if step.before is None:
        said = "the file is gone again"
        if dry:
            said = "the file goes with it"
    elif step.now is None and not redo:
        said = "the file is there again"
        if dry:
            said = "the file comes back"
    else:
        return
    click.echo(f"    {said}")


def _say_renamed(
    step: Step, journal_folder: JournalFolder, *, redo: bool, dry: bool
) -> None:
    """Says which lines have the other name again: nothing that they tell of is taken back."""
    from helplog.cli.following_up.undone_words import lines_instead
    from helplog.cli.output.places import shown_path

    place = journal_folder.boundary.docs / step.change.uri
    path = shown_path(place)
    click.echo(f"{_verb(gives=redo, redo=redo, dry=dry)}: the new name")
    lines = lines_instead(step.now, step.before)
    shown = lines if len(lines) <= _FEW else lines[: _FEW - 1]
    for line, text in shown:
        click.echo(f"    {text}  {_place(path, line)}")
    _say_more(len(lines) - len(shown))


def _verb(*, gives: bool, redo: bool, dry: bool) -> str:
    """What becomes of the words: `undo` takes what was added, and brings what was taken out."""
    verbs = {
        (False, False): ("Taken back", "Would take back"),
        (True, False): ("Put back", "Would put back"),
        (True, True): ("Given again", "Would give again"),
        (False, True): ("Taken out again", "Would take out again"),
    }
    done, would = verbs[gives, redo]
    if dry:
        return would
    return done


def _say_words(verb: str, words: Sequence[Words], path: str) -> None:
    shown = list(words)
    if len(shown) > _FEW:
        shown = shown[: _FEW - 1]
    for line, text in shown:
        click.echo(f"{verb}: {text}  {_place(path, line)}")
    _say_more(len(words) - len(shown))


def _say_more(more: int) -> None:
    if more:
        click.echo(f"    and {more} more lines")


def _place(path: str, line: int) -> str:
    from helplog.cli.output.styling import faint

    return faint(f"({path}:{line})")
