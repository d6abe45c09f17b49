"""Work done in a process of its own, which ends when it takes too long or too much room."""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Final

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Spent:
    """What a piece of work took."""

    seconds: float
    """Of the processor's time; more than was allowed where it was ended."""
    mib: float
    """Room it needed beyond what was there before."""
    problem: str = ""
    """Why it came to no end of its own; empty where it did."""


def spent_on(work: Callable[[], object], *, seconds: float, mib: int = 1024) -> Spent:
    """Does a piece of work in a child, and ends it at a limit: what hangs fails, and nothing waits for it.

    Args:
        work: what to do; what it returns stays in the child.
        seconds: of processor time it may take.
        mib: room it may take beyond what this process has.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(work, seconds, mib, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8", errors="replace") as said:
        answer = said.read()
    _, status = os.waitpid(child, 0)
    if not answer:
        return Spent(seconds, 0, f"ended by {_signal_of(status)} after {seconds:g} s")
    took, needed, problem = answer.split("\n", 2)
    return Spent(float(took), float(needed), problem)


def _work(work: Callable[[], object], seconds: float, mib: int, writing: int) -> None:
    """In the child: the work, and what it took, said to the parent."""
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.alarm(int(seconds * 10) + 10)  # of a processor that others use as well
        limit = _address_space() + mib * MIB
        with suppress(OSError, ValueError):  # macOS knows no such limit
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        before, began, problem = _peak_mib(), process_time(), ""
        try:
            work()
        except BaseException:  # noqa: BLE001  # whatever it is, the parent is told
            problem = traceback.format_exc(limit=-3)
        signal.setitimer(signal.ITIMER_PROF, 0)
        answer = f"{process_time() - began}\n{_peak_mib() - before}\n{problem}"
        os.write(writing, answer.encode("utf-8", "replace")[:60_000])
    finally:
        os._exit(0)


def _signal_of(status: int) -> str:
    return (
        signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "itself"
    )


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MIB if sys.platform == "darwin" else peak / 1024


def _address_space() -> int:
    """How much this process has been given; a generous guess where that can't be told."""
    try:
        return (
            int(Path("/proc/self/statm").read_text("ascii").split()[0])
            * resource.getpagesize()
        )
    except OSError:
        return 4096 * MIB
