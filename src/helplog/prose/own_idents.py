"""The ids that a text's headings and blocks will have on a page, before it is rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from helplog.prose.link_names import BLOCK, Slug
from helplog.prose.masking import without_code

_HEADING: Final = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_BLOCK: Final = re.compile(r"(?:^|[ \t])\^([A-Za-z0-9-]{2,64})[ \t]*$", re.MULTILINE)


def idents_in(text: str, slug: Slug) -> frozenset[str]:
    """Ids of plain headings and of named blocks, as in a file of its own.

    Args:
        text: Markdown.
        slug: gives headings their ids.
    """
    return frozenset(_idents(text, slug))


def _idents(text: str, slug: Slug) -> Iterator[str]:
    plain = without_code(text)
    for heading in _HEADING.finditer(plain):
        yield slug(heading[1])
    for block in _BLOCK.finditer(plain):
        yield BLOCK + block[1]
