"""What all tests share: how hard hypothesis tries, and a quiet environment."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_PATIENT = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "quick",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=_PATIENT,
)
settings.register_profile(
    "bench", max_examples=10_000, deadline=None, suppress_health_check=_PATIENT
)
settings.load_profile(os.environ.get("HELPLOG_HYPOTHESIS", "quick"))

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A script's `make test &` starts everything with Ctrl-C switched off, and every child of a test
    # would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def state_home() -> Iterator[Path]:
    """Helplog's own key lies in the user's home; that of whoever runs the tests is not touched."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        yield Path(folder)
