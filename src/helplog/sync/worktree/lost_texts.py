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
    checked = git.run("cat-file", "--batch-check", given=as_input(listed, "\n"))
    lost = set()
    for answer in checked.line.split("\n"):
        if answer.endswith(_MISSING):
            lost.add(answer.removesuffix(_MISSING))
    taken = False
    for oid in lost:
        _remove_torn(repository, oid)
        for path in listed[oid]:
            made = git.run(
                "hash-object", "-w", "--path", path, "--", str(repository.top / path)
            )
            taken = taken or made.line == oid
    return taken


def _listed(repository: Repository) -> dict[str, list[str]]:
    """The paths of each text in the index."""
    listed: dict[str, list[str]] = {}
    for row in records(
        repository.git.run("ls-files", "-s", "-z", "--full-name", ":/").out
    ):
        meta, _, path = row.partition("\t")
        mode, oid, _ = meta.split(" ")
        if mode != SUBMODULE:
            listed.setdefault(oid, []).append(path)
    return listed


def _remove_torn(repository: Repository, oid: str) -> None:
    """Takes away what holds nothing: git would take it for the text."""
    place = repository.common_dir / "objects" / oid[:2] / oid[2:]
    if place.is_file() and not place.read_bytes().strip(b"\0"):
        place.unlink()
