"""Warm is cold: a few random histories of a journal; `bench/warm_is_cold.py` lives through many."""

from __future__ import annotations

import pytest
from tests.covering import EVERYTHING
from tests.site.histories import history, told

pytestmark = pytest.mark.slow

STEPS = 4
SEEDS = range(40) if EVERYTHING else (0, 1, 2, 5)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_step_the_site_is_what_a_cold_build_makes(seed: int) -> None:
    assert told(history(seed, STEPS)).wrong == []
