"""`helplog editor`: settings, snippets and templates for the editor you write in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.editor.language_clients import (
    add_language_clients,
    program_path,
    say_what_is_missing,
)
from helplog.cli.editor.writing import write_all
from helplog.cli.options import journal_option
from helplog.cli.output.places import shown_path

if TYPE_CHECKING:
    from helplog.store.files.confinement import Boundary


class Editors(click.Group):
    """The editors by name; any other name is answered with those there are."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the names in the line for a name it has not."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            known_names = self.list_commands(ctx)
            known = ", ".join(known_names)
            ctx.fail(f"there is nothing for {args[0]!r} yet; there is {known}")
        return super().resolve_command(ctx, args)


@click.group(
    "editor",
    cls=Editors,
    invoke_without_command=True,
    epilog=(
        "\b\nExamples:\n  helplog editor vscode\n  helplog editor neovim\n  helplog editor obsidian"
    ),
)
@journal_option()
@click.pass_context
def editor_command(ctx: click.Context) -> None:
    """Settings for the editor you write in.

    Writes snippets, templates and settings into the journal. What is there already stays as it is;
    a file of settings gets what is missing from it.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@editor_command.command("vscode", epilog="\b\nExamples:\n  helplog editor vscode")
@journal_option()
def vscode_command() -> None:
    """The extension, with the language server; snippets, the schema."""
    from helplog.cli.editor.extension import add_extension, extension_path
    from helplog.cli.journal import journal_root
    from helplog.exchange.editors import vscode_files
    from helplog.store.files.confinement import boundary_of
    from helplog.store.folder import open_settings

    root = journal_root()
    settings, _ = open_settings(root)
    boundary = boundary_of(root, settings)
    write_all(boundary, root, vscode_files(settings, program_path()))
    add_extension(extension_path(), root)
    click.echo("Open the journal's folder in VS Code. Ctrl+Shift+B runs helplog check.")
    say_what_is_missing()


@editor_command.command("obsidian", epilog="\b\nExamples:\n  helplog editor obsidian")
@journal_option()
def obsidian_command() -> None:
    """Daily notes, templates, property types; lines stay lines, as Obsidian shows them."""
    from helplog.cli.journal import journal_root
    from helplog.exchange.editors import obsidian_files
    from helplog.store.files.confinement import boundary_of
    from helplog.store.files.recent import recent_uris
    from helplog.store.folder import open_settings
    from helplog.text.values.habits import day_habit

    root = journal_root()
    settings, _ = open_settings(root)
    boundary = boundary_of(root, settings)
    whole = (root / ".obsidian").is_dir() and not (boundary.docs / ".obsidian").is_dir()
    vault = root
    if not whole:
        vault = boundary.docs
    habit = day_habit(recent_uris(boundary).dated)
    write_all(
        boundary,
        vault,
        obsidian_files(settings, habit, settings.docs_dir if whole else ""),
    )
    click.echo(f"  {_lines_kept(boundary, root)}")
    click.echo(
        f"Open {shown_path(vault)} as a vault in Obsidian, or start it again. "
        f"Daily notes are named {habit}."
    )


@editor_command.command("vim", epilog="\b\nExamples:\n  helplog editor vim")
@journal_option()
def vim_command() -> None:
    """Findings with :make, names, snippets."""
    from helplog.cli.journal import journal_root
    from helplog.exchange.editors import vim_files
    from helplog.store.files.confinement import boundary_of
    from helplog.store.folder import open_settings

    root = journal_root()
    settings, _ = open_settings(root)
    folder = root / ".vim"
    boundary = boundary_of(root, settings)
    write_all(boundary, folder, vim_files(settings))
    own_path = folder.resolve()
    escaped = str(own_path).replace("\\", "/").replace(" ", "\\ ").replace(",", "\\,")
    click.echo(f"Add this line to your vimrc:\n\n    set runtimepath+={escaped}\n")


def _lines_kept(boundary: Boundary, root: Path) -> str:
    """A line about mkdocs.yml, once it keeps the lines of what is written, or says it doesn't."""
    from helplog.store.configuration.file import configuration_path
    from helplog.store.files.saving import read_bytes, save
    from helplog.text.editing.line_breaks import KEEP, with_lines_kept

    path = configuration_path(root)
    there = None
    if path is not None:
        there = read_bytes(path, boundary, links=False)
    if path is None or there is None:
        return f"· there is no mkdocs.yml to say {KEEP} in"
    shown = shown_path(path)
    text = there.decode("utf-8", errors="surrogateescape")
    kept = with_lines_kept(text)
    if kept is None:
        return f"· {shown} (yours, stays as it is; say {KEEP} under helplog by hand)"
    if kept == text:
        return f"· {shown} (has it all)"
    data = kept.encode("utf-8", errors="surrogateescape")
    save(path, there, data, boundary, links=False)
    return f"+ {shown} ({KEEP}, as Obsidian shows lines)"


add_language_clients(editor_command)
