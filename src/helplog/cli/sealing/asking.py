"""Where a passphrase comes from: a prompt, or a file. Never an argument, never the environment."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from helplog.cli.options import Command, Decorator
from helplog.model.refusal import RefusalError

if TYPE_CHECKING:
    from helplog.publish.sealed.format.vault import Vault

_TRIES: Final = 3
_OTHER: Final = "that is another passphrase"


def passphrase_option(name: str = "--passphrase-file", of: str = "") -> Decorator:
    """`--passphrase-file FILE`.

    Args:
        name: what it is called.
        of: which passphrase it holds, where there are two.
    """

    def option(command: Command) -> Command:
        return click.option(
            name,
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help=f"A file with the {of}passphrase, which only you can read; else it is asked for.",
        )(command)

    return option


class Asking:
    """Asks for a passphrase, or reads the file that was named.

    Args:
        file: the file; None to ask.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def master_of(self, vault: Vault) -> bytes:
        """The master key of a copy that is there.

        Raises:
            RefusalError: nobody knows the passphrase.
        """
        _, master = self.opened(vault)
        return master

    def opened(self, vault: Vault) -> tuple[int, bytes]:
        """Which of a copy's passphrases it is, and the master key.

        Raises:
            RefusalError: it is none of them.
        """
        if self._file is not None:
            from helplog.publish.sealed.passphrases.own_file import passphrase_in

            found = vault.opened(passphrase_in(self._file))
            if found is None:
                raise RefusalError(
                    f"the passphrase in {self._file} doesn't open this sealed copy"
                )
            return found
        for _ in range(_TRIES):
            found = vault.opened(_typed("Passphrase of the sealed copy"))
            if found is not None:
                return found
            click.echo(f"{_OTHER}; look at capitals and spelling", err=True)
        raise RefusalError(
            f"{_OTHER}; nothing was changed, and nobody can find a lost one out"
        )

    def chosen(self) -> str:
        """The passphrase of a copy that is to be; a weak one isn't taken.

        Raises:
            RefusalError: none was given that holds.
        """
        from helplog.publish.sealed.passphrases.checking import refuse_weak

        if self._file is not None:
            from helplog.publish.sealed.passphrases.own_file import passphrase_in

            passphrase = passphrase_in(self._file)
            refuse_weak(passphrase)
            return passphrase
        return _chosen_by_hand()


def _chosen_by_hand() -> str:
    from helplog.publish.sealed.passphrases.checking import refuse_weak
    from helplog.publish.sealed.passphrases.generated import generated_passphrase

    _refuse_nobody()
    click.echo(
        "Whoever knows the passphrase can read the journal, and nobody can bring it back:\n"
        "write it down, and keep that where your papers are. Six words, made just now:\n\n"
        f"    {generated_passphrase()}\n\n"
        "Type these, or a passphrase of your own; what you type isn't shown.",
        err=True,
    )
    for _ in range(_TRIES):
        passphrase = _typed("Passphrase")
        try:
            refuse_weak(passphrase)
        except RefusalError as weak:
            click.echo(f"{weak}.", err=True)
            continue
        if _typed("Once more") == passphrase:
            return passphrase
        click.echo("those two are different; once more from the beginning", err=True)
    raise RefusalError("no passphrase was chosen; nothing was changed")


def _typed(asked: str) -> str:
    from helplog.publish.sealed.passphrases.checking import normalised

    _refuse_nobody()
    typed: str = click.prompt(asked, hide_input=True, err=True)
    return normalised(typed)


def _refuse_nobody() -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise RefusalError(
            "a passphrase is needed, and there is no terminal to ask in; name a file that only you "
            "can read: --passphrase-file FILE"
        )
