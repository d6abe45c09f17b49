"""`helplog rename`: a person's name, wherever the journal names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from helplog.cli.options import journal_option
from helplog.cli.writing.capture import complete_names

if TYPE_CHECKING:
    from helplog.model.journal import Journal
    from helplog.store.writing.renaming import RenamePlan

_NO_NAME: Final = "[]|#@:;,/\\<>{}"
"""Signs that would end a name, or a mention of it."""


@click.command(
    "rename",
    epilog=(
        "\b\nExamples:\n"
        '  helplog rename Sam "Sam Hill"\n'
        '  helplog rename "Dana Lee" "Dana Hill" --dry-run'
    ),
)
@click.argument("old", shell_complete=complete_names)
@click.argument("new", shell_complete=complete_names)
@click.option("--dry-run", is_flag=True, help="Show the lines, and write nothing.")
@journal_option()
def rename_command(old: str, new: str, *, dry_run: bool) -> None:
    """Give a person another name, wherever they are named.

    In every item, mention and person note; all else stays as it is, byte for byte, and so does a
    name in your own sentences that is no mention. Where somebody has the new name already, the two
    become one person. All of it is written or nothing, and one `helplog undo` takes it back.
    """
    from helplog.cli.journal import journal_root, read_journal
    from helplog.cli.output.progress import Progress
    from helplog.store.files.confinement import boundary_of
    from helplog.store.folder import writing_settings
    from helplog.store.writing.renaming import NewName, plan_rename
    from helplog.store.writing.rewriting import finish_begun

    old = _name(old, "OLD")
    new = _name(new, "NEW")
    if old == new:
        raise click.BadParameter("it is the same name", param_hint="NEW")
    root = journal_root()
    settings = writing_settings(root)
    finish_begun(boundary_of(root, settings))
    journal = read_journal(root)
    with Progress("looking for the name") as progress:
        plan = plan_rename(root, journal, NewName(old, new), progress.report)
    if not plan.files:
        _refuse_nobody(old, journal)
    if dry_run:
        _show(plan)
        return
    undoable = plan.carry_out()
    read_journal(root)  # so that the names that complete are the new ones
    click.echo(f"{_shown(old)} is {_shown(new)} now: {_counted(plan)}.")
    if plan.merges:
        click.echo(f"There was a {_shown(new)} already; the two are one person now.")
    if undoable:
        click.echo("One step back takes all of it: helplog undo")
    else:
        click.echo(
            "helplog: there is no room to note it down for undo; it is written all the same",
            err=True,
        )


def _name(typed: str, hint: str) -> str:
    """One person's name, as a file can hold it.

    Raises:
        click.BadParameter: it is none.
    """
    from helplog.text.values.people.persons import LONGEST_NAME, split_names

    parts = typed.split()
    name = " ".join(parts).removeprefix("@")
    if not name.isprintable():
        raise click.BadParameter("this is no text", param_hint=hint)
    if not name:
        raise click.BadParameter("name someone", param_hint=hint)
    if len(name) > LONGEST_NAME:
        raise click.BadParameter(
            f"a name has up to {LONGEST_NAME} characters", param_hint=hint
        )
    if hint == "NEW" and set(name) & set(_NO_NAME):
        message = f"a name has none of {' '.join(_NO_NAME)}"
        raise click.BadParameter(message, param_hint=hint)
    if len(split_names(name)) > 1:
        raise click.BadParameter("name one person at a time", param_hint=hint)
    return name


def _refuse_nobody(old: str, journal: Journal) -> None:
    """Says that nobody has the name, and who may be meant.

    Raises:
        RefusalError: always.
    """
    from helplog.insight.people.spelling import perhaps_meant
    from helplog.model.refusal import RefusalError

    names = {name for item in journal.items for name in item.who}
    for note in journal.person_notes:
        names.update((note.name, *note.aliases))
    meant = perhaps_meant(old, sorted(names))
    if meant:
        question = f"did you mean {' or '.join(map(_shown, meant))}?"
        raise RefusalError(f"nobody here is called {_shown(old)}; {question}")
    raise RefusalError(
        f"nobody here is called {_shown(old)}; see who is with: helplog people"
    )


def _show(plan: RenamePlan) -> None:
    from helplog.cli.output.places import clickable_line

    for file in plan.files:
        path = plan.boundary.docs / file.uri
        for row in file.rows:
            place = clickable_line(path, row.line)
            click.echo(f"{place}: {_shown(row.before)} → {_shown(row.after)}")
    click.echo(f"{_counted(plan)}; nothing was written.")
    if plan.merges:
        click.echo("Somebody has the new name already; the two would be one person.")


def _counted(plan: RenamePlan) -> str:
    lines = sum(len(file.rows) for file in plan.files)
    return f"{_some(lines, 'line')} in {_some(len(plan.files), 'file')}"


def _some(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count} {word}s"


def _shown(text: str) -> str:
    from helplog.model.printing import without_controls

    return without_controls(text)
