"""The colours of the kinds in the terminal: the site's, as near as every terminal has them."""

from __future__ import annotations

from typing import Final

import click

from helplog.model.kinds import Kind

# amber, teal, green, plum and blue in `theme/styles/palette.css`; the sixteen colours that a
# terminal's own palette keeps readable, on light and on dark
_COLOURS: Final = {
    Kind.ASKS: "yellow",
    Kind.HANDOFFS: "cyan",
    Kind.ACCEPTED: "green",
    Kind.THANKS: "magenta",
    Kind.CONNECTIONS: "blue",
}


def of_kind(kind: Kind, text: str) -> str:
    """Text in the colour of a list; the words alone say which list it is."""
    colour = _COLOURS.get(kind)
    if colour is None:
        return text
    return click.style(text, fg=colour)
