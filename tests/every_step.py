"""Which steps of a run are stopped: a sample in `make test`, each of them in `make bench`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from typing import Final

EVERY: Final = os.environ.get("HELPLOG_FAULTS") == "all"


def sampled(steps: Iterable[int], *, one_in: int, offset: int = 0) -> Iterable[int]:
    """One step of so many, other ones for another offset; every step where all are asked for."""
    return steps if EVERY else islice(steps, offset % one_in, None, one_in)
