"""What a way of asking has to offer a check-in."""

from __future__ import annotations

from typing import Protocol

GOES_ON = "\\"
"""A line that ends with it goes on in the next."""
INSTEAD = "="
"""An answer that begins with it takes the place of what is shown; so does one that was changed."""


class Voice(Protocol):
    """A way of asking."""

    rich: bool
    """Whether signs and colours help; a screen reader would read them out."""

    def listen(self, hint: str, keep: str = "") -> str:
        """One answer, of one line or several, as typed; empty for Enter alone.

        Args:
            hint: what Enter does, and what else one can type.
            keep: the text that Enter keeps, for changing it.

        Raises:
            EOFError: there is nobody to answer any more.
            KeyboardInterrupt: Ctrl-C.
        """
        ...
