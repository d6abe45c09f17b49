"""What `check` names of the things that `heal` would make good, besides what the reader sees in a file itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.settings import Settings
from helplog.store.walking import Source, walk
from helplog.sync.copies import find_copies
from helplog.sync.git import Git
from helplog.sync.objects import read_blobs


def find_healing(root: Path, settings: Settings) -> tuple[Diagnostic, ...]:
    """Second copies of folder syncing, and files that were emptied though the history has them full.

    Args:
        root: the journal's folder.
        settings: the journal's.
    """
    docs_path = root / settings.docs_dir
    if not docs_path.is_dir():
        return ()
    sources, _ = walk(docs_path, root)
    found = [*find_copies(source.uri for source in sources), *_emptied(docs_path, sources)]
    return tuple(sorted(found, key=lambda finding: finding.where))


def _emptied(docs_path: Path, sources: Sequence[Source]) -> list[Diagnostic]:
    empty = {f"HEAD:./{source.uri}": source.uri for source in sources if _is_empty(source.path)}
    git = Git(docs_path)
    if not empty or not git.ask("rev-parse", "--verify", "-q", "HEAD").well:
        return []
    return [_finding(empty[name]) for name, data in read_blobs(git, empty).items() if data]


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False


def _finding(uri: str) -> Diagnostic:
    return Diagnostic(
        Place(uri),
        Severity.WARNING,
        "file-emptied",
        "this file is empty, and its history has it full: a program that was stopped while saving leaves that",
        "bring it back with: helplog heal; or delete the file, if nothing in it is wanted",
    )
