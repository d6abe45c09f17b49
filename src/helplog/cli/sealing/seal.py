"""`helplog seal`: what is done with a sealed copy that is there."""

from __future__ import annotations

import click

from helplog.cli.options import journal_option
from helplog.cli.sealing.opening import open_command
from helplog.cli.sealing.rewrapping import passphrase_command
from helplog.cli.sealing.verifying import verify_command


@click.group(
    "seal",
    invoke_without_command=True,
    epilog=(
        "\b\nExamples:\n"
        "  helplog build --sealed\n"
        "  helplog seal verify https://journal.example.org\n"
        "  helplog seal passphrase --add"
    ),
)
@journal_option()
@click.pass_context
def seal_command(ctx: click.Context) -> None:
    """Open, compare, and give a passphrase to a sealed copy.

    `helplog build --sealed` makes one: the site as blobs that only a passphrase opens, for any host
    and any device.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for _one in (verify_command, open_command, passphrase_command):
    seal_command.add_command(_one)
