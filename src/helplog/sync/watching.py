"""Syncing for as long as a terminal is open: quiet, patient with someone who types, easy to end."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.refusal import RefusalError
from helplog.store.files.descending import descend
from helplog.sync.healing.taking_back import keep_for_undo, merges_copies
from helplog.sync.report import NOTHING_NEW, Report
from helplog.sync.syncing import sync

LOOK_SECONDS: Final = 2.0
"""How often the files are looked at."""
QUIET_SECONDS: Final = 4.0
"""How long nobody has to have typed before what they typed is taken."""
_AFTER_TROUBLE: Final = (1, 2, 4, 8)
"""After so many times of trouble in a row the next try waits that many times longer."""


class FileStamp(NamedTuple):
    """What changes whenever a file does."""

    path: str
    written_ns: int
    size: int


Signature = frozenset[FileStamp]


class _Time(NamedTuple):
    """Waiting, and seconds that only go forward."""

    sleep: Callable[[float], None]
    clock: Callable[[], float]


def watch(
    root: Path,
    docs_dir: str,
    *,
    every_seconds: float,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[str]:
    """Syncs when files have changed and are quiet again, and now and then for the other end.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        every_seconds: how often to look at the other end where nothing changes here.
        sleep: waits.
        clock: seconds that only go forward.

    Yields:
        Lines worth telling: what arrived, and trouble, once.
    """
    time_of = _Time(sleep, clock)
    told: list[str] = []
    troubles = 0
    while True:
        seen = signature(root)
        report = _sync(root, docs_dir)
        lines = _worth_telling(report)
        if lines != told:
            yield from lines
        told = lines
        if not (report.notes or report.left_out):
            told = []
        patience = every_seconds
        if report.well:
            troubles = 0
        else:
            seen = signature(root)
            more = troubles + 1
            troubles = min(more, len(_AFTER_TROUBLE))
            patience *= _AFTER_TROUBLE[troubles - 1]
        _wait(root, seen, patience, time_of)


def signature(root: Path) -> Signature:
    """What changes whenever a file of the journal does."""
    found = []
    for _, children in descend(root):
        children[:] = [child for child in children if not _left_alone(child)]
        for child in children:
            try:
                known = child.stat(follow_symlinks=False)
            except OSError:
                continue
            if not stat.S_ISDIR(known.st_mode):
                stamp = FileStamp(child.path, known.st_mtime_ns, known.st_size)
                found.append(stamp)
    return frozenset(found)


def _left_alone(child: os.DirEntry[str]) -> bool:
    """Whether it is a folder that no one writes entries in."""
    no_entries = child.name.startswith(".") or child.name == "site"
    return no_entries and child.is_dir(follow_symlinks=False)


def _wait(root: Path, known: Signature, patience: float, time_of: _Time) -> None:
    """Until someone has changed files and is done, or it is time to look at the other end."""
    until = time_of.clock() + patience
    seen = signature(root)
    changed_at = time_of.clock()
    while time_of.clock() < until or seen != known:
        now = signature(root)
        if now != seen:
            seen = now
            changed_at = time_of.clock()
        elif seen != known and time_of.clock() - changed_at >= QUIET_SECONDS:
            return
        time_of.sleep(LOOK_SECONDS)


def _sync(root: Path, docs_dir: str) -> Report:
    try:
        report = sync(root, docs_dir)
        if report.changes and merges_copies(report.changes):
            keep_for_undo(root, report.changes)
    except (RefusalError, OSError) as error:
        said = str(error)
        notes = [f"{said[:1].upper()}{said[1:]}"]
        return Report(notes=notes, well=False)
    return report


def _worth_telling(report: Report) -> list[str]:
    """What arrived and what did not go as usual; what was sent goes without saying."""
    report.sent = report.saved = 0
    lines = report.lines()
    if lines == [NOTHING_NEW]:
        return []
    return lines
