"""`helplog seal verify`: whether a host shows what was sealed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option
from helplog.cli.sealing.asking import Asking, passphrase_option
from helplog.cli.sealing.holding import folder_of, held_copy, opened_with, vault_in
from helplog.model.refusal import RefusalError

if TYPE_CHECKING:
    from helplog.publish.sealed.comparing import Difference, Shown


Report = Callable[[int, int], None]


@click.command(
    "verify",
    epilog=(
        "\b\nExamples:\n"
        "  helplog seal verify https://journal.example.org\n"
        "  helplog seal verify /media/stick/journal"
    ),
)
@click.argument("where", metavar="URL-or-DIR")
@passphrase_option()
@journal_option()
@click.pass_context
def verify_command(
    ctx: click.Context, where: str, passphrase_file: Path | None
) -> None:
    """Compare what is shown somewhere with what was sealed here.

    Byte for byte, with the copy in the journal's sealed/, and a line for each file that is
    different. With a passphrase no copy is needed here: each blob is opened, and the unlock page is
    compared with this helplog's own.
    """
    from helplog.cli.output.progress import Progress
    from helplog.publish.sealed.needed import refuse_missing_libraries

    refuse_missing_libraries()
    shown = _shown(where)
    with Progress("comparing") as progress:
        if passphrase_file is None:
            found = _compared_with_own(shown, progress.report)
        else:
            found = _opened_and_compared(where, shown, passphrase_file, progress.report)
    for one in found:
        click.echo(str(one))
    if found:
        click.echo(
            f"{where} is not what was sealed. If it is older, copy it there again; if nobody of "
            "yours changed it,\ndon't type the passphrase there."
        )
        ctx.exit(1)
    click.echo(f"{where} is what was sealed, byte for byte.")


def _shown(where: str) -> Shown:
    from helplog.publish.sealed.shown_copies import ShownAddress, ShownFolder

    path = Path(where).expanduser()
    if path.is_dir():
        return ShownFolder(path)
    if "://" not in where:
        raise RefusalError(
            f"there is no folder {where}; an address begins with https://"
        )
    return ShownAddress(where)


def _compared_with_own(shown: Shown, report: Report) -> list[Difference]:
    from helplog.publish.sealed.comparing import differences

    with held_copy(folder_of(None)) as (copy, _):
        return list(differences(copy, shown, report))


def _opened_and_compared(
    where: str, shown: Shown, passphrase_file: Path, report: Report
) -> list[Difference]:
    from helplog.publish.sealed.comparing import ShownBlobs, damages
    from helplog.publish.sealed.copy_folder import VAULT
    from helplog.publish.sealed.format.vault import MOST_BYTES

    vault = vault_in(where, shown.read(VAULT, MOST_BYTES))
    master = Asking(passphrase_file).master_of(vault)
    copy = opened_with(ShownBlobs(shown), vault, master)
    return list(damages(copy, shown, report))
