"""Tables without losses: of pipes in `[[page|words]]`, of cells beyond the last column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions.tables import TableProcessor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from markdown.blockparser import BlockParser

_LINK: Final = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]")
_BARE_PIPE: Final = re.compile(r"(?<!\\)\|")


class Tables(TableProcessor):
    """In the place of Markdown's own, with its options."""

    def __init__(self, parser: BlockParser, config: dict[str, Any]) -> None:
        super().__init__(parser, config)
        self._columns = 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        """The table as elements."""
        self._columns = len(self.separator or ())
        super().run(parent, blocks)
        self._columns = 0

    def _build_row(
        self, row: str, parent: Element, align: Sequence[str | None]
    ) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]
        cells = self._split_row(row)
        beyond = [cell.strip(" ") for cell in cells[len(align) :]]
        if any(beyond):
            last = parent[-1][-1]
            last.text = " | ".join([last.text or "", *beyond])

    def _split_row(self, row: str) -> list[str]:
        if "[[" in row:
            row = _LINK.sub(_escaped, row)
        cells: list[str] = super()._split_row(row)  # type: ignore[misc]
        return cells


def _escaped(link: re.Match[str]) -> str:
    """A link with words of its own, as it has to stand in a table."""
    return _BARE_PIPE.sub(r"\\|", link[0])
