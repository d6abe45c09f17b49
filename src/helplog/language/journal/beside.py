"""What stands beside the reader: the findings of a build, and those of the journal's history."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from helplog.language.journal.session import JournalSession
from helplog.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from helplog.language.journal.sight import Sight


class Beside(NamedTuple):
    """What was found, and what was known of the journal then."""

    sight: Sight
    found: tuple[Diagnostic, ...]


def look_beside(session: JournalSession, sight: Sight) -> Beside:
    """Looks for what `check` finds besides, in the files that are open.

    Args:
        session: the journal.
        sight: what was seen of it.
    """
    # Rendering takes a site generator's modules, which nobody waits for while the server starts.
    from helplog.sync.healing.findings import find_healing  # noqa: PLC0415
    from helplog.website.looking.site_findings import find_in_files  # noqa: PLC0415

    texts = {uri: file.document.data for uri, file in sight.open_files.items()}
    reflection = sight.reflection
    healing = find_healing(session.root, reflection.journal.settings)
    found = [one for one in healing if one.where.uri in texts]
    found += find_in_files(session.root, reflection, texts)
    return Beside(sight, tuple(found))
