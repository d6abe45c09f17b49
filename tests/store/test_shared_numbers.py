"""Numbers that are shared out among processes: each is taken, and once."""

from __future__ import annotations

import os
import sys

import pytest

from helplog.model.beside.shared_numbers import SharedNumbers


@pytest.mark.parametrize("count", [0, 1, 1_023, 1_024, 1_025, 50_000])
def test_each_number_is_taken_once_and_in_order(count: int) -> None:
    numbers = SharedNumbers(count)
    assert list(numbers.taken()) == list(range(count))
    assert not numbers.take()
    numbers.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no copies there")
def test_a_copy_takes_what_nobody_else_does() -> None:
    numbers = SharedNumbers(2_000)
    told, tell = os.pipe()
    copy = os.fork()
    if copy == 0:
        taken = sum(numbers.taken())
        os.write(tell, taken.to_bytes(8, "little"))
        os._exit(0)
    here = sum(numbers.taken())
    there = int.from_bytes(os.read(told, 8), "little")
    os.waitpid(copy, 0)
    for handle in (told, tell):
        os.close(handle)
    numbers.close()
    assert here + there == sum(range(2_000))
