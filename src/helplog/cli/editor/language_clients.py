"""`helplog editor neovim` and its like: editors that start the language server."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path
from typing import Final

import click

from helplog.cli.editor.writing import write_all
from helplog.cli.options import journal_option
from helplog.exchange.language_clients import LANGUAGE_CLIENTS, LanguageClient

_PROGRAM: Final = "helplog"


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
        write_all(boundary, root, client.files(_program()))
        plain = str(root.resolve()).replace("\\", "/")
        folder = plain.replace('"', '\\"')
        click.echo(client.then.replace("{folder}", folder))
        _say_what_is_missing()

    return command


def _program() -> str:
    """By its name where that is enough: a journal goes from one computer to another."""
    beside = shutil.which(_PROGRAM, path=sysconfig.get_path("scripts"))
    if shutil.which(_PROGRAM) or not beside:
        return _PROGRAM
    return str(Path(beside).resolve())


def _say_what_is_missing() -> None:
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        click.echo('It needs one thing more: pip install "helplog[editors]"')
