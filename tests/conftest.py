"""What all tests share: how hard hypothesis tries, and a quiet environment."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_PATIENT = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_PATIENT)
settings.register_profile("bench", max_examples=10_000, deadline=None, suppress_health_check=_PATIENT)
settings.load_profile(os.environ.get("HELPLOG_HYPOTHESIS", "quick"))
