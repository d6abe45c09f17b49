"""Findings of a build, in MkDocs's log."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mkdocs.plugins import get_plugin_logger

from helplog.model.diagnostic import Diagnostic
from helplog.publish.rebuilding.telling import lines

log = get_plugin_logger(__name__)


def tell(found: Iterable[Diagnostic], private_uris: Collection[str] = ()) -> None:
    """Say what was found, a flood in one line; `--strict` counts what is above a note.

    Args:
        found: the findings.
        private_uris: files of which only the number of their findings is said.
    """
    for line in lines(found, private_uris):
        log.log(line.level, line.message, *line.said)
