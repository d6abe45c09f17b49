"""`helplog editor neovim` and its like: editors that start the language server."""

from __future__ import annotations

import shutil
import sys
import sysconfig
from pathlib import Path

import click

from helplog.cli.editor.writing import write_all
from helplog.cli.options import journal_option
from helplog.exchange.editors import PROGRAM
from helplog.exchange.language_clients import LANGUAGE_CLIENTS, LanguageClient


def add_language_clients(group: click.Group) -> None:
    """Adds a command for each editor that speaks with the language server."""
    for name, client in LANGUAGE_CLIENTS.items():
        group.add_command(_command(name, client))


def _command(name: str, client: LanguageClient) -> click.Command:
    @click.command(
        name,
        help=client.meaning,
        epilog=f"\b\nExamples:\n  helplog editor {name}",
    )
    @journal_option()
    def command() -> None:
        from helplog.cli.journal import journal_root
        from helplog.store.files.confinement import boundary_of
        from helplog.store.folder import open_settings

        root = journal_root()
        settings, _ = open_settings(root)
        boundary = boundary_of(root, settings)
        program = program_path()
        write_all(boundary, root, client.files(program))
        then = client.then.replace("{folder}", _in_quotes(str(root.resolve())))
        click.echo(then.replace("{program}", _in_quotes(program)))
        say_what_is_missing()

    return command


def _in_quotes(path: str) -> str:
    """A path as it stands between the quotes of a line of settings."""
    plain = path.replace("\\", "/")
    return plain.replace('"', '\\"')


def program_path() -> str:
    """The program by its name where that is enough: a journal goes from one computer to another.

    By its path where it lies in an environment of its own, which an editor need not be started in.
    """
    scripts = sysconfig.get_path("scripts")
    beside = shutil.which(PROGRAM, path=scripts)
    found = shutil.which(PROGRAM)
    if not beside or (found and not _needs_its_environment(found, beside)):
        return PROGRAM
    return str(Path(beside).absolute())


def _needs_its_environment(found: str, beside: str) -> bool:
    """Whether a program is on the PATH only as long as an environment is active."""
    if sys.prefix == sys.base_prefix:
        return False
    return Path(found).parent == Path(beside).parent


def say_what_is_missing() -> None:
    """A line where the language server lacks what it is made with."""
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        click.echo('It needs one thing more: pip install "helplog[editors]"')
