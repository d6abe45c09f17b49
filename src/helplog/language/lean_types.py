"""Imports the protocol's types without what nobody here asks of them.

They are several hundred classes, and each is given code of its own that compares it and prints it:
building that is a third of what starting the server takes, while an editor waits. Places and
ranges compare themselves, and those are all that is compared.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

import attrs

_TYPES: Final = "lsprotocol.types"


def import_types() -> None:
    """To be called before anything else imports them; later it does nothing."""
    if _TYPES not in sys.modules:
        with _plain_classes():
            import_module(_TYPES)


@contextmanager
def _plain_classes() -> Iterator[None]:
    """Classes that are defined meanwhile are made to hold values alone."""
    define = attrs.define

    def plain(cls: type | None = None, **options: Any) -> Any:  # noqa: ANN401 - as in attrs
        options.setdefault("eq", False)
        options.setdefault("repr", False)
        made: Callable[[type], type] = define(**options)
        return made if cls is None else made(cls)

    attrs.define = plain  # type: ignore[assignment]
    try:
        yield
    finally:
        attrs.define = define
