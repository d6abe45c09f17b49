"""The words the page begins and ends with that a new journal comes with."""

from __future__ import annotations

from typing import Final

BEGINS: Final = "This is the first page of your journal."
ENDS: Final = "has an example of\nevery list there is."


def is_first_page(body: str) -> bool:
    """Whether a page is the one `init` wrote, with nothing of the writer's own below it."""
    text = body.strip()
    return text.startswith(BEGINS) and text.endswith(ENDS)


def begins_as_first_page(body: str) -> bool:
    """Whether a page begins with the words `init` wrote, whatever stands below them."""
    return body.lstrip().startswith(BEGINS)
