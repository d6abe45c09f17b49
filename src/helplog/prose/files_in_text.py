"""Extensions that read files into a text, kept within what may be read into one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

Reading = Callable[[str, str], str | None]
LookUp = Callable[[str], str | None]
_LOOK_UP: Final = "get_snippet_path"
"""By this name, snippets find a file."""


class KeptWithin(Preprocessor):
    """Runs first, and guards the steps that come after: an extension may be added late.

    Args:
        md: the converter.
        reading: the path by which a file may be read, of its name as written and its path; None
            where it may not.
    """

    def __init__(self, md: Markdown, reading: Reading) -> None:
        super().__init__(md)
        self._md = md
        self._reading = reading
        self._guarded: set[int] = set()

    def run(self, lines: list[str]) -> list[str]:
        """The lines as they are."""
        for step in self._md.preprocessors:
            look_up = getattr(step, _LOOK_UP, None)
            ident = id(step)
            if look_up is None or ident in self._guarded:
                continue
            self._guarded.add(ident)
            kept = self._kept(look_up)
            setattr(step, _LOOK_UP, kept)
            vars(step)["url_download"] = False
        return lines

    def _kept(self, look_up: LookUp) -> LookUp:
        def found(path: str) -> str | None:
            known = look_up(path)
            if known is None:
                return None
            return self._reading(path, known)

        return found
