"""What people and programs do to the files of a journal."""

from __future__ import annotations

import os
from pathlib import Path
from time import sleep


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name("beside")
    beside.write_bytes(data)
    beside.replace(path)


def overwrite(path: Path, data: bytes) -> None:
    """In place, with the same size and time of change where it was there."""
    if not path.is_file():
        return
    was = path.stat()
    sleep(0.01)  # the disk's clock ticks
    path.write_bytes(data[: was.st_size].ljust(was.st_size, b"\n"))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def remove(path: Path, _: bytes) -> None:
    path.unlink(missing_ok=True)


def rename(path: Path, _: bytes) -> None:
    if path.exists():
        path.replace(path.with_name("2026-11-20.md"))


def touch(path: Path, _: bytes) -> None:
    if path.exists():
        os.utime(path, ns=(1, 1))


def linked(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.parent.parent / "aside.txt"
    target.write_bytes(data)
    path.symlink_to(target)
