"""Whether links lead where they led when a text was rendered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from helplog.pages.asked_links import ADDRESS, Asked

if TYPE_CHECKING:
    from helplog.prose.linking import Links, Target


class Meant(NamedTuple):
    """What an address leads to."""

    target: Target | None
    is_path: bool = False
    """It is the way there; else a file of that name was looked for."""


def meant_by(links: Links, address: str, from_uri: str) -> Meant:
    """What an address leads to, by its path or else by the name at its end.

    Args:
        links: everything that can be pointed to.
        address: as written.
        from_uri: the file in which it is written.
    """
    target = links.resolve(address, from_uri)
    if target is not None:
        return Meant(target, is_path=True)
    return Meant(links.by_file_name(address))


def answer_of(target: Target | None) -> str:
    """All of a target that a link to it is made of; empty for none."""
    if target is None:
        return ""
    return f"{target.uri}#{target.anchor}\n{target.address}\n{target.file_uri}"


def lead_there_still(links: Links, asked: Iterable[Asked]) -> bool:
    """Whether everything that was asked would get the same answer.

    What was asked for within another text is not asked again.
    """
    return all(not one.within and _again(links, one) == one.answer for one in asked)


def _again(links: Links, one: Asked) -> str:
    if one.how == ADDRESS:
        return answer_of(meant_by(links, one.said, one.from_uri).target)
    return answer_of(links.named(one.said, one.from_uri, _no_slug))


def _no_slug(_: str) -> str:
    """Nothing within a page is asked for."""
    return ""
