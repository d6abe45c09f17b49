"""What a text asked of the links of a site, so that later it can be asked again.

A text's HTML depends on where its links lead and on nothing else that lies elsewhere: while each
gets the same answer, it is the same HTML.
"""

from __future__ import annotations

from typing import Final, NamedTuple

ADDRESS: Final = "address"
"""Asked by an address, as Markdown writes it."""
NAME: Final = "name"
"""Asked by a name, as `[[name]]`."""


class Asked(NamedTuple):
    """A question and its answer."""

    how: str
    """`ADDRESS` or `NAME`."""
    said: str
    """As written."""
    from_uri: str
    """The file it is written in."""
    answer: str
    """Where it led; empty where nowhere."""
