"""What was noticed and nodded to, written into the frontmatter of its own file."""

from __future__ import annotations

from collections.abc import Sequence

from helplog.model.refusal import RefusalError
from helplog.store.files.saving import read_bytes, refusal
from helplog.store.writing.capturing import JournalFolder, Written
from helplog.store.writing.rewriting import Rewriting, write_alone
from helplog.text.editing.new_item import NewItem
from helplog.text.editing.splice import Splice, append_item


def write_items(
    journal_folder: JournalFolder,
    uri: str,
    new_items: Sequence[NewItem],
    command: str,
    group: str,
) -> tuple[Written, ...]:
    """Adds items to a file, all of them or none.

    Args:
        journal_folder: the journal.
        uri: the entry or check-in, relative to the entries' folder.
        new_items: in the order to write them.
        command: what `undo` calls it.
        group: what is written with the same one is taken back as one.

    Raises:
        RefusalError: it can't be done; the file is as it was.
    """
    boundary, settings = journal_folder.boundary, journal_folder.settings
    path = boundary.docs / uri
    spliced: list[Splice] = []

    def rewriting() -> Rewriting:
        data = read_bytes(path, boundary)
        if data is None:
            raise RefusalError(f"{uri} is no longer there; look again")
        spliced.clear()
        now = data
        for new_item in new_items:
            splice = append_item(uri, now, settings, new_item)
            spliced.append(splice)
            now = splice.data
        return Rewriting(uri, data, now, group)

    try:
        undoable = write_alone(boundary, rewriting, command)
    except OSError as error:
        raise refusal(journal_folder.root, error) from error
    return tuple(Written(path, one.item, one.rows, undoable) for one in spliced)
