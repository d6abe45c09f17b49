"""A law held against a table in one test, where a test for each row would cost more than the law."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Rows = Mapping[str, tuple[Any, ...]] | Iterable[tuple[str, tuple[Any, ...]]]
"""What the law is called with, by a name."""


def holds_for_each(rows: Rows, law: Callable[..., object]) -> None:
    """Calls a law with every row, and names each row it doesn't hold for.

    Raises:
        AssertionError: with what each of these failed with; or no row was there.
    """
    named = [*(rows.items() if isinstance(rows, Mapping) else rows)]
    assert named, "a law of nothing holds always"
    failed = []
    for name, given in named:
        try:
            law(*given)
        except Exception:  # noqa: BLE001  # whatever it is, the other rows are looked at as well
            failed.append(f"{name}:\n{traceback.format_exc(limit=-3)}")
    assert not failed, f"not for {len(failed)} of {len(named)}:\n" + "\n".join(failed)
