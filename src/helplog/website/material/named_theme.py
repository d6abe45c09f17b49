"""The theme that journals call `helplog`: Material's templates, given to MkDocs and its successors.

A program that finds themes as MkDocs does, and passes over plugins it doesn't know, would put a
journal's files into pages as they lie, private ones and all. Asked by it, this module can't be
imported, and the program stops.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Final

_KNOWN: Final = ("mkdocs.config.base", "properdocs.config.base")
"""Where those are that ask every plugin before they make a page."""


class UnknownProgramError(ImportError):
    """A program asks that would not have helplog make the pages."""

    def __init__(self) -> None:
        super().__init__(
            "this journal's pages are made by helplog, with MkDocs: helplog build. Another program "
            "would show what is private, so it gets no theme"
        )


def _templates() -> ModuleType:
    if not any(name in sys.modules for name in _KNOWN):
        raise UnknownProgramError
    return import_module("material.templates")


templates = _templates()
