"""A body that is fetched when somebody reads it.

Ten years are several megabytes of words, of which most commands want the facts alone. Whoever makes
a writing without its body leaves the field empty and says how to come by it; to everybody else it
is a field like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

_FIELD: Final = "body"


class BodyOnDemand:
    """What has a `body`, perhaps one that nobody has read yet."""

    __slots__ = ("_fetch_body",)

    if TYPE_CHECKING:
        _fetch_body: Callable[[], str]
    else:

        def __getattr__(self, name: str) -> str:
            """Python asks for a field here only where it is empty."""
            if name != _FIELD:
                raise AttributeError(name)
            body = self._fetch_body()
            object.__setattr__(self, _FIELD, body)
            return body
