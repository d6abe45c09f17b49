"""`helplog undo`: the last changes, taken back byte for byte."""

from __future__ import annotations

import click

from helplog.cli.options import journal_option


@click.command("undo", epilog="\b\nExamples:\n  helplog undo\n  helplog undo 3")
@click.argument("count", metavar="[N]", type=click.IntRange(min=1), default=1)
@journal_option()
def undo_command(count: int) -> None:
    """Take the last changes back.

    The last one, or the last N that ask, handoff, accept, decline, thank, connect, need, alone,
    answer, done, result and notice have made, byte for byte; what heal made good, second copies
    that a sync merged, and what one notice or one checkin wrote, are taken back as one. A file that
    has changed since is left as it is.
    """
    from helplog.cli.journal import journal_root
    from helplog.cli.output.places import shown_path
    from helplog.model.printing import escaped
    from helplog.store.capturing import JournalFolder, undo
    from helplog.store.folder import writing_settings
    from helplog.store.privacy import CACHE
    from helplog.sync.git.refusing_tracked import refuse_tracked

    root = journal_root()
    journal_folder = JournalFolder(root, writing_settings(root))
    refuse_tracked(root, CACHE, "what undo goes by")
    brought_back = False
    for change in undo(journal_folder, count):
        place = shown_path(journal_folder.boundary.docs / change.uri)
        become = "the file is as it was"
        if change.before is None:
            become = "the file is gone again"
        elif change.after is None:
            become = "the file is there again"
            brought_back = True
        click.echo(f"Taken back: {escaped(change.command)} in {place}; {become}")
    if brought_back:
        click.echo(
            "Give what is there again a name of its own, so that no other device takes it for a "
            "copy."
        )
