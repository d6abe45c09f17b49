"""What all tests share: how hard hypothesis tries, and a quiet environment."""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

_PATIENT = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_PATIENT)
settings.register_profile("bench", max_examples=10_000, deadline=None, suppress_health_check=_PATIENT)
settings.load_profile(os.environ.get("HELPLOG_HYPOTHESIS", "quick"))

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A script's `make test &` starts everything with Ctrl-C switched off, and every child of a test would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
