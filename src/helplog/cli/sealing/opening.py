"""`helplog seal open`: a sealed copy read without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option
from helplog.cli.sealing.asking import Asking, passphrase_option
from helplog.cli.sealing.holding import folder_of, held_copy, opened_with

if TYPE_CHECKING:
    from helplog.publish.sealed.format.contents import Contents


@click.command(
    "open",
    epilog="\b\nExamples:\n  helplog seal open sealed\n  helplog seal open sealed --to plain",
)
@click.argument(
    "folder",
    metavar="[DIR]",
    required=False,
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A new folder, for all that is in it; else it is only told.",
)
@passphrase_option()
@journal_option()
def open_command(
    folder: Path | None, to: Path | None, passphrase_file: Path | None
) -> None:
    """Read a sealed copy without a browser.

    DIR is the copy; else sealed/ in the journal. What --to writes can be opened as files.
    """
    from helplog.cli.output.places import shown_path

    copy_path = folder_of(folder)
    from helplog.publish.sealed.unsealing import refuse_within, write_unsealed

    if to is not None:
        refuse_within(copy_path, to)
    with held_copy(copy_path) as (held, vault):
        master = Asking(passphrase_file).master_of(vault)
        copy = opened_with(held, vault, master)
        _tell(copy.contents)
        if to is None:
            click.echo("To read it as files: --to FOLDER")
            return
        written = write_unsealed(copy, to.absolute())
    click.echo(
        f"{written:,} files are written. Open {shown_path(to / 'index.html')}; only you can read "
        "it, and nothing seals it again."
    )


def _tell(contents: Contents) -> None:
    pages = sum(len(part.addresses) for part in contents.parts if _is_pages(part.name))
    files = sum(part.name.startswith("file/") for part in contents.parts)
    size = sum(part.size for part in contents.parts)
    click.echo(
        f"Copy {contents.counter:,}, sealed on {contents.sealed_on}: {pages:,} pages, "
        f"{files:,} pictures and other files, {size / 1e6:.1f} MB"
    )


def _is_pages(name: str) -> bool:
    return name.startswith("pages/")
