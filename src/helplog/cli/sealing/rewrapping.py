"""`helplog seal passphrase`: another passphrase, one more, one less."""

from __future__ import annotations

from pathlib import Path

import click

from helplog.cli.options import journal_option
from helplog.cli.sealing.asking import Asking, passphrase_option
from helplog.cli.sealing.holding import folder_of, held_copy


@click.command(
    "passphrase",
    epilog=(
        "\b\nExamples:\n"
        "  helplog seal passphrase\n"
        "  helplog seal passphrase --add\n"
        "  helplog seal passphrase --remove"
    ),
)
@click.argument(
    "folder",
    metavar="[DIR]",
    required=False,
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option("--add", is_flag=True, help="One more, which opens it as well.")
@click.option("--remove", is_flag=True, help="Take the one away that you type.")
@passphrase_option()
@passphrase_option("--new-passphrase-file", "new ")
@journal_option()
def passphrase_command(
    folder: Path | None,
    passphrase_file: Path | None,
    new_passphrase_file: Path | None,
    *,
    add: bool,
    remove: bool,
) -> None:
    """Change the passphrase of a sealed copy, without sealing anew.

    Only vault.json is different then, and has to be copied to where the copy is shown. Whoever kept
    the old vault.json and knows the old passphrase can still open what was sealed so far, and what
    will be: against them, seal into a new folder.
    """
    if add and remove:
        raise click.UsageError("--add or --remove, not both")
    from helplog.publish.sealed.rewrapping import Change, with_passphrase

    change = Change.REPLACE
    if add:
        change = Change.ADD
    elif remove:
        change = Change.REMOVE
    with held_copy(folder_of(folder), changing=True) as (copy, vault):
        number, master = Asking(passphrase_file).opened(vault)
        chosen = Asking(new_passphrase_file).chosen
        changed = with_passphrase(vault, number, master, change, chosen)
        copy.turn_to(changed)
    count = len(changed.wraps)
    opens = "One passphrase opens" if count == 1 else f"{count} passphrases open"
    click.echo(f"{opens} it now. Copy vault.json to where the copy is shown.")
