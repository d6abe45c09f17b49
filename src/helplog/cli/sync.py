"""`helplog sync`: one journal on every device."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option

if TYPE_CHECKING:
    from helplog.sync.report import Report


@click.command(
    "sync",
    epilog="\b\nExamples:\n  helplog sync\n  helplog sync --dry-run\n  helplog sync --watch\n"
    "  helplog sync --accept-config",
)
@click.option(
    "-n", "--dry-run", is_flag=True, help="Say what would be done, and do nothing."
)
@click.option(
    "--accept-config",
    is_flag=True,
    help="Take over a change of what runs here, as it was shown.",
)
@click.option("--watch", is_flag=True, help="Keep syncing, quietly, until Ctrl-C.")
@click.option(
    "--every",
    type=click.IntRange(min=5),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="With --watch: how often to look at the other end.",
)
@journal_option()
@click.pass_context
def sync_command(
    ctx: click.Context, every: int, *, dry_run: bool, accept_config: bool, watch: bool
) -> None:
    """Bring the journal and its other devices to the same words.

    Saves what is here, fetches what others wrote, merges by meaning, and sends the result. Nothing
    is asked and nothing is written over; offline, everything is saved here and goes along next
    time. What would change which programs run here (hooks, plugins, templates and the like) waits
    until you have seen it: --accept-config.
    """
    from helplog.cli.journal import journal_root
    from helplog.cli.output.waiting import Patience
    from helplog.store.files.confinement import boundary_of
    from helplog.store.folder import writing_settings
    from helplog.store.trust.exposure import refuse_anything_open_to_all
    from helplog.sync.syncing import sync

    if dry_run and watch:
        raise click.UsageError("--dry-run looks once; leave out --watch", ctx)
    if accept_config and watch:
        raise click.UsageError("--accept-config looks once; leave out --watch", ctx)
    root = journal_root()
    settings = writing_settings(root)
    refuse_anything_open_to_all(boundary_of(root, settings))
    docs_dir = settings.docs_dir
    if watch:
        _watch(ctx, root, docs_dir, every)
    with Patience("syncing"):
        report = sync(
            root, docs_dir, dry=dry_run, accept=accept_config, on_waiting=say_waiting
        )
    if report.changes:
        # Most syncs heal nothing.
        from helplog.sync.healing.taking_back import keep_for_undo, merges_copies

        if merges_copies(report.changes):
            keep_for_undo(root, report.changes)
    tell(report)
    ctx.exit(0 if report.is_whole else 1)


def say_waiting() -> None:
    """Another sync of this journal is running."""
    click.echo("Another sync is running; waiting for it.", err=True)


def tell(report: Report) -> None:
    """A line for each thing worth knowing."""
    from helplog.sync.report import NOTHING_NEW

    lines = report.lines()
    if (
        lines == [NOTHING_NEW]
    ):  # most syncs; measuring how wide letters are takes longer to begin than the rest of it
        click.echo(NOTHING_NEW)
        return
    from helplog.cli.output.styling import say
    from helplog.model.printing import escaped

    for line in lines:
        say(escaped(line))


def _watch(ctx: click.Context, root: Path, docs_dir: str, every: int) -> None:
    from helplog.model.printing import escaped
    from helplog.sync.watching import watch

    if sys.stderr.isatty():
        click.echo("Syncing whenever something changes; end with Ctrl-C.", err=True)
    try:
        for line in watch(root, docs_dir, every_seconds=every):
            click.echo(escaped(line))
            sys.stdout.flush()
    except KeyboardInterrupt:
        ctx.exit(0)
