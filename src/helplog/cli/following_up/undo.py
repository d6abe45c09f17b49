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
    answer, done, result and notice have made, byte for byte; what one notice wrote is one. A file
    that has changed since is left as it is.
    """
    from helplog.cli.journal import journal_root
    from helplog.cli.output.places import shown_path
    from helplog.model.printing import escaped
    from helplog.store.capturing import JournalFolder, undo
    from helplog.store.folder import entry_settings
    from helplog.store.privacy import CACHE
    from helplog.sync.git.refusing_tracked import refuse_tracked

    root = journal_root()
    journal_folder = JournalFolder(root, entry_settings(root))
    refuse_tracked(root, CACHE, "what undo goes by")
    for change in undo(journal_folder, count):
        place = shown_path(journal_folder.boundary.docs / change.uri)
        gone = (
            "the file is gone again"
            if change.before is None
            else "the file is as it was"
        )
        click.echo(f"Taken back: {escaped(change.command)} in {place}; {gone}")
