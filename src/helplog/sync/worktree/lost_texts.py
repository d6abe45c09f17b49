"""Texts whose copy in git went in a power cut, taken from the files of the work tree again.

Git makes a commit last, and what it has listed, but not the single texts in them.
"""

from __future__ import annotations

from typing import Final

from helplog.sync.git.calling import as_input, records
from helplog.sync.git.objects import SUBMODULE
from helplog.sync.git.repository import Repository

_MISSING: Final = " missing"


def take_again(repository: Repository) -> bool:
    """Puts into git what it lists, has no longer, and still stands in its file.

    Returns:
        Whether anything was put there.
    """
    git = repository.git
    listed = _listed(repository)
    given = as_input(listed, "\n")
    checked = git.run("cat-file", "--batch-check", given=given)
    lost = set()
    answers = checked.line.split("\n")
    for answer in answers:
        if answer.endswith(_MISSING):
            lost.add(answer.removesuffix(_MISSING))
    taken = False
    for oid in lost:
        _remove_torn(repository, oid)
        for path in listed[oid]:
            place = repository.place(path)
            named = str(place)
            asked = ("-w", "--path", path, "--", named)
            made = git.run("hash-object", *asked)
            if made.line == oid:
                taken = True
    return taken


def _listed(repository: Repository) -> dict[str, list[str]]:
    """The paths of each text in the index."""
    options = ("-s", "-z", "--full-name")
    found = repository.git.run("ls-files", *options, ":/")
    listed: dict[str, list[str]] = {}
    for row in records(found.out):
        meta, _, path = row.partition("\t")
        mode, oid, _ = meta.split(" ")
        if mode == SUBMODULE:
            continue
        paths = listed.setdefault(oid, [])
        paths.append(path)
    return listed


def _remove_torn(repository: Repository, oid: str) -> None:
    """Takes away what holds nothing: git would take it for the text."""
    place = repository.common_dir / "objects" / oid[:2] / oid[2:]
    if not place.is_file():
        return
    held = place.read_bytes()
    if not held.strip(b"\0"):
        place.unlink()
