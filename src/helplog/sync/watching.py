"""Syncing for as long as a terminal is open: quiet, patient with someone who types, and easy to end."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from helplog.model.refusal import RefusalError
from helplog.store.descending import descend
from helplog.sync.report import NOTHING_NEW, Report
from helplog.sync.syncing import sync

LOOK_SECONDS: Final = 2.0
"""How often the files are looked at."""
QUIET_SECONDS: Final = 4.0
"""How long nobody has to have typed before what they typed is taken."""
_AFTER_TROUBLE: Final = (1, 2, 4, 8)
"""After so many times of trouble in a row the next try waits that many times longer."""


def watch(
    root: Path,
    docs_dir: str,
    *,
    every_seconds: float,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[str]:
    """Syncs whenever files have changed and are quiet again, and every so often for the other end's sake.

    Args:
        root: the journal's folder.
        docs_dir: the entries' folder in it.
        every_seconds: how often to look at the other end where nothing changes here.
        sleep: waits.
        clock: seconds that only go forward.

    Yields:
        Lines worth telling: what arrived, and trouble, once.
    """
    told: list[str] = []
    troubles = 0
    while True:
        before = signature(root)
        report = _sync(root, docs_dir)
        troubles = 0 if report.well else min(troubles + 1, len(_AFTER_TROUBLE))
        lines = _worth_telling(report)
        if lines != told:
            yield from lines
        told = lines if report.notes else []
        patience = every_seconds * _AFTER_TROUBLE[troubles - 1] if troubles else every_seconds
        _wait(root, before if report.well else signature(root), patience, (sleep, clock))


def signature(root: Path) -> frozenset[tuple[str, int, int]]:
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
                found.append((child.path, known.st_mtime_ns, known.st_size))
    return frozenset(found)


def _left_alone(child: os.DirEntry[str]) -> bool:
    """Whether it is a folder that no one writes entries in."""
    return child.is_dir(follow_symlinks=False) and (
        child.name.startswith(".") or child.name == "site"
    )


def _wait(
    root: Path,
    known: frozenset[tuple[str, int, int]],
    patience: float,
    time_of: tuple[Callable[[float], None], Callable[[], float]],
) -> None:
    """Until it is time to look at the other end, or someone has changed files and is done for the moment."""
    sleep, clock = time_of
    until = clock() + patience
    seen, changed_at = signature(root), clock()
    while clock() < until or seen != known:
        now = signature(root)
        if now != seen:
            seen, changed_at = now, clock()
        elif seen != known and clock() - changed_at >= QUIET_SECONDS:
            return
        sleep(LOOK_SECONDS)


def _sync(root: Path, docs_dir: str) -> Report:
    try:
        return sync(root, docs_dir)
    except (RefusalError, OSError) as error:
        return Report(notes=[f"{str(error)[:1].upper()}{str(error)[1:]}"], well=False)


def _worth_telling(report: Report) -> list[str]:
    """What arrived and what did not go as usual; what was sent goes without saying."""
    report.sent = report.saved = 0
    lines = report.lines()
    return [] if lines == [NOTHING_NEW] else lines
