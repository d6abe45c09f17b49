"""A copy of this program, and what comes back from it: through memory that lies on no disk."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Final, TypeVar

assert sys.platform == "linux"  # noqa: S101 - for the type checker

T = TypeVar("T")

_LENGTH_BYTES: Final = 8


@contextmanager
def copied(work: Callable[[], Iterable[T]], at_once: int) -> Iterator[Iterator[T]]:
    """Have a copy do some work; see `second_process`."""
    memory = os.memfd_create("helplog")
    arrivals, tell = os.pipe()
    process = _forked()
    if process == 0:
        os.close(arrivals)
        _work(work, memory, tell, at_once)
    os.close(tell)
    try:
        yield _results(arrivals, memory)
    finally:
        os.close(arrivals)
        os.close(memory)
        _end(process)


def _forked() -> int | None:
    """The copy's number, 0 in the copy itself; None where the system refuses one."""
    with suppress(OSError):
        return os.fork()
    return None


def _work(
    work: Callable[[], Iterable[T]], memory: int, tell: int, at_once: int
) -> None:
    """What the copy does; it never comes back."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.disable()  # looking through all objects would copy their memory
        results = iter(work())
        while some := list(islice(results, at_once)):
            data = memoryview(pickle.dumps(some, pickle.HIGHEST_PROTOCOL))
            length = len(data).to_bytes(_LENGTH_BYTES, "little")
            while data:
                data = data[os.write(memory, data) :]
            # where nobody listens any more this ends the copy
            os.write(tell, length)
    finally:
        os._exit(0)


def _results(arrivals: int, memory: int) -> Iterator[T]:
    """What has come back, piece by piece, until the copy ends."""
    at = 0
    while True:
        told = os.read(arrivals, _LENGTH_BYTES)
        if len(told) < _LENGTH_BYTES:
            return
        length = int.from_bytes(told, "little")
        data = os.pread(memory, length, at)
        at += length
        yield from pickle.loads(data)  # noqa: S301 - written by this very program


def _end(process: int | None) -> None:
    if process is None:
        return
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
