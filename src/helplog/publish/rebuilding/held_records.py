"""What the search keeps of each page, held by a process that builds again and again."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from helplog.pages.search.records import Record, packed, unpacked
from helplog.publish.rebuilding.keeping import LostError
from helplog.publish.rebuilding.kept_pages import KeptPage

_FAST = 1


@dataclass(slots=True)
class HeldRecords:
    """Packed: most are never asked for."""

    _by_uri: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def holding(cls, packed_records: Iterable[tuple[str, bytes]]) -> HeldRecords:
        """Records of pages, as bytes, by uri."""
        held = cls()
        for uri, data in packed_records:
            held._hold(uri, data)
        return held

    def of(self, page: KeptPage) -> Record:
        """What is kept of a page.

        Raises:
            LostError: nothing is.
        """
        try:
            return unpacked(zlib.decompress(self._by_uri[page.uri]))
        except KeyError as error:
            raise LostError from error

    def put(self, uri: str, record: Record | None) -> None:
        """Keep another record; none where the page is gone."""
        if record is None:
            self._by_uri.pop(uri, None)
        else:
            self._hold(uri, packed(record))

    def _hold(self, uri: str, data: bytes) -> None:
        self._by_uri[uri] = zlib.compress(data, _FAST)
