"""What all tests share: how hard hypothesis tries, and a quiet environment."""

from __future__ import annotations

import gc
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
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=_PATIENT,
)
settings.register_profile(
    "bench", max_examples=10_000, deadline=None, suppress_health_check=_PATIENT
)
settings.load_profile(os.environ.get("HELPLOG_HYPOTHESIS", "quick"))

_SWITCHED_OFF_BY_SHELLS = ("SIGINT", "SIGQUIT", "SIGHUP", "SIGTERM")


def _hear_signals() -> None:
    """Lets every child of a test begin with the signals it has when a person starts it.

    A script's `make test &` starts everything with Ctrl-C switched off, `nohup make test` with the
    terminal's end, and a child inherits what is switched off. What is heard here is not: it begins
    anew with each program.
    """
    for name in _SWITCHED_OFF_BY_SHELLS:
        number = getattr(signal, name, None)
        if number is None or signal.getsignal(number) is not signal.SIG_IGN:
            continue
        if number == signal.SIGINT:
            signal.signal(number, signal.default_int_handler)
        else:
            signal.signal(
                number, lambda *_: None
            )  # to these tests it stays switched off


_hear_signals()

gc.disable()  # while tests are listed everything stays


def pytest_collection_finish() -> None:
    """What is there once all tests are listed stays to the end: Python's collector need not go through it again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def state_home() -> Iterator[Path]:
    """Helplog's own key lies in the user's home; that of whoever runs the tests is not touched, nor is
    the day they reckon from used."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        patch.delenv("HELPLOG_TODAY", raising=False)
        yield Path(folder)


@pytest.fixture(autouse=True)
def same_environment() -> Iterator[None]:
    """What a command puts into its process's environment, `build --today`, is gone by the next test."""
    before = dict(os.environ)
    yield
    if os.environ != before:
        os.environ.clear()
        os.environ.update(before)
