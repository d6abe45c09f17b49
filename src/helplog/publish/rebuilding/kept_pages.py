"""What is kept of each page of a site, so that the next build knows which it has to make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from helplog.model.diagnostic import Diagnostic
from helplog.pages.asked_links import Asked
from helplog.pages.source import Leftovers, PageSource
from helplog.pages.years.pictures import Picture
from helplog.store.memory.packed_findings import pack_finding, unpack_finding

Row = list[Any]
"""As JSON has it."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was made last."""

    uri: str
    key: str
    """What it was made of; empty for a page that is made each time."""
    content: str
    """A digest of what stands in its frame."""
    record: str
    """A digest of what the search keeps of it."""
    left: Leftovers

    def as_row(self) -> Row:
        """Plain data, most of it left out where it is empty."""
        row: Row = [self.uri, self.key, self.content, self.record]
        left = self.left
        if left == Leftovers():
            return row
        return [
            *row,
            [finding_row(finding) for finding in left.found],
            sorted(left.named),
            [list(asked) for asked in left.asked],
            [[on.isoformat(), one.address, one.says] for on, one in left.pictures],
        ]


def kept_page(row: Sequence[Any]) -> KeptPage:
    """The page of a row.

    Raises:
        ValueError: it has another shape.
        TypeError: the same.
    """
    uri, key, content, record, *rest = row
    left = _left(*rest) if rest else Leftovers()
    return KeptPage(uri, key, content, record, left)


def digest_of_content(page: PageSource) -> str:
    """What tells apart what stands in a page's frame."""
    parts = [
        page.title,
        *(f"{one.level}{one.ident}\0{one.text}" for one in page.headings),
    ]
    parts.append(page.html)
    return digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def digest(data: bytes) -> str:
    """What tells one from another, as text."""
    return blake2b(data, digest_size=16).hexdigest()


def _left(
    found: Iterable[Row],
    named: Iterable[str],
    asked: Iterable[Row],
    pictures: Iterable[Row],
) -> Leftovers:
    return Leftovers(
        found=tuple(map(finding_of, found)),
        named=frozenset(named),
        asked=tuple(Asked(*one) for one in asked),
        pictures=tuple(
            (date.fromisoformat(on), Picture(address, says))
            for on, address, says in pictures
        ),
    )


def finding_row(finding: Diagnostic) -> Row:
    """A finding as plain data."""
    return [finding.where.uri, pack_finding(finding)]


def finding_of(row: Sequence[Any]) -> Diagnostic:
    """The finding of a row.

    Raises:
        ValueError: it has another shape.
        TypeError: the same.
        KeyError: the same.
    """
    uri, packed = row
    return unpack_finding(uri, packed)
