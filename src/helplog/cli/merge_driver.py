"""`helplog merge-driver`: what git calls to merge an entry. People have no need of it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    "merge-driver",
    hidden=True,
    epilog="\b\nExample, in git's configuration:\n"
    "  driver = helplog merge-driver %O %A %B %P || git merge-file --union %A %O %B",
)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("path")
@click.pass_context
def merge_driver_command(
    ctx: click.Context, base: Path, ours: Path, theirs: Path, path: str
) -> None:
    """Merge an entry by meaning; git calls this.

    BASE, OURS and THEIRS are files; the result is written to OURS. PATH is the entry's name in the
    repository. The exit code is 1 where the three can't be merged so; nothing is written then, and
    git's own way follows.
    """
    from helplog.sync.merging.driver import drive

    ctx.exit(0 if drive(base, ours, theirs, path) else 1)
