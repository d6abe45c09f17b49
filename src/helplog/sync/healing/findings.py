"""What `check` names that `heal` would make good, besides what the reader sees in a file itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from helplog.model.diagnostic import Diagnostic, FileFinding, Severity
from helplog.model.refusal import RefusalError
from helplog.model.settings import Settings
from helplog.store.files.confinement import Boundary, boundary_of
from helplog.store.files.loading import load
from helplog.store.files.walking import Source, walk
from helplog.sync.git.calling import records
from helplog.sync.git.inside import entries_folder
from helplog.sync.git.objects import commit_named, is_here
from helplog.sync.git.repository import Repository, in_repository, open_repository
from helplog.sync.healing.copies import find_copies
from helplog.sync.healing.former_folder import left_behind
from helplog.sync.healing.healing import HEALED
from helplog.sync.healing.kept_beside import marked_in_work_tree
from helplog.sync.healing.left_out_findings import findings_left_out
from helplog.sync.healing.one_sided_merges import sides_taken_whole
from helplog.sync.healing.tracing import Tracer
from helplog.sync.healing.truncated import cut_short
from helplog.sync.worktree.quarantine import was_set_aside
from helplog.sync.worktree.state import stored_state
from helplog.text.reading.second_copies import is_plain_copy
from helplog.text.values.copy_names import may_be_copy

_MARKED: Final = FileFinding(
    Severity.ERROR,
    "conflict-marker",
    "Markers of an unfinished merge stand in this file, so that the programs it is for can't read "
    "it",
    "Run `helplog heal`, which keeps both sides, one beside the other",
)
_EMPTIED: Final = FileFinding(
    Severity.WARNING,
    "file-emptied",
    "This file is empty, and its history has it full: a program that was stopped while saving "
    "leaves that",
    "Bring it back with: helplog heal; or delete the file, if nothing in it is wanted",
)
_CUT: Final = FileFinding(
    Severity.WARNING,
    "file-cut",
    "This file ends in the middle of what it was: a program that was stopped while saving leaves "
    "that",
    "Bring the rest back with: helplog heal",
)
_FORMER: Final = FileFinding(
    Severity.WARNING,
    "former-folder",
    "This day lies in a folder the journal had before, and is not read: another device wrote it "
    "there",
    "Move it, or what is new in it, to the folder that docs_dir in mkdocs.yml names",
)
_DROPPED: Final = FileFinding(
    Severity.WARNING,
    "side-dropped",
    "Another device's merge kept one side of this file whole; what the other wrote is in the "
    "history alone",
    "Bring it back with: helplog heal; helplog sync does so on its way",
)


def find_healing(root: Path, settings: Settings) -> tuple[Diagnostic, ...]:
    """Second copies of folder syncing; where there is a history, files that it alone has whole.

    Changes nothing.

    Args:
        root: the journal's folder.
        settings: the journal's.
    """
    boundary = boundary_of(root, settings)
    docs_path = boundary.docs
    if not docs_path.is_dir():
        return ()
    sources, _ = walk(docs_path, root, boundary.site)
    uris = [source.uri for source in sources]

    def is_copy(uri: str, original: str) -> bool:
        copied = _bytes(uri, boundary)
        first = _bytes(original, boundary)
        return is_plain_copy(uri, original, copied, first)

    def was_brought_back(uri: str) -> bool:
        folder = entries_folder(root, settings.docs_dir)
        inside = Path(folder, uri)
        if not may_be_copy(uri):
            return False
        data = _bytes(uri, boundary)
        return was_set_aside(root, inside, data)

    names = [uri for uri in uris if not was_brought_back(uri)]
    found = [*find_copies(names, is_copy)]
    for place in left_behind(root, settings.docs_dir):
        where = _from(docs_path, place)
        found.append(_FORMER.at(where))
    try:
        if in_repository(root):
            repository = open_repository(root, settings.docs_dir)
            found += findings_left_out(repository, sources)
            found += _against_history(repository, boundary, sources)
    except RefusalError:
        # No git, or one that declines: what is in the files alone is named all the same.
        pass
    by_place = sorted(found, key=lambda finding: finding.where)
    return tuple(by_place)


def _against_history(
    repository: Repository, boundary: Boundary, sources: Sequence[Source]
) -> Iterator[Diagnostic]:
    head = commit_named(repository.git, "HEAD")
    if not head:
        return
    tracer = Tracer(repository)
    known = {f"{repository.docs}{source.uri}": source for source in sources}
    docs_path = repository.root / repository.docs_dir
    for place in marked_in_work_tree(repository):
        where = _from(docs_path, place)
        yield _MARKED.at(where)
    for path in _emptied(tracer, head, known):
        yield _EMPTIED.at(known[path].uri)
    for path in _cut(tracer, head, known, boundary):
        yield _CUT.at(known[path].uri)
    for path in _dropped(tracer, head):
        uri = path.removeprefix(repository.docs)
        yield _DROPPED.at(uri)


def _emptied(tracer: Tracer, head: str, known: dict[str, Source]) -> list[str]:
    """Files with nothing in them, by their path from the top of the repository."""
    empty = []
    for path, source in known.items():
        if not _is_empty(source.path):
            continue
        empty.append(path)
    if not empty:
        return []
    emptied = []
    for path, data in tracer.read(head, empty).items():
        if data or tracer.content(head, path, data):
            emptied.append(path)
    return emptied


def _cut(
    tracer: Tracer, head: str, known: dict[str, Source], boundary: Boundary
) -> list[str]:
    """Files cut short since the last commit; where nothing changed since, by the last commit."""
    before = head
    changed = _changed_entries(tracer.repository, head)
    if not changed:
        before = f"{head}^"
        changed = _changed_entries(tracer.repository, before, head)
    here = [path for path in changed if path in known]
    held = tracer.read(before, here)
    found = []
    for path, data in held.items():
        current = _bytes(known[path].uri, boundary)
        if cut_short(current, data):
            found.append(path)
    return found


def _changed_entries(repository: Repository, *trees: str) -> list[str]:
    """Files of the entries' folder that differ between two trees, or one and the work tree."""
    docs = f":(top,literal){repository.docs.rstrip('/')}"
    options = ("--name-only", "-z", "--no-renames", "--no-ext-diff")
    printed = repository.git.run("diff", *options, *trees, "--", docs)
    return records(printed.out)


def _dropped(tracer: Tracer, head: str) -> Iterable[str]:
    """Files that a merge took from one side whole, as far back as no sync has looked."""
    git = tracer.repository.git
    since = stored_state(tracer.repository.git_dir).healed
    if since and not is_here(git, f"{since}^{{commit}}"):
        since = None
    taken = sides_taken_whole(tracer, head, since, HEALED)
    return taken.contents


def _from(docs_path: Path, place: Path) -> str:
    """A file by its path from the entries' folder, wherever it lies."""
    path = os.path.relpath(place, docs_path)
    return path.replace(os.sep, "/")


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False


def _bytes(uri: str, boundary: Boundary) -> bytes:
    place = boundary.docs / uri
    data = load(uri, place, boundary)
    if isinstance(data, bytes):
        return data
    return b""
