"""Regular expressions that are compiled when they are first asked something.

A command uses a third of the patterns in the modules it loads, and compiling all of them takes as
long as everything else a capture does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from re import RegexFlag


def late_pattern(source: AnyStr, flags: int | RegexFlag = 0) -> re.Pattern[AnyStr]:
    """A pattern for a name in a module, with all that a compiled one has.

    Only the functions of `re` itself do not take it.

    Args:
        source: the expression.
        flags: as `re` has them.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(source, flags))


class _LatePattern:
    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        """What is not here yet; from then on it is found without asking again."""
        pattern = re.compile(self._source, self._flags)
        found = getattr(pattern, name)
        setattr(self, name, found)
        return found
