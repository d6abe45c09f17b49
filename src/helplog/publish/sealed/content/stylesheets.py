"""Addresses in a stylesheet of the journal's own, which lies elsewhere in a copy."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

ENDING: Final = ".css"
_LINK: Final = re.compile(
    r"""(url\(\s*["']?|@import\s+["'])([^"')#\s][^"')]*?)(["']?\s*\)|["'])"""
)


def with_links(css: str, led: Callable[[str], str]) -> str:
    """A stylesheet whose addresses lead elsewhere.

    Args:
        css: the stylesheet.
        led: from an address, as it is written, to the one in its place.
    """

    def leading(found: re.Match[str]) -> str:
        before, written, after = found.groups()
        return f"{before}{led(written)}{after}"

    return _LINK.sub(leading, css)
