"""`helplog heal`: make good what other programs left in the files."""

from __future__ import annotations

import click

from helplog.cli.options import journal_option


@click.command("heal", epilog="\b\nExamples:\n  helplog heal\n  helplog heal --dry-run")
@click.option(
    "-n", "--dry-run", is_flag=True, help="Say what would be done, and do nothing."
)
@journal_option()
@click.pass_context
def heal_command(ctx: click.Context, *, dry_run: bool) -> None:
    """Make good what other programs left in the files.

    Conflict markers are taken apart and merged by meaning, with the history's help. Second copies
    that a folder sync made are merged into their original and set aside in .helplog-aside. A file
    that was cut off or filled with nothing comes back from history. Nothing is deleted. `helplog
    sync` does the same on its way.
    """
    from helplog.cli.journal import journal_root
    from helplog.cli.output.waiting import Patience
    from helplog.cli.sealing.sealed_build import FOLDER
    from helplog.cli.sync import say_waiting, tell
    from helplog.store.files.confinement import boundary_of
    from helplog.store.folder import writing_settings
    from helplog.store.trust.exposure import refuse_anything_open_to_all
    from helplog.sync.git.repository import in_repository
    from helplog.sync.healing.folder_healing import heal_folder
    from helplog.sync.healing.taking_back import keep_for_undo
    from helplog.sync.syncing import heal_repository
    from helplog.sync.worktree.branch_repair import folder_of_git
    from helplog.sync.worktree.leaving_out import leave_out

    root = journal_root()
    settings = writing_settings(root)
    refuse_anything_open_to_all(boundary_of(root, settings))
    docs_dir = settings.docs_dir
    with Patience("healing"):
        if in_repository(root) or folder_of_git(root):
            report = heal_repository(
                root, docs_dir, dry=dry_run, on_waiting=say_waiting
            )
        else:
            report = heal_folder(root, docs_dir, dry=dry_run)
        keep_for_undo(root, report.changes)
    tell(report)
    sealed_path = root / FOLDER
    if not dry_run and sealed_path.is_dir() and leave_out(root, sealed_path):
        click.echo(f"git leaves {FOLDER}/ out from here on")
    ctx.exit(0 if report.well else 1)
