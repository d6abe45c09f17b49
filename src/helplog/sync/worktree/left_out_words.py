"""What is said of entries that are not in the repository: which, why, and what to type.

Kind where it may be meant: keeping a folder on one computer alone is a good reason to ignore it.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from helplog.model.printing import shell_quoted
from helplog.store.files.walking import walk
from helplog.store.folder import entry_settings
from helplog.sync.git.repository import Repository
from helplog.sync.report import count
from helplog.sync.worktree.left_out import Cause, LeftOut, find_left_out

_MOST_NAMED: Final = 3
_MOST_LINES: Final = 4
_WHYS: Final = {
    Cause.ELSEWHERE: "docs_dir in mkdocs.yml is {place}, outside of the journal's folder, "
    "and a sync takes only what is in that",
    Cause.LINK: "{place} is a link to elsewhere, and of a link git keeps the name alone",
    Cause.SUBMODULE: "{place} is a submodule, and a sync leaves those to git",
    Cause.NESTED: "{place} is a git repository of its own, and this one takes nothing that is in "
    "it",
    Cause.IGNORED: "{place}:{line} has git leave {them} out, by {said}",
    Cause.LOOKED_PAST: "git was told to take it for unchanged ({said}), so that what changed in "
    "it stays here",
    Cause.UNKNOWN: "git leaves {them} out, and does not say why",
}


def what(left_out: LeftOut) -> str:
    """Which entries are left out, and why; no full stop."""
    number = len(left_out.uris)
    verb = "are"
    if number == 1:
        verb = "is"
    which = f"{count(number, 'entry', 'entries')} {verb} not in the repository"
    return f"{which} ({_named(left_out.uris)}): {_why(left_out)}"


def cure(left_out: LeftOut, repository: Repository) -> str:
    """What to type; no full stop."""
    return _CURES[left_out.cause](left_out, repository)


def lines(gathered: Iterable[LeftOut], repository: Repository) -> list[str]:
    """A line for each reason, as a sync says it; of very many reasons, the first few."""
    told = [f"{what(one)}; {cure(one, repository)}." for one in gathered]
    if len(told) > _MOST_LINES:
        more = len(told) - _MOST_LINES
        told[_MOST_LINES:] = [f"{count(more, 'more reason')}; see: helplog check"]
    return told


def tell_left_out(repository: Repository) -> list[str]:
    """A line for each reason, of all entries that are read; nothing is changed."""
    root = repository.root
    docs = root / repository.docs_dir
    if not docs.is_dir():
        return []
    site = root / entry_settings(root).site_dir
    sources, _ = walk(docs, root, site)
    return lines(find_left_out(repository, sources), repository)


def _named(uris: tuple[str, ...]) -> str:
    shown = ", ".join(uris[:_MOST_NAMED])
    more = len(uris) - _MOST_NAMED
    return f"{shown} and {more:,} more" if more > 0 else shown


def _why(left_out: LeftOut) -> str:
    them = "them"
    if len(left_out.uris) == 1:
        them = "it"
    return _WHYS[left_out.cause].format(
        place=left_out.place, line=left_out.line, said=left_out.said, them=them
    )


def _cure_elsewhere(left_out: LeftOut, repository: Repository) -> str:
    name = Path(left_out.place).name
    source = (repository.root / left_out.place).resolve()
    moving = _moving(source, repository.root / name)
    return (
        f"to have them on every device: {moving}, and in mkdocs.yml docs_dir: {name}; "
        "or share that folder by itself"
    )


def _cure_link(left_out: LeftOut, repository: Repository) -> str:
    link = repository.place(left_out.place)
    return (
        "to have what it leads to on every device, put that in the link's place: "
        f"rm {shell_quoted(link)} && {_moving(link.resolve(), link)}"
    )


def _cure_repository(left_out: LeftOut, repository: Repository) -> str:
    place = repository.place(left_out.place)
    # Beside the journal: within it, git's own files would be sent along, and believed.
    aside = repository.top.with_name(f"{repository.top.name}-{place.name}.git-aside")
    parting = _moving(place / ".git", aside)
    if left_out.cause is Cause.SUBMODULE or left_out.said:
        taking = f"git -C {shell_quoted(repository.top)} rm -r -q --cached"
        parting = f"{taking} {shell_quoted(left_out.place)} && {parting}"
    return (
        f"to make it a part of the journal: {parting} && helplog sync; "
        "or commit and push in it by itself"
    )


def _cure_ignored(left_out: LeftOut, _: Repository) -> str:
    them, verb = ("it", "is") if len(left_out.uris) == 1 else ("them", "are")
    they = "they"
    if len(left_out.uris) == 1:
        they = "it"
    return (
        f"to have {them} on every device, take that line out, then: helplog sync; "
        f"if {they} {verb} to stay on this computer alone, all is well"
    )


def _cure_looked_past(left_out: LeftOut, repository: Repository) -> str:
    options = "--no-assume-unchanged --no-skip-worktree"
    path = shlex.quote(left_out.place)
    commands = [
        f"git -C {shell_quoted(repository.top)} update-index {option} {path}"
        for option in options.split()
    ]
    return f"to have it on every device: {' && '.join(commands)} && helplog sync"


def _cure_unknown(_: LeftOut, repository: Repository) -> str:
    top = shell_quoted(repository.top)
    return (
        f"see what git makes of it: git -C {top} status --ignored --untracked-files=all"
    )


_CURES: Final[dict[Cause, Callable[[LeftOut, Repository], str]]] = {
    Cause.ELSEWHERE: _cure_elsewhere,
    Cause.LINK: _cure_link,
    Cause.SUBMODULE: _cure_repository,
    Cause.NESTED: _cure_repository,
    Cause.IGNORED: _cure_ignored,
    Cause.LOOKED_PAST: _cure_looked_past,
    Cause.UNKNOWN: _cure_unknown,
}


def _moving(source: Path, target: Path) -> str:
    return f"mv {shell_quoted(source)} {shell_quoted(target)}"
