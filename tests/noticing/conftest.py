"""helplog run in a journal of the test's own, as in the tests of the other commands."""

from __future__ import annotations

from tests.cli.conftest import journal, run

__all__ = ["journal", "run"]
